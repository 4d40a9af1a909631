import { entryKey } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import type { Change, Changes } from './facts.ts';
import { byName } from './lines.ts';

/** The assessors whose task a group or an entry is: its group, without those who keep away from it. */
export const assessorLines: (event: ViewedEvent) => Changes = byName({
  AssessmentGroupFormed: ({ data: { campaignId, groupId, members }, time }) => ({
    [`group-${campaignId}.${groupId}`]: visitedBy(
      time,
      members.map(({ accountId }) => accountId),
    ),
  }),
  CandidateAssigned: ({ data, time }) => ({ [fileOf(data)]: visitedBy(time, data.members) }),
  AssessorRecused: ({ data }) => ({ [fileOf(data)]: recused((known) => [...known, data.accountId]) }),
  AssessorRecusalWithdrawn: ({ data }) => ({
    [fileOf(data)]: recused((known) => known.filter((accountId) => accountId !== data.accountId)),
  }),
});

const fileOf = (entry: Parameters<typeof entryKey>[0]) => `assessment-${entryKey(entry)}`;

/** The group that was named last. */
function visitedBy(at: string, accounts: readonly string[]): Change {
  return (facts) =>
    facts.assessors && facts.assessors.at > at ? facts : { ...facts, assessors: { at, accounts } };
}

function recused(change: (known: readonly string[]) => readonly string[]): Change {
  return (facts) => ({ ...facts, recused: [...new Set(change(facts.recused ?? []))].sort() });
}
