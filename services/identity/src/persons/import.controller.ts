import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { persons } from '@laurel/contracts';
import {
  Act,
  Acting,
  Answer,
  type Clock,
  CLOCK,
  CommandDispatcher,
  Commander,
  commandIdOf,
  type Deed,
  type Fault,
  instantOf,
  parsed,
  Problem,
} from '@laurel/platform';
import { parse } from 'csv-parse/sync';
import type { FastifyRequest } from 'fastify';
import { readPersons, type RowFault, type TableRecord } from './import.rules.ts';
import { servedPersons } from './persons.facts.ts';

const importId = 'city';

/** `POST /api/v1/registers/import`: a CSV of persons, all or nothing, faults by row. */
@Controller('api/v1/registers/import')
export class PersonsImportController {
  constructor(
    private readonly dispatcher: CommandDispatcher,
    private readonly commander: Commander,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @Act('ImportPersons', { aggregate: persons, idOf: () => importId })
  async import(
    @Body() body: unknown,
    @Acting() { actor }: Deed,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    const commandId = commandIdOf(request);
    if (typeof body !== 'string') throw new Problem('unsupported_media_type');
    // Against the register as it stands now, so that every fault is told with its row before anything is
    // asked.
    const state = await this.commander.reader(commandId).state(servedPersons, importId);
    const rows = readPersons(records(body), state);
    if ('faults' in rows) throw new Problem('import_invalid', rows.faults.map(asFault));
    const handled = await this.dispatcher.execute({
      aggregate: persons.name,
      id: importId,
      type: 'ImportPersons',
      data: parsed(persons.commands.ImportPersons.body, rows.data),
      actor,
      instant: instantOf(request, this.clock),
      commandId,
      correlationId: commandId,
    });
    return new Answer({
      imported: handled.events.length,
      position: handled.position,
      repeated: handled.repeated,
    }).at(handled.position);
  }
}

function records(text: string): TableRecord[] {
  try {
    return parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      max_record_size: 2_000,
    }) as TableRecord[];
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
  return {
    pointer: `/rows/${row}/${field}`,
    code: 'row',
    zh: `第 ${row} 行 ${field}：${zh}`,
    en: `Row ${row}, ${field}: ${en}`,
  };
}
