import { type BureauKinds, planBureauKinds, type RulePack } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { kindsNamedIn } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';

/** The rules of the kinds of bureau, which are data of the deployment. */

/** The kinds that were defined last; undefined while nobody has. */
export function kindsDefined(event: Envelope, past: Past): BureauKinds | undefined {
  return past.before(event, 'BureauKindsDefined').at(-1)?.data.bureauKinds;
}

const isKind = (kinds: BureauKinds, kind: string) => kinds.some(({ id }) => id === kind);
const kindsAt = (event: Envelope, past: Past) => kindsDefined(event, past) ?? planBureauKinds;

export const kindOnRecord = rule(
  'kindOnRecord',
  '1.23',
  '登记的单位类别未经设定',
  'a bureau was registered with a kind that nobody defined',
  (event, past) => isKind(kindsAt(event, past), event.data.kind),
);

export const packOfKinds = rule(
  'packOfKinds',
  '1.23',
  '规则包使用了未经设定的单位类别，或所记类别不是当时所设',
  'the rule pack names a kind of bureau that nobody defined, or other kinds are told than were defined',
  (event, past) => {
    const kinds = kindsAt(event, past);
    const told = canonicalJson(event.data.bureauKinds ?? null);
    return (
      kindsNamedIn(event.data.rulePack).every(({ kind }) => isKind(kinds, kind)) &&
      told === canonicalJson(kindsDefined(event, past) ?? null)
    );
  },
);

export const kindsKept = rule(
  'kindsKept',
  '1.23',
  '取消了仍在使用的单位类别',
  'a kind of bureau was taken away that a bureau or the rule pack of a campaign still has',
  (event, past) => {
    const { bureauKinds } = event.data;
    const used = past.before(event, 'BureauRegistered').map(({ data }) => data.kind as string);
    const named = past.before(event, 'CampaignDrafted').flatMap(({ stream }) => {
      const ended = ['CampaignClosed', 'CampaignCancelled'].some(
        (type) => past.before(event, type, stream).length > 0,
      );
      const said = past.last(event, ['CampaignDrafted', 'RulePackRevised', 'RulePackAmended'], stream);
      return ended || !said ? [] : kindsNamedIn(said.data.rulePack as RulePack).map(({ kind }) => kind);
    });
    return [...used, ...named].every((kind) => isKind(bureauKinds, kind));
  },
);

export const kindsApart = rule(
  'kindsApart',
  '1.23',
  '单位类别的编号或名称重复，或与此前相同',
  'two kinds of bureau have one id or one name, or the kinds are those of before',
  (event, past) => {
    const kinds: BureauKinds = event.data.bureauKinds;
    const isApart = (words: readonly string[]) => new Set(words).size === words.length;
    return (
      isApart(kinds.map(({ id }) => id)) &&
      isApart(kinds.map(({ name }) => name.zh)) &&
      isApart(kinds.map(({ name }) => name.en)) &&
      canonicalJson(kinds) !== canonicalJson(kindsAt(event, past))
    );
  },
);
