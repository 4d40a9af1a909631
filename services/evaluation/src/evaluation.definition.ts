import { evaluationReadings } from '@laurel/contracts';
import type { ServiceDefinition } from '@laurel/platform';
import { servedEntry } from './evaluation.facts.ts';
import { namingAggregates, namingDue, namingViews } from './naming.definition.ts';
import { reactions } from './reactions.ts';
import { campaignsView } from './views/campaigns.ts';
import { entriesView } from './views/entries.ts';

/** evaluate and name: the panel, sealed ballots, the exact ranking; then approval, notice, naming and titles. */
export const evaluationService: ServiceDefinition = {
  name: 'evaluation',
  aggregates: [servedEntry, ...namingAggregates],
  views: [{ view: campaignsView }, { view: entriesView, reading: evaluationReadings.entries }, ...namingViews],
  reactions,
  due: namingDue,
};
