import { createHash, createHmac } from 'node:crypto';
import { type Condition, type Handled, handle, type NewEvent, recall, type Row, type Said, type Message, type Command } from '@laurel/core';
import { type Appended, DuplicateCommand, type EventStore, type StoredEvent, type View, viewed, type ViewedEvent } from '@laurel/core';
import { type Ask, type FactReader, type Id, type Served, Tokens } from '@laurel/platform';
import { identityService } from './identity.definition.ts';
import { type Attempt, type SignInShell, usualSessionHours } from './sign-in.ts';
import { type LimitSettings, SignInLimits, usualLimits } from './sign-in-limits.ts';

/** identity in memory, whole: real deciders, facts and views over a list of events. For tests only. */

export interface Desk extends SignInShell {
  readonly log: StoredEvent[];
  secretOf(commandId: string): (purpose: string) => string;
  /** A request at an instant; each has its own command id unless one is given. */
  attempt(instant: string, commandId?: string): Attempt;
}

export function openDesk(limits: LimitSettings = usualLimits): Desk {
  const log: StoredEvent[] = [];
  const store = storeOf(log);
  const memory = { get: () => undefined, set: () => undefined };
  const secretOf = (commandId: string) => (purpose: string) => createHmac('sha256', 'desk').update(`${commandId}/${purpose}`).digest('hex');
  const reader = (commandId: string): FactReader => ({
    state: async <State>(served: Served<State>, id: string) =>
      (await recall({ store, memory }, `${served.contract.name}-${id}`, served.decider)).state.inner,
    row: async (view, key) => rowsOf(log, view).get(key),
    rows: async (view, where) => [...rowsOf(log, view).values()].filter((row) => where.every((condition) => holds(row, condition))),
    secret: secretOf(commandId),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
  });
  let count = 0;
  return {
    log,
    read: reader('sign-in'),
    secretOf,
    tokens: new Tokens(new Uint8Array(32).fill(7)),
    limits: new SignInLimits(limits),
    sessionHours: usualSessionHours,
    attempt(instant, commandId = `attempt-${++count}`) {
      return { commandId, instant, address: '10.0.0.1', secret: secretOf(commandId) };
    },
    async execute({ aggregate, id, ...asked }: Ask): Promise<Handled> {
      const served = identityService.aggregates.find(({ contract }) => contract.name === aggregate)!;
      const command: Command = { ...asked, payloadHash: JSON.stringify(asked.data) };
      const parts: Id = { whole: id, account: id, name: id };
      return await handle({ store, memory, stamp }, `${aggregate}-${id}`, served.decider, command, (state) =>
        served.facts(reader(asked.commandId), command, parts, state.inner),
      );
    },
  };
}

function stamp(command: Command, said: Message & Said, index: number): NewEvent {
  const { instant: time, actor, commandId, payloadHash, correlationId } = command;
  return { ...said, id: `${commandId}-${index}`, schemaVersion: 1, time, actor, commandId, payloadHash, correlationId };
}

function storeOf(log: StoredEvent[]): EventStore {
  const of = (stream: string) => log.filter((event) => event.stream === stream);
  const append = async (
    stream: string,
    _expected: unknown,
    events: readonly NewEvent[],
    { commandId }: { commandId: string },
  ): Promise<Appended> => {
    const done = of(stream).filter((event) => event.commandId === commandId);
    if (done.length > 0) throw new DuplicateCommand(commandId, { version: 0, position: 0 });
    for (const event of events)
      log.push({ ...event, stream, revision: of(stream).length + 1, position: log.length + 1, recordedAt: event.time });
    return { version: of(stream).length, position: log.length };
  };
  const readStream = async (stream: string, { after = 0 } = {}) => of(stream).slice(after);
  const findCommand = async (stream: string, commandId: string) => of(stream).filter((event) => event.commandId === commandId);
  return { append, readStream, findCommand, head: async () => log.length } as unknown as EventStore;
}

/** A view folded from nothing. */
export function rowsOf<R extends Row>(log: readonly StoredEvent[], view: View<R>): Map<string, R> {
  const rows = new Map<string, R>();
  const events: ViewedEvent[] = log.map((event) => viewed(event, 'identity')).filter(({ type }) => view.hears.includes(type));
  for (const event of events) {
    for (const key of view.keys(event)) {
      const row = view.fold(rows.get(key), event, key);
      if (row) rows.set(key, row);
      else rows.delete(key);
    }
  }
  return rows;
}

function holds(row: Row, condition: Condition): boolean {
  const value = row[condition.field];
  if ('equals' in condition) return value === condition.equals;
  if ('has' in condition) return (value as readonly string[]).includes(condition.has);
  throw new Error('the desk knows equality and membership only');
}
