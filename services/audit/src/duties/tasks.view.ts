import {
  auditReadModels,
  beginners,
  holder,
  type Role,
  type RowOf,
  type TaskAggregate,
  taskSteps,
} from '@laurel/contracts';
import type { View } from '@laurel/core';
import { partsOf, targetOf } from '../history/concerning.ts';
import { changesBy, contractOf, isTask, packDay } from './changes.ts';
import { sheetActs, type Sheets, type TaskFacts, type Wait } from './facts.ts';

const { tasks } = auditReadModels;
type Row = RowOf<typeof tasks>;

/**
 * The tasks: one row for each aggregate that waits for somebody, and one for each expert's sheets. A row of
 * which nothing waits any more has no holders and is seen by nobody.
 */
export const tasksView: View<Row> = {
  name: 'tasks',
  version: 1,
  hears: ['*'],
  indexes: tasks.indexes,
  keys: (event) => Object.keys(changesBy(event)),
  fold: (row, event, key) => rowOf(key, changesBy(event)[key]!((row?.facts ?? {}) as TaskFacts)),
};

function rowOf(key: string, facts: TaskFacts): Row {
  const { waits, targets, holders, ...place } = facts.sheets
    ? sheetsTask(facts.sheets)
    : aggregatesTask(key, facts);
  const isOpen = waits.length > 0;
  const { campaignId, aggregate } = place;
  const { states, parts } = contractOf(aggregate);
  const outlasts = waits.some(({ part, state }) => {
    const found = part === undefined ? states[state] : parts!.states[state];
    return found !== undefined && 'afterCampaign' in found;
  });
  return {
    ...place,
    step: taskSteps[aggregate],
    targets: [...targets],
    waits: [...waits],
    holders: isOpen ? [...new Set(holders)].sort() : [],
    readers: isOpen ? (facts.sheets ? stewards : knowing(aggregate)).concat() : [],
    ...(campaignId !== undefined && !outlasts && { endsWith: campaignId }),
    facts: facts as unknown as Row['facts'],
  };
}

interface Task extends Pick<Row, 'campaignId' | 'unitId'> {
  readonly aggregate: TaskAggregate;
  readonly waits: readonly Wait[];
  readonly targets: readonly string[];
  readonly holders: readonly string[];
}

function aggregatesTask(key: string, facts: TaskFacts): Task {
  const { target, ...named } = targetOf(key);
  const aggregate = named.aggregate as TaskAggregate;
  const { campaign, unit } = partsOf(key);
  const expected = expectedOf(aggregate, facts);
  const waits = [...expected.map(({ wait }) => wait), ...(facts.own?.waits ?? [])];
  // A record of the whole city is of a campaign as long as that alone asks for it.
  const asking = waits.length === expected.length ? expected.at(-1)?.campaignId : undefined;
  const campaignId = campaign ?? asking;
  return {
    aggregate,
    targets: [target],
    ...(campaignId !== undefined && { campaignId }),
    ...(unit !== undefined && { unitId: unit }),
    waits,
    holders: waits.flatMap(({ acts }) => acts).flatMap((act) => holdersOf(aggregate, act, facts)),
  };
}

/** The acts that others ask for and that were not done since; of an aggregate that waits by itself, none. */
function expectedOf(
  aggregate: TaskAggregate,
  { own, asked = {}, done = {} }: TaskFacts,
): { readonly wait: Wait; readonly campaignId: string | undefined }[] {
  if (own?.waits.some(({ part }) => part === undefined)) return [];
  const { states } = contractOf(aggregate);
  const state = own?.life.states.at(-1) ?? Object.keys(states)[0]!;
  const named = states[state]!;
  const dueBy = 'awaits' in named ? packDay(named.until) : undefined;
  return Object.values(asked).flatMap(({ acts, at, campaignId }) => {
    const open = acts.filter((act) => isTask(act, state));
    const isAnswered = acts.some((act) => (done[act] ?? '') >= at);
    if (isAnswered || open.length === 0) return [];
    return [{ wait: { state, acts: open, since: at, ...(dueBy && { dueBy }) }, campaignId }];
  });
}

function holdersOf(aggregate: TaskAggregate, act: string, { assessors, recused = [] }: TaskFacts): string[] {
  const isOfGroup = aggregate === 'group' || aggregate === 'assessment';
  return beginners(act).flatMap((role) =>
    role === 'assessor' && isOfGroup
      ? (assessors?.accounts ?? [])
          .filter((account) => !recused.includes(account))
          .map((account) => holder(role, account))
      : [holder(role)],
  );
}

function sheetsTask({ act, accountId, campaignId, targets, done, since }: Sheets): Task {
  const { aggregate, state } = sheetActs[act];
  const left = targets.filter((id) => !done.includes(id));
  const waits = left.length > 0 ? [{ state, acts: [act], since }] : [];
  return { aggregate, targets: left, campaignId, waits, holders: [holder('expert', accountId)] };
}

/** The roles that may know which expert has what to do. */
const stewards: readonly Role[] = ['operator', 'discipline', 'auditor'];
const watchers: readonly Role[] = ['operator', 'committee', 'discipline', 'auditor'];

/** The watchers who read of the aggregate elsewhere, too: an open case is discipline's alone. */
function knowing(aggregate: TaskAggregate): readonly Role[] {
  const shown = Object.values(contractOf(aggregate).readModels).filter(({ of }) => of === aggregate);
  return watchers.filter((role) => shown.some(({ scopes }) => scopes[role] && scopes[role] !== 'self'));
}
