import type { RulePack } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';
import { bureau } from './city.ts';

/** The rules of pools and list maxima; found again from the record, not by the rules that decided. */

/** The most that the bureau's list may have: its own maximum, that of its kind, or everybody's. */
export function listMaximum(event: Envelope, past: Past): number {
  const routes = past.pack(event)?.routes;
  const own = routes?.listMaximums?.find((each) => takes(each, event, past));
  return own?.maximum ?? routes?.listMaximum ?? 0;
}

/** The first pool of the rule pack that takes the entry, by its route and the kind and id of its bureau. */
export const inItsPool = rule(
  'inItsPool',
  '1.15',
  '所列入的组与规则包不符',
  'it stands in another pool than the rule pack says',
  (event, past) => {
    const { route, pool } = event.data;
    const pools = past.pack(event)?.pools ?? [];
    const own = pools.find(
      (each) => (!each.routes || each.routes.includes(route)) && takes(each, event, past),
    );
    return pool === own?.id && (pools.length === 0 || own !== undefined);
  },
);

interface Taking {
  readonly bureauKinds?: readonly string[] | undefined;
  readonly bureauIds?: readonly string[] | undefined;
}

function takes({ bureauKinds, bureauIds }: Taking, event: Envelope, past: Past): boolean {
  const { bureauId } = event.data;
  const kind: string | undefined = bureau(event, past, bureauId)?.kind;
  return (
    (!bureauKinds || (kind !== undefined && bureauKinds.includes(kind))) &&
    (!bureauIds || bureauIds.includes(bureauId))
  );
}

/** Once a form was accepted its entry stands in a pool, so nobody may be moved to another by an amendment. */
export const poolsKept = rule(
  'poolsKept',
  '1.15',
  '已有申报表受理后变更了分组',
  'the pools were changed after a form had been accepted',
  (event, past) => {
    const types = ['CampaignOpened', 'RulePackAmended'];
    const before = past.last(event, types, event.stream)?.data.rulePack as RulePack | undefined;
    const takers = ({ pools }: RulePack) =>
      canonicalJson(
        pools?.map(({ id, routes, bureauKinds, bureauIds }) => ({ id, routes, bureauKinds, bureauIds })) ??
          [],
      );
    return (
      past.before(event, 'ApplicationAccepted', event.data.campaignId).length === 0 ||
      (before !== undefined && takers(before) === takers(event.data.rulePack))
    );
  },
);
