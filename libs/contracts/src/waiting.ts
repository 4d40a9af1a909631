import type { ViewedEvent } from '@laurel/core';
import { z } from 'zod';
import { type Role, role } from './roles.ts';
import { content } from './shared.ts';
import { hash, instant, slug, text } from './values.ts';

/**
 * Acts of a row's stream that wait for their second person, until they expire
 * (docs/handbook/process.md#1.22). The content is shown to those who may confirm and to the proposer.
 */
export const waiting = z.array(
  z.strictObject({
    proposalId: slug,
    act: text(60),
    payloadHash: hash,
    content: content.optional(),
    proposedBy: slug,
    proposedAs: role,
    proposedAt: instant,
    expiresAt: instant,
    /** Those of one batch are shown and confirmed as one sheet. */
    batchId: slug.optional(),
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
      ...(event.data as Omit<Waiting[number], 'proposedBy' | 'proposedAs' | 'proposedAt'>),
      proposedBy: event.actor.account,
      proposedAs: event.actor.role as Role,
      proposedAt: event.time,
    },
  ];
}
