import { type applicationReadings, heard, type RowOf, unitKey } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { bureauOf } from '@laurel/rules';
import { withAccount } from './candidates.ts';

export type AttachmentRow = RowOf<typeof applicationReadings.attachments>;

/**
 * Which files there are on a unit in a campaign; one row for each unit, so that a recusal covers them all.
 * What discipline stores is evidence of a case and stays with discipline and audit (PROCESS.md 1.11).
 */
export const attachmentsView: View<AttachmentRow> = {
  name: 'attachments',
  version: 1,
  hears: ['AttachmentStored', 'ExpertRecused', 'AssessorRecused'],
  indexes: ['campaignId', 'unitId', 'bureauId'],
  keys: ({ data }) => [unitKey(data.campaignId, data.unitId ?? data.branchId)],
  fold(row, event, key) {
    const said = heard(event);
    const before = row ?? noFiles(key);
    switch (said.type) {
      case 'AttachmentStored': {
        const { attachmentId, name, mediaType, size } = said.data;
        const file = { attachmentId, name, mediaType, size, storedAt: said.time, storedBy: said.actor.account };
        if (said.actor.role === 'discipline') return { ...before, confidentialFiles: [...before.confidentialFiles, file] };
        return { ...before, files: [...before.files, file] };
      }
      case 'ExpertRecused':
        return { ...before, recused: withAccount(before.recused, said.data.expertId) };
      case 'AssessorRecused':
        return { ...before, recused: withAccount(before.recused, said.data.accountId) };
      default:
        return row;
    }
  },
};

function noFiles(key: string): AttachmentRow {
  const [campaignId, ...path] = key.split('.');
  const unitId = path.join('.');
  return { campaignId: campaignId!, unitId, bureauId: bureauOf(unitId), files: [], confidentialFiles: [], recused: [] };
}
