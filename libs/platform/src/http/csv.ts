import { type Refusal, refusalText } from '@laurel/contracts';
import { parse } from 'csv-parse/sync';
import { Problem } from './problem.ts';

/** A fault in a field of a row of a table. Row 1 is the first below the heading. */
export interface RowFault {
  readonly row: number;
  readonly field: string;
  readonly reason: Refusal;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/**
 * Reads the rows of a CSV, each by the names of its columns. `rowCharactersMost` bounds the length of a row.
 * Throws Problem `import_invalid`, which names the row that is not well formed.
 */
export function csvRows(text: string, rowCharactersMost: number): Readonly<Record<string, string>>[] {
  try {
    return parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      max_record_size: rowCharactersMost,
    }) as Record<string, string>[];
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string };
    throw new Problem('import_invalid', [
      {
        pointer: `/rows/${Math.max(1, (lines ?? 2) - 1)}`,
        code: 'csv_form',
        zh: `CSV 格式有误：${message}`,
        en: `This is not a well-formed CSV: ${message}`,
      },
    ]);
  }
}

/** The problem `import_invalid` of a table, with each fault by its row and field, in both languages. */
export function tableInvalid(faults: readonly RowFault[]): Problem {
  return new Problem(
    'import_invalid',
    faults.map(({ row, field, reason, parameters }) => ({
      pointer: `/rows/${row}/${field}`,
      code: 'row',
      zh: `第 ${row} 行 ${field}：${refusalText(reason, 'zh', parameters)}`,
      en: `Row ${row}, ${field}: ${refusalText(reason, 'en', parameters)}`,
    })),
  );
}
