import {
  Box,
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TableSortLabel,
  useMediaQuery,
  useTheme,
} from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Choose, ChooseAll, type Choosing } from './Choose.tsx';

/** A column of a table; on a phone, a line of a card. The first column names the row and holds its link. */
export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly show: (row: Row) => ReactNode;
  /** The field the list can be sorted by. */
  readonly sort?: string;
  readonly number?: boolean;
  /** Left out on a phone. */
  readonly wideOnly?: boolean;
  /** True of a row in whose card it says nothing, such as a zero among many. */
  readonly isIdle?: (row: Row) => boolean;
  /** Kept on one line. */
  readonly whole?: boolean;
}

export interface Order {
  readonly field: string;
  readonly order: 'ASC' | 'DESC';
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly order?: Order;
  readonly onSort?: (order: Order) => void;
  readonly footer?: ReactNode;
  /** True if a line is drawn above the row. */
  readonly dividedAbove?: (row: Row, before: Row | undefined) => boolean;
  /** The rows that are chosen, to be dealt with together; without it none can be. */
  readonly choosing?: Choosing<Row>;
}

/** Rows as a table, and as cards where a table would not fit. Every row is reached by its own link. */
export function RecordTable<Row>(props: Props<Row>) {
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  return narrow ? <Cards {...props} /> : <WideTable {...props} />;
}

function WideTable<Row>(props: Props<Row>) {
  const { label, columns, rows, keyOf, order, onSort, footer, dividedAbove, choosing } = props;
  const [first, ...rest] = columns;
  return (
    <TableContainer tabIndex={0} role="group" aria-label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {choosing && (
              <TableCell padding="checkbox">
                <ChooseAll choosing={choosing} rows={rows} keyOf={keyOf} />
              </TableCell>
            )}
            {columns.map((column) => (
              <Head key={column.key} column={column} {...(order && { order })} {...(onSort && { onSort })} />
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow
              key={keyOf(row)}
              hover
              sx={
                dividedAbove?.(row, rows[index - 1])
                  ? { '& > *': { borderTop: 2, borderTopColor: 'primary.main' } }
                  : {}
              }
            >
              {choosing && (
                <TableCell padding="checkbox">
                  <Choose choosing={choosing} row={row} rowKey={keyOf(row)} />
                </TableCell>
              )}
              <TableCell component="th" scope="row">
                {first?.show(row)}
              </TableCell>
              {rest.map((column) => (
                <TableCell
                  key={column.key}
                  align={column.number ? 'right' : 'left'}
                  sx={{
                    ...(column.number && { fontVariantNumeric: 'tabular-nums' }),
                    ...(column.whole && { whiteSpace: 'nowrap' }),
                  }}
                >
                  {column.show(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
        {footer}
      </Table>
    </TableContainer>
  );
}

function Head<Row>({
  column,
  order,
  onSort,
}: {
  column: Column<Row>;
  order?: Order;
  onSort?: (order: Order) => void;
}) {
  const translate = useTranslate();
  const { sort, label, number } = column;
  const active = sort !== undefined && order?.field === sort;
  const direction = order?.order === 'DESC' ? 'desc' : 'asc';
  return (
    <TableCell align={number ? 'right' : 'left'} {...(active && { sortDirection: direction })}>
      {sort === undefined || !onSort ? (
        label
      ) : (
        <TableSortLabel
          active={active}
          direction={active ? direction : 'asc'}
          onClick={() => onSort({ field: sort, order: active && direction === 'asc' ? 'DESC' : 'ASC' })}
          aria-label={translate('state.sortBy', { column: label })}
        >
          {label}
        </TableSortLabel>
      )}
    </TableCell>
  );
}

function Cards<Row>({ label, columns, rows, keyOf, choosing }: Props<Row>) {
  const [first, ...rest] = columns;
  const keptOf = (row: Row) => rest.filter(({ wideOnly, isIdle }) => !wideOnly && !isIdle?.(row));
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
      {rows.map((row) => (
        <Paper component="li" variant="outlined" key={keyOf(row)} sx={{ p: 1.5, minWidth: 0 }}>
          <Box sx={{ fontWeight: 650, mb: 0.75, overflowWrap: 'anywhere' }}>
            {choosing && <Choose choosing={choosing} row={row} rowKey={keyOf(row)} />}
            {first?.show(row)}
          </Box>
          <Terms row={row} columns={keptOf(row).filter(({ number }) => !number)} />
          <Terms row={row} columns={keptOf(row).filter(({ number }) => number)} inline />
        </Paper>
      ))}
    </Box>
  );
}

/** Names and values of a card: words one below the other, numbers side by side. */
function Terms<Row>({
  row,
  columns,
  inline,
}: {
  row: Row;
  columns: readonly Column<Row>[];
  inline?: boolean;
}) {
  if (columns.length === 0) return null;
  const grid = inline
    ? { display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.25, mt: 0.5 }
    : {
        display: 'grid',
        gridTemplateColumns: 'max-content 1fr',
        columnGap: 1.5,
        rowGap: 0.5,
        alignItems: 'baseline',
      };
  return (
    <Box component="dl" sx={{ m: 0, fontSize: 14, ...grid }}>
      {columns.map(({ key, label, show }) => (
        <Box key={key} sx={inline ? { display: 'flex', columnGap: 0.75 } : { display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {label}
          </Box>
          <Box
            component="dd"
            sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}
          >
            {show(row)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
