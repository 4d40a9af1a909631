import { type CommandOf, recommendation } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { candidatesView } from '../application/candidates.view.ts';
import { unitFacts, unitGuards } from '../participation/participation.facts.ts';
import { recommendationDecider, type RecommendationFacts } from './recommendation.decide.ts';
import { recommendationsView } from './recommendations.view.ts';

type Command = CommandOf<typeof recommendation>;

async function recommendationFacts(
  read: FactReader,
  { type, confirms }: Command,
  id: Id,
): Promise<RecommendationFacts> {
  const waiting =
    confirms === undefined ? [] : ((await read.row(recommendationsView, id.whole))?.waiting ?? []);
  const draftedSinceProposal =
    confirms !== undefined && !waiting.some(({ proposalId }) => proposalId === confirms);
  const withdrawn = type === 'SealRecommendation' ? await withdrawnOf(read, id) : [];
  return { ...(await unitFacts(read, id)), draftedSinceProposal, withdrawn };
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
