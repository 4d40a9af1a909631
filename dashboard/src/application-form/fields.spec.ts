import { describe, expect, it } from '@jest/globals';
import { placeOf, withoutBlanks } from './fields.ts';

describe('The form that is sent', () => {
  it('has nothing in it that is empty', () => {
    expect(
      withoutBlanks({
        brand: '枫桥',
        help: ' ',
        visits: [{ on: '2024-03-02', village: '' }, { on: '' }],
        plan: [],
      }),
    ).toEqual({ brand: '枫桥', visits: [{ on: '2024-03-02' }], plan: [] });
  });
});

describe('The place of a fault', () => {
  it('is that of its input, whoever found it', () => {
    expect(['form.brand', 'form.visits[1].on', '/form/visits/1/on', 'form'].map(placeOf)).toEqual([
      ...['brand', 'visits.1.on', 'visits.1.on', ''],
    ]);
  });
});
