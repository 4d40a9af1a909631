import { refuse } from '@laurel/contracts';
import { type Actor, samePerson } from '@laurel/core';

/**
 * An assessor acts on a candidate as a member of the group that it is assigned to, unless recused
 * (docs/handbook/process.md#1.17).
 */

export interface Assignment {
  /** Absent until the candidate is assigned; a recusal may be declared earlier. */
  readonly groupId?: string | undefined;
  readonly lead?: string | undefined;
  readonly members: readonly string[];
  /** The accounts that are recused from this candidate, in every group to which it may be assigned. */
  readonly recused: readonly string[];
}

export type Assigned = Assignment & { readonly groupId: string; readonly lead: string };

/** The assignment, if `assessor` may act under it. Throws `not_assigned` or `recused`. */
export function requireAssessor(assignment: Assignment | undefined, assessor: Actor): Assigned {
  if (!isAssigned(assignment) || !assignment.members.includes(assessor.account)) throw refuse('not_assigned');
  if (assignment.recused.includes(assessor.account)) throw refuse('recused');
  return assignment;
}

/**
 * The group's lead decides a dispute. If the lead recorded the visit or is recused, any other member who did
 * neither decides it. Throws `not_assigned`, `recused`, `recorded_the_fact`, `not_lead`.
 */
export function requireArbiter(
  assignment: Assignment | undefined,
  recordedBy: readonly Actor[],
  arbiter: Actor,
): void {
  const { lead, recused } = requireAssessor(assignment, arbiter);
  if (recordedBy.some((recorder) => samePerson(recorder, arbiter))) throw refuse('recorded_the_fact');
  const leadMayDecide = !recused.includes(lead) && !recordedBy.some(({ account }) => account === lead);
  if (leadMayDecide && arbiter.account !== lead) throw refuse('not_lead');
}

/**
 * Two of the group amend a record: another member proposes, the lead confirms. Any two do while the lead is
 * recused. Throws `not_assigned`, `recused`, `lead_confirms`, `not_lead`.
 */
export function requireAmenders(
  assignment: Assignment | undefined,
  actor: Actor,
  proposer: Actor | undefined,
): void {
  const { lead, recused } = requireAssessor(assignment, actor);
  if (proposer) requireAssessor(assignment, proposer);
  if (recused.includes(lead)) return;
  if ((proposer ?? actor).account === lead) throw refuse('lead_confirms');
  if (proposer && actor.account !== lead) throw refuse('not_lead');
}

function isAssigned(assignment: Assignment | undefined): assignment is Assigned {
  return assignment?.groupId !== undefined && assignment.lead !== undefined;
}
