import {
  actsOf,
  type AggregateContract,
  aggregates,
  beginners,
  commands,
  dutiesOf,
  events,
  lived,
  type TaskAggregate,
  taskSteps,
  unborn,
} from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { targetOf } from '../history/concerning.ts';
import { assessorLines } from './assessors.ts';
import { type Change, type Changes, sheetActs, type TaskFacts, type Wait } from './facts.ts';
import { sheetLines } from './sheets.ts';

type Told = Pick<ViewedEvent, 'service' | 'stream' | 'type' | 'time' | 'data'>;

const contracts = new Map(
  aggregates.filter(({ name }) => name in taskSteps).map((contract) => [contract.name, contract]),
);

/** The contract of an aggregate that gives somebody tasks. */
export function contractOf(aggregate: TaskAggregate): AggregateContract {
  return contracts.get(aggregate)!;
}

/** The changes that an event makes: to the row of its own stream, and to those that it asks or names. */
export function changesBy(event: ViewedEvent): Changes {
  const { expects, answers } = events[event.type] ?? {};
  const told: readonly Changes[] = [
    ownChange(event),
    ...(expects?.(event.data as never) ?? []).map(({ stream, acts }) => ({
      [stream]: asked(acts, event),
    })),
    ...(answers?.(event.data as never) ?? []).map((stream) => ({ [stream]: doneBy(event) })),
    sheetLines(event),
    assessorLines(event),
  ];
  const changes: Record<string, Change> = {};
  for (const [key, change] of told.flatMap((each) => Object.entries(each))) {
    const before = changes[key];
    changes[key] = before ? (facts) => change(before(facts)) : change;
  }
  return changes;
}

function ownChange(event: Told): Changes {
  const contract = contracts.get(targetOf(event.stream).aggregate);
  if (contract?.service !== event.service || !(event.type in contract.events)) return {};
  const change: Change = (facts) => ({ ...doneBy(event)(facts), own: ownAfter(contract, facts.own, event) });
  return { [event.stream]: change };
}

function ownAfter(contract: AggregateContract, before: TaskFacts['own'], event: Told): TaskFacts['own'] {
  const life = lived(contract, before?.life ?? unborn(contract), event);
  const waits = dutiesOf(contract, life).flatMap(({ part, state, acts, until, lapses }): Wait[] => {
    const open = acts.filter((act) => isTask(act, life.states.at(-1)!));
    if (open.length === 0) return [];
    const known = before?.waits.find((wait) => wait.part === part && wait.state === state);
    const data = event.data as Readonly<Record<string, unknown>>;
    const isTold = part === undefined || data[contract.parts!.id] === part;
    const said = isTold && until !== undefined ? data[until] : undefined;
    const dueBy = packDay(until);
    const dueOn = typeof said === 'string' ? said : known?.dueOn;
    return [
      {
        ...(part !== undefined && { part }),
        state,
        acts: open,
        since: known?.since ?? event.time,
        ...(dueOn !== undefined && { dueOn }),
        ...(dueBy && { dueBy }),
        ...(lapses && { lapses }),
      },
    ];
  });
  return { life, waits };
}

/**
 * True for an act that gives whoever may begin it a task while the aggregate is in that state; not for those
 * that each expert does on sheets of its own.
 */
export function isTask(act: string, state: string): boolean {
  const { in: listed } = commands[act]!;
  const isAllowed = listed === 'any' || listed.includes(state);
  return beginners(act).length > 0 && isAllowed && !(act in sheetActs);
}

/** The day of the rule pack that the field is, if it is one. */
export function packDay(until: string | undefined): Wait['dueBy'] {
  return until === 'applicationDeadline' || until === 'assessmentTo' ? until : undefined;
}

function asked(acts: readonly string[], { time, data }: Told): Change {
  const { campaignId } = data as { campaignId?: string };
  const next = { acts, at: time, ...(campaignId !== undefined && { campaignId }) };
  return (facts) => {
    const known = facts.asked?.[acts[0]!];
    return known && known.at > time ? facts : { ...facts, asked: { ...facts.asked, [acts[0]!]: next } };
  };
}

function doneBy({ type, time }: Told): Change {
  return (facts) => {
    const done = Object.fromEntries((actsOf[type] ?? []).map((act) => [act, later(facts.done?.[act], time)]));
    return { ...facts, done: { ...facts.done, ...done } };
  };
}

function later(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
}
