import { describe, expect, it } from '@jest/globals';
import { commandForms } from '@laurel/contracts';
import { changedFields, heldIn, isMoved } from './seen.ts';

const { DraftRecommendation, ExtendNotice } = commandForms();
const look = (version: number | undefined, row: object = {}) => ({ version, waiting: [], row: { ...row } });

describe('A target', () => {
  it('was changed when its version is another', () => {
    expect(isMoved(look(3), look(4))).toBe(true);
    expect(isMoved(look(3), look(3))).toBe(false);
  });
  it('of which nobody sees a version was not changed', () => {
    expect(isMoved(look(undefined), look(4))).toBe(false);
  });
  it('holds the fields of a command under their names', () => {
    const [before, now] = [{ endsOn: '2023-12-20' }, { endsOn: '2023-12-22', status: 'closed' }];
    expect(changedFields(ExtendNotice!.fields, before, now).map(({ name }) => name)).toEqual(['endsOn']);
  });
  it('holds as its draft what is not final', () => {
    const row = { candidates: [], draft: [{ branchId: 'b01.002', rank: 1, reason: '综合评议' }] };
    expect(heldIn(row, DraftRecommendation!.fields)).toEqual({ candidates: row.draft });
  });
});
