import { type CommandOf, recommendation } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { unitFacts, unitGuards } from '../participation/participation.facts.ts';
import { recommendationDecider, type RecommendationFacts } from './recommendation.decide.ts';
import { recommendationsView } from './recommendations.view.ts';

type Command = CommandOf<typeof recommendation>;

async function recommendationFacts(
  read: FactReader,
  { confirms }: Command,
  id: Id,
): Promise<RecommendationFacts> {
  const waiting =
    confirms === undefined ? [] : ((await read.row(recommendationsView, id.whole))?.waiting ?? []);
  const draftedSinceProposal =
    confirms !== undefined && !waiting.some(({ proposalId }) => proposalId === confirms);
  return { ...(await unitFacts(read, id)), draftedSinceProposal };
}

/** The list's decider with the facts that its decisions need from outside its stream. */
export const servedRecommendation = serve(
  recommendation,
  recommendationDecider,
  recommendationFacts,
  (_command, id) => unitGuards(id),
);
