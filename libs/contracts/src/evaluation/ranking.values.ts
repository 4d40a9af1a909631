import { z } from 'zod';
import { packId } from '../rule-pack.values.ts';
import {
  accountId,
  branchId,
  campaignId,
  criterionScores,
  fraction,
  hash,
  json,
  kinds,
  objectionId,
  rulePackHash,
  text,
  tieStep,
  version,
} from '../values.ts';

/** The ranking's values, of which both its events and its read models are made. */

const part = z.strictObject({
  score: fraction,
  criteria: criterionScores,
});
kinds.add(part, { id: 'StageScore' });

export const rankedEntry = z.strictObject({
  branchId,
  /** Counted within the pool, if the rule pack has pools. */
  place: version,
  pool: packId.optional(),
  shared: z.boolean(),
  final: fraction,
  recorded: z.string(),
  dynamic: part,
  onSite: part,
  presentation: part,
  resolvedBy: tieStep.optional(),
  /** The steps to each part: per criterion the ballots kept and those trimmed. */
  steps: json,
});

/**
 * Entries with equal scores whose order matters and is not decided yet. `tieBreak` is the act to be held
 * next.
 */
const tie = z.strictObject({
  pool: packId.optional(),
  from: version,
  to: version,
  branchIds: z.array(branchId).min(2),
  tieBreak: z.enum(['runOff', 'draw']).optional(),
});

/** One version of the ranking, whole. */
export const rankedOutcome = {
  campaignId,
  version,
  rulePackHash,
  inputsHash: hash,
  ranked: z.array(rankedEntry),
  unranked: z.array(z.strictObject({ branchId, reason: text(100) })),
  open: z.array(tie),
  winners: z.array(branchId),
  reserves: z.array(branchId),
  /**
   * The entries that stand elsewhere than in the version before; a place is absent where there was or is
   * none.
   */
  moved: z.array(z.strictObject({ branchId, from: version.optional(), to: version.optional() })),
  /** The upheld objection that a version after the confirmation answers. */
  objectionId: objectionId.optional(),
};

const contest = { round: version, branchIds: z.array(branchId) };
const decision = { order: z.array(branchId), decided: z.boolean() };

/** A run-off as it was told when it still named who chose whom. */
export const openRunOff = {
  ...contest,
  votes: z.array(z.strictObject({ expertId: accountId, choice: branchId, salt: hash, commitment: hash })),
  ...decision,
};

/** A run-off is secret: it tells how many voted for whom, and the commitments that were counted. */
export const runOff = {
  ...contest,
  counts: z.array(z.strictObject({ branchId, count: z.int().min(0) })),
  commitments: z.array(hash),
  ...decision,
};

/** The same run-off, without who chose whom. */
export function countedRunOff({ votes, ...held }: z.infer<z.ZodObject<typeof openRunOff>>) {
  const counts = [...held.branchIds]
    .sort()
    .map((branch) => ({ branchId: branch, count: votes.filter(({ choice }) => choice === branch).length }));
  return { ...held, counts, commitments: votes.map(({ commitment }) => commitment).sort() };
}

export const draw = {
  branchIds: z.array(branchId),
  openingHash: hash,
  order: z.array(branchId),
  witnesses: z.array(text(60)).min(2),
};
