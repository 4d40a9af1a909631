import { save } from './save.ts';

/**
 * A table as CSV that opens right in spreadsheets: with a byte order mark, so that Chinese is read as such,
 * and with texts that would be taken for formulas marked as texts.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Has the browser save a table. */
export function saveCsv(name: string, rows: readonly (readonly (string | number)[])[]): void {
  save(name, 'text/csv', csvOf(rows));
}
