import { application, type CommandOf, filesIn, unitKey } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { servedAttachment } from '../attachment/attachment.facts.ts';
import { progressView } from '../copies/campaign-progress.view.ts';
import { standingsView } from '../copies/known-standings.view.ts';
import { servedParticipation, unitFacts, unitGuards } from '../participation/participation.facts.ts';
import { entriesOfGuard } from '../organisation/organisation.facts.ts';
import { servedRecommendation } from '../recommendation/recommendation.facts.ts';
import { applicationDecider } from './application.decide.ts';
import { type ApplicationFacts, entryOf } from './application.rules.ts';

async function applicationFacts(
  read: FactReader,
  command: CommandOf<typeof application>,
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
    files: await filesOf(read, command, id),
  };
}

/** The files that a form names, as they were stored for the branch; none for a form that names none. */
async function filesOf(
  read: FactReader,
  { type, data }: CommandOf<typeof application>,
  { campaign, unit }: Id,
): Promise<NonNullable<ApplicationFacts['files']>> {
  const named = filesIn(application.commands[type].body, data).map(({ hash }) => hash);
  const files = [...new Set(named)].map(
    async (hash) => [hash, await read.state(servedAttachment, `${campaign}.${hash}.${unit}`)] as const,
  );
  return Object.fromEntries(await Promise.all(files));
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
