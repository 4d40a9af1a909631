import { type CommandOf, entryKey, naming, notice, title } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { namingDecider } from './naming.decide.ts';
import { type NamingFacts, noticeable, type Standings } from './order.rules.ts';
import { noticeDecider, type NoticeFacts } from '../notice/notice.decide.ts';
import { titleDecider, type TitleFacts } from '../title/title.decide.ts';
import { titleBallotText } from '../title/title.rules.ts';
import type { Title } from '../title/title.ts';
import { campaignsView } from '../copies/campaigns.view.ts';
import { confirmedRankingsView } from '../copies/confirmed-rankings.view.ts';
import { coverageKey, coveragesView } from '../copies/coverages.view.ts';
import { earlierTitlesView } from '../copies/earlier-titles.view.ts';
import { entryExpertsView } from '../copies/entry-experts.view.ts';
import { entryStandingsView } from '../copies/entry-standings.view.ts';
import { namedView } from './named.view.ts';
import { objectionsView } from '../notice/objections.view.ts';
import { secretariesView } from '../copies/secretaries.view.ts';
import { titlesView } from '../title/titles.view.ts';
import { objectionKey } from '../copies/upheld-objections.view.ts';

/** The deciders of the name half with the facts they need. */

async function namingFacts(read: FactReader, command: CommandOf<typeof naming>, id: Id): Promise<NamingFacts> {
  const campaign = id.campaign!;
  return {
    id: { campaign },
    campaign: await read.row(campaignsView, campaign),
    ranking: (await read.row(confirmedRankingsView, campaign))?.confirmed,
    standings: await standingsIn(read, campaign),
    coverage: 'branchId' in command.data ? await read.row(coveragesView, coverageKey(campaign, command.data.branchId)) : undefined,
  };
}

export const servedNaming = serve(naming, namingDecider, namingFacts);

async function titleFacts(read: FactReader, command: CommandOf<typeof title>, id: Id, state: Title): Promise<TitleFacts> {
  const ids = { campaign: id.campaign!, title: id.title!, unit: id.unit! };
  const key = entryKey({ campaignId: ids.campaign, branchId: ids.unit });
  const earlier = await read.row(earlierTitlesView, ids.unit);
  const competing = await read.rows(titlesView, [
    { field: 'campaignId', equals: ids.campaign },
    { field: 'titleId', equals: ids.title },
  ]);
  return {
    id: ids,
    campaign: await read.row(campaignsView, ids.campaign),
    standing: await read.row(entryStandingsView, key),
    named: (await read.row(namedView, key))?.status === 'named',
    heldBefore: [
      ...(earlier?.imported ?? []),
      ...(earlier?.conferred ?? []).filter(({ campaignId }) => campaignId !== ids.campaign).map(({ titleId }) => titleId),
    ],
    experts: await read.row(entryExpertsView, key),
    rivals: competing.filter(({ branchId }) => branchId !== ids.unit),
    coverage: await read.row(coveragesView, coverageKey(ids.campaign, ids.unit, ids.title)),
    secretary: (await read.row(secretariesView, ids.unit))?.personId,
    ...sealing(read, command, id),
    commitments: commitmentsAnew(read, id, state),
  };
}

function sealing(read: FactReader, command: CommandOf<typeof title>, id: Id): Pick<TitleFacts, 'salt' | 'commitment'> {
  if (command.type !== 'SealTitleBallot') return { salt: '', commitment: '' };
  const salt = read.secret(`title-ballot ${id.whole} ${command.actor.account}`);
  const { score } = command.data;
  return { salt, commitment: read.sha256(titleBallotText(id.whole, command.actor.account, { score, salt })) };
}

function commitmentsAnew(read: FactReader, id: Id, state: Title): Readonly<Record<string, string>> {
  if (state.status !== 'recommended') return {};
  const anew = Object.entries(state.ballots).map(([expertId, ballot]) => [
    expertId,
    read.sha256(titleBallotText(id.whole, expertId, ballot)),
  ]);
  return Object.fromEntries(anew);
}

export const servedTitle = serve(title, titleDecider, titleFacts);

async function noticeFacts(read: FactReader, command: CommandOf<typeof notice>, id: Id): Promise<NoticeFacts> {
  const campaign = id.campaign!;
  const posting = command.type === 'PostNotice' ? command.data : undefined;
  const branchIds = posting?.branchIds ?? [];
  const coverages = branchIds.map(async (branchId) => {
    const row = await read.row(coveragesView, coverageKey(campaign, branchId, posting?.titleId));
    return row ? [[branchId, row] as const] : [];
  });
  return {
    id: { campaign, name: id.name! },
    campaign: await read.row(campaignsView, campaign),
    approved: posting ? await approvedFor(read, campaign, posting) : [],
    standings: await standingsIn(read, campaign),
    coverages: Object.fromEntries((await Promise.all(coverages)).flat()),
    objectionKnown: await isKnownObjection(read, command, campaign),
  };
}

async function approvedFor(read: FactReader, campaign: string, posting: { titleId?: string | undefined }): Promise<readonly string[]> {
  if (posting.titleId === undefined) {
    const ranking = (await read.row(confirmedRankingsView, campaign))?.confirmed;
    return noticeable(await read.state(servedNaming, campaign), ranking);
  }
  const rows = await read.rows(titlesView, [
    { field: 'campaignId', equals: campaign },
    { field: 'titleId', equals: posting.titleId },
    { field: 'status', equals: 'approved' },
  ]);
  return rows.map(({ branchId }) => branchId);
}

async function isKnownObjection(read: FactReader, command: CommandOf<typeof notice>, campaignId: string): Promise<boolean> {
  if (command.type !== 'RaiseObjection') return false;
  return (await read.row(objectionsView, objectionKey({ campaignId, objectionId: command.data.objectionId }))) !== undefined;
}

export const servedNotice = serve(notice, noticeDecider, noticeFacts);

async function standingsIn(read: FactReader, campaignId: string): Promise<Standings> {
  const rows = await read.rows(entryStandingsView, [{ field: 'campaignId', equals: campaignId }]);
  return Object.fromEntries(rows.map((row) => [row.branchId, row]));
}
