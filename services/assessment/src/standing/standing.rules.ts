import { refuse, type RulePack } from '@laurel/contracts';
import { campaignEnd } from '@laurel/rules';
import type { Standing } from './standing.ts';

/** The days on which a campaign runs: facts of these days count in it (docs/handbook/process.md#1.12). */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The period of a campaign: from the first day of its first phase to the last of its last. */
export function periodOf(pack: Pick<RulePack, 'phases'>): Period {
  const from = pack.phases.reduce((first, phase) => (phase.from < first ? phase.from : first), '9999-12-31');
  return { from, to: campaignEnd(pack) };
}

/** True when a fact of a day counts in a campaign of this period. */
export function countsIn({ from, to }: Period, factOn: string): boolean {
  return from <= factOn && factOn <= to;
}

/**
 * The ground that everybody may know of a confirmed violation; the fact itself stays with discipline and
 * audit (docs/handbook/process.md#1.11).
 */
export const violationGround = '违纪违法 (violation of law or discipline)';

/**
 * A suspended candidate goes on being assessed (docs/handbook/process.md#1.11); a disqualified one does not.
 * Throws `veto_fact`.
 */
export function requireAssessable(standing: Standing): void {
  if (standing.status === 'disqualified') throw refuse('veto_fact', { fact: standing.ground });
}
