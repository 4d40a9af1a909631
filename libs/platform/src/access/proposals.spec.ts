// The content of what was proposed is shown to whoever may confirm it, by role, unit, recusal and group.
import { describe, expect, it } from '@jest/globals';
import { readModels, type ReadModel, type Role } from '@laurel/contracts';
import type { Row } from '@laurel/core';
import { treeOf } from '@laurel/rules';
import type { AccessRow } from './access.view.ts';
import { withContents } from './proposals.ts';

const NOW = '2023-11-14T01:00:00.000Z';
const holder = (accountId: string, role: Role, unitId?: string): AccessRow => ({
  ...{ accountId, personId: `P-${accountId}`, login: accountId, name: accountId, language: 'zh' },
  ...{ disabled: false, mustChangePassword: false, resetPosition: 0, delegations: [], holds: [] },
  ...(unitId !== undefined && { unitId }),
  grants: [{ role }],
});
const tree = treeOf([
  ['b03.017', 'b03'],
  ['o20.001', 'o20'],
]);
const model = (service: 'assessment' | 'evaluation', name: string): ReadModel => readModels[service][name]!;

/** The row with an act that waits, as the account reads it: true if its content is told. */
function isTold(
  reading: ReadModel,
  {
    key,
    row,
    act,
    content,
    by,
  }: { key: string; row: object; act: string; content: object; by: [string, Role] },
  account: AccessRow,
): boolean {
  const [proposedBy, proposedAs] = by;
  const waits = { proposalId: 'p1', act, payloadHash: '0'.repeat(64), proposedBy, proposedAs };
  const times = { proposedAt: NOW, expiresAt: '2023-11-17T01:00:00.000Z' };
  const waiting = [{ ...waits, ...times, content }];
  const shown = withContents(reading, key, { ...row, waiting } as unknown as Row, { account, tree }, NOW);
  const [first] = (shown as unknown as { waiting: object[] }).waiting;
  return 'content' in first!;
}

describe.each(['visits', 'assessments'])('A record of two assessors that waits in %s', (name) => {
  const record = {
    key: 'r2023.b03.017',
    row: { members: ['amy', 'abe'], recused: ['abe'] },
    act: 'RecordAssessment',
    content: { recordId: 'v1', scores: [] },
    by: ['amy', 'assessor'] as [string, Role],
  };
  const told = (accountId: string, row: object = record.row) =>
    isTold(model('assessment', name), { ...record, row }, holder(accountId, 'assessor', 'o06'));
  it('is told to the group, and to nobody of another group', () => {
    expect(told('abe', { ...record.row, recused: [] })).toBe(true);
    expect(told('zoe')).toBe(false);
  });
  it('is not told to who must keep away from the branch, but to its proposer', () => {
    expect(told('abe')).toBe(false);
    expect(told('amy')).toBe(true);
  });
});

describe('A decision on an objection that waits in its notice', () => {
  const decision = {
    key: 'r2023.winners-1',
    row: { entries: [{ branchId: 'b03.017' }, { branchId: 'o20.001' }] },
    act: 'UpholdObjection',
    content: { objectionId: 'o1', kind: 'misconduct', reason: '属实' },
    by: ['dan', 'discipline'] as [string, Role],
  };
  const told = (unitId?: string) =>
    isTold(model('evaluation', 'notices'), decision, holder('carl', 'committee', unitId));
  it('is told to the committee, but to nobody of a unit on notice', () => {
    expect(told()).toBe(true);
    expect(told('o09')).toBe(true);
    expect(told('o20.001')).toBe(false);
    expect(told('b03')).toBe(false);
  });
});
