import type { Person } from '../city/asking.ts';
import type { Told } from '../durability.ts';

/** What a server under load is started with, and what it tells. */
export interface ServingParameters {
  readonly directory: string;
  readonly branches: number;
}

/** Said at the first pause: where to send requests. */
export interface Serving {
  readonly port: number;
  /** The path of a request, by branch; `:branch` stands for its id. */
  readonly path: string;
  /** The token for the branches of a bureau, by bureau id. */
  readonly tokens: Readonly<Record<string, string>>;
}

/** The path of the command that all file, in a campaign. */
export function planPath(campaignId: string): string {
  return `/api/v1/participations/${campaignId}.:branch/file-plan`;
}

export function tokensOf(officers: ReadonlyMap<string, Person>): Serving['tokens'] {
  return Object.fromEntries([...officers].map(([bureauId, { token }]) => [bureauId, token]));
}

/** The result, after the load has ended. */
export interface Served {
  /** How many requests left their record. */
  readonly recorded: number;
  /** How long it took after the last request until nothing was left to do. */
  readonly settledMs: number;
  /** Processor time of the whole server for each request, all work that followed included. */
  readonly processorMs: number;
  readonly durability: Told;
}

/** Processor time that this process has used, in milliseconds. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
