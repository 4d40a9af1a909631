import { ballot, entry, panel, ranking } from '@laurel/contracts';
import { type ServiceDefinition } from '@laurel/platform';
import { servedEntry } from './entry/entry.facts.ts';
import { servedBallot, servedPanel } from './panel/panel.facts.ts';
import { namingAggregates, namingDue, namingViews } from './naming.definition.ts';
import { servedRanking } from './ranking/ranking.facts.ts';
import { reactions } from './reactions.ts';
import { ballotProgressView } from './ballot/ballot-progress.view.ts';
import { ballotsView } from './ballot/ballots.view.ts';
import { campaignsView } from './copies/campaigns.view.ts';
import { conflictsView } from './panel/conflicts.view.ts';
import { entriesView } from './entry/entries.view.ts';
import { groupsView } from './copies/groups.view.ts';
import { panelsView } from './panel/panels.view.ts';
import { rankingEntriesView } from './ranking/ranking-entries.view.ts';
import { rankingsView } from './ranking/rankings.view.ts';
import { resultsView } from './ranking/results.view.ts';
import { upheldObjectionsView } from './copies/upheld-objections.view.ts';

/**
 * Evaluation: the panel, sealed ballots and the exact ranking; then approval, public notice, naming and
 * titles.
 */
export const evaluationService: ServiceDefinition = {
  name: 'evaluation',
  aggregates: [servedEntry, servedPanel, servedBallot, servedRanking, ...namingAggregates],
  views: [
    { view: campaignsView },
    { view: groupsView },
    { view: upheldObjectionsView },
    { view: entriesView, reading: entry.readModels.entries },
    { view: panelsView, reading: panel.readModels.panels },
    { view: conflictsView, reading: panel.readModels.conflicts },
    { view: ballotProgressView, reading: ballot.readModels.ballotProgress },
    { view: ballotsView, reading: ballot.readModels.ballots },
    { view: rankingsView, reading: ranking.readModels.rankings },
    { view: rankingEntriesView, reading: ranking.readModels.rankingEntries },
    { view: resultsView, reading: ranking.readModels.results },
    ...namingViews,
  ],
  reactions,
  due: namingDue,
};
