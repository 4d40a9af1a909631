import { refuse } from '@laurel/contracts';
import type { Standing } from './standing.ts';

/**
 * A suspended candidate goes on being assessed (docs/handbook/process.md#1.11); a disqualified one does not.
 * Throws `veto_fact`.
 */
export function requireAssessable(standing: Standing): void {
  if (standing.status === 'disqualified') throw refuse('veto_fact', { fact: standing.ground });
}
