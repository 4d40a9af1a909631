import type { RulePack } from '@laurel/contracts';
import type { Award } from './award.ts';
import type { Contest } from './contest.ts';
import { ordersOf } from './pools.ts';
import type { Random } from '../city/random.ts';

/**
 * The part that each competing entry plays in the story, and the order in which the entries are meant to end.
 * A part that nobody can play under a rule pack stays empty, and its scenes are left out.
 */

/** Parts of entries that do not win; they are cast before anybody scores. */
export interface Losers {
  /** Under review in summer, and cleared. */
  readonly clearedInSummer?: string;
  /** Its form came back and was mended. */
  readonly mended?: string;
  /**
   * The entries whose units disputed a visit, by the answer they got: the visit stands, is corrected, or is
   * taken away.
   */
  readonly upheld?: string;
  readonly corrected?: string;
  readonly voided?: string;
  /** An assessor declared to be of its secretary's family. */
  readonly kin?: string;
  /** An expert declared a conflict beforehand. */
  readonly conflictKnown?: string;
  /** An expert declared a conflict after sealing. */
  readonly conflictLate?: string;
  /** One expert was ill: a ballot is missing. */
  readonly unscored?: string;
  /** One ballot was sealed again. */
  readonly resealed?: string;
  /** One ballot is set aside after the opening. */
  readonly setAside?: string;
}

/** Parts of entries that win whatever a vote or a draw decides. */
export interface Winners {
  /** An objection of misconduct is upheld. */
  readonly objected?: string;
  /** Under review when the committee approves, cleared afterwards. */
  readonly underReview?: string;
  /** Named, titled, and revoked. */
  readonly revoked?: string;
  /** Renamed after its nomination. */
  readonly renamed?: string;
  /** The branch that held a title in an earlier round. */
  readonly heldBefore?: string;
  /** Two against whom objections come to nothing. */
  readonly dismissed?: string;
  readonly inadmissible?: string;
  /** Under review until its place passes on. */
  readonly passedOver?: string;
  /** A ballot on it proves false after the confirmation; it keeps its place. */
  readonly rescored?: string;
  /** Its work is secret: it is named without a public notice. */
  readonly secret?: string;
}

export interface Parts extends Losers, Winners {
  /** Meant order of all that compete; the tied stand at the last place and behind it. */
  readonly order: readonly string[];
}

/** The means to play a part, entry by entry: whole assessment groups, and a ballot or two to lose. */
export interface Fitness {
  isRural(branchId: string): boolean;
  hasWholeGroup(branchId: string): boolean;
  /** The ballots that it can lose without being left without a result. */
  ballotsToSpare(branchId: string): number;
  /** The panel has experts of no unit who can declare a conflict. */
  readonly conflicts: boolean;
  readonly makesUpVisits: boolean;
  readonly stages: { readonly onSite: boolean; readonly presentation: boolean };
}

export function castLosers(
  pack: RulePack,
  contest: Contest,
  fitness: Fitness,
  random: Random,
): Losers & Pick<Parts, 'order'> {
  const competing = contest.entries.filter(({ fate }) => fate === 'competes');
  const others = random
    .about('order')
    .shuffled(
      competing.map(({ branchId }) => branchId).filter((branchId) => !contest.tied.includes(branchId)),
    );
  const entry = (branchId: string) => contest.entries.find((one) => one.branchId === branchId)!;
  const pools = ordersOf({ pack, entry }, others).map(({ pool, order }) => {
    const tied = contest.tied.filter((branchId) => entry(branchId).pool === pool.id);
    const sure = pool.places - (tied.length > 0 ? 1 : 0);
    return { ahead: order.slice(0, sure), tied, behind: order.slice(sure) };
  });
  const behind = pools.flatMap((pool) => pool.behind);
  const whole = behind.filter(fitness.hasWholeGroup);
  const rural = random.about('rural').shuffled(whole.filter(fitness.isRural));
  const visited = rural.length < 5 ? [...rural, ...whole.filter((id) => !rural.includes(id))] : rural;
  const [mended, kin, upheld, corrected, voided] = visited;
  const taken = visited.slice(0, 5);
  const left = behind.filter((branchId) => !taken.includes(branchId));
  const urban = left.filter((branchId) => !rural.includes(branchId));
  const losers = random
    .about('losers')
    .shuffled([...rural.filter((branchId) => left.includes(branchId)), ...urban]);
  const [clearedInSummer, conflictKnown, conflictLate, unscored, resealed, setAside] = losers;
  const spares = (branchId: string | undefined, ballots: number, may = true) =>
    branchId !== undefined && may && fitness.ballotsToSpare(branchId) >= ballots ? branchId : undefined;
  const { onSite, presentation } = fitness.stages;
  return withoutVacant({
    order: pools.flatMap((pool) => [...pool.ahead, ...pool.tied, ...pool.behind]),
    ...{ mended, kin, upheld, corrected, clearedInSummer },
    voided: fitness.makesUpVisits ? voided : undefined,
    conflictKnown: spares(conflictKnown, 1, fitness.conflicts),
    conflictLate: spares(conflictLate, 1, fitness.conflicts && onSite),
    unscored: spares(unscored, 1, onSite),
    resealed: spares(resealed, 0, onSite),
    setAside: spares(setAside, 1, presentation),
  });
}

/**
 * `certain` win in any case; there must be somebody to follow the one struck off and the one passed over.
 * `keepsPlace` says whether the order stays when a ballot on an entry is taken away.
 */
export function castWinners(
  certain: readonly string[],
  reserves: number,
  award: Award,
  random: Random,
  keepsPlace: (branchId: string) => boolean,
): Winners {
  const [
    objected,
    underReview,
    revoked,
    renamed,
    heldBefore,
    dismissed,
    inadmissible,
    passedOver,
    ...others
  ] = random.about('winners').shuffled(certain);
  const rescored = award.successor === undefined ? undefined : others.find(keepsPlace);
  return withoutVacant({
    objected: reserves > 0 && award.successor !== undefined ? objected : undefined,
    underReview: award.held ? underReview : undefined,
    revoked: award.revocation !== undefined ? revoked : undefined,
    ...{ renamed, heldBefore, dismissed, inadmissible },
    passedOver: reserves > 3 && award.passedOn !== undefined ? passedOver : undefined,
    rescored,
    secret: others.find((branchId) => branchId !== rescored),
  });
}

type Present<Cast> = { [Part in keyof Cast]: Exclude<Cast[Part], undefined> };

function withoutVacant<Cast extends object>(
  cast: Cast,
): Partial<Present<Cast>> & Pick<Present<Cast>, Extract<'order', keyof Cast>> {
  return Object.fromEntries(Object.entries(cast).filter(([, branchId]) => branchId !== undefined)) as never;
}
