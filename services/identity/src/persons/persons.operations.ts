import { type Operation, problems } from '@laurel/platform';

/** The import of persons, for the OpenAPI document. */
export const personsOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/v1/registers/import',
    document: {
      operationId: 'importPersons',
      tags: ['identity'],
      summary: 'Registers persons from a CSV file, all or nothing, faults by row',
      parameters: [{ $ref: '#/components/parameters/Command' }],
      requestBody: { required: true, content: { 'text/csv': { schema: { type: 'string' } } } },
      responses: { '200': { description: 'Imported.' }, ...problems },
    },
  },
];
