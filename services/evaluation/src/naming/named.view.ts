import { entryKey, evaluationReadings, heard, type Heard, type RowOf } from '@laurel/contracts';
import { shanghaiDay, type View } from '@laurel/core';

export type NamedRow = RowOf<typeof evaluationReadings.named>;

/** The public list: who was named, by which decision, with which certificate, plaque and titles, and what was revoked. */
export const namedView: View<NamedRow> = {
  name: 'named',
  version: 1,
  hears: ['BranchNamed', 'CertificateIssued', 'NamingRevoked', 'PlaqueRecalled', 'TitleConferred', 'TitleRevoked'],
  indexes: evaluationReadings.named.indexes,
  keys: (event) => [entryKey(event.data)],
  fold(row, event) {
    const said = heard(event);
    if (said.type === 'BranchNamed') return { ...said.data, unitId: said.data.branchId, status: 'named', titles: [] };
    return row && changed(row, said, shanghaiDay(said.time));
  },
};

function changed(row: NamedRow, event: Heard, today: string): NamedRow {
  switch (event.type) {
    case 'CertificateIssued': {
      const { certificateNumber, plaqueNumber } = event.data;
      return { ...row, certificateNumber, plaqueNumber };
    }
    case 'NamingRevoked': {
      const { documentNumber, ground } = event.data;
      return { ...row, status: 'revoked', revokedOn: today, revocationNumber: documentNumber, revocationGround: ground };
    }
    case 'PlaqueRecalled':
      return { ...row, plaqueRecalledOn: today };
    case 'TitleConferred': {
      const { titleId, documentNumber } = event.data;
      return { ...row, titles: [...row.titles, { titleId, documentNumber, conferredOn: today }] };
    }
    case 'TitleRevoked': {
      const { titleId } = event.data;
      return { ...row, titles: row.titles.map((title) => (title.titleId === titleId ? { ...title, revokedOn: today } : title)) };
    }
    default:
      return row;
  }
}
