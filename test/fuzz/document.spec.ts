import { describe, expect, it } from '@jest/globals';
import { openApiText } from '@laurel/all';
import { operationsOf } from './document.ts';

const document = JSON.parse(openApiText()) as Record<string, unknown>;

describe('The OpenAPI document', () => {
  it('refers to nothing that is not in it', () => {
    expect(() => operationsOf(document)).not.toThrow();
  });
  it('names each operation once', () => {
    const paths = document['paths'] as Record<string, Record<string, { operationId?: string }>>;
    const names = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(names.filter((name, index) => name === undefined || names.indexOf(name) !== index)).toEqual([]);
  });
});
