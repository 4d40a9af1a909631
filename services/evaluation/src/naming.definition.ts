import { evaluationReadings } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { DueRow, Served, ServedView } from '@laurel/platform';
import { servedNaming, servedNotice, servedTitle } from './naming.facts.ts';
import { namingReactions } from './naming.reactions.ts';
import { certificatesView } from './views/certificates.ts';
import { confirmedRankingsView } from './copies/confirmed-rankings.view.ts';
import { coveragesView } from './copies/coverages.view.ts';
import { earlierTitlesView } from './views/earlier-titles.ts';
import { entryExpertsView } from './views/entry-experts.ts';
import { entryStandingsView } from './copies/entry-standings.view.ts';
import { namedView } from './views/named.ts';
import { namingDue as due } from './views/naming-due.ts';
import { namingsView } from './views/namings.ts';
import { noticesView } from './views/notices.ts';
import { objectionsView } from './views/objections.ts';
import { placesView } from './views/places.ts';
import { secretariesView } from './views/secretaries.ts';
import { titleBallotsView } from './views/title-ballots.ts';
import { titlesView } from './views/titles.ts';

/** The name half of evaluation: from the committee's approval to the plaque, titles, notices and objections. */

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const namingAggregates: readonly Served<any>[] = [servedNaming, servedTitle, servedNotice];

export const namingViews: readonly ServedView[] = [
  { view: namingsView, reading: evaluationReadings.namings },
  { view: placesView, reading: evaluationReadings.places },
  { view: namedView, reading: evaluationReadings.named },
  { view: certificatesView, reading: evaluationReadings.certificates },
  { view: titlesView, reading: evaluationReadings.titles },
  { view: titleBallotsView, reading: evaluationReadings.titleBallots },
  { view: noticesView, reading: evaluationReadings.notices },
  { view: objectionsView, reading: evaluationReadings.objections },
  { view: entryStandingsView },
  { view: confirmedRankingsView },
  { view: coveragesView },
  { view: earlierTitlesView },
  { view: entryExpertsView },
  { view: secretariesView },
];

export const namingDue: View<DueRow> = due as View<DueRow>;

export { namingReactions };
