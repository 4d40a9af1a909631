import type { RulePack } from '@laurel/contracts';
import { type Calendar, campaignNode, type Tree, withCalendar } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { type CheckTools, kept } from '../invariants/checker.ts';

/**
 * The record as it stood before one of its events. Services hear each other late, so the order of an export
 * says nothing between two services: there the instant of the command decides, and equal instants pass.
 * Keeps every event.
 */
export class Past {
  protected readonly events = new Map<string, Envelope[]>();

  /** The ids of the commands that may follow from an event, as far as they were asked for. */
  readonly #reactions = new Map<string, Set<string>>();

  constructor(readonly tools: CheckTools) {}

  learn(event: Envelope): void {
    for (const place of placesOf(event)) kept(this.events, place, (): Envelope[] => []).push(event);
  }

  /** Every event at a place (`placesOf`). */
  protected at(place: string): readonly Envelope[] {
    return this.events.get(place) ?? [];
  }

  /** The place of an event among those of its command on its stream, from 0. */
  placeOf({ stream, commandId, revision }: Envelope): number {
    return revision - this.at(`command ${stream} ${commandId}`)[0]!.revision;
  }

  hasPack(hash: string): boolean {
    return this.at(`pack ${hash}`).length > 0;
  }

  byId(id: string): Envelope | undefined {
    return this.at(`id ${id}`)[0];
  }

  hasStream(stream: string): boolean {
    return this.at(`stream ${stream}`).length > 0;
  }

  proposal(id: string): Envelope | undefined {
    return this.at(`proposal ${id}`)[0];
  }

  /** True if the event's command is one of those that a service gives itself when it hears of the cause. */
  isReaction({ service, causationId, commandId }: Envelope): boolean {
    const known = kept(this.#reactions, `${service}/${causationId}`, () => new Set<string>());
    for (let index = known.size; !known.has(commandId) && index < reactionsMost; index++)
      known.add(`system-${this.tools.derivedId(`${service}/${causationId}/${index}`)}`);
    return known.has(commandId);
  }

  /** Every event of a type about the key, wherever it stands. */
  all(type: string, key = ''): readonly Envelope[] {
    return this.at(`${type} ${key}`);
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
   * The organisation as it stood at an event, with the campaigns that belong to a bureau: they do so from
   * their draft on, which the same command says.
   */
  tree(event: Envelope, placing = asAnswered): Pick<Tree, 'parentOf'> {
    const hosts = new Map(
      this.all('CampaignHosted').map(({ data }) => [campaignNode(data.campaignId), data.hostId]),
    );
    return {
      parentOf: (unit) =>
        hosts.get(unit) ??
        placing
          .flatMap(
            (type) => this.before(event, type, unit).findLast((placed) => unitOf(placed) === unit) ?? [],
          )
          .filter(isPlacing)
          .sort((one, other) => one.sequence - other.sequence)
          .map(aboveOf)
          .at(-1),
    };
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

/** The events that say below which unit another stands from then on. */
export const asOrdered = ['BureauRegistered', 'BureauMoved', 'BranchRegistered', 'BranchMoved'];
/** The same, and below which an abolished one, or an entry, stands, since that one answers for it. */
const asAnswered = [...asOrdered, 'BureauAbolished', 'BranchMerged'];
/** The unit that an event of the organisation places. */
const unitOf = ({ data }: Envelope): string => data.branchId ?? data.bureauId;
/** The unit below which it places it; none for the root. */
const aboveOf = ({ data }: Envelope): string | undefined =>
  data.into ?? (data.branchId === undefined ? data.parentId : data.bureauId);
/** An abolition without a successor, or a merger that carries no entry, places nothing. */
const isPlacing = ({ type, data }: Envelope): boolean =>
  type === 'BranchMerged'
    ? data.carriedIn !== undefined
    : type !== 'BureauAbolished' || data.into !== undefined;

/** No event has more consequences in one service than there are accounts to tell. */
const reactionsMost = 5_000;

/** Each year as it was arranged last. */
function yearsOf(published: Calendar): Calendar {
  return [...new Map(published.map((year) => [year.year, year])).values()];
}

export function isBefore(one: Envelope, other: Envelope): boolean {
  return one.service === other.service ? one.sequence < other.sequence : one.time <= other.time;
}

/** Campaign and branch of an entry, as one key. */
export const entryOf = ({ data }: Envelope): string => `${data.campaignId}.${data.branchId}`;

/** The names under which an event is found: its id, its command, and its type with each key. */
export function placesOf(event: Envelope): string[] {
  const { id, stream, commandId, type, data } = event;
  const pack = data.rulePack === undefined ? [] : [`pack ${data.rulePackHash}`];
  const proposal = type !== 'ActProposed' ? [] : [`proposal ${data.proposalId}`];
  return [
    `id ${id}`,
    `command ${stream} ${commandId}`,
    `stream ${stream}`,
    ...pack,
    ...proposal,
    ...[...keysOf(event)].map((key) => `${type} ${key}`),
  ];
}

function keysOf({ stream, data }: Envelope): Set<string> {
  const { campaignId, branchId, bureauId } = data;
  const person = data.personId === undefined ? undefined : `person ${data.personId}`;
  const keys = ['', stream, campaignId, branchId, data.accountId, data.to, data.recordId, bureauId, person];
  keys.push(...namesOf(data));
  const units = [branchId, bureauId, ...listOf(data.branchIds)].filter((unit) => unit !== undefined);
  const campaigns = [campaignId, ...listOf(data.campaignIds)].filter((campaign) => campaign !== undefined);
  for (const campaign of campaigns) for (const unit of units) keys.push(`${campaign}.${unit}`);
  return new Set(keys.filter((key): key is string => key !== undefined));
}

/** Further names by which events are found, so that no rule looks through the whole record. */
function namesOf({
  personId,
  policeNumber,
  login,
  parentId,
  into,
  attachmentId,
}: Envelope['data']): string[] {
  const named = {
    registered: lower(personId),
    number: policeNumber,
    login: lower(login),
    file: attachmentId,
  };
  return [...Object.entries({ ...named, below: into ?? parentId })].flatMap(([what, name]) =>
    typeof name === 'string' ? [`${what} ${name}`] : [],
  );
}

const lower = (name: unknown) => (typeof name === 'string' ? name.toLowerCase() : undefined);

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}
