import { applicationReadings, heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type DeadlineRow = RowOf<typeof applicationReadings.deadlines>;

/** Until when what is received, and for whom that was extended and why: every bureau sees all of it (PROCESS.md 1.6). */
export const deadlinesView: View<DeadlineRow> = {
  name: 'deadlines',
  version: 1,
  hears: ['CampaignOpened', 'RulePackAmended', 'DeadlineExtended', 'DeadlinePassed'],
  indexes: applicationReadings.deadlines.indexes,
  keys: (event) => [event.data.campaignId],
  fold(row, event, key) {
    const said = heard(event);
    switch (said.type) {
      case 'CampaignOpened':
      case 'RulePackAmended': {
        const { applicationDeadline, assessmentFrom, assessmentTo, phases } = said.data.rulePack;
        const dates = { applicationDeadline, assessmentFrom, assessmentTo, phases };
        return row ? { ...row, ...dates } : { campaignId: key, ...dates, extensions: [], passed: [] };
      }
      case 'DeadlineExtended': {
        const { bureauId, until, reason } = said.data;
        return row && { ...row, extensions: [...row.extensions, { bureauId, until, reason, at: said.time }] };
      }
      case 'DeadlinePassed': {
        const { deadline, bureauIds } = said.data;
        return row && { ...row, passed: [...row.passed, { deadline, bureauIds, at: said.time }] };
      }
      default:
        return row;
    }
  },
};
