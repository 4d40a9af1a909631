import { type ResourceName, sources } from './resources.ts';

/**
 * The services, besides the service itself, whose news may change its views: those whose events it receives
 * (contracts' process).
 */
const hearsFrom: Readonly<Record<string, readonly string[]>> = {
  application: ['identity', 'assessment', 'evaluation'],
  assessment: ['identity', 'application', 'evaluation'],
  evaluation: ['identity', 'application', 'assessment'],
  identity: ['application'],
  notification: ['identity', 'application', 'assessment', 'evaluation'],
};

/**
 * True if news of these services may change what a query has read. `first` is the first part of the query's
 * key: a resource, or another key of the dashboard.
 */
export function isConcerned(first: unknown, services: ReadonlySet<string>): boolean {
  if (typeof first !== 'string' || !(first in sources)) return false;
  const { service } = sources[first as ResourceName];
  return (
    service === 'audit' ||
    services.has(service) ||
    (hearsFrom[service] ?? []).some((other) => services.has(other))
  );
}

/** Collects news and tells of it together: soon after the first, and once more when all is quiet. */
export class Batch {
  #soon: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #services = new Set<string>();
  #all = new Set<string>();

  constructor(
    private readonly tell: (services: ReadonlySet<string>) => void,
    private readonly batchMs: number,
    private readonly settledMs: number,
  ) {}

  add(service: string): void {
    this.#services.add(service);
    this.#all.add(service);
    this.#soon ??= setTimeout(() => {
      const services = this.#services;
      this.#soon = undefined;
      this.#services = new Set();
      this.tell(services);
    }, this.batchMs);
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      const services = this.#all;
      this.#all = new Set();
      this.tell(services);
    }, this.settledMs);
  }

  stop(): void {
    clearTimeout(this.#soon);
    clearTimeout(this.#later);
  }
}
