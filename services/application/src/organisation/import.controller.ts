import { Body, Controller, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { organisation } from '@laurel/contracts';
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
  SchemaPipe,
  tableInvalid,
} from '@laurel/platform';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { namesOf, servedOrganisation } from './organisation.facts.ts';
import { personsIn, readTable } from './import.rules.ts';

export const importQuery = z.strictObject({ kind: z.enum(['bureaus', 'branches']) });

const importId = 'city';
const rowCharactersMost = 20_000;

/**
 * `POST /api/v1/imports/organisation?kind=branches`: a CSV of bureaus or branches, all or nothing, faults by
 * row.
 */
@Controller('api/v1/imports/organisation')
export class ImportController {
  constructor(
    private readonly dispatcher: CommandDispatcher,
    private readonly commander: Commander,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @Act('ImportOrganisation', { aggregate: organisation, idOf: () => importId })
  async import(
    @Query(new SchemaPipe(importQuery)) { kind }: z.infer<typeof importQuery>,
    @Body() body: unknown,
    @Acting() { actor }: Deed,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    const commandId = commandIdOf(request);
    if (typeof body !== 'string') throw new Problem('unsupported_media_type');
    // Against the organisation as it stands now, so that every fault is told with its row before anything is
    // asked.
    const table = csvRows(body, rowCharactersMost);
    const read = this.commander.reader(commandId);
    const rows = readTable(
      kind,
      table,
      await read.state(servedOrganisation, importId),
      kind === 'branches' ? await namesOf(read, personsIn(table)) : {},
    );
    if ('faults' in rows) throw tableInvalid(rows.faults);
    const handled = await this.dispatcher.execute({
      aggregate: organisation.name,
      id: importId,
      type: 'ImportOrganisation',
      data: parsed(organisation.commands.ImportOrganisation.body, rows.data),
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
