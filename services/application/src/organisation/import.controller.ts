import { Body, Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { organisation } from '@laurel/contracts';
import { Act, type Answer, SchemaPipe, TableImport } from '@laurel/platform';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { namesOf, servedOrganisation } from './organisation.facts.ts';
import { personsIn, readTable } from './import.rules.ts';

export const importQuery = z.strictObject({ kind: z.enum(['bureaus', 'branches']) });

const id = 'city';

/**
 * `POST /api/v1/imports/organisation?kind=branches`: a CSV of bureaus or branches, all or nothing, faults by
 * row.
 */
@Controller('api/v1/imports/organisation')
export class ImportController {
  constructor(private readonly tables: TableImport) {}

  @Post()
  @HttpCode(200)
  @Act('ImportOrganisation', { aggregate: organisation, idOf: () => id, isTable: true })
  async import(
    @Query(new SchemaPipe(importQuery)) { kind }: z.infer<typeof importQuery>,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    return await this.tables.take({
      request,
      body,
      aggregate: organisation,
      id,
      type: 'ImportOrganisation',
      rowCharactersMost: 20_000,
      read: async (table, reader) =>
        readTable(
          kind,
          table,
          await reader.state(servedOrganisation, id),
          kind === 'branches' ? await namesOf(reader, personsIn(table)) : {},
        ),
    });
  }
}
