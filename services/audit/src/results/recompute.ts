import type { RulePack } from '@laurel/contracts';
import {
  dynamicScoreUnder,
  type DynamicSteps,
  inPackOrder,
  rank,
  type RankedPart,
  sheetOf,
  stageScore,
  type StageScore,
  unheld,
} from '@laurel/rules';
import type { KnownBallot, KnownContest, KnownEntry } from './ranking-inputs.ts';

/**
 * The ranking computed a second time, from the record and the rules alone; deliberately not by the code that
 * computed it first.
 */

const stages = ['onSite', 'presentation'] as const;

/**
 * The ranking computed again, in the form in which it is recorded. A recorded ranking must equal it. Throws
 * Rejected where the rules refuse the inputs.
 */
export function recompute(pack: RulePack, contest: KnownContest, ballots: readonly KnownBallot[]): object {
  const scored = new Map(
    sortedEntries(contest).map((entry) => [entry.branchId, scoresOf(pack, entry, ballots)]),
  );
  const { ranked, unranked, open, winners, reserves } = rank(
    pack,
    sortedEntries(contest).map((entry) => ({
      branchId: entry.branchId,
      status: statusOf(entry),
      ...(entry.route === 'recommended' && { listBureauId: entry.bureauId }),
      ...(entry.rank !== undefined && { rank: entry.rank }),
      ...(entry.pool !== undefined && { pool: entry.pool }),
      ...scored.get(entry.branchId)!.parts,
    })),
    { runOffs: contest.runOffs, draws: contest.draws },
  );
  const recorded = ranked.map((entry) => {
    const { parts, steps } = scored.get(entry.branchId)!;
    return {
      ...entry,
      dynamic: part(parts.dynamic!),
      onSite: part(parts.onSite ?? unheld(sheetOf(pack, 'onSite'), pack.scoring.weightOnSite)!),
      presentation: part(
        parts.presentation ?? unheld(sheetOf(pack, 'presentation'), pack.scoring.weightPresentation)!,
      ),
      steps,
    };
  });
  return { ranked: recorded, unranked, open, winners, reserves };
}

/** The inputs from which the hash of a ranking's inputs is taken. */
export function inputsOf(
  rulePackHash: string,
  contest: KnownContest,
  ballots: readonly KnownBallot[],
): object {
  const sheet = ({ stage, branchId, expertId }: KnownBallot) => `${stage} ${branchId} ${expertId}`;
  return {
    rulePackHash,
    entries: sortedEntries(contest).map((entry) => {
      const { withdrawn: _withdrawn, disqualified: _disqualified, ...known } = entry;
      return { ...known, status: statusOf(entry) };
    }),
    ballots: [...ballots]
      .sort((one, other) => (sheet(one) < sheet(other) ? -1 : 1))
      .map(({ stage, branchId, expertId, scores }) => ({ stage, branchId, expertId, scores })),
  };
}

/** The branches whose place differs from the version before, in order of branch. */
export function movesBetween(before: readonly Placed[] | undefined, after: readonly Placed[]): object[] {
  if (!before) return [];
  const placeIn = (list: readonly Placed[], id: string) =>
    list.find(({ branchId }) => branchId === id)?.place;
  const everyone = [...new Set([...before, ...after].map(({ branchId }) => branchId))].sort();
  return everyone
    .map((branchId) => ({ branchId, from: placeIn(before, branchId), to: placeIn(after, branchId) }))
    .filter(({ from, to }) => from !== to);
}

export interface Placed {
  readonly branchId: string;
  readonly place: number;
}

interface Scored {
  readonly parts: {
    readonly dynamic?: RankedPart;
    readonly onSite?: StageScore;
    readonly presentation?: StageScore;
  };
  readonly steps: Readonly<Record<string, unknown>>;
}

function scoresOf(
  pack: RulePack,
  { branchId, dynamic }: KnownEntry,
  ballots: readonly KnownBallot[],
): Scored {
  const results: { onSite?: StageScore; presentation?: StageScore } = {};
  for (const stage of stages) {
    const theirs = ballots.filter((ballot) => ballot.stage === stage && ballot.branchId === branchId);
    const sheet = sheetOf(pack, stage);
    const result = stageScore(
      sheet,
      theirs.map(({ expertId, scores }) => ({ expertId, scores: inPackOrder(sheet, scores) })),
    );
    if ('score' in result) results[stage] = result;
  }
  const under = dynamic && dynamicUnder(pack, dynamic);
  return {
    parts: {
      ...results,
      ...(under && { dynamic: under }),
    },
    steps: {
      dynamic: under?.steps,
      onSite: results.onSite?.steps,
      presentation: results.presentation?.steps,
    },
  };
}

/** An entry's dynamic score by the pack that ranks, whichever pack it was closed under. */
function dynamicUnder(
  pack: RulePack,
  { criteria, steps }: NonNullable<KnownEntry['dynamic']>,
): (RankedPart & { readonly steps: object }) | undefined {
  const told = steps as DynamicSteps;
  const again = dynamicScoreUnder(pack, { criteria, steps: told });
  return 'noResult' in again ? undefined : { ...again, steps: { ...told, ...again.steps } };
}

function part({ score, perCriterion }: RankedPart): object {
  return {
    score,
    criteria: perCriterion.map((criterion) => ({
      criterionId: criterion.criterionId,
      score: criterion.score,
    })),
  };
}

function statusOf({
  withdrawn,
  disqualified,
  dynamic,
}: KnownEntry): 'eligible' | 'withdrawn' | 'disqualified' | 'noResult' {
  if (withdrawn) return 'withdrawn';
  if (disqualified) return 'disqualified';
  return dynamic ? 'eligible' : 'noResult';
}

function sortedEntries({ entries }: KnownContest): KnownEntry[] {
  return [...entries.values()].sort((one, other) => (one.branchId < other.branchId ? -1 : 1));
}
