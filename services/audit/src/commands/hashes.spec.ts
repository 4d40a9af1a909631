import { describe, expect, it } from '@jest/globals';
import type { Row } from '@laurel/core';
import { RowsHash } from './hashes.ts';

const hashOf = (row: Row, view = 'receipts') => {
  const hash = new RowsHash(view);
  hash.add('one', row);
  return hash.hex();
};
const receipt = (position: number, type = 'PlanFiled') => ({
  accountId: 'op-1',
  position,
  events: [{ eventId: 'e1', type, position }],
});

describe('The hash of a view’s rows', () => {
  it('is the same whenever they arrived, however deep that stands in a row', () => {
    expect(hashOf(receipt(17))).toBe(hashOf(receipt(18)));
  });
  it('differs with anything else, however deep', () => {
    expect(hashOf(receipt(17))).not.toBe(hashOf(receipt(17, 'PlanWithdrawn')));
  });
  it('is that of no row for views of who signed in', () => {
    expect(hashOf(receipt(17), 'sessions')).toBe(new RowsHash('sessions').hex());
  });
});
