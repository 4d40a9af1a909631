import type { campaign, EventOf, RulePack } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/**
 * The state of a campaign: its rule pack from draft to frozen, then its year
 * (docs/handbook/process.md#4-campaign).
 */

export type CampaignEvent = EventOf<typeof campaign>;

interface Pack {
  /** The bureau to which the campaign belongs; absent for the root's. */
  readonly hostId?: string;
  readonly rulePack: RulePack;
  readonly rulePackHash: string;
}

/** A campaign from its opening on; it keeps these to its end. */
interface Run extends Pack {
  readonly packVersion: number;
  /** The day until which a bureau's deadline was extended, by bureau. */
  readonly extensions: Readonly<Record<string, string>>;
  /** The deadline that has passed and was acted on, by bureau. */
  readonly passed: Readonly<Record<string, string>>;
  readonly startedPhases: readonly string[];
}

export type DraftCampaign = Pack & { readonly status: 'draft' };
export type FrozenCampaign = Pack & { readonly status: 'frozen'; readonly packVersion: number };
export type OpenCampaign = Run & { readonly status: 'open' };
type EndedCampaign = Run & { readonly status: 'closed' | 'cancelled' };

export type Campaign =
  { readonly status: 'none' } | DraftCampaign | FrozenCampaign | OpenCampaign | EndedCampaign;

export const initial: Campaign = { status: 'none' };

export function stateOf({ status }: Campaign): keyof typeof campaign.states {
  return status;
}

export function evolve(state: Campaign, event: Stamped<CampaignEvent>): Campaign {
  switch (event.type) {
    case 'CampaignDrafted': {
      const { rulePack, rulePackHash } = event.data;
      return { status: 'draft', rulePack, rulePackHash };
    }
    case 'CampaignHosted':
      return { ...(state as DraftCampaign), hostId: event.data.hostId };
    case 'RulePackRevised': {
      const { rulePack, rulePackHash } = event.data;
      return { ...(state as DraftCampaign), rulePack, rulePackHash };
    }
    case 'RulePackFrozen':
      return { ...(state as DraftCampaign), status: 'frozen', packVersion: event.data.version };
    case 'CampaignOpened':
      return { ...(state as FrozenCampaign), status: 'open', extensions: {}, passed: {}, startedPhases: [] };
    default:
      return evolveRun(state as OpenCampaign, event);
  }
}

type RunEvent = Exclude<
  CampaignEvent,
  { type: 'CampaignDrafted' | 'CampaignHosted' | 'RulePackRevised' | 'RulePackFrozen' | 'CampaignOpened' }
>;

function evolveRun(state: OpenCampaign, event: RunEvent): Campaign {
  switch (event.type) {
    case 'RulePackAmended': {
      const { rulePack, rulePackHash, version } = event.data;
      return { ...state, rulePack, rulePackHash, packVersion: version };
    }
    case 'DeadlineExtended':
      return { ...state, extensions: { ...state.extensions, [event.data.bureauId]: event.data.until } };
    case 'DeadlinePassed': {
      const passed = event.data.bureauIds.map((bureauId) => [bureauId, event.data.deadline] as const);
      return { ...state, passed: { ...state.passed, ...Object.fromEntries(passed) } };
    }
    case 'PhaseStarted':
      return { ...state, startedPhases: [...state.startedPhases, event.data.phaseId] };
    case 'CampaignClosed':
      return { ...state, status: 'closed' };
    case 'CampaignCancelled':
      return { ...state, status: 'cancelled' };
  }
}

/** The bureau to which a campaign belongs; none for the root's, and before it was drafted. */
export function hostIn(campaign: Campaign): string | undefined {
  return campaign.status === 'none' ? undefined : campaign.hostId;
}
