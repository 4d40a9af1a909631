import { type CommandOf, type JoinPlan, joinPlan, type organisation, refuse } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import { type ImportData, requireStanding } from './organisation.rules.ts';
import type { Organisation, OrganisationEvent } from './organisation.ts';

/**
 * The rules of a join: the record of a deployment comes in below its unit (docs/handbook/process.md#1.29).
 */

type Join = Extract<CommandOf<typeof organisation>, { type: 'JoinRecord' }>;

/** The plan as its file has it; undefined where the file is none. */
export function planIn(text: string): JoinPlan | undefined {
  try {
    return joinPlan.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * The events of a join. Refuses with `record_joined`, `unit_not_empty`, `plan_invalid`, `day_in_future`, and
 * as an import does. `imported` gives the events of the units; `RecordJoined` is said last.
 */
export function joinRecord(
  { data, instant }: Pick<Join, 'data' | 'instant'>,
  state: Organisation,
  plan: JoinPlan | undefined,
  imported: (units: ImportData) => OrganisationEvent[],
): OrganisationEvent[] {
  const { bureauId, recordHash } = data;
  requireStanding(state, bureauId);
  const { [bureauId]: own } = state.joined;
  if (own !== undefined || Object.values(state.joined).includes(recordHash))
    throw refuse('record_joined', { unit: bureauId }, 'recordHash');
  requireEmpty(state, bureauId);
  if (!plan || !isBelow(plan, bureauId)) throw refuse('plan_invalid', { unit: bureauId }, 'planHash');
  if (plan.lastAt > instant) throw refuse('day_in_future', { day: shanghaiDay(plan.lastAt) }, 'recordHash');
  const { bureaus, branches, results, honours, ...record } = plan;
  const units = imported({ bureaus, branches });
  const invited = units.filter(({ type }) => type === 'BureauInvited');
  return [
    ...units.filter(({ type }) => type !== 'BureauInvited'),
    ...results.map((result): OrganisationEvent => ({ type: 'EarlierResultImported', data: result })),
    ...honours.map((honour): OrganisationEvent => ({
      type: 'HonourJoined',
      data: { joinedFrom: bureauId, ...honour },
    })),
    ...invited,
    { type: 'RecordJoined', data: { ...data, ...record } },
  ];
}

/** Units that stand there already might be the same as those that come, and nobody could tell. */
function requireEmpty({ bureaus }: Organisation, bureauId: string): void {
  const below = Object.values(bureaus).filter(({ parentId }) => parentId === bureauId).length;
  const count = below + Object.keys(bureaus[bureauId]!.branches).length;
  if (count > 0) throw refuse('unit_not_empty', { unit: bureauId, count }, 'bureauId');
}

/** Everything that comes stands below the unit, and results, honours and violations are of what comes. */
function isBelow(plan: JoinPlan, bureauId: string): boolean {
  const above = new Set([bureauId, ...plan.bureaus.map((bureau) => bureau.bureauId)]);
  const coming = new Set(plan.branches.map(({ branchId }) => branchId));
  return (
    plan.bureaus.every(({ parentId }) => parentId !== undefined && above.has(parentId)) &&
    plan.branches.every((branch) => branch.bureauId !== undefined && above.has(branch.bureauId)) &&
    [...plan.results, ...plan.honours, ...plan.violations].every(({ branchId }) => coming.has(branchId))
  );
}
