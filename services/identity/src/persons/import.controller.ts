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
  csvRows,
  type Deed,
  instantOf,
  parsed,
  Problem,
  tableInvalid,
} from '@laurel/platform';
import type { FastifyRequest } from 'fastify';
import { readPersons } from './import.rules.ts';
import { servedPersons } from './persons.facts.ts';

const importId = 'city';
const rowCharactersMost = 2_000;

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
    const rows = readPersons(csvRows(body, rowCharactersMost), state);
    if ('faults' in rows) throw tableInvalid(rows.faults);
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
