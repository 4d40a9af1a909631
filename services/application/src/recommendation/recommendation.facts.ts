import { type CommandOf, recommendation } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { candidatesView } from '../application/candidates.view.ts';
import { campaignsView } from '../campaign/campaigns.view.ts';
import { namingsBelowView } from '../copies/namings-below.view.ts';
import { unitFacts, unitGuards } from '../participation/participation.facts.ts';
import { recommendationDecider, type RecommendationFacts } from './recommendation.decide.ts';
import { recommendationsView } from './recommendations.view.ts';
import type { Recommendation } from './recommendation.ts';
import type { Winner } from './winners.rules.ts';

type Command = CommandOf<typeof recommendation>;

async function recommendationFacts(
  read: FactReader,
  command: Command,
  id: Id,
  state: Recommendation,
): Promise<RecommendationFacts> {
  const { type, confirms } = command;
  const waiting =
    confirms === undefined ? [] : ((await read.row(recommendationsView, id.whole))?.waiting ?? []);
  const draftedSinceProposal =
    confirms !== undefined && !waiting.some(({ proposalId }) => proposalId === confirms);
  const withdrawn = type === 'SealRecommendation' ? await withdrawnOf(read, id) : [];
  const unit = await unitFacts(read, id);
  const isFromBelow = 'rulePack' in unit.campaign && unit.campaign.rulePack.entriesFrom !== undefined;
  const winners = isFromBelow ? await winnersAmong(read, candidatesOf(command, state)) : [];
  return { ...unit, draftedSinceProposal, withdrawn, winners };
}

/** The branches that a command puts on the list. */
function candidatesOf({ type, data }: Command, state: Recommendation): string[] {
  const sealed = type === 'SealRecommendation' && state.status === 'draft' ? state.candidates : [];
  const candidates = type === 'DraftRecommendation' ? data.candidates : sealed;
  return candidates.map(({ branchId }) => branchId);
}

/** The namings of the branches that stand and have their certificate, in campaigns of bureaus. */
async function winnersAmong(read: FactReader, branchIds: readonly string[]): Promise<Winner[]> {
  const rows = await read.rows(namingsBelowView, [{ field: 'branchId', in: [...branchIds] }]);
  const found = await Promise.all(
    rows.map(async ({ campaignId, branchId, named, rankingVersion, finalScores, certificateNumber }) => {
      const hostId = (await read.row(campaignsView, campaignId))?.hostId;
      const finalScore = rankingVersion && finalScores[rankingVersion];
      if (!named || named.revoked || !hostId || !finalScore || !certificateNumber) return [];
      const { rank, namedOn, honourName } = named;
      return [{ campaignId, branchId, hostId, rank, finalScore, namedOn, honourName, certificateNumber }];
    }),
  );
  return found.flat();
}

async function withdrawnOf(read: FactReader, { campaign, unit }: Id): Promise<string[]> {
  const rows = await read.rows(candidatesView, [
    { field: 'campaignId', equals: campaign! },
    { field: 'bureauId', equals: unit! },
    { field: 'status', equals: 'withdrawn' },
  ]);
  return rows.map(({ branchId }) => branchId);
}

/** The list's decider with the facts that its decisions need from outside its stream. */
export const servedRecommendation = serve(
  recommendation,
  recommendationDecider,
  recommendationFacts,
  (_command, id) => unitGuards(id),
);
