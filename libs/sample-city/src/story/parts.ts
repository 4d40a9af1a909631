import type { RulePack } from '@laurel/contracts';
import type { Random } from '../city/random.ts';
import type { Contest } from './contest.ts';

/**
 * The part that each competing entry plays in the story, and the order in which the entries are meant to end.
 */

export interface Parts {
  /** Meant order of all that compete; the tied stand at the last place and behind it. */
  readonly order: readonly string[];
  /** Winner: an objection of misconduct is upheld. */
  readonly objected: string;
  /** Winner: under review when the committee approves, cleared afterwards. */
  readonly underReview: string;
  /** Winner: named, titled, and revoked. */
  readonly revoked: string;
  /** Winner: renamed after its nomination. */
  readonly renamed: string;
  /** Winner: held a title in an earlier round. */
  readonly heldBefore: string;
  /** Two winners against whom objections come to nothing. */
  readonly dismissed: string;
  readonly inadmissible: string;
  /** Under review in summer, and cleared. */
  readonly clearedInSummer: string;
  /** Its form came back and was mended. */
  readonly mended: string;
  /**
   * The entries whose units disputed a visit, by the answer they got: the visit stands, is corrected, or is
   * taken away.
   */
  readonly upheld: string;
  readonly corrected: string;
  readonly voided: string;
  /** An assessor declared to be of its secretary's family. */
  readonly kin: string;
  /** An expert declared a conflict beforehand. */
  readonly conflictKnown: string;
  /** An expert declared a conflict after sealing. */
  readonly conflictLate: string;
  /** One expert was ill: a ballot is missing. */
  readonly unscored: string;
  /** One ballot was sealed again. */
  readonly resealed: string;
  /** One ballot is set aside after the opening. */
  readonly setAside: string;
}

const placesLeast = 9;

export function castParts(pack: RulePack, contest: Contest, random: Random): Parts {
  if (pack.places < placesLeast)
    throw new RangeError(
      `演练至少需要 ${placesLeast} 个名额 / a rehearsal needs at least ${placesLeast} places`,
    );
  const competing = contest.entries.filter(({ fate }) => fate === 'competes').map(({ branchId }) => branchId);
  const others = random
    .about('order')
    .shuffled(competing.filter((branchId) => !contest.tied.includes(branchId)));
  const ahead = others.slice(0, pack.places - 1);
  const behind = others.slice(pack.places - 1);
  const [objected, underReview, revoked, renamed, heldBefore, dismissed, inadmissible] = random
    .about('winners')
    .shuffled(ahead);
  // No assessor comes from a county bureau, so these are visited by whole groups.
  const [mended, kin, upheld, corrected, voided, ...rural] = random
    .about('rural')
    .shuffled(behind.filter(isOfCounty));
  const urban = behind.filter((branchId) => !isOfCounty(branchId));
  const [clearedInSummer, conflictKnown, conflictLate, unscored, resealed, setAside] = random
    .about('losers')
    .shuffled([...rural, ...urban]);
  const parts = {
    ...{
      objected,
      underReview,
      revoked,
      renamed,
      heldBefore,
      dismissed,
      inadmissible,
      mended,
      clearedInSummer,
      upheld,
      corrected,
    },
    ...{ voided, kin, conflictKnown, conflictLate, unscored, resealed, setAside },
  };
  const vacant = Object.entries(parts).find(([, branchId]) => branchId === undefined);
  if (vacant) throw new RangeError(`演练缺少角色 / nobody to play ${vacant[0]}`);
  return { order: [...ahead, ...contest.tied, ...behind], ...(parts as Omit<Parts, 'order'>) };
}

function isOfCounty(branchId: string): boolean {
  return branchId.startsWith('b');
}
