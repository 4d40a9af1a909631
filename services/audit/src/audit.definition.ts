import { auditReadings } from '@laurel/contracts';
import type { ServiceDefinition } from '@laurel/platform';
import { historyView } from './views/history.ts';

/** audit: hears every event of every service, decides nothing (DOMAIN.md §2.7). Its log is the one history in order of arrival. */
export const auditService: ServiceDefinition = {
  name: 'audit',
  aggregates: [],
  views: [{ view: historyView, reading: auditReadings.history }],
  reactions: { hears: [], react: () => [] },
};
