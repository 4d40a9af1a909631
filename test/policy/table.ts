import type { Role } from '@laurel/contracts';

/**
 * The columns of the matrix: each role, and the account that stands for it. That account's own unit is b01,
 * or a branch of it.
 */
export const columns = {
  OP: { role: 'operator', account: 'op-b01' },
  BO: { role: 'bureauOfficer', account: 'bo-b01-one' },
  BS: { role: 'branchSecretary', account: 'bs-b01' },
  AS: { role: 'assessor', account: 'as-b01' },
  EX: { role: 'expert', account: 'ex-b01' },
  CM: { role: 'committee', account: 'co-b01' },
  DI: { role: 'discipline', account: 'di-b01' },
  AU: { role: 'auditor', account: 'au-city' },
  SY: { role: 'systemAdministrator', account: 'system-administrator' },
  SE: { role: 'securityAdministrator', account: 'security-administrator' },
  AA: { role: 'auditAdministrator', account: 'audit-administrator' },
} as const satisfies Record<string, { role: Role; account: string }>;

export type Column = keyof typeof columns;
export const columnNames = Object.keys(columns) as Column[];
export type Cell = 'any' | 'own' | 'foreign' | '-' | 'self' | 'role' | 'duty' | 'world';
export type Row = Readonly<Record<Column, Cell>>;

const cells: readonly string[] = ['any', 'own', 'foreign', '-', 'self', 'role', 'duty', 'world'];

/** The rows of a table by what stands first in them. Throws when a row or its heading is not well formed. */
export function rowsOf(table: string): ReadonlyMap<string, Row> {
  const [heading, ...lines] = table.split('\n').filter((line) => line.trim() !== '');
  if (heading!.trim().split(/\s+/).join() !== columnNames.join())
    throw new Error(`not the columns: ${heading}`);
  const rows = lines.map((line): [string, Row] => {
    const [name, ...values] = line.trim().split(/\s+/);
    if (values.length !== columnNames.length || values.some((value) => !cells.includes(value)))
      throw new Error(`not a row: ${line}`);
    return [name!, Object.fromEntries(columnNames.map((column, index) => [column, values[index]])) as Row];
  });
  if (new Set(rows.map(([name]) => name)).size !== rows.length) throw new Error('a row stands twice');
  return new Map(rows);
}
