import type { RulePack } from '@laurel/contracts';
import type { Random } from '../city/random.ts';
import type { Bureau, Units } from '../city/units.ts';

/**
 * The entries of the contest: who enters, by which list, and what happens to each before the ranking. Drawn
 * from the seed; sizes follow the rule pack.
 */

/** The reason that keeps an entry from competing, or `competes` when there is none. */
export type Fate =
  | 'competes'
  | 'planMissing'
  | 'returnLapses'
  | 'ineligible'
  | 'withdraws'
  | 'bureauWithdraws'
  | 'merges'
  | 'violatesEarly'
  | 'violatesLate';

export interface Entry {
  readonly branchId: string;
  readonly bureauId: string;
  readonly route: 'recommended' | 'self';
  readonly rank?: number;
  readonly fate: Fate;
}

/**
 * The way a bureau answers: as asked, with no list but a reason, too late, within its extension, or sealed
 * twice.
 */
type Answer = 'plain' | 'none' | 'late' | 'extended' | 'recalled';

export interface List {
  readonly bureauId: string;
  readonly answer: Answer;
  /** In order of rank; what a late bureau would have sent, nobody for `none`. */
  readonly branchIds: readonly string[];
}

export interface Contest {
  readonly lists: readonly List[];
  readonly entries: readonly Entry[];
  /** The branch into which the one that `merges` goes. */
  readonly survivor: string;
  /** Two entries of different lists that will be equal in everything. */
  readonly tied: readonly [string, string];
}

const nominatedLeast = 81;
/** Organs that nominate nobody: whoever works there is recused from nothing. */
export const quietOrgans: readonly string[] = ['o01', 'o02', 'o03'];

export function drawContest(pack: RulePack, { bureaus, branches }: Units, random: Random): Contest {
  const { recommending, selfNominating, listMinimum, listMaximum } = pack.routes;
  const bodies = bureaus.filter(
    ({ kind, bureauId }) => recommending.includes(kind) && !quietOrgans.includes(bureauId),
  );
  const answers = drawAnswers(bodies, random.about('answers'));
  const lists = bodies.map(({ bureauId }): List => {
    const drawing = random.about(`list/${bureauId}`);
    const own = branches.filter((branch) => branch.bureauId === bureauId).map(({ branchId }) => branchId);
    const answer = answers.get(bureauId) ?? 'plain';
    const length = drawing.chance(0.7)
      ? listMaximum
      : drawing.whole(Math.max(listMinimum, listMaximum - 1), listMaximum);
    return { bureauId, answer, branchIds: answer === 'none' ? [] : drawing.shuffled(own).slice(0, length) };
  });
  const recommended = lists
    .filter(({ answer }) => answer !== 'late')
    .flatMap(({ bureauId, branchIds }) =>
      branchIds.map((branchId, index) => ({
        branchId,
        bureauId,
        route: 'recommended' as const,
        rank: index + 1,
      })),
    );
  const nominating = bureaus.filter(
    ({ kind, bureauId }) => selfNominating.includes(kind) && !quietOrgans.includes(bureauId),
  );
  const willing = random
    .about('self')
    .shuffled(branches.filter(({ bureauId }) => nominating.some((body) => body.bureauId === bureauId)))
    .slice(0, Math.max(0, nominatedLeast - recommended.length))
    .map(({ branchId, bureauId }) => ({ branchId, bureauId, route: 'self' as const }));
  return withFates(pack, lists, [...recommended, ...willing], random.about('fates'));
}

/** One county bureau each for everything out of the ordinary. */
function drawAnswers(bodies: readonly Bureau[], random: Random): ReadonlyMap<string, Answer> {
  const counties = random.shuffled(
    bodies.filter(({ kind }) => kind === 'countyBureau').map(({ bureauId }) => bureauId),
  );
  const special: Answer[] = ['none', 'late', 'extended', 'recalled'];
  if (counties.length < special.length + 2)
    throw new RangeError('演练城市需要更多推荐单位 / the sample city needs more recommending bureaus');
  return new Map(special.map((answer, index) => [counties[index]!, answer]));
}

type Nominated = Omit<Entry, 'fate'>;

function withFates(
  pack: RulePack,
  lists: readonly List[],
  nominated: readonly Nominated[],
  random: Random,
): Contest {
  const plain = new Set(lists.filter(({ answer }) => answer === 'plain').map(({ bureauId }) => bureauId));
  const listed = random
    .about('listed')
    .shuffled(nominated.filter(({ route, bureauId }) => route === 'recommended' && plain.has(bureauId)));
  const self = random.about('self').shuffled(nominated.filter(({ route }) => route === 'self'));
  const [one] = listed;
  const other = listed.find(({ bureauId }) => bureauId !== one?.bureauId);
  const left = listed.filter((entry) => entry !== one && entry !== other);
  const merging = left.find(({ bureauId, branchId }) =>
    left.some((mate) => mate.bureauId === bureauId && mate.branchId !== branchId),
  );
  const survivor = left.find(
    ({ bureauId, branchId }) => bureauId === merging?.bureauId && branchId !== merging.branchId,
  );
  if (!one || !other || !merging || !survivor || self.length < 5) {
    throw new RangeError('演练城市参评对象不足 / the sample city has too few entries');
  }
  const free = left.filter((entry) => entry !== merging && entry !== survivor);
  const fates = new Map<string, Fate>([
    [merging.branchId, 'merges'],
    [free[0]!.branchId, 'bureauWithdraws'],
    [free[1]!.branchId, 'violatesEarly'],
    [self[0]!.branchId, 'returnLapses'],
    [self[1]!.branchId, 'ineligible'],
    [self[2]!.branchId, 'withdraws'],
    [self[3]!.branchId, 'violatesLate'],
    ...(pack.eligibility.planRequired ? ([[self[4]!.branchId, 'planMissing']] as const) : []),
  ]);
  return {
    lists,
    entries: nominated.map((entry) => ({ ...entry, fate: fates.get(entry.branchId) ?? 'competes' })),
    survivor: survivor.branchId,
    tied: [one.branchId, other.branchId],
  };
}
