import { setTimeout as sleep } from 'node:timers/promises';
import {
  acts,
  events as eventContracts,
  parseId,
  processContract,
  refuse,
  type ServiceName,
  versionSaid,
  type Words,
} from '@laurel/contracts';
import {
  type Actor,
  type Ahead,
  answeredProposal,
  backoffMs,
  canonicalJson,
  type Command,
  draftOn,
  type Handled,
  type Known,
  type Message,
  type NewEvent,
  proposalHours,
  proposalOf,
  recall,
  Rejected,
  type Said,
  type Waiting,
  type WithProposals,
} from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { plusWorkingHours } from '@laurel/rules';
import { type Concerned, concernedBy } from '../access/authorise.ts';
import type { Clock } from '../clock.ts';
import { derivedId, keyed } from '../derived.ts';
import { type FactReader, type Id, noGuards, type Served, type ServiceDefinition } from '../service.ts';
import { publishedYears } from './calendar.view.ts';
import { Facts, type Settled, settledFor } from './facts.ts';
import { RecentStreams } from './memory.ts';
import { proposed, refusedNow } from './proposals.ts';
import type { Projector } from './projector.ts';
import type { RecentRows } from './recent-rows.ts';
import { rulePacksView } from './rule-packs.view.ts';
import { Turns } from './turns.ts';

/** A command as it reaches a service: validated by its schema, its actor authorised. */
export interface Ask {
  readonly aggregate: string;
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly actor: Actor;
  readonly instant: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly batchId?: string;
  readonly confirms?: string;
  readonly declines?: Command['declines'] & object;
  readonly withdraws?: string;
  /** It answers a proposal as it stands: its data are what was proposed, whatever stands here. */
  readonly asProposed?: true;
  /** It is decided, and nothing is recorded. */
  readonly dryRun?: true;
  readonly expectedVersion?: number;
}

const backoff = { firstMs: 5, mostMs: 250 };

/** The outcome of a command; of a dry run with its effects in words. */
export type Decided = Handled & { readonly effects?: readonly Words[] };

/** Another process writes the same stream or guard: a pause of random length keeps the two apart. */
const giveWay = (conflicts: number) => sleep(backoffMs(conflicts, backoff) * Math.random());

/** Loads facts, decides, appends: the one way into a service's log for its own events. */
export class Commander {
  readonly #memory = new RecentStreams();
  readonly #turns = new Turns();
  readonly #served: ReadonlyMap<string, Served>;
  readonly #says: ReadonlySet<string>;

  readonly #facts: Facts;

  constructor(
    private readonly definition: ServiceDefinition,
    private readonly engine: Engine,
    projector: Projector,
    rows: RecentRows,
    private readonly secretKey: Uint8Array,
    mode: Clock['mode'],
  ) {
    this.#facts = new Facts({ engine, projector, rows, memory: this.#memory, secretKey, mode });
    this.#served = new Map(definition.aggregates.map((served) => [served.contract.name, served]));
    this.#says = new Set<string>(processContract[definition.name as ServiceName].says);
  }

  /** Throws Rejected, TooLarge, Unavailable (outcome unknown: repeat with the same command id). */
  async execute(ask: Ask): Promise<Decided> {
    const served = this.#served.get(ask.aggregate);
    const parts = served && parseId(served.contract, ask.id);
    if (!served || !parts) throw new Rejected('not_found', {}, 'id');
    const stream = `${ask.aggregate}-${ask.id}`;
    const { aggregate: _aggregate, id: _id, asProposed, dryRun, ...asked } = ask;
    const proposal = asProposed && (await proposed(this.engine.events, stream, asked));
    const data = proposal ? proposal.content : ask.data;
    const contentHash = proposal ? proposal.payloadHash : this.#payloadHash(stream, ask);
    const refusal = ask.declines ?? ask.withdraws;
    const lapsesAt = await this.#lapsesAt(ask);
    const command: Command = {
      ...asked,
      data,
      payloadHash: refusal === undefined ? contentHash : this.#refusalHash(stream, ask, refusal),
      ...(refusal !== undefined && { contentHash }),
      ...(lapsesAt !== undefined && { lapsesAt }),
    };
    const id: Id = { ...parts, whole: ask.id };
    const concerned = concernedBy(ask.type, parts, data);
    let rulePackHash: string | undefined;
    const shell = {
      giveWay,
      store: this.engine.events,
      memory: this.#memory,
      stamp: (stamped: Command, said: Message & Said, index: number) =>
        this.#stamp(stream, stamped, said, index, rulePackHash),
    };
    const know = async (state: WithProposals<unknown>, ahead: Ahead): Promise<Known<unknown>> => {
      const settled = settledFor(stream, ahead);
      // Whoever takes a proposal back decides on nothing else.
      const isWithdrawn = command.withdraws !== undefined;
      if (!isWithdrawn) await this.#bothMay(command, state, { concerned, settled, asProposed });
      // Guards are named by the facts, so the head is read before any fact is.
      const asOf = served.guards === noGuards ? undefined : await this.engine.events.head();
      const read = this.#facts.reader(command.commandId, settled, asOf);
      const facts = isWithdrawn ? undefined : await served.facts(read, command, id, state.inner);
      if (parts.campaign !== undefined)
        rulePackHash = (await read.row(rulePacksView, parts.campaign))?.rulePackHash;
      if (asOf === undefined || isWithdrawn) return { facts };
      return { facts, guards: { ...served.guards(command, id, state.inner, facts), asOf } };
    };
    if (dryRun) return await this.#tried(stream, served, { shell, command, know });
    return await this.#turns.handle(stream, served.decider, { shell, command, know });
  }

  /**
   * The outcome that a command would have now: its events, and what they bring about in words. Throws
   * Rejected as the command would.
   */
  async #tried(
    stream: string,
    { decider, effects }: Served,
    { shell, command, know }: Waiting<WithProposals<unknown>, Command, Message, unknown>,
  ): Promise<Decided> {
    const before = await recall(shell, stream, decider);
    const nothing: Ahead = { said: new Set(), takes: new Set() };
    const { events } = await draftOn(before, shell, decider, command, (state) => know(state, nothing));
    const said = events.map(({ type, data }) => ({ type, data }));
    const words = said.map(({ type }) => eventContracts[type]!.words);
    const more = await effects?.(this.reader(command.commandId), command, before.state.inner, said);
    const position = await this.engine.events.head();
    return { version: before.version, position, events: said, repeated: false, effects: more ?? words };
  }

  /**
   * Keyed, because the payload may be a sealed score: a bare hash of one of two hundred values is no secret.
   * Only what a second person must repeat has the same hash twice; of anything else equal hashes would tell
   * who voted alike.
   */
  #payloadHash(stream: string, { type, data, commandId }: Ask): string {
    return keyed(
      this.secretKey,
      canonicalJson({ stream, type, data, ...(acts[type]?.pair === undefined && { commandId }) }),
    );
  }

  /** Whoever declines and gives another reason under the same command id repeats nothing. */
  #refusalHash(stream: string, { type, commandId }: Ask, refusal: object | string): string {
    return keyed(this.secretKey, canonicalJson({ stream, type, refusal, commandId }));
  }

  /**
   * The end of a proposal, by the city's working days; none for what is not proposed
   * (docs/handbook/process.md#1.22).
   */
  async #lapsesAt(ask: Ask): Promise<string | undefined> {
    const { type, instant, commandId } = ask;
    if (answeredProposal(ask) || acts[type]?.pair === undefined) return undefined;
    const calendar = await publishedYears(this.reader(commandId));
    return plusWorkingHours({ calendar }, instant, proposalHours);
  }

  /**
   * Two persons act at the moment of the second: whoever proposed must be one who may, still; and the second
   * one who may do what the proposal says (docs/handbook/process.md#1.22). Throws Rejected `proposer_left`,
   * `own_unit` and what else the policy refuses.
   */
  async #bothMay(
    command: Command,
    { proposals }: WithProposals<unknown>,
    {
      concerned,
      settled,
      asProposed = false,
    }: { concerned: Concerned; settled: Settled; asProposed: boolean | undefined },
  ): Promise<void> {
    const answered = answeredProposal(command);
    const proposal = answered && proposalOf(proposals, answered.proposalId);
    if (!proposal) return;
    const read = this.#facts.reader(command.commandId, settled);
    // What the request itself named was judged at the door.
    const refused = asProposed && (await refusedNow(read, command, command.actor, concerned));
    if (refused) throw refuse(refused);
    if (answered.by !== 'confirms') return;
    if (await refusedNow(read, command, proposal.proposer, concerned)) throw refuse('proposer_left');
  }

  #stamp(
    stream: string,
    command: Command,
    said: Message & Said,
    index: number,
    rulePackHash: string | undefined,
  ): NewEvent {
    const contract = eventContracts[said.type];
    if (!contract || !this.#says.has(said.type))
      throw new Error(`${this.definition.name} may not say ${said.type}`);
    const data = contract.body.parse(said.data);
    return {
      id: derivedId(`${stream}/${command.commandId}/${index}`),
      type: said.type,
      schemaVersion: versionSaid(contract, data),
      time: command.instant,
      actor: command.actor,
      ...(said.proposer && { proposer: said.proposer }),
      ...(command.confirms !== undefined && { confirms: command.confirms }),
      commandId: command.commandId,
      payloadHash: command.payloadHash,
      correlationId: command.correlationId,
      ...(command.causationId !== undefined && { causationId: command.causationId }),
      ...(rulePackHash !== undefined && { rulePackHash }),
      data,
      ...(said.sealed && { sealed: said.sealed }),
    };
  }

  /** The facts that may be asked of this service; secrets are those of the command named. */
  reader(commandId: string): FactReader {
    return this.#facts.reader(commandId);
  }
}
