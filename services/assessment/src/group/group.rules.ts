import { type EventOf, type group, refuse, type RulePack } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import { relation, type Tree } from '@laurel/rules';

/**
 * The rules of a group's members: they are different persons, one of them leads, and those near a candidate
 * keep away from it.
 */

export type Member = Extract<
  EventOf<typeof group>,
  { type: 'AssessmentGroupFormed' }
>['data']['members'][number];

const assessorsMinimum = 2;

/** A person stands once in a group, under whichever account. Throws `member_repeated`. */
export function requireDistinct(members: readonly Member[]): void {
  for (const [index, { accountId, personId }] of members.entries()) {
    const repeated = members
      .slice(0, index)
      .some((earlier) => earlier.accountId === accountId || earlier.personId === personId);
    if (repeated) throw refuse('member_repeated', { person: personId }, 'members');
  }
}

/** The lead is one of the members. Throws `lead_not_member`. */
export function requireLead(members: readonly Member[], lead: string): void {
  if (!members.some(({ accountId }) => accountId === lead)) throw refuse('lead_not_member', {}, 'lead');
}

/**
 * The members whose unit is the candidate's own, above it or below it, in the order of their accounts
 * (docs/handbook/process.md#1.17).
 */
export function derivedRecusals(
  tree: Tree,
  members: readonly Member[],
  branchId: string,
): { accountId: string; ground: string }[] {
  return members
    .map(({ accountId, unitId }) => ({
      accountId,
      ground: unitId === undefined ? 'none' : relation(tree, unitId, branchId),
    }))
    .filter(({ ground }) => ground !== 'none')
    .sort((one, other) => (one.accountId < other.accountId ? -1 : 1));
}

/** A visit is recorded by two, so two must remain. Throws `assessors_too_few`. */
export function requireTwoAble(
  members: readonly Member[],
  recused: readonly string[],
  branchId: string,
): void {
  const able = members.filter(({ accountId }) => !recused.includes(accountId));
  if (able.length < assessorsMinimum) throw refuse('assessors_too_few', { branch: branchId });
}

/** A visit is planned for a day of the assessment period that has not passed. Throws `outside_phase`. */
export function requirePlannable(rulePack: RulePack, plannedOn: string, instant: string): void {
  const today = shanghaiDay(instant);
  const from = today > rulePack.assessmentFrom ? today : rulePack.assessmentFrom;
  if (plannedOn < from || plannedOn > rulePack.assessmentTo) {
    throw refuse('outside_phase', { from, to: rulePack.assessmentTo }, 'plannedOn');
  }
}
