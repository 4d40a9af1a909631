import type { ViewedEvent } from '@laurel/core';
import { z } from 'zod';
import { hash, instant, slug, text } from './values.ts';

/**
 * Acts of a row's stream that wait for their second person, who enters the same payload before they expire
 * (docs/handbook/process.md#1.22).
 */
export const waiting = z.array(
  z.strictObject({
    proposalId: slug,
    act: text(60),
    payloadHash: hash,
    proposedBy: slug,
    proposedAt: instant,
    expiresAt: instant,
  }),
);

export type Waiting = z.infer<typeof waiting>;

/**
 * The waiting acts after an event of the same stream: proposed ones enter; confirmed, declined, withdrawn
 * and expired ones leave.
 */
export function waitingAfter(before: Waiting, event: ViewedEvent): Waiting {
  const { proposalId: ended } = event.data as { proposalId?: string };
  const left = before.filter(
    ({ proposalId, expiresAt }) =>
      proposalId !== event.confirms && proposalId !== ended && event.time < expiresAt,
  );
  if (event.type !== 'ActProposed') return left;
  return [
    ...left,
    {
      ...(event.data as Omit<Waiting[number], 'proposedBy' | 'proposedAt'>),
      proposedBy: event.actor.account,
      proposedAt: event.time,
    },
  ];
}
