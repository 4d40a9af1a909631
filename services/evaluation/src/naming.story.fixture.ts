import { createHash } from 'node:crypto';
import { events as contracts } from '@laurel/contracts';
import {
  type Actor,
  canonicalJson,
  type Command,
  type Condition,
  fold,
  type Row,
  type StoredEvent,
  type View,
  type ViewedEvent,
  viewed,
} from '@laurel/core';
import type { FactReader, Served } from '@laurel/platform';
import { namingAggregates, namingDue } from './naming.definition.ts';
import { campaignId, everybody, experts, ranking, rulePack, standing, system } from './naming.fixture.ts';
import { namingReactions } from './naming.reactions.ts';

/** The name half on a log in memory: what it hears, is asked, does of itself and does in time, in one order. No engine, no clock. */
export class NamingStory {
  readonly log: StoredEvent[] = [];

  /** Somebody else says something, another service or the evaluate half; what the naming does about it follows at once. */
  async hear(type: string, data: object, time: string, stream = 'elsewhere'): Promise<void> {
    await this.#add(stream, { type, data }, { time, actor: system });
  }

  /** Somebody asks; answers the proposal's id for the first of two persons. Throws Rejected. */
  async ask(actor: Actor, instant: string, aggregate: string, id: string, type: string, data: object, confirms?: string): Promise<string> {
    const served = namingAggregates.find(({ contract }) => contract.name === aggregate)!;
    const stream = `${aggregate}-${id}`;
    const commandId = `command-${this.log.length + 1}`;
    const asked = { type, data: served.contract.commands[type]!.body.parse(data), commandId, instant, actor, correlationId: commandId };
    const command = { ...asked, payloadHash: hashOf({ stream, type, data }), ...(confirms !== undefined && { confirms }) } as Command;
    const state = this.#state(served, id);
    const [campaign, ...rest] = id.split('.');
    const named = aggregate === 'title' ? { title: rest[0]!, unit: rest.slice(1).join('.') } : { name: rest.join('.') };
    const facts = await served.facts(this.#reader(commandId), command, { whole: id, campaign: campaign!, ...named }, state.inner);
    const said = served.decider.decide(command, state, facts);
    const proposer = confirms === undefined ? undefined : state.proposals[confirms]?.proposer;
    const stamp = { time: instant, actor, ...(confirms !== undefined && { confirms }), ...(proposer && { proposer }) };
    for (const event of said) await this.#add(stream, event, stamp);
    return commandId;
  }

  /** Both persons of an act that needs two. */
  async askBoth([one, other]: readonly [Actor, Actor], instant: string, aggregate: string, id: string, type: string, data: object) {
    const proposal = await this.ask(one, instant, aggregate, id, type, data);
    await this.ask(other, instant, aggregate, id, type, data, proposal);
  }

  /** Fires what is due until an instant, as the scheduler does: earliest first, each row once for its instant. */
  async passTo(until: string): Promise<void> {
    const fired = new Set<string>();
    for (;;) {
      const due = [...this.rows(namingDue)].filter(([key, { at }]) => at <= until && !fired.has(`${key}@${at}`));
      const next = due.sort(([, one], [, other]) => (one.at < other.at ? -1 : 1))[0];
      if (!next) return;
      const [key, { at, aggregate, id, type, data }] = next;
      fired.add(`${key}@${at}`);
      await this.ask(system, at, aggregate, id, type, data);
    }
  }

  rows<R extends Row>(view: View<R>): ReadonlyMap<string, R> {
    return rowsOf(view, this.seen);
  }

  /** The log as views see it. */
  get seen(): readonly ViewedEvent[] {
    return this.log.map((event) => viewed(event, 'evaluation'));
  }

  types(): string[] {
    return this.log.map(({ type }) => type);
  }

  async #add(
    stream: string,
    said: { type: string; data: object; sealed?: object },
    stamp: Pick<StoredEvent, 'time' | 'actor'>,
  ): Promise<void> {
    const revision = this.log.filter((event) => event.stream === stream).length + 1;
    const position = this.log.length + 1;
    const data = contracts[said.type]!.body.parse(said.data);
    const place = { id: `event-${position}`, stream, revision, position, schemaVersion: 1, recordedAt: stamp.time };
    const cause = { commandId: `command-${position}`, payloadHash: '', correlationId: 'story' };
    const event: StoredEvent = { ...place, ...cause, ...stamp, type: said.type, data, ...(said.sealed && { sealed: said.sealed }) };
    this.log.push(event);
    if (!namingReactions.hears.includes(said.type)) return;
    for (const { aggregate, id, type, data: given } of namingReactions.react(viewed(event, 'evaluation'))) {
      await this.ask(system, stamp.time, aggregate, id, type, given);
    }
  }

  #state<State>(served: Served<State>, id: string) {
    return fold(served.decider, this.log.filter(({ stream }) => stream === `${served.contract.name}-${id}`) as never[]);
  }

  #reader(commandId: string): FactReader {
    return {
      state: async (served, id) => this.#state(served, id).inner,
      row: async (view, key) => this.rows(view).get(key),
      rows: async (view, where) => [...this.rows(view).values()].filter((row) => where.every((condition) => holds(row, condition))),
      secret: (purpose) => hashOf({ commandId, purpose }),
      sha256: (text) => createHash('sha256').update(text).digest('hex'),
    };
  }
}

/** A view folded from zero; every row passes through JSON, as stores make it do. */
export function rowsOf<R extends Row>(view: View<R>, log: readonly ViewedEvent[]): ReadonlyMap<string, R> {
  const rows = new Map<string, R>();
  for (const event of log.filter(({ type }) => view.hears.includes(type))) {
    for (const key of view.keys(event)) {
      const next = view.fold(rows.get(key), event, key);
      if (next) rows.set(key, JSON.parse(JSON.stringify(next)) as R);
      else rows.delete(key);
    }
  }
  return rows;
}

/** The campaign up to the confirmed ranking: five entries admitted and cleared, a panel of five, their secretaries known. */
export async function rankedCampaign(): Promise<NamingStory> {
  const story = new NamingStory();
  const opening = '2023-03-01T00:30:00.000Z';
  await story.hear('CampaignOpened', { campaignId, rulePack, rulePackHash: '0'.repeat(64), version: 1 }, opening);
  for (const branchId of everybody) {
    const { bureauId, branchName, unitName, bureauName } = standing(branchId);
    const entry = { campaignId, branchId };
    await story.hear('SecretaryAppointed', { branchId, personId: `S-${bureauId}`, name: '书记', since: '2022-01-01' }, opening);
    const admitted = { ...entry, bureauId, branchName, unitName, bureauName, route: 'recommended', rank: 1 };
    await story.hear('EntryAdmitted', admitted, '2023-05-05T02:00:00.000Z');
    await story.hear('EntryCleared', { ...entry, validUntil: '2023-12-31' }, '2023-12-01T02:00:00.000Z');
  }
  const assignments = everybody.map((branchId) => ({ branchId, experts: experts.map(({ account }) => account) }));
  await story.hear('PanelFrozen', { campaignId, assignments }, '2023-11-01T02:00:00.000Z');
  await confirmRanking(story, 1, everybody, '2023-12-05T02:00:00.000Z');
  return story;
}

/** A version of the ranking, computed and confirmed. */
export async function confirmRanking(story: NamingStory, version: number, order: readonly string[], time: string): Promise<void> {
  const { winners, reserves, results } = ranking(version, order);
  const part = { score: '90', criteria: [] };
  const ranked = order.map((branchId) => {
    const { place, final } = results[version]![branchId]!;
    return { branchId, place, shared: false, final, recorded: `${final}.0000`, dynamic: part, onSite: part, presentation: part, steps: {} };
  });
  const outcome = { ranked, unranked: [], open: [], winners, reserves, moved: [] };
  const hashes = { rulePackHash: '0'.repeat(64), inputsHash: '1'.repeat(64) };
  await story.hear('RankingComputed', { campaignId, version, ...hashes, ...outcome }, time);
  await story.hear('RankingConfirmed', { campaignId, version, winners, reserves }, time);
}

function holds(row: Row, condition: Condition): boolean {
  return 'equals' in condition && row[condition.field] === condition.equals;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
