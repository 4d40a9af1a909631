import { derivedId, sha256 } from '@laurel/core/derived';
import type { Envelope } from '../history/envelope.ts';
import type { Checker, Violation } from '../invariants/checker.ts';
import { rankedLists } from '../invariants/lists.ts';
import { sealedBallots } from '../invariants/sealed.ts';
import { separatedPowers } from '../invariants/two-persons.ts';
import { ofItsContract, wholeRecord } from '../invariants/whole.ts';
import { sameDynamicScore } from '../results/dynamic.ts';
import { publishedResults } from '../results/published.ts';
import { sameRanking } from '../results/ranking.ts';
import { brokenBy, stated } from './law.ts';
import type { Mutant } from './mutations.fixture.ts';
import { Past, placesOf } from './past.ts';
import { States } from './states.ts';

/**
 * Checks a lawful record again after one event was changed or deleted, in a fraction of the time: a checker
 * that does not read such an event is not asked, and of the law only those events are judged anew that had
 * looked at it. The spec compares its answers with those of the whole check.
 */
export class Recheck {
  readonly #past: WatchedPast;
  readonly #streams: Map<string, Envelope[]>;
  readonly #organisers: readonly Envelope[];

  constructor(private readonly record: readonly Envelope[]) {
    this.#past = new WatchedPast(record);
    this.#streams = Map.groupBy(record, ({ stream }) => stream);
    this.#organisers = record.filter(({ type }) => known.includes(type));
  }

  /** True if a rule is broken by the mutant. */
  notices(mutant: Mutant): boolean {
    // Left early, the loop lets what was changed be put back.
    for (const _found of this.#found(mutant)) return true;
    return false;
  }

  *#found({ at, event }: Mutant): Generator<Violation> {
    const before = this.record[at]!;
    const both = event ? [before, event] : [before];
    const types = both.map(({ type }) => type);
    const services = both.map(({ service }) => service);
    const changed = this.record.with(at, event ?? before);
    const history = event ? changed : changed.toSpliced(at, 1);
    const said = (...names: string[]) => services.some((service) => names.includes(service));
    if (event) yield* run([event], ofItsContract(), sealedBallots(tools));
    yield* run(history, wholeRecord());
    yield* this.#ofStreams(before, event);
    if (types.some((type) => known.includes(type))) yield* run(history, separatedPowers());
    const opened = types.some((type) => ['CampaignOpened', 'RulePackAmended'].includes(type));
    if (said('application')) yield* run(history, rankedLists());
    if (said('assessment', 'evaluation') || opened) yield* run(history, sameDynamicScore());
    if (said('evaluation') || opened) {
      yield* run(history, sealedBallots(tools), publishedResults());
      if (!types.every((type) => unread.includes(type))) yield* run(history, sameRanking(tools));
    }
    yield* this.#past.broken(before, event);
  }

  *#ofStreams(before: Envelope, event: Envelope | undefined): Generator<Violation> {
    const names = new Set([before.stream, event?.stream ?? before.stream]);
    const events = [...names].flatMap((name) => this.#streams.get(name) ?? []);
    const now = events.flatMap((other) => (other === before ? (event ?? []) : other));
    if (event && !now.includes(event)) now.push(event);
    now.sort((one, other) => one.revision - other.revision);
    const states = new States();
    for (const other of now) yield* stated(states, other);
    yield* run([...this.#organisers, ...now], separatedPowers());
  }
}

const tools = { sha256, derivedId };
/** The events of others that the separation of powers knows people by. */
const known = ['AccountCreated', 'RoleRequested'];
/** The events of evaluation that no ranking is computed from. */
const unread = ['BallotSealed', 'TitleBallotSealed', 'PresentationStarted', 'PresentationEnded'];

function* run(history: readonly Envelope[], ...checkers: readonly Checker[]): Generator<Violation> {
  for (const checker of checkers) {
    for (const event of history) yield* checker.see(event);
    yield* checker.end?.() ?? [];
  }
}

/** The past of a record that remembers who looked at which place of it, and can be changed by one event. */
class WatchedPast extends Past {
  readonly #readers = new Map<string, Set<Envelope>>();
  readonly #order = new Map<Envelope, number>();
  #judged: Envelope | undefined;

  constructor(record: readonly Envelope[]) {
    super(tools);
    for (const [at, event] of record.entries()) {
      this.learn(event);
      this.#order.set(event, at);
    }
    for (const event of record) {
      this.#judged = event;
      const found = brokenBy(event, this);
      if (found.length > 0) throw new Error(`the record is not lawful: ${JSON.stringify(found[0])}`);
    }
    this.#judged = undefined;
  }

  protected override at(place: string): readonly Envelope[] {
    if (this.#judged) {
      const readers = this.#readers.get(place) ?? new Set();
      this.#readers.set(place, readers.add(this.#judged));
    }
    return super.at(place);
  }

  /** Judges the event and all that had looked at what it says or does not say any more. */
  *broken(before: Envelope, event: Envelope | undefined): Generator<Violation> {
    const touched = [before, ...(event ? [event] : [])].flatMap(placesOf);
    const readers = new Set(touched.flatMap((place) => [...(this.#readers.get(place) ?? [])]));
    readers.delete(before);
    this.#replace(before, event);
    try {
      for (const other of [...(event ? [event] : []), ...readers]) yield* brokenBy(other, this);
    } finally {
      this.#replace(event, before);
    }
  }

  #replace(gone: Envelope | undefined, come: Envelope | undefined): void {
    const at = this.#order.get((gone ?? come)!) ?? this.#order.get(come!)!;
    if (gone) {
      for (const place of placesOf(gone))
        this.events.set(
          place,
          this.events.get(place)!.filter((one) => one !== gone),
        );
    }
    if (!come) return;
    this.#order.set(come, at);
    this.learn(come);
    const inOrder = (one: Envelope, other: Envelope) => this.#order.get(one)! - this.#order.get(other)!;
    for (const place of placesOf(come)) this.events.get(place)!.sort(inOrder);
  }
}
