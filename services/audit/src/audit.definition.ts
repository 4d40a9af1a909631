import { auditReadModels, reactions } from '@laurel/contracts';
import { liveOperations, type ServiceDefinition } from '@laurel/platform';
import { bureausView } from './progress/bureaus.view.ts';
import { proposalsView } from './duties/proposals.view.ts';
import { receiptsView } from './duties/receipts.view.ts';
import { tasksView } from './duties/tasks.view.ts';
import { historyView } from './history/history.view.ts';
import { overviewView } from './progress/overview.view.ts';
import { progressView } from './progress/progress.view.ts';
import { readsView } from './reads/reads.view.ts';

/**
 * audit: hears every event of every service, decides nothing (docs/handbook/domain.md#2.7). Its log is the
 * one history in order of arrival.
 */
export const auditService: ServiceDefinition = {
  name: 'audit',
  aggregates: [],
  views: [
    { view: historyView, readModel: auditReadModels.history },
    { view: progressView, readModel: auditReadModels.progress },
    { view: bureausView, readModel: auditReadModels.bureaus },
    { view: overviewView, readModel: auditReadModels.overview },
    { view: readsView, readModel: auditReadModels.reads },
    { view: tasksView, readModel: auditReadModels.tasks },
    { view: proposalsView, readModel: auditReadModels.proposals },
    { view: receiptsView, readModel: auditReadModels.receipts },
  ],
  reactions: reactions(),
  operations: liveOperations,
};
