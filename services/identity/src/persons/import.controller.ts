import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { persons } from '@laurel/contracts';
import { Act, type Answer, TableImport } from '@laurel/platform';
import type { FastifyRequest } from 'fastify';
import { readPersons } from './import.rules.ts';
import { servedPersons } from './persons.facts.ts';

const id = 'city';

/** `POST /api/v1/registers/import`: a CSV of persons, all or nothing, faults by row. */
@Controller('api/v1/registers/import')
export class PersonsImportController {
  constructor(private readonly tables: TableImport) {}

  @Post()
  @HttpCode(200)
  @Act('ImportPersons', { aggregate: persons, idOf: () => id, isTable: true })
  async import(@Body() body: unknown, @Req() request: FastifyRequest): Promise<Answer> {
    return await this.tables.take({
      request,
      body,
      aggregate: persons,
      id,
      type: 'ImportPersons',
      rowCharactersMost: 2_000,
      read: async (table, reader) => readPersons(table, await reader.state(servedPersons, id)),
    });
  }
}
