import { definitions } from '@laurel/all';
import {
  actsOf,
  aggregates,
  beginners,
  commands,
  dutiesOf,
  type Grant,
  idIn,
  type Lifecycle,
  lived,
  taskSteps,
  unborn,
} from '@laurel/contracts';
import type { View, ViewedEvent } from '@laurel/core';

/** The tasks of a record, event by event, held against what the contracts say is unfinished. */

interface Task {
  readonly aggregate: string;
  readonly targets: readonly string[];
  readonly waits: readonly {
    readonly part?: string;
    readonly state: string;
    readonly acts: readonly string[];
  }[];
  readonly holders: readonly string[];
}

/**
 * The events that begin something of which nobody asks it: a campaign is drafted, an account made, a branch
 * nominates itself, a title is recommended, a file is stored, as people see fit; and further groups.
 */
const unasked: readonly string[] = [
  'AccountCreated',
  'AssessmentGroupFormed',
  'AttachmentStored',
  'BureauRegistered',
  'CalendarPublished',
  'CampaignDrafted',
  'CandidateSelfNominated',
  'TitleRecommended',
];
const withoutTasks: readonly string[] = ['session', 'message'];

/** Folds the view of the tasks through a record, and says where it and the contracts differ. */
export class Tasks {
  readonly faults = new Set<string>();
  /** How often something was found unfinished, and how many rows one event touched at most. */
  seen = 0;
  most = 0;
  readonly #view = definitions.flatMap(({ views }) => views).find(({ view }) => view.name === 'tasks')!
    .view as View;
  readonly #rows = new Map<string, Task>();
  readonly #lives = new Map<string, Lifecycle>();
  readonly #asked = new Set<string>();
  #holders: (Grant & { readonly accountId: string })[] = [];

  /** The next event of the record. */
  hear(event: ViewedEvent): void {
    this.#know(event);
    const contract = aggregates.find((candidate) => idIn(candidate, event) !== undefined);
    const isOwn = contract !== undefined && event.type in contract.events;
    if (isOwn && !this.#lives.has(event.stream)) this.#begins(event);
    this.#fold(event);
    // The first start asks for the administrators' roles and grants them in one go, when nobody holds any.
    const isFirstStart = event.type === 'RoleRequested' && event.actor.role === 'system';
    if (!isOwn || isFirstStart) return;
    const life = lived(contract, this.#lives.get(event.stream) ?? unborn(contract), event);
    this.#lives.set(event.stream, life);
    if (!(contract.name in taskSteps)) return;
    for (const { part, state, acts } of dutiesOf(contract, life)) {
      const open = acts.filter((act) => isBegun(act) && isAllowed(act, life.states.at(-1)!));
      if (open.length === 0) continue;
      this.seen++;
      const found = this.#find(contract.name, idIn(contract, event)!, open, part);
      if (!found) this.faults.add(`after ${event.type}: no task says that ${contract.name} is ${state}`);
      else if (!found.holders.some((holder) => this.#isSomebody(holder)))
        this.faults.add(`after ${event.type}: the task of ${contract.name} in ${state} is nobody’s`);
    }
  }

  /** Everything that a person begins was a task before, unless nobody asks for it. */
  #begins({ stream, type, actor }: ViewedEvent): void {
    const [name, id] = [stream.slice(0, stream.indexOf('-')), stream.slice(stream.indexOf('-') + 1)];
    if (actor.role === 'system' || withoutTasks.includes(name) || unasked.includes(type)) return;
    const isAsked =
      this.#asked.has(`${name} ${id}`) || (actsOf[type] ?? []).some((act) => this.#asked.has(act));
    if (!isAsked) this.faults.add(`before ${type}: ${name} was nobody’s task`);
  }

  #fold(event: ViewedEvent): void {
    const keys = this.#view.keys(event);
    this.most = Math.max(this.most, keys.length);
    for (const key of keys) {
      const row = this.#view.fold(this.#rows.get(key) as never, event, key) as unknown as Task;
      this.#rows.set(key, row);
      if (row.waits.length === 0) continue;
      for (const target of row.targets) this.#asked.add(`${row.aggregate} ${target}`);
      // A notice has the number that one gives it.
      for (const { acts } of row.waits) if (acts.includes('PostNotice')) this.#asked.add('PostNotice');
    }
  }

  #find(aggregate: string, id: string, acts: readonly string[], part: string | undefined): Task | undefined {
    return [...this.#rows.values()].find(
      (row) =>
        row.aggregate === aggregate &&
        row.targets.includes(id) &&
        row.waits.some((wait) => wait.part === part && wait.acts.some((act) => acts.includes(act))),
    );
  }

  #isSomebody(holder: string): boolean {
    const [role, account] = holder.split(' ');
    return this.#holders.some(
      (held) => held.role === role && (account === undefined || held.accountId === account),
    );
  }

  #know({ type, data }: ViewedEvent): void {
    const told = data as Grant & { readonly accountId: string };
    if (type === 'RoleGranted') this.#holders.push(told);
    if (type !== 'RoleRevoked') return;
    this.#holders = this.#holders.filter(
      (held) => held.accountId !== told.accountId || held.role !== told.role || held.unitId !== told.unitId,
    );
  }
}

const isBegun = (act: string) => beginners(act).length > 0;

function isAllowed(act: string, state: string): boolean {
  const listed = commands[act]!.in;
  return listed === 'any' || listed.includes(state);
}
