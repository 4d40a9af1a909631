// The committed OpenAPI document has nothing that Redocly finds fault with by the rules beside this file.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { openApiFile } from '@laurel/infra/documents';
import { lintFromString, loadConfig } from '@redocly/openapi-core';

const configPath = fileURLToPath(new URL('redocly.yaml', import.meta.url));

/** The findings in a document, each with its rule and its place. */
async function findingsIn(source: string): Promise<string[]> {
  const problems = await lintFromString({
    source,
    absoluteRef: openApiFile,
    config: await loadConfig({ configPath }),
  });
  return problems.map(({ ruleId, location: [place] }) => `${ruleId}: ${place?.pointer}`);
}

/** A sound document of one operation, with the operation and the schema of its body altered. */
function documentOf(operation: object, schema: object): string {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Reason' } } };
  const usual = {
    operationId: 'cancel',
    summary: 'Cancel.',
    responses: { '200': { description: 'Done.' }, default: { description: 'A problem.' } },
  };
  return JSON.stringify({
    openapi: '3.1.0',
    info: {
      title: 'Laurel',
      version: '1',
      license: { name: 'UNLICENSED', identifier: 'LicenseRef-UNLICENSED' },
    },
    servers: [{ url: '/' }],
    security: [],
    paths: { '/cancel': { post: { ...usual, requestBody: { content }, ...operation } } },
    components: {
      schemas: { Reason: { type: 'object', properties: { reason: { type: 'string' } }, ...schema } },
    },
  });
}

describe('The linter of the OpenAPI document', () => {
  it('finds nothing in the committed one', async () => {
    expect(await findingsIn(readFileSync(openApiFile, 'utf8'))).toEqual([]);
  });
  it('finds nothing in a small one that is sound', async () => {
    expect(await findingsIn(documentOf({}, { examples: [{ reason: '依据' }] }))).toEqual([]);
  });
  it.each([
    [
      'an operation without a summary',
      { summary: undefined },
      {},
      'operation-summary: #/paths/~1cancel/post/summary',
    ],
    [
      'an operation without a name',
      { operationId: undefined },
      {},
      'operation-operationId: #/paths/~1cancel/post/operationId',
    ],
    [
      'a parameter that leads nowhere',
      { parameters: [{ $ref: '#/components/parameters/Key' }] },
      {},
      'no-unresolved-refs: #/paths/~1cancel/post/parameters/0',
    ],
    [
      'an example that its schema refuses',
      {},
      { examples: [{ reason: 7 }] },
      'no-invalid-schema-examples: #/components/schemas/Reason/examples/0/reason',
    ],
    [
      'a required field that there is not',
      {},
      { required: ['grounds'] },
      'no-required-schema-properties-undefined: #/components/schemas/Reason/required/0',
    ],
  ])('finds %s', async (_fault, operation, schema, finding) => {
    expect(await findingsIn(documentOf(operation, schema))).toEqual([finding]);
  });
});
