import { ballot, entry, naming, publicNotice, panel, ranking, title } from '@laurel/contracts';
import { type ServiceDefinition } from '@laurel/platform';
import { servedEntry } from './entry/entry.facts.ts';
import { servedBallot, servedPanel } from './panel/panel.facts.ts';
import { servedRanking } from './ranking/ranking.facts.ts';
import { reactions } from './reactions.ts';
import { ballotProgressView } from './ballot/ballot-progress.view.ts';
import { ballotsView } from './ballot/ballots.view.ts';
import { campaignsView } from './copies/campaigns.view.ts';
import { conflictsView } from './panel/conflicts.view.ts';
import { entriesView } from './entry/entries.view.ts';
import { groupsView } from './copies/groups.view.ts';
import { declarationsView } from './panel/declarations.view.ts';
import { panelsView } from './panel/panels.view.ts';
import { rankingEntriesView } from './ranking/ranking-entries.view.ts';
import { rankingsView } from './ranking/rankings.view.ts';
import { resultsView } from './ranking/results.view.ts';
import { objectionOfficesView } from './copies/objection-offices.view.ts';
import { upheldObjectionsView } from './copies/upheld-objections.view.ts';
import { certificatesView } from './award/certificates.view.ts';
import { confirmedRankingsView } from './copies/confirmed-rankings.view.ts';
import { coveragesView } from './copies/coverages.view.ts';
import { earlierTitlesView } from './copies/earlier-titles.view.ts';
import { entryExpertsView } from './copies/entry-experts.view.ts';
import { entryStandingsView } from './copies/entry-standings.view.ts';
import { namedView } from './award/named.view.ts';
import { namingDue } from './naming/due.view.ts';
import { servedNaming } from './naming/naming.facts.ts';
import { namingsView } from './naming/namings.view.ts';
import { servedPublicNotice } from './public-notice/public-notice.facts.ts';
import { publicNoticesView } from './public-notice/public-notices.view.ts';
import { objectionsView } from './public-notice/objections.view.ts';
import { placesView } from './naming/places.view.ts';
import { handedUpView } from './copies/handed-up.view.ts';
import { numbersView } from './copies/numbers.view.ts';
import { registeredUnitsView } from './copies/registered-units.view.ts';
import { secretariesView } from './copies/secretaries.view.ts';
import { servedTitle } from './title/title.facts.ts';
import { titleBallotsView } from './title/title-ballots.view.ts';
import { titlesView } from './title/titles.view.ts';

/**
 * Evaluation: the panel, sealed ballots and the exact ranking; then approval, public notice, naming and
 * titles.
 */
export const evaluationService: ServiceDefinition = {
  name: 'evaluation',
  aggregates: [
    servedEntry,
    servedPanel,
    servedBallot,
    servedRanking,
    servedNaming,
    servedTitle,
    servedPublicNotice,
  ],
  views: [
    { view: campaignsView },
    { view: handedUpView },
    { view: numbersView },
    { view: groupsView },
    { view: upheldObjectionsView },
    { view: entriesView, readModel: entry.readModels.entries },
    { view: panelsView, readModel: panel.readModels.panels },
    { view: conflictsView, readModel: panel.readModels.conflicts },
    { view: declarationsView, readModel: panel.readModels.declarations },
    { view: ballotProgressView, readModel: ballot.readModels.ballotProgress },
    { view: ballotsView, readModel: ballot.readModels.ballots },
    { view: rankingsView, readModel: ranking.readModels.rankings },
    { view: rankingEntriesView, readModel: ranking.readModels.rankingEntries },
    { view: resultsView, readModel: ranking.readModels.results },
    { view: namingsView, readModel: naming.readModels.namings },
    { view: placesView, readModel: naming.readModels.places },
    { view: namedView, readModel: naming.readModels.named },
    { view: certificatesView, readModel: naming.readModels.certificates },
    { view: titlesView, readModel: title.readModels.titles },
    { view: titleBallotsView, readModel: title.readModels.titleBallots },
    { view: publicNoticesView, readModel: publicNotice.readModels.notices },
    { view: objectionsView, readModel: publicNotice.readModels.objections },
    { view: objectionOfficesView },
    { view: entryStandingsView },
    { view: confirmedRankingsView },
    { view: coveragesView },
    { view: earlierTitlesView },
    { view: entryExpertsView },
    { view: secretariesView },
    { view: registeredUnitsView },
  ],
  reactions,
  due: namingDue,
};
