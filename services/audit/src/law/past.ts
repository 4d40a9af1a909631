import type { RulePack } from '@laurel/contracts';
import { type Calendar, withCalendar } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { type CheckTools, kept } from '../invariants/checker.ts';

/**
 * The record as it stood before one of its events. Services hear each other late, so the order of an export
 * says nothing between two services: there the instant of the command decides, and equal instants pass.
 * Keeps every event.
 */
export class Past {
  readonly #events = new Map<string, Envelope[]>();
  readonly #ids = new Set<string>();
  readonly #packs = new Set<string>();

  readonly #first = new Map<string, number>();

  constructor(readonly tools: CheckTools) {}

  learn(event: Envelope): void {
    kept(this.#first, `${event.stream} ${event.commandId}`, () => event.revision);
    this.#ids.add(event.id);
    if (event.data.rulePack !== undefined) this.#packs.add(event.data.rulePackHash);
    for (const key of keysOf(event))
      kept(this.#events, `${event.type} ${key}`, (): Envelope[] => []).push(event);
  }

  /** The place of an event among those of its command on its stream, from 0. */
  placeOf({ stream, commandId, revision }: Envelope): number {
    return revision - this.#first.get(`${stream} ${commandId}`)!;
  }

  hasPack(hash: string): boolean {
    return this.#packs.has(hash);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Every event of a type about the key, wherever it stands. */
  all(type: string, key = ''): readonly Envelope[] {
    return this.#events.get(`${type} ${key}`) ?? [];
  }

  /** The events of a type about the key that came before this one. */
  before(event: Envelope, type: string, key = ''): readonly Envelope[] {
    return this.all(type, key).filter((other) => isBefore(other, event));
  }

  /** The newest event of any of the types about the key. */
  last(event: Envelope, types: readonly string[], key: string): Envelope | undefined {
    return types
      .flatMap((type) => this.before(event, type, key))
      .reduce<Envelope | undefined>(
        (last, other) => (last && isBefore(other, last) ? last : other),
        undefined,
      );
  }

  /**
   * The rule pack that held for the campaign, counting by the city's calendar of that instant. An event says
   * which pack its service knew: services hear of an amendment one after another.
   */
  pack(event: Envelope, campaignId: string = event.data.campaignId): RulePack | undefined {
    const said = this.before(event, 'CampaignOpened', campaignId).concat(
      this.before(event, 'RulePackAmended', campaignId),
    );
    const known = said.findLast(({ data }) => data.rulePackHash === event.rulePackHash) ?? said.at(-1);
    return known && withCalendar(known.data.rulePack as RulePack, this.calendars(event)[0]!);
  }

  /**
   * The city's calendars that may have been known, the newest first; an empty one where none is published.
   * Only its own service knows at once what is published; the others may have heard less.
   */
  calendars(event: Envelope): Calendar[] {
    const published = this.before(event, 'CalendarPublished').map(({ data }) => data as Calendar[number]);
    const after = published.map((_, index) => yearsOf(published.slice(0, index + 1)));
    const newestFirst = [[], ...after].reverse();
    return event.service === 'application' ? newestFirst.slice(0, 1) : newestFirst;
  }
}

/** Each year as it was arranged last. */
function yearsOf(published: Calendar): Calendar {
  return [...new Map(published.map((year) => [year.year, year])).values()];
}

function isBefore(one: Envelope, other: Envelope): boolean {
  return one.service === other.service ? one.sequence < other.sequence : one.time <= other.time;
}

/** Campaign and branch of an entry, as one key. */
export const entryOf = ({ data }: Envelope): string => `${data.campaignId}.${data.branchId}`;

function keysOf({ stream, data }: Envelope): Set<string> {
  const keys = [
    '',
    stream,
    data.campaignId,
    data.branchId,
    data.accountId,
    data.to,
    data.recordId,
    data.bureauId,
  ];
  if (data.branchId !== undefined) keys.push(`${data.campaignId}.${data.branchId}`);
  if (data.bureauId !== undefined) keys.push(`${data.campaignId}.${data.bureauId}`);
  for (const branchId of (data.branchIds ?? []) as string[]) keys.push(`${data.campaignId}.${branchId}`);
  for (const campaignId of (data.campaignIds ?? []) as string[]) keys.push(`${campaignId}.${data.branchId}`);
  return new Set(keys.filter((key): key is string => key !== undefined));
}
