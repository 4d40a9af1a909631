import { Checkbox } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Rows that are chosen to be dealt with together, by their keys. */
export interface Choosing<Row> {
  readonly chosen: ReadonlyMap<string, Row>;
  /** The name of a row; undefined for one that cannot be chosen. */
  nameOf(row: Row): string | undefined;
  onChoose(chosen: ReadonlyMap<string, Row>): void;
}

/** The box by which one row is chosen. */
export function Choose<Row>({
  choosing: { chosen, nameOf, onChoose },
  row,
  rowKey,
}: {
  choosing: Choosing<Row>;
  row: Row;
  rowKey: string;
}) {
  const translate = useTranslate();
  const name = nameOf(row);
  if (name === undefined) return null;
  const isChosen = chosen.has(rowKey);
  return (
    <Checkbox
      checked={isChosen}
      onChange={() => {
        const others = [...chosen].filter(([key]) => key !== rowKey);
        onChoose(new Map(isChosen ? others : [...others, [rowKey, row]]));
      }}
      slotProps={{ input: { 'aria-label': translate('desk.choose', { name }) } }}
    />
  );
}

/** The box by which all rows that are shown are chosen, or none. */
export function ChooseAll<Row>({
  choosing: { chosen, nameOf, onChoose },
  rows,
  keyOf,
}: {
  choosing: Choosing<Row>;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}) {
  const translate = useTranslate();
  const offered = rows.filter((row) => nameOf(row) !== undefined);
  const count = offered.filter((row) => chosen.has(keyOf(row))).length;
  const isWhole = count > 0 && count === offered.length;
  return (
    <Checkbox
      checked={isWhole}
      indeterminate={count > 0 && !isWhole}
      disabled={offered.length === 0}
      onChange={() => onChoose(new Map(isWhole ? [] : offered.map((row) => [keyOf(row), row])))}
      slotProps={{ input: { 'aria-label': translate('desk.chooseAll') } }}
    />
  );
}
