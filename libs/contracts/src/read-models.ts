import { auditReadModels } from './audit/audit.ts';
import { aggregates } from './catalogue.ts';
import type { ReadModel, ServiceName } from './contract.ts';

/** Every view that can be read, by service and name. */
export const readModels: Readonly<Record<ServiceName, Readonly<Record<string, ReadModel>>>> = {
  identity: modelsOf('identity'),
  application: modelsOf('application'),
  assessment: modelsOf('assessment'),
  evaluation: modelsOf('evaluation'),
  notification: modelsOf('notification'),
  audit: auditReadModels,
};

function modelsOf(service: ServiceName): Record<string, ReadModel> {
  const own = aggregates.filter((contract) => contract.service === service);
  return Object.assign({}, ...own.map(({ readModels }) => readModels)) as Record<string, ReadModel>;
}
