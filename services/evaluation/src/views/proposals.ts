import type { Heard } from './heard.ts';

/** Acts that wait for their second person, kept in the rows of their aggregate (PROCESS.md 1.22). The second person enters the same payload. */

export type Waiting = {
  proposalId: string;
  act: string;
  payloadHash: string;
  proposedBy: string;
  proposedAt: string;
  expiresAt: string;
};

/** The waiting acts after an event of the same stream: proposed ones enter; confirmed and expired ones leave. */
export function waitingAfter(waiting: readonly Waiting[], event: Heard): Waiting[] {
  const left = waiting.filter(({ proposalId, expiresAt }) => proposalId !== event.confirms && event.time < expiresAt);
  if (event.type !== 'ActProposed') return left;
  return [...left, { ...event.data, proposedBy: event.actor.account, proposedAt: event.time }];
}
