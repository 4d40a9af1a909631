import type { Notice, PublicRows } from './reading.ts';

type Named = PublicRows['named'];

/** A decision about units of a notice: its document, its day, and the units that it was about. */
export interface Decided {
  readonly documentNumber: string;
  readonly on: string;
  readonly units: readonly Named[];
  /** Of these units, those from whom it was taken back, and when. */
  readonly takenBack: readonly { readonly unit: Named; readonly on: string }[];
}

/** The decisions about the units of a notice since: named, or given the title that the notice is about. */
export function outcomeOf(
  { entries, titleId }: Pick<Notice, 'entries' | 'titleId'>,
  named: readonly Named[],
) {
  const told = entries.flatMap(({ branchId }) => {
    const unit = named.find((row) => row.unitId === branchId);
    if (!unit) return [];
    if (titleId === undefined)
      return [{ unit, documentNumber: unit.documentNumber, on: unit.namedOn, revokedOn: unit.revokedOn }];
    return unit.titles
      .filter((title) => title.titleId === titleId)
      .map(({ documentNumber, conferredOn, revokedOn }) => ({
        unit,
        documentNumber,
        on: conferredOn,
        revokedOn,
      }));
  });
  const documents = [...new Set(told.map(({ documentNumber, on }) => `${on} ${documentNumber}`))].sort();
  return documents.map((document): Decided => {
    const of = told.filter(({ documentNumber, on }) => `${on} ${documentNumber}` === document);
    const takenBack = of.flatMap(({ unit, revokedOn }) =>
      revokedOn === undefined ? [] : [{ unit, on: revokedOn }],
    );
    const { documentNumber, on } = of[0]!;
    return { documentNumber, on, units: of.map(({ unit }) => unit), takenBack };
  });
}
