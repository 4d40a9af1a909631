import { Body, Controller, HttpCode, Post, Query, Req, Res, type Type } from '@nestjs/common';
import { organisation } from '@laurel/contracts';
import { commandIdOf, type Fault, type Gate, parsed, Problem, type ServiceRuntime } from '@laurel/platform';
import { parse } from 'csv-parse/sync';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

export const importQuery = z.strictObject({ kind: z.enum(['bureaus', 'branches']) });

/** One row as parsed: column name → text. */
export type CsvRecord = Readonly<Record<string, string>>;

export interface RowFault {
  readonly row: number;
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

/** What the organisation makes of rows: the command's data, or everything wrong, by row. Row 1 is the first below the heading. */
export type ReadRows = (
  kind: 'bureaus' | 'branches',
  records: readonly CsvRecord[],
) => Promise<{ data: object } | { faults: readonly RowFault[] }>;

const importId = 'city';

/** `POST /api/v1/imports/organisation?kind=branches`: a CSV of bureaus or branches, all or nothing, faults by row. */
export function importController(runtime: ServiceRuntime, gate: Gate, read: ReadRows): Type {
  @Controller('api/v1/imports/organisation')
  class ImportController {
    @Post()
    @HttpCode(200)
    async import(
      @Query() query: unknown,
      @Body() body: unknown,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      const account = await gate.account(request);
      const commandId = commandIdOf(request);
      const { kind } = parsed(importQuery, query, '?');
      if (typeof body !== 'string') throw new Problem('unsupported_media_type');
      const actor = gate.authorise(request, account, 'ImportOrganisation', organisation, importId, {});
      const rows = await read(kind, records(body));
      if ('faults' in rows) throw new Problem('import_invalid', rows.faults.map(asFault));
      const handled = await runtime.execute({
        aggregate: organisation.name,
        id: importId,
        type: 'ImportOrganisation',
        data: parsed(organisation.commands.ImportOrganisation.body, rows.data),
        actor,
        instant: gate.instant(request),
        commandId,
        correlationId: commandId,
      });
      void reply.header('x-event-position', String(handled.position));
      return { imported: handled.events.length, position: handled.position, repeated: handled.repeated };
    }
  }
  return ImportController;
}

function records(text: string): CsvRecord[] {
  try {
    return parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true, max_record_size: 20_000 }) as CsvRecord[];
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

function asFault({ row, field, zh, en }: RowFault): Fault {
  return { pointer: `/rows/${row}/${field}`, code: 'row', zh: `第 ${row} 行 ${field}：${zh}`, en: `Row ${row}, ${field}: ${en}` };
}
