import { applicationReadings, heard, type RowOf, unitKey } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { bureauOf } from '@laurel/rules';
import { withAccount } from '../application/candidates.view.ts';

export type AttachmentRow = RowOf<typeof applicationReadings.attachments>;

/**
 * Which files there are on a unit in a campaign; one row for each unit, so that a recusal covers them all.
 * What discipline stores is evidence of a case and stays with discipline and audit (PROCESS.md 1.11).
 */
export const attachmentsView: View<AttachmentRow> = {
  name: 'attachments',
  version: 1,
  hears: ['AttachmentStored', 'ExpertRecused', 'AssessorRecused'],
  indexes: applicationReadings.attachments.indexes,
  keys: ({ data }) => [unitKey(data.campaignId, data.unitId ?? data.branchId)],
  fold(row, event, key) {
    const said = heard(event);
    const before = row ?? noFiles(key);
    switch (said.type) {
      case 'AttachmentStored': {
        const { attachmentId, name, mediaType, size } = said.data;
        const file = { attachmentId, name, mediaType, size, storedAt: said.time, storedBy: said.actor.account };
        if (said.actor.role === 'discipline') return { ...before, confidentialFiles: withFile(before.confidentialFiles, file) };
        return { ...before, files: withFile(before.files, file) };
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

/** By time, then by content: two files that came in together stand in one order, whichever was stored first. */
function withFile(files: AttachmentRow['files'], file: AttachmentRow['files'][number]): AttachmentRow['files'] {
  const place = ({ storedAt, attachmentId }: AttachmentRow['files'][number]) => `${storedAt} ${attachmentId}`;
  return [...files, file].sort((one, other) => (place(one) < place(other) ? -1 : 1));
}
