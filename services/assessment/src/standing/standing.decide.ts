import { type CommandOf, type standing } from '@laurel/contracts';
import { type Decider, plusDays, type Stateful } from '@laurel/core';
import type { KnownCampaign } from '../copies/campaign.rules.ts';
import type { Integrity } from '../integrity/integrity.ts';
import { countsIn, periodOf, violationGround } from './standing.rules.ts';
import { evolve, initial, type Standing, type StandingEvent } from './standing.ts';

export type StandingCommand = CommandOf<typeof standing>;

export interface StandingFacts {
  readonly id: { readonly campaign: string; readonly unit: string };
  readonly campaign: KnownCampaign | undefined;
  /** The record of the branch in the city. */
  readonly known: Integrity;
}

/**
 * Counts for one campaign what is known of the branch in the city (docs/handbook/process.md#1.12): the latest
 * certificate, cases that are open, violations of its period. What was counted before is not counted again,
 * so that it may be asked at any time.
 */
export const standingDecider: Decider<Standing, StandingCommand, StandingEvent, StandingFacts> &
  Stateful<Standing> = {
  initial,
  evolve,
  stateOf: ({ status }) => status,
  decide(_command, state, { id, campaign, known }) {
    if (campaign?.status !== 'open' || state.status === 'disqualified') return [];
    const { rulePack } = campaign;
    const entry = { campaignId: id.campaign, branchId: id.unit };
    const period = periodOf(rulePack);
    if (known.violations.some((factOn) => countsIn(period, factOn)))
      return [{ type: 'CandidateDisqualified', data: { ...entry, ground: violationGround } }];
    if (known.openCases.length > 0)
      return state.status === 'suspended' ? [] : [{ type: 'CandidateSuspended', data: entry }];
    return [
      ...(state.status === 'suspended' ? [{ type: 'CandidateResumed' as const, data: entry }] : []),
      ...cleared(state, known, rulePack.eligibility.clearanceValidDays).map((clearance) => ({
        type: 'IntegrityCleared' as const,
        data: { ...entry, ...clearance },
      })),
    ];
  },
};

/** The latest certificate, valid as long as the campaign lets it be, if it is not counted yet. */
function cleared({ certificateNumber, validUntil }: Standing, { certificate }: Integrity, validDays: number) {
  if (!certificate) return [];
  const until = plusDays(certificate.certifiedOn, validDays);
  const counted = validUntil !== undefined && validUntil >= until;
  if (counted && (validUntil > until || certificateNumber === certificate.certificateNumber)) return [];
  return [{ certificateNumber: certificate.certificateNumber, validUntil: until }];
}
