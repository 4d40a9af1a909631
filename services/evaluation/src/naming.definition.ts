import { evaluationReadings } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { DueRow, Served, ServedView } from '@laurel/platform';
import { servedNaming } from './naming/naming.facts.ts';
import { servedNotice } from './notice/notice.facts.ts';
import { servedTitle } from './title/title.facts.ts';
import { certificatesView } from './naming/certificates.view.ts';
import { confirmedRankingsView } from './copies/confirmed-rankings.view.ts';
import { coveragesView } from './copies/coverages.view.ts';
import { earlierTitlesView } from './copies/earlier-titles.view.ts';
import { entryExpertsView } from './copies/entry-experts.view.ts';
import { entryStandingsView } from './copies/entry-standings.view.ts';
import { namedView } from './naming/named.view.ts';
import { namingDue as due } from './naming/due.view.ts';
import { namingsView } from './naming/namings.view.ts';
import { noticesView } from './notice/notices.view.ts';
import { objectionsView } from './notice/objections.view.ts';
import { placesView } from './naming/places.view.ts';
import { secretariesView } from './copies/secretaries.view.ts';
import { titleBallotsView } from './title/title-ballots.view.ts';
import { titlesView } from './title/titles.view.ts';

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
