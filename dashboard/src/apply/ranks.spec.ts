import { describe, expect, it } from '@jest/globals';
import { added, moved, type Place, removed } from './ranks.ts';

const list: Place[] = [
  { branchId: 'b01.001', rank: 1, reason: '甲' },
  { branchId: 'b01.002', rank: 2, reason: '乙' },
  { branchId: 'b01.003', rank: 3, reason: '丙' },
];
const order = (places: readonly Place[]) =>
  places.map(({ branchId, rank }) => `${rank} ${branchId.slice(4)}`);

describe('A ranked list', () => {
  it.each([
    ['003', 1, ['1 003', '2 001', '3 002']],
    ['001', 2, ['1 002', '2 001', '3 003']],
    ['001', 99, ['1 002', '2 003', '3 001']],
    ['002', 0, ['1 002', '2 001', '3 003']],
    ['999', 1, ['1 001', '2 002', '3 003']],
  ])('with %s moved to rank %i', (branch, rank, after) => {
    expect(order(moved(list, `b01.${branch}`, rank))).toEqual(after);
  });

  it('has no gap after a branch was taken off or put on', () => {
    expect(order(removed(list, 'b01.001'))).toEqual(['1 002', '2 003']);
    expect(order(added(list, 'b01.004'))).toEqual(['1 001', '2 002', '3 003', '4 004']);
  });

  it('keeps each reason with its branch', () => {
    expect(moved(list, 'b01.003', 1).map(({ reason }) => reason)).toEqual(['丙', '甲', '乙']);
  });
});
