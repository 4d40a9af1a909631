import { describe, expect, it } from '@jest/globals';
import { listQuery, rowQuery, totalOf } from './query.ts';

// Goal: what react-admin asks for becomes the API's query grammar, exactly.

describe('A list request', () => {
  it('filters by equality, sets and operators', () => {
    expect(listQuery({ filter: { status: 'accepted', bureauId: ['b01', 'b02'], 'position.to': 812 } })).toBe(
      '?status=accepted&bureauId.in=b01%2Cb02&position.to=812',
    );
  });

  it('leaves out filters that were cleared', () => {
    expect(listQuery({ filter: { status: '', route: undefined, rank: null, bureauId: [] } })).toBe('');
  });

  it('puts names with dots together again', () => {
    expect(listQuery({ filter: { time: { from: 'a', to: 'b' } } })).toBe('?time.from=a&time.to=b');
  });

  it('sorts and pages', () => {
    const sort = { field: 'position', order: 'DESC' } as const;
    expect(listQuery({ sort, pagination: { page: 3, perPage: 25 } })).toBe(
      '?sort=-position&offset=50&limit=25',
    );
  });

  it('does not sort by the key, which no view knows as a field', () => {
    expect(listQuery({ sort: { field: 'id', order: 'ASC' } })).toBe('');
  });

  it('looks at the past, or waits for the present, never both', () => {
    expect(rowQuery({ asOf: '2023-06-01T00:00:00.000Z', minPosition: 9 })).toBe(
      '?asOf=2023-06-01T00%3A00%3A00.000Z',
    );
    expect(rowQuery({ minPosition: 9 })).toBe('?minPosition=9');
    expect(rowQuery({})).toBe('');
  });
});

describe('The total of an answer', () => {
  it('stands behind the slash', () => {
    expect(totalOf('candidates 0-24/130')).toBe(130);
    expect(totalOf('candidates */0')).toBe(0);
    expect(totalOf(null)).toBeUndefined();
  });
});
