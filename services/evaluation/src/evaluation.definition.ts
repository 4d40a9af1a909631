import { evaluationReadings } from '@laurel/contracts';
import { type ServiceDefinition } from '@laurel/platform';
import { servedBallot, servedEntry, servedPanel } from './evaluation.facts.ts';
import { namingAggregates, namingDue, namingViews } from './naming.definition.ts';
import { servedRanking } from './ranking.facts.ts';
import { reactions } from './reactions.ts';
import { ballotProgressView } from './views/ballot-progress.ts';
import { ballotsView } from './views/ballots.ts';
import { campaignsView } from './views/campaigns.ts';
import { conflictsView } from './views/conflicts.ts';
import { entriesView } from './views/entries.ts';
import { groupsView } from './views/groups.ts';
import { panelsView } from './views/panels.ts';
import { rankingEntriesView } from './views/ranking-entries.ts';
import { rankingsView } from './views/rankings.ts';
import { resultsView } from './views/results.ts';
import { upheldObjectionsView } from './views/upheld-objections.ts';

/** evaluate and name: the panel, sealed ballots, the exact ranking; then approval, notice, naming and titles. */
export const evaluationService: ServiceDefinition = {
  name: 'evaluation',
  aggregates: [servedEntry, servedPanel, servedBallot, servedRanking, ...namingAggregates],
  views: [
    { view: campaignsView },
    { view: groupsView },
    { view: upheldObjectionsView },
    { view: entriesView, reading: evaluationReadings.entries },
    { view: panelsView, reading: evaluationReadings.panels },
    { view: conflictsView, reading: evaluationReadings.conflicts },
    { view: ballotProgressView, reading: evaluationReadings.ballotProgress },
    { view: ballotsView, reading: evaluationReadings.ballots },
    { view: rankingsView, reading: evaluationReadings.rankings },
    { view: rankingEntriesView, reading: evaluationReadings.rankingEntries },
    { view: resultsView, reading: evaluationReadings.results },
    ...namingViews,
  ],
  reactions,
  due: namingDue,
};
