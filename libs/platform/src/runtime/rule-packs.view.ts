import { copy, type Heard } from '@laurel/contracts';

type PackRow = { readonly rulePackHash: string };
type OfPack = Heard<'RulePackFrozen' | 'CampaignOpened' | 'RulePackAmended'>;

const held = {
  keys: ({ data }: OfPack) => [data.campaignId],
  fold: (_row: PackRow | undefined, { data }: OfPack): PackRow => ({ rulePackHash: data.rulePackHash }),
};

/** The rule pack that holds for a campaign now: its hash is stamped on every event of the campaign. */
export const rulePacksView = copy<PackRow>('rule-packs', {
  version: 1,
  indexes: [],
  on: { RulePackFrozen: held, CampaignOpened: held, RulePackAmended: held },
});
