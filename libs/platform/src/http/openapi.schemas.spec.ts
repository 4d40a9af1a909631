import { describe, expect, it } from '@jest/globals';
import { withSharedSchemas } from './openapi.schemas.ts';

const row = (...scores: object[]) => ({
  components: {
    schemas: {
      Row: scores.map((score) => ({ $ref: '#/$defs/Score', $defs: { Score: { id: 'Score', ...score } } })),
    },
  },
});

describe('A schema with a name that is defined where it is used', () => {
  it('stands in the components once', () => {
    expect(withSharedSchemas(row({ type: 'string' }, { type: 'string' }))).toEqual({
      components: {
        schemas: {
          Row: [{ $ref: '#/components/schemas/Score' }, { $ref: '#/components/schemas/Score' }],
          Score: { type: 'string' },
        },
      },
    });
  });
  it('stands where it is used, when that is one place', () => {
    expect(withSharedSchemas(row({ type: 'string' }))).toEqual({
      components: { schemas: { Row: [{ type: 'string' }] } },
    });
  });
  it('is refused when another has the same name', () => {
    expect(() => withSharedSchemas(row({ type: 'string' }, { type: 'integer' }))).toThrow(
      'two schemas have the name Score',
    );
  });
});
