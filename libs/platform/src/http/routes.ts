import type { ServiceName } from '@laurel/contracts';
import type { ServiceDefinition } from '../service.ts';
import { publicCommands } from './commands.controller.ts';
import { serviceStep } from './dead-letters.controller.ts';

const base = '/api/v1/';

/**
 * The service that answers each address, for a proxy in front of several services: `/api/v1/candidates` and
 * all below it belong to application. Addresses that are the same everywhere (the mode, the documents) belong
 * to identity, where everybody begins. Throws when two services claim the same address.
 */
export function routesOf(definitions: readonly ServiceDefinition[]): ReadonlyMap<string, ServiceName> {
  const routes = new Map<string, ServiceName>();
  const claim = (path: string, service: ServiceName) => {
    const first = `${base}${path.replace(base, '').split('/')[0]}`;
    const other = routes.get(first);
    if (other !== undefined && other !== service)
      throw new Error(`${first} is claimed by ${other} and by ${service}`);
    routes.set(first, service);
  };
  for (const { name, aggregates, views, operations = [] } of definitions) {
    for (const { contract } of aggregates)
      if (publicCommands(contract).length > 0) claim(contract.path, name);
    for (const { readModel } of views) if (readModel) claim(readModel.path, name);
    for (const { path } of operations) claim(path, name);
    claim(serviceStep(name), name);
  }
  for (const path of ['system', 'rehearsal']) claim(path, 'identity');
  for (const path of ['/api/docs', '/api/openapi.json', '/api/asyncapi.json']) routes.set(path, 'identity');
  return new Map([...routes].sort(([a], [b]) => (a < b ? -1 : 1)));
}
