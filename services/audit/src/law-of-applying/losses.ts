import { canonicalJson } from '@laurel/core';
import { above, handingIn, hostOf, type Upwards } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { asOrdered, type Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';
import { runningAt } from './changes.ts';
import { isActing } from './city.ts';

/** The rule of the bureaus that hand in for fewer branches when a unit moves. */

function handingInFor(tree: Upwards, campaignId: string, branchId: string): string | undefined {
  const bureau = tree.parentOf(branchId);
  return bureau === undefined ? undefined : handingIn(tree, hostOf(tree, campaignId), bureau);
}

/** The branches that each bureau loses in a campaign, by `<campaign>.<bureau>`. */
function lostWith(event: Envelope, past: Past, campaignId: string): string[] {
  const { branchId, bureauId, parentId, formerBureauId, goesIn = [] } = event.data;
  const [unit, parent]: [string, string | undefined] =
    branchId === undefined ? [bureauId, parentId] : [branchId, bureauId];
  const tree = past.tree(event, asOrdered);
  const after = { parentOf: (each: string) => (each === unit ? parent : tree.parentOf(each)) };
  return past
    .before(event, 'BranchRegistered')
    .map(({ data }) => data.branchId as string)
    .filter((each) => isActing(event, past, each) && above(tree, each).includes(unit))
    .flatMap((each) => {
      const by = handingInFor(tree, campaignId, each);
      const isTold = by === formerBureauId && goesIn.includes(campaignId);
      const stays = each !== unit && by === handingInFor(after, campaignId, each);
      return by === undefined || isTold || stays ? [] : [`${campaignId}.${by}`];
    });
}

/** Events of before the field tell nobody. */
export const tellsWhoLoses = rule(
  'tellsWhoLoses',
  '1.23',
  '所列减少的报送支部与调整不符',
  'it tells other bureaus or numbers of branches than those that are handed in for no more',
  (event, past) => {
    const { lostBy, staysIn = [] } = event.data;
    if (lostBy === undefined) return true;
    const lost = runningAt(event, past)
      .filter((campaignId) => !staysIn.includes(campaignId))
      .flatMap((campaignId) => lostWith(event, past, campaignId));
    const told = lostBy.flatMap((each: { campaignId: string; bureauId: string; branches: number }) =>
      Array.from({ length: each.branches }, () => `${each.campaignId}.${each.bureauId}`),
    );
    return canonicalJson(lost.sort()) === canonicalJson(told.sort());
  },
);
