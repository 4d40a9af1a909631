import { ranking } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { drawOrder } from '@laurel/rules';
import type { KnownCampaign } from '../copies/campaign.rules.ts';
import { type Panel, type Seat, sitsFor } from '../panel/panel.ts';
import { competes } from '../panel/panel.rules.ts';
import type { Ranking, RankingCommand } from './ranking.ts';
import { rankingDecider } from './ranking.decide.ts';
import {
  countedBallots,
  dueContest,
  orderedInputs,
  type RankingInput,
  type RankingInputs,
} from './ranking.rules.ts';
import type { RankingFacts } from './version.rules.ts';
import { panelGuard, isUpheld, panelEntry, servedPanel } from '../panel/panel.facts.ts';
import { campaignsView } from '../copies/campaigns.view.ts';
import { entriesView, type EntryRow } from '../entry/entries.view.ts';

/** The ranking with the facts that its decisions need: entries, opened ballots, votes and the draw. */

async function rankingFacts(
  read: FactReader,
  command: RankingCommand,
  { campaign }: Id,
  state: Ranking,
): Promise<RankingFacts> {
  const id = campaign!;
  const known = await read.row(campaignsView, id);
  const panel = await read.state(servedPanel, id);
  const rows = await read.rows(entriesView, [{ field: 'campaignId', equals: id }]);
  const inputs = known && rankingInputs(known, rows, panel);
  return {
    id: { campaign: id },
    campaign: known,
    ...(inputs && { inputs }),
    inputsHash: inputs ? read.sha256(canonicalJson(inputs)) : '',
    assessing: rows
      .map(panelEntry)
      .filter((entry) => competes(entry) && entry.assessed === 'open')
      .map(({ branchId }) => branchId)
      .sort(),
    experts: panel.status === 'none' ? [] : panel.experts.map(({ accountId }) => accountId).sort(),
    recusals: panel.status === 'none' ? [] : [...panel.recusals, ...unseated(panel, rows)],
    vote: newVote(read, command, state, id),
    proven: command.type === 'CloseRunOff' ? provenVotes(read, state, id) : [],
    draw: draw(read, command, panel),
    objectionUpheld:
      command.type === 'RecomputeRanking' && (await isUpheld(read, id, command.data.objectionId)),
  };
}

export const servedRanking = serve(ranking, rankingDecider, rankingFacts, (_command, { campaign }) => ({
  reads: [panelGuard(campaign!)],
  takes: [],
}));

/** A substitute for certain entries votes on no others. */
function unseated({ experts }: Exclude<Panel, { status: 'none' }>, rows: readonly EntryRow[]): Seat[] {
  return experts.flatMap((expert) =>
    rows
      .filter(({ branchId }) => !sitsFor(expert, branchId))
      .map(({ branchId }) => ({ branchId, expertId: expert.accountId })),
  );
}

function rankingInputs(
  { rulePackHash }: KnownCampaign,
  rows: readonly EntryRow[],
  panel: Panel,
): RankingInputs | undefined {
  if (panel.status !== 'opened') return undefined;
  return orderedInputs({
    rulePackHash,
    entries: rows.map(rankingInput),
    ballots: countedBallots(panel, panel.opening.ballots),
  });
}

function rankingInput({
  branchId,
  bureauId,
  route,
  rank,
  pool,
  status,
  standing,
  dynamic,
}: EntryRow): RankingInput {
  const scored = dynamic && 'dynamic' in dynamic ? dynamic : undefined;
  const ranked = scored ? ('eligible' as const) : ('noResult' as const);
  return {
    branchId,
    bureauId,
    route,
    ...(rank !== undefined && { rank }),
    ...(pool !== undefined && { pool }),
    status: status === 'withdrawn' ? 'withdrawn' : standing === 'disqualified' ? 'disqualified' : ranked,
    ...(scored && { dynamic: scored }),
  };
}

/** The content that a vote's commitment is the hash of. */
function committedVote(
  campaignId: string,
  vote: { round: number; branchIds: readonly string[]; expertId: string },
  sealed: object,
): object {
  const { round, branchIds, expertId } = vote;
  return { campaignId, round, branchIds: [...branchIds].sort(), expertId, ...sealed };
}

function newVote(
  read: FactReader,
  command: RankingCommand,
  state: Ranking,
  campaignId: string,
): RankingFacts['vote'] {
  if (command.type !== 'VoteRunOff' || state.status === 'none') return { salt: '', commitment: '' };
  const { branchIds, choice } = command.data;
  const salt = read.secret(`vote ${campaignId} ${command.actor.account}`);
  const vote = {
    round: dueContest(state, branchIds)?.round ?? 1,
    branchIds,
    expertId: command.actor.account,
  };
  return { salt, commitment: read.sha256(canonicalJson(committedVote(campaignId, vote, { choice, salt }))) };
}

function provenVotes(read: FactReader, state: Ranking, campaignId: string): string[] {
  if (state.status === 'none') return [];
  return state.votes
    .filter(
      (vote) =>
        vote.sealed &&
        read.sha256(canonicalJson(committedVote(campaignId, vote, vote.sealed))) === vote.commitment,
    )
    .map(({ commitment }) => commitment);
}

/**
 * The draw follows from the opening's hash. That holds every salt, so nobody can know or steer it before the
 * ballots are opened.
 */
function draw(read: FactReader, command: RankingCommand, panel: Panel): RankingFacts['draw'] {
  if (command.type !== 'HoldDraw' || panel.status !== 'opened') return { openingHash: '', order: [] };
  const openingHash = read.sha256(canonicalJson(panel.opening));
  return { openingHash, order: drawOrder(openingHash, command.data.branchIds, (text) => read.sha256(text)) };
}
