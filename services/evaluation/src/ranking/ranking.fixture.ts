import { ranking, type RulePack } from '@laurel/contracts';
import { type Command, canonicalJson, inState, type Message } from '@laurel/core';
import { command, stamped } from '@laurel/core/testing';
import { dynamicResult, rulePackHash, smallPack } from '../campaign.fixture.ts';
import { rankingDecider } from './ranking.decide.ts';
import type { RankingCommand, RankingEvent } from './ranking.ts';
import { computeRanking, type RankingInput, type RankingInputs } from './ranking.rules.ts';
import type { RankingFacts } from './version.rules.ts';
import { sha256 } from '@laurel/platform';

/** Entries with plain scores, for given/when/then of the ranking: two places, one reserve. */

/** The decider behind its state table, as it is served. */
export const decider = inState(rankingDecider, ranking.commands);

const named = { campaignId: 'r2023' };
export const [first, second, third, fourth] = ['b01.001', 'b02.001', 'b03.017', 'b04.002'] as const;
export const experts = ['ea', 'eb', 'ec', 'ed'];

/** Every expert gives the same score everywhere, and the dynamic score is that too. */
export function inputs(
  scores: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, Partial<RankingInput>>> = {},
): RankingInputs {
  const entries = Object.entries(scores).map(([branchId, score]) => ({
    branchId,
    bureauId: branchId.slice(0, 3),
    route: 'recommended' as const,
    rank: 1,
    status: 'eligible' as const,
    dynamic: dynamicResult(score) as NonNullable<RankingInput['dynamic']>,
    ...changes[branchId],
  }));
  const ballots = (['onSite', 'presentation'] as const).flatMap((stage) =>
    Object.entries(scores).flatMap(([branchId, score]) =>
      experts.map((expertId) => ({
        stage,
        branchId,
        expertId,
        scores: smallPack.criteria.map(({ id }) => ({ criterionId: id, score })),
      })),
    ),
  );
  return { rulePackHash, entries, ballots };
}

export function factsOf(
  given: RankingInputs,
  changes: Partial<RankingFacts> = {},
  rulePack: RulePack = smallPack,
): RankingFacts {
  return {
    id: { campaign: 'r2023' },
    campaign: { status: 'open', rulePack, rulePackHash },
    inputs: given,
    inputsHash: sha256(canonicalJson(given)),
    assessing: [],
    experts,
    recusals: [],
    vote: { salt: 'f'.repeat(64), commitment: 'c'.repeat(64) },
    proven: [],
    draw: { openingHash: 'a'.repeat(64), order: [] },
    objectionUpheld: false,
    ...changes,
  };
}

export function ask(
  type: RankingCommand['type'],
  data: object = {},
  account = 'ouyang',
  overrides: Partial<Command> = {},
): RankingCommand {
  return command(
    { type, data },
    { actor: { account, person: `P-${account}`, role: 'operator' }, ...overrides },
  ) as RankingCommand;
}

type Held = Parameters<typeof computeRanking>[2];

/** The version that the inputs give. */
export function computedData(
  given: RankingInputs,
  version: number,
  held: Held = {},
  changes: object = {},
  rulePack = smallPack,
): object {
  const outcome = computeRanking(rulePack, given, held);
  return {
    ...named,
    version,
    rulePackHash,
    inputsHash: sha256(canonicalJson(given)),
    ...outcome,
    moved: [],
    ...changes,
  };
}

export function happened(type: RankingEvent['type'], data: object, sealed?: object) {
  return stamped(
    { type, data: { ...named, ...data } } as unknown as RankingEvent,
    (sealed ? { sealed } : {}) as never,
  );
}

export function said(type: RankingEvent['type'], data: object): Message {
  return { type, data: { ...named, ...data } };
}
