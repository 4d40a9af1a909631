import type { Role } from '@laurel/contracts';

/** The tables from which a city is set up, as they are saved from a spreadsheet. */

export interface TableKind {
  /** The key of its name. */
  readonly label: string;
  readonly role: Role;
  readonly address: string;
  /** The headings of its columns, as the server reads them. */
  readonly headings: readonly string[];
}

export const tables: readonly TableKind[] = [
  {
    label: 'tables.persons',
    role: 'systemAdministrator',
    address: '/api/v1/registers/import',
    headings: ['人员编号', '姓名', '警号', '单位编号', '任职日期'],
  },
  {
    label: 'tables.bureaus',
    role: 'operator',
    address: '/api/v1/imports/organisation?kind=bureaus',
    headings: ['编号', '名称', '类别', '上级单位'],
  },
  {
    label: 'tables.branches',
    role: 'operator',
    address: '/api/v1/imports/organisation?kind=branches',
    headings: [
      ...['编号', '上级单位', '支部名称', '所队名称', '所队类型', '正式党员', '预备党员', '民警', '辅警'],
      ...['成立日期', '书记姓名', '书记编号', '任职日期'],
    ],
  },
];

/** The text of a table's file. Spreadsheets in China often save one in GB 18030 and not in UTF-8. */
export function tableText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The row that a fault of a table is of, from 1; undefined for a fault of the whole. */
export function rowOf(pointer: string): number | undefined {
  const digits = /^\/rows\/(\d+)/.exec(pointer)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
