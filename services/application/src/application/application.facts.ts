import { application, type CommandOf, unitKey } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { progressView } from '../copies/campaign-progress.view.ts';
import { standingsView } from '../copies/known-standings.view.ts';
import { servedParticipation, unitFacts, unitGuards } from '../participation/participation.facts.ts';
import { entriesOfGuard } from '../organisation/organisation.facts.ts';
import { servedRecommendation } from '../recommendation/recommendation.facts.ts';
import { applicationDecider } from './application.decide.ts';
import { type ApplicationFacts, entryOf } from './application.rules.ts';

async function applicationFacts(
  read: FactReader,
  _command: CommandOf<typeof application>,
  id: Id,
): Promise<ApplicationFacts> {
  const campaignId = id.campaign!;
  const branchId = id.unit!;
  const progress = await read.row(progressView, campaignId);
  const known = await unitFacts(read, id);
  return {
    ...known,
    list: await read.state(servedRecommendation, unitKey(campaignId, entryOf(known).bureauId)),
    participation: await read.state(servedParticipation, unitKey(campaignId, branchId)),
    standing: (await read.row(standingsView, unitKey(campaignId, branchId))) ?? { suspended: false },
    rankingConfirmed: progress?.rankingConfirmed ?? false,
  };
}

/** The application's decider with the facts that its decisions need from outside its stream. */
export const servedApplication = serve(
  application,
  applicationDecider,
  applicationFacts,
  (_command, id, _state, facts) => {
    const { reads, takes } = unitGuards(id);
    return { reads: [...reads, entriesOfGuard(entryOf(facts).bureauId)], takes };
  },
);
