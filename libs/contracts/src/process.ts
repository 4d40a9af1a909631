import { saysOf } from './catalogue.ts';
import type { ServiceName } from './contract.ts';
import { heardOfOthers } from './hears.ts';

/**
 * The process as data: which service takes which steps, which events it hears and which it says. What it says
 * follows from its aggregates, what it hears from the lines of its views and reactions; a test fails when
 * hears.ts is not as it would be made now. Every service but identity, which says it, hears `access` to know
 * who may act.
 */
export interface ServiceContract {
  readonly steps: readonly string[];
  readonly hears: readonly string[];
  readonly says: readonly string[];
}

/** The events of identity that every service must know to judge a request. */
export const access = [
  'AccountCreated',
  'AccountDisabled',
  'PasswordSet',
  'RoleGranted',
  'RoleRevoked',
  'DelegationGiven',
  'DelegationEnded',
  'PersonMoved',
  'SessionOpened',
  'SessionClosed',
];

/** The services in the order of the process. */
export const processContract: Readonly<Record<ServiceName, ServiceContract>> = {
  identity: contractOf('identity'),
  application: contractOf('application', 'prepare', 'apply'),
  assessment: contractOf('assessment', 'assess'),
  evaluation: contractOf('evaluation', 'evaluate', 'name'),
  notification: contractOf('notification', 'notify'),
  audit: contractOf('audit'),
};

function contractOf(service: ServiceName, ...steps: string[]): ServiceContract {
  return { steps, hears: heardOfOthers[service], says: saysOf(service) };
}

export const serviceNames = Object.keys(processContract) as ServiceName[];

/** Tells whether a service hears an event of another. */
export function hears(service: ServiceName, type: string): boolean {
  const heard: readonly string[] = processContract[service].hears;
  return heard.includes('*') || heard.includes(type);
}
