import { type CommandOf, entryKey, title } from '@laurel/contracts';
import { alone, type FactReader, type Id, serve } from '@laurel/platform';
import { campaignsView } from '../copies/campaigns.view.ts';
import { coverageKey, coveragesView } from '../copies/coverages.view.ts';
import { earlierTitlesView } from '../copies/earlier-titles.view.ts';
import { entryExpertsView } from '../copies/entry-experts.view.ts';
import { entryStandingsView } from '../copies/entry-standings.view.ts';
import { secretariesView } from '../copies/secretaries.view.ts';
import { namedView } from '../award/named.view.ts';
import { objectionsGuard } from '../naming/naming.facts.ts';
import { titleDecider, type TitleFacts } from './title.decide.ts';
import { titleBallotText } from './title.rules.ts';
import { titlesView } from './titles.view.ts';
import type { Title } from './title.ts';

async function titleFacts(
  read: FactReader,
  command: CommandOf<typeof title>,
  id: Id,
  state: Title,
): Promise<TitleFacts> {
  const ids = { campaign: id.campaign!, title: id.title!, unit: id.unit! };
  const key = entryKey({ campaignId: ids.campaign, branchId: ids.unit });
  const named = await read.row(namedView, key);
  const earlier = await read.row(earlierTitlesView, ids.unit);
  const competing = await read.rows(titlesView, [
    { field: 'campaignId', equals: ids.campaign },
    { field: 'titleId', equals: ids.title },
  ]);
  const standing = await read.row(entryStandingsView, key);
  return {
    id: ids,
    campaign: await read.row(campaignsView, ids.campaign),
    standing,
    named: named?.status === 'named',
    secret: named?.secret === true,
    heldBefore: [
      ...(earlier?.imported ?? []),
      ...(earlier?.conferred ?? [])
        .filter(({ campaignId }) => campaignId !== ids.campaign)
        .map(({ titleId }) => titleId),
    ],
    experts: await read.row(entryExpertsView, key),
    rivals: competing.filter(({ branchId }) => branchId !== ids.unit),
    coverage: await read.row(coveragesView, coverageKey(ids.campaign, ids.unit, ids.title)),
    secretary: await read.row(secretariesView, standing?.carriedBy ?? ids.unit),
    ...sealing(read, command, id),
    commitments: commitmentsAnew(read, id, state),
  };
}

function sealing(
  read: FactReader,
  command: CommandOf<typeof title>,
  id: Id,
): Pick<TitleFacts, 'salt' | 'commitment'> {
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

export const servedTitle = serve(title, titleDecider, titleFacts, (_command, id) =>
  alone(objectionsGuard(id.campaign!)),
);
