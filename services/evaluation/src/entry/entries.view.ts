import { entry, entryKey, evaluationReadings, heard, type Heard, idIn, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type EntryRow = RowOf<typeof evaluationReadings.entries>;

/** Which entries compete, how they stand, and when they present. An expert sees those from which the expert is not recused. */
export const entriesView: View<EntryRow> = {
  name: 'entries',
  version: 1,
  hears: [
    'EntryAdmitted',
    'DynamicScoreReceived',
    'EntrySuspended',
    'EntryResumed',
    'EntryDisqualified',
    'EntryWithdrawn',
    'EntryCleared',
    'PresentationFiled',
    'ExpertRecused',
    'PresentationOrderDrawn',
    'PresentationStarted',
    'PresentationEnded',
  ],
  indexes: evaluationReadings.entries.indexes,
  keys(event) {
    const said = heard(event);
    if (said.type !== 'PresentationOrderDrawn') return [entryKey(event.data)];
    return said.data.order.map((branchId) => entryKey({ campaignId: said.data.campaignId, branchId }));
  },
  fold(row, event) {
    const said = heard(event);
    if (said.type === 'EntryAdmitted') return admitted(said);
    if (!row) return undefined;
    return { ...changed(row, said), version: idIn(entry, said) === undefined ? row.version : said.revision };
  },
};

function admitted(event: Extract<Heard, { type: 'EntryAdmitted' }>): EntryRow {
  const { rank, ...data } = event.data;
  return {
    ...data,
    ...(rank !== undefined && { rank }),
    unitId: data.branchId,
    status: 'admitted',
    standing: 'clear',
    presentation: 'waiting',
    admittedAt: event.time,
    recused: [],
    version: event.revision,
  };
}

function changed(row: EntryRow, event: Heard): EntryRow {
  switch (event.type) {
    case 'DynamicScoreReceived':
      return { ...row, dynamic: event.data.result };
    case 'EntrySuspended':
      return { ...row, standing: 'underReview' };
    case 'EntryResumed':
      return { ...row, standing: 'clear' };
    case 'EntryDisqualified':
      return { ...row, standing: 'disqualified', ground: event.data.ground };
    case 'EntryWithdrawn':
      return { ...row, status: 'withdrawn' };
    case 'EntryCleared':
      return { ...row, clearedUntil: event.data.validUntil };
    case 'PresentationFiled':
      return { ...row, deck: event.data.deck, logo: event.data.logo };
    case 'ExpertRecused':
      return { ...row, recused: [...row.recused.filter((expert) => expert !== event.data.expertId), event.data.expertId].sort() };
    case 'PresentationOrderDrawn':
      return { ...row, orderNumber: event.data.order.indexOf(row.branchId) + 1 };
    case 'PresentationStarted':
      return { ...row, presentation: 'presenting' };
    case 'PresentationEnded':
      return { ...row, presentation: 'presented' };
    default:
      return row;
  }
}
