import type { Decider } from './decider.ts';
import type { Command, Message, NewEvent, Said, Stamped, StoredEvent } from './message.ts';
import {
  type Appended,
  DuplicateCommand,
  type EventStore,
  GuardConflict,
  type Guards,
  Unavailable,
  VersionConflict,
} from './ports.ts';
import { Rejected } from './rejected.ts';

/** A stream's folded state, kept so that the next command reads only what is new. */
export interface Remembered<State> {
  readonly state: State;
  readonly version: number;
}

/**
 * Bounded memory of folded streams; the shell provides it. Losing an entry costs a read, never correctness.
 */
export interface Memory {
  get(stream: string): Remembered<unknown> | undefined;
  set(stream: string, remembered: Remembered<unknown>): void;
}

export interface Handled extends Appended {
  readonly events: readonly { readonly type: string; readonly data: object }[];
  /** True when this command had been done before; nothing new was recorded. */
  readonly repeated: boolean;
}

/** The knowledge of a decision from outside its stream, and the guards that keep it true until the append. */
export interface Known<Facts> {
  readonly facts: Facts;
  readonly guards?: Guards | undefined;
}

export interface Shell<E extends Message> {
  readonly store: EventStore;
  readonly memory: Memory;
  /**
   * Makes an event storable: id, schema version, rule pack; pure in command and index, so that a retry makes
   * the same.
   */
  stamp(command: Command, said: E & Said, index: number): NewEvent;
  /**
   * Waits a little, of random length, longer after more conflicts: whoever else writes gets done
   * meanwhile.
   */
  giveWay(conflicts: number): Promise<void>;
}

/** Writers of one process queue, so this many conflicts in a row mean many busy processes. */
export const attempts = 12;

/**
 * The whole command loop: read, fold, decide, append at the version read and with the guards of what was
 * read. A conflict of version or guard is decided anew, eleven times at most; then it throws Unavailable,
 * and the same command may be asked for again. Throws Rejected (also `stale_version`,
 * `idempotency_key_reused`), TooLarge, Unavailable. A repeated command id returns the first result.
 */
export async function handle<State, C extends Command, E extends Message, Facts>(
  shell: Shell<E>,
  stream: string,
  decider: Decider<State, C, E, Facts>,
  command: C,
  know: (state: State) => Promise<Known<Facts>>,
): Promise<Handled> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await decideOnce(shell, stream, decider, command, know);
    } catch (error) {
      if (error instanceof Rejected || error instanceof DuplicateCommand) {
        const earlier = await shell.store.findCommand(stream, command.commandId);
        if (earlier.length > 0) return repeat(earlier, command);
        throw error;
      }
      if (!(error instanceof VersionConflict || error instanceof GuardConflict)) throw error;
      if (attempt === attempts)
        throw new Unavailable(`${attempts} times another writer was faster`, { cause: error });
      await shell.giveWay(attempt);
    }
  }
}

async function decideOnce<State, C extends Command, E extends Message, Facts>(
  shell: Shell<E>,
  stream: string,
  decider: Decider<State, C, E, Facts>,
  command: C,
  know: (state: State) => Promise<Known<Facts>>,
): Promise<Handled> {
  const before = await recall(shell, stream, decider);
  const draft = await draftOn(before, shell, decider, command, know);
  if (draft.events.length === 0) {
    // What this command did before may be why there is nothing left to do: then it is repeated, not done
    // anew.
    const earlier = await shell.store.findCommand(stream, command.commandId);
    if (earlier.length > 0) return repeat(earlier, command);
    return { version: before.version, position: await shell.store.head(), events: [], repeated: false };
  }
  return await record(shell, stream, draft);
}

/** A decision that is not recorded yet. */
export interface Draft<State> {
  readonly commandId: string;
  readonly before: Remembered<State>;
  readonly events: readonly NewEvent[];
  readonly guards: Guards | undefined;
  readonly after: Remembered<State>;
}

/** Decides a command on a state; throws Rejected. */
export async function draftOn<State, C extends Command, E extends Message, Facts>(
  before: Remembered<State>,
  shell: Shell<E>,
  decider: Decider<State, C, E, Facts>,
  command: C,
  know: (state: State) => Promise<Known<Facts>>,
): Promise<Draft<State>> {
  const { state, version } = before;
  if (command.expectedVersion !== undefined && command.expectedVersion !== version) {
    throw new Rejected('stale_version', { expected: command.expectedVersion, actual: version });
  }
  const { facts, guards } = await know(state);
  const said = decider.decide(command, state, facts);
  const events = said.map((event, index) => shell.stamp(command, event, index));
  return {
    commandId: command.commandId,
    before,
    events,
    guards,
    after: {
      state: events.reduce((next, event) => decider.evolve(next, event as unknown as Stamped<E>), state),
      version: version + events.length,
    },
  };
}

/**
 * Appends what was decided, at the version on which it was; `on` is the command that makes that version, if
 * it is not recorded yet. Throws as the store's `append`.
 */
export async function record<State, E extends Message>(
  { store, memory }: Shell<E>,
  stream: string,
  { commandId, before, events, guards, after }: Draft<State>,
  on?: string,
): Promise<Handled> {
  const { version } = before;
  const expected = on !== undefined ? { version, by: on } : version === 0 ? 'none' : version;
  const appended = await store.append(stream, expected, events, { commandId, guards });
  memory.set(stream, after);
  return { ...appended, events: events.map(({ type, data }) => ({ type, data })), repeated: false };
}

/** The state and version of a stream now. */
export async function recall<State, E extends Message>(
  shell: { store: EventStore; memory: Memory },
  stream: string,
  decider: { initial: State; evolve(state: State, event: Stamped<E>): State },
): Promise<Remembered<State>> {
  const remembered = (shell.memory.get(stream) ?? {
    state: decider.initial,
    version: 0,
  }) as Remembered<State>;
  const events = await shell.store.readStream(stream, { after: remembered.version });
  const last = events.at(-1);
  if (!last) return remembered;
  const state = events.reduce(
    (next, event) => decider.evolve(next, event as unknown as Stamped<E>),
    remembered.state,
  );
  const now = { state, version: last.revision };
  shell.memory.set(stream, now);
  return now;
}

function repeat(earlier: readonly StoredEvent[], command: Command): Handled {
  const last = earlier.at(-1)!;
  // The key belongs to who used it: nobody is told that the act of another was done as theirs.
  if (last.payloadHash !== command.payloadHash || last.actor.account !== command.actor.account)
    throw new Rejected('idempotency_key_reused', {}, 'Idempotency-Key');
  return {
    version: last.revision,
    position: last.position,
    events: earlier.map(({ type, data }) => ({ type, data })),
    repeated: true,
  };
}
