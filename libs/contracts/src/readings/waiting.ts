import { z } from 'zod';
import { hash, instant, slug, text } from '../values.ts';

/** Acts of a row's stream that wait for their second person, who enters the same payload before they expire (PROCESS.md 1.22). */
export const waiting = z.array(
  z.strictObject({ proposalId: slug, act: text(60), payloadHash: hash, proposedBy: slug, proposedAt: instant, expiresAt: instant }),
);
