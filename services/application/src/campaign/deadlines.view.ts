import { campaign, type Heard, type RowOf, view } from '@laurel/contracts';

type DeadlineRow = RowOf<typeof campaign.readModels.deadlines>;

/**
 * The dates of a campaign, with every extension and its reason: every bureau sees all of them
 * (docs/handbook/process.md#1.6).
 */
export const deadlinesView = view('deadlines', campaign.readModels.deadlines, {
  version: 1,
  keys: ({ data }) => [(data as { campaignId: string }).campaignId],
  on: {
    CampaignOpened: dated,
    RulePackAmended: dated,
    DeadlineExtended(row, { data, time }) {
      const { bureauId, until, reason } = data;
      return row && { ...row, extensions: [...row.extensions, { bureauId, until, reason, at: time }] };
    },
    DeadlinePassed(row, { data, time }) {
      const { deadline, bureauIds } = data;
      return row && { ...row, passed: [...row.passed, { deadline, bureauIds, at: time }] };
    },
  },
});

function dated(
  row: DeadlineRow | undefined,
  { data }: Heard<'CampaignOpened' | 'RulePackAmended'>,
): DeadlineRow {
  const { applicationDeadline, assessmentFrom, assessmentTo, phases } = data.rulePack;
  const dates = { applicationDeadline, assessmentFrom, assessmentTo, phases };
  return row ? { ...row, ...dates } : { campaignId: data.campaignId, ...dates, extensions: [], passed: [] };
}
