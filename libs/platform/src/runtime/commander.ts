import { setTimeout as sleep } from 'node:timers/promises';
import {
  acts,
  events as eventContracts,
  parseId,
  processContract,
  refuse,
  type Role,
  type ServiceName,
} from '@laurel/contracts';
import {
  type Actor,
  type Ahead,
  backoffMs,
  canonicalJson,
  type Command,
  type Handled,
  type Known,
  type Message,
  type NewEvent,
  type Proposal,
  proposalOf,
  proposalHours,
  recall,
  Rejected,
  type Said,
  Unsettled,
  type View,
  type WithProposals,
} from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { plusWorkingHours } from '@laurel/rules';
import type { Clock } from '../clock.ts';
import { accessView, ofOnePerson } from '../access/access.view.ts';
import { authorise, unitsConcerned } from '../access/authorise.ts';
import { derivedId, keyed, sha256 } from '../derived.ts';
import { type FactReader, type Id, noGuards, type Served, type ServiceDefinition } from '../service.ts';
import { publishedYears } from './calendar.view.ts';
import { RecentStreams } from './memory.ts';
import { versioned } from './folding.ts';
import type { Projector } from './projector.ts';
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
  readonly confirms?: string;
  readonly expectedVersion?: number;
}

const backoff = { firstMs: 5, mostMs: 250 };

/** Another process writes the same stream or guard: a pause of random length keeps the two apart. */
const giveWay = (conflicts: number) => sleep(backoffMs(conflicts, backoff) * Math.random());

/** Loads facts, decides, appends: the one way into a service's log for its own events. */
export class Commander {
  readonly #memory = new RecentStreams();
  readonly #turns = new Turns();
  readonly #served: ReadonlyMap<string, Served>;
  readonly #says: ReadonlySet<string>;

  constructor(
    private readonly definition: ServiceDefinition,
    private readonly engine: Engine,
    private readonly projector: Projector,
    private readonly secretKey: Uint8Array,
    private readonly mode: Clock['mode'],
    private readonly rulePackHash: (campaignId: string) => Promise<string | undefined>,
  ) {
    this.#served = new Map(definition.aggregates.map((served) => [served.contract.name, served]));
    this.#says = new Set<string>(processContract[definition.name as ServiceName].says);
  }

  /** Throws Rejected, TooLarge, Unavailable (outcome unknown: repeat with the same command id). */
  async execute(ask: Ask): Promise<Handled> {
    const served = this.#served.get(ask.aggregate);
    const parts = served && parseId(served.contract, ask.id);
    if (!served || !parts) throw new Rejected('not_found', {}, 'id');
    const stream = `${ask.aggregate}-${ask.id}`;
    const { aggregate: _aggregate, id: _id, ...asked } = ask;
    const lapsesAt = await this.#lapsesAt(ask);
    const command: Command = {
      ...asked,
      payloadHash: this.#payloadHash(stream, ask),
      ...(lapsesAt !== undefined && { lapsesAt }),
    };
    const id: Id = { ...parts, whole: ask.id };
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
      await this.#proposerStays(
        command,
        proposalOf(state.proposals, command.confirms),
        unitsConcerned(parts.unit, ask.data),
        settled,
      );
      // Guards are named by the facts, so the head is read before any fact is.
      const asOf = served.guards === noGuards ? undefined : await this.engine.events.head();
      const upToDate = this.#upToDate(asOf);
      const read = this.reader(command.commandId, upToDate, settled);
      const facts = await served.facts(read, command, id, state.inner);
      if (parts.campaign !== undefined) {
        settled.view(rulePacksView);
        await upToDate();
        rulePackHash = await this.rulePackHash(parts.campaign);
      }
      if (asOf === undefined) return { facts };
      return { facts, guards: { ...served.guards(command, id, state.inner, facts), asOf } };
    };
    return await this.#turns.handle(stream, served.decider, { shell, command, know });
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

  /**
   * The end of a proposal, by the city's working days; none for what is not proposed
   * (docs/handbook/process.md#1.22).
   */
  async #lapsesAt({ type, confirms, instant, commandId }: Ask): Promise<string | undefined> {
    if (confirms !== undefined || acts[type]?.pair === undefined) return undefined;
    const calendar = await publishedYears(this.reader(commandId));
    return plusWorkingHours({ calendar }, instant, proposalHours);
  }

  /**
   * Two persons act at the moment of the second: whoever proposed must be one who may, still
   * (docs/handbook/process.md#1.22). Throws Rejected `proposer_left`.
   */
  async #proposerStays(
    { type, instant, commandId }: Command,
    proposal: Proposal | undefined,
    units: readonly string[],
    settled: Settled,
  ): Promise<void> {
    if (!proposal) return;
    const { account: accountId, role, onBehalfOf } = proposal.proposer;
    const read = this.reader(commandId, this.#upToDate(), settled);
    const row = await read.row(accessView, accountId);
    const account =
      row && ofOnePerson(row, await read.rows(accessView, [{ field: 'personId', equals: row.personId }]));
    const target = { units, instant, role: role as Role, ...(onBehalfOf !== undefined && { onBehalfOf }) };
    if (!account || 'refused' in authorise(acts[type]!, account, target)) throw refuse('proposer_left');
  }

  /**
   * Waits until the views have seen the log as it stood when it was first asked; a decision that asks for
   * much waits once.
   */
  #upToDate(asOf?: number): () => Promise<void> {
    let reached: Promise<void> | undefined;
    const reach = async () => await this.projector.reach(asOf ?? (await this.engine.events.head()));
    return () => (reached ??= reach());
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
    return {
      id: derivedId(`${stream}/${command.commandId}/${index}`),
      type: said.type,
      schemaVersion: contract.version,
      time: command.instant,
      actor: command.actor,
      ...(said.proposer && { proposer: said.proposer }),
      ...(command.confirms !== undefined && { confirms: command.confirms }),
      commandId: command.commandId,
      payloadHash: command.payloadHash,
      correlationId: command.correlationId,
      ...(command.causationId !== undefined && { causationId: command.causationId }),
      ...(rulePackHash !== undefined && { rulePackHash }),
      data: contract.body.parse(said.data),
      ...(said.sealed && { sealed: said.sealed }),
    };
  }

  /**
   * The facts that may be asked of this service's own streams and views; secrets are those of the command
   * named.
   */
  reader(commandId: string, upToDate = this.#upToDate(), settled = settledFor('')): FactReader {
    const { events, views } = this.engine;
    return {
      state: async <State>(served: Served<State>, id: string) => {
        const stream = `${served.contract.name}-${id}`;
        settled.stream(stream);
        const { state } = await recall({ store: events, memory: this.#memory }, stream, served.decider);
        return state.inner;
      },
      row: async (view, key) => {
        settled.view(view);
        await upToDate();
        return (await views.get(versioned(view), key)) as never;
      },
      rows: async (view, where) => {
        settled.view(view);
        await upToDate();
        return (await views.find(versioned(view), { where, limit: 100_000 })).map(({ row }) => row) as never;
      },
      secret: (purpose, of = commandId) => keyed(this.secretKey, `${of}/${purpose}`),
      sha256,
      mode: this.mode,
    };
  }
}

/** Checks that throw Unsettled for a fact that what is ahead on the stream may change. */
interface Settled {
  view(view: Pick<View, 'hears'>): void;
  stream(other: string): void;
}

function settledFor(stream: string, { said }: Pick<Ahead, 'said'> = { said: new Set() }): Settled {
  const require = (holds: boolean) => {
    if (!holds) throw new Unsettled(`what is decided on ${stream} is not recorded yet`);
  };
  return {
    view: ({ hears }) => require(!hears.some((type) => said.has(type))),
    stream: (other) => require(other !== stream || said.size === 0),
  };
}
