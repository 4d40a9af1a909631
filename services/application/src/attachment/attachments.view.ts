import { attachment, entryKey, type Role, type RowOf, unitKey, view } from '@laurel/contracts';
import { withAccount } from '../application/candidates.view.ts';

export type AttachmentRow = RowOf<typeof attachment.readModels.attachments>;
type Files = AttachmentRow['files'];

/**
 * The files on a unit in a campaign: one row for each unit, so that a recusal covers them all. Files that
 * discipline stored are evidence of a case and stay with discipline and audit
 * (docs/handbook/process.md#1.11).
 */
export const attachmentsView = view('attachments', attachment.readModels.attachments, {
  version: 5,
  on: {
    AttachmentStored: {
      keys: ({ data }) => [unitKey(data.campaignId, data.unitId)],
      fold(row, { data, time, actor }, key) {
        const before = row ?? noFiles(key);
        const { attachmentId, name, mediaType, size, seenBy } = data;
        const known = before.files.find((file) => file.attachmentId === attachmentId);
        if (known && seenBy) return { ...before, files: readAlsoBy(before.files, attachmentId, seenBy) };
        const stored = { attachmentId, name, mediaType, size, storedAt: time, storedBy: actor.account };
        const file = { ...stored, ...(seenBy && { seenBy }) };
        if (actor.role === 'discipline')
          return { ...before, confidentialFiles: withFile(before.confidentialFiles, file) };
        return { ...before, files: withFile(before.files, file) };
      },
    },
    ExpertRecused: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row, { data }, key) => recused(row ?? noFiles(key), data.expertId),
    },
    RecusalWithdrawn: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row, { data }) =>
        row && { ...row, recused: row.recused.filter((account) => account !== data.expertId) },
    },
    AssessorRecused: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row, { data }, key) => recused(row ?? noFiles(key), data.accountId),
    },
    AssessorRecusalWithdrawn: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row, { data }) =>
        row && { ...row, recused: row.recused.filter((account) => account !== data.accountId) },
    },
  },
});

/** A file that is stored for a field of the form is read by the readers of its fields, and by no others. */
function readAlsoBy(files: Files, attachmentId: string, readers: readonly Role[]): Files {
  return files.map((file) =>
    file.attachmentId === attachmentId
      ? { ...file, seenBy: [...new Set([...(file.seenBy ?? []), ...readers])] }
      : file,
  );
}

function recused(row: AttachmentRow, accountId: string): AttachmentRow {
  return { ...row, recused: withAccount(row.recused, accountId) };
}

function noFiles(key: string): AttachmentRow {
  const [campaignId, ...path] = key.split('.');
  const unitId = path.join('.');
  return {
    campaignId: campaignId!,
    unitId,
    files: [],
    confidentialFiles: [],
    recused: [],
  };
}

/**
 * Sorted by time, then by content: two files that came in together have one order, whichever was stored
 * first.
 */
function withFile(files: Files, file: Files[number]): Files {
  const place = ({ storedAt, attachmentId }: Files[number]) => `${storedAt} ${attachmentId}`;
  return [...files, file].sort((one, other) => (place(one) < place(other) ? -1 : 1));
}
