import { entry, entryKey, type RowOf, view } from '@laurel/contracts';

const model = entry.readModels.entries;
export type EntryRow = RowOf<typeof model>;

/**
 * The entries that compete, their standing, and their turn to present. Experts see those from which they are
 * not recused.
 */
export const entriesView = view('entries', model, {
  version: 4,
  keys: ({ data }) =>
    'order' in data
      ? data.order.map((branchId) => entryKey({ campaignId: data.campaignId, branchId }))
      : [entryKey(data)],
  on: {
    EntryAdmitted: (_row, { data, time }) => ({
      ...data,
      unitId: data.branchId,
      status: 'admitted',
      standing: 'clear',
      presentation: 'waiting',
      admittedAt: time,
      recused: [],
    }),
    DynamicScoreReceived: (row, { data }) => row && { ...row, dynamic: data.result },
    EntrySuspended: (row) => row && { ...row, standing: 'underReview' },
    EntryResumed: (row) => row && { ...row, standing: 'clear' },
    EntryDisqualified: (row, { data }) => row && { ...row, standing: 'disqualified', ground: data.ground },
    EntryWithdrawn: (row) => row && { ...row, status: 'withdrawn' },
    EntryCleared: (row, { data }) => row && { ...row, clearedUntil: data.validUntil },
    PresentationFiled: (row, { data }) => row && { ...row, deck: data.deck, logo: data.logo },
    ExpertRecused: (row, { data: { expertId } }) =>
      row && { ...row, recused: [...new Set([...row.recused, expertId])].sort() },
    RecusalWithdrawn: (row, { data: { expertId } }) =>
      row && { ...row, recused: row.recused.filter((account) => account !== expertId) },
    PresentationOrderDrawn: (row, { data }) =>
      row && { ...row, orderNumber: data.order.indexOf(row.branchId) + 1 },
    PresentationDeferred: (row, { data }) =>
      row && { ...row, orderNumber: data.order.indexOf(row.branchId) + 1 },
    PresentationAbandoned: (row, _event) => row && { ...row, presentation: 'waiting' },
    PresentationStarted: (row) => row && { ...row, presentation: 'presenting' },
    PresentationEnded: (row) => row && { ...row, presentation: 'presented' },
  },
});
