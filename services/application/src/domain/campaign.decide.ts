import { type campaign, type CommandOf, refuse, type RulePack } from '@laurel/contracts';
import type { Decider } from '@laurel/core';
import { deadlineOn } from '@laurel/rules';
import { type Campaign, type CampaignEvent, evolveCampaign, noCampaign, type OpenCampaign } from './campaign.ts';
import {
  afterDeadline,
  deadlineFor,
  deadlineMayMove,
  extensionLimit,
  firstPhaseIsPast,
  lintedWithoutErrors,
  openCampaign,
  startOfDay,
} from './campaign.rules.ts';
import { changesBetween } from './rule-pack.changes.ts';

/** What may happen to a campaign as a whole. Two persons are asked where PROCESS.md §4 names two; that is the shell's part. */

/** An entry as a deadline finds it. */
interface WaitingEntry {
  readonly branchId: string;
  readonly bureauId: string;
  readonly status: string;
  readonly nominated: boolean;
}

export interface CampaignFacts {
  readonly id: { readonly campaign: string };
  /** The hash of the rule pack in the command, or none if it has none. */
  readonly rulePackHash: string;
  readonly scoringStarted: boolean;
  /** Whether a form of the bureau in the command was accepted. */
  readonly listInUse: boolean;
  /** What keeps the campaign from being closed, in words for people. */
  readonly openWork: readonly string[];
  readonly bureauIds: readonly string[];
  readonly entries: readonly WaitingEntry[];
}

type Asked = CommandOf<typeof campaign>;
type Ask<Type extends Asked['type']> = Extract<Asked, { type: Type }>;

export const campaignDecider: Decider<Campaign, Asked, CampaignEvent, CampaignFacts> = {
  initial: noCampaign,
  evolve: evolveCampaign,
  decide(command, state, facts) {
    const campaignId = facts.id.campaign;
    switch (command.type) {
      case 'DraftCampaign':
        return draft(command, state, facts);
      case 'ReviseRulePack':
        return revise(command, state, facts);
      case 'FreezeRulePack':
        return freeze(command, state, campaignId);
      case 'OpenCampaign':
        return open(command, state, campaignId);
      case 'AmendRulePack':
        return amend(command, openCampaign(state), facts);
      case 'ExtendDeadline':
        return extend(command, openCampaign(state), facts);
      case 'PassDeadline':
        return passDeadline(command, openCampaign(state), facts);
      case 'StartPhase':
        return startPhase(command, openCampaign(state), campaignId);
      case 'CloseCampaign':
        openCampaign(state);
        return close(facts);
      case 'CancelCampaign':
        openCampaign(state);
        return [{ type: 'CampaignCancelled', data: { campaignId, ...command.data } }];
      default:
        return command satisfies never;
    }
  },
};

/** A draft may have faults; freezing may not. */
function draft({ data }: Ask<'DraftCampaign'>, state: Campaign, { id, rulePackHash }: CampaignFacts): CampaignEvent[] {
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(id.campaign)) throw refuse('value_invalid', { field: 'id', value: id.campaign }, 'id');
  if (state.status !== 'none') throw refuse('already_exists', {}, 'id');
  return [{ type: 'CampaignDrafted', data: { campaignId: id.campaign, rulePack: data.rulePack, rulePackHash } }];
}

function revise({ data }: Ask<'ReviseRulePack'>, state: Campaign, { id, rulePackHash }: CampaignFacts): CampaignEvent[] {
  if (state.status !== 'draft') throw wrongState(state);
  if (state.rulePackHash === rulePackHash) throw refuse('nothing_changed');
  return [{ type: 'RulePackRevised', data: { campaignId: id.campaign, ...data, rulePackHash } }];
}

function freeze({ data }: Ask<'FreezeRulePack'>, state: Campaign, campaignId: string): CampaignEvent[] {
  if (state.status !== 'draft') throw wrongState(state);
  if (data.rulePackHash !== state.rulePackHash) throw refuse('hash_differs', {}, 'rulePackHash');
  lintedWithoutErrors(state.rulePack);
  return [{ type: 'RulePackFrozen', data: { campaignId, rulePackHash: state.rulePackHash, version: 1 } }];
}

function open({ instant }: Ask<'OpenCampaign'>, state: Campaign, campaignId: string): CampaignEvent[] {
  if (state.status !== 'frozen') throw wrongState(state);
  const { rulePack, rulePackHash, packVersion } = state;
  if (firstPhaseIsPast(rulePack, instant)) throw refuse('phase_in_past');
  return [{ type: 'CampaignOpened', data: { campaignId, rulePack, rulePackHash, version: packVersion } }];
}

function amend({ data, instant }: Ask<'AmendRulePack'>, state: OpenCampaign, facts: CampaignFacts): CampaignEvent[] {
  if (facts.scoringStarted) throw refuse('scoring_locked');
  if (facts.rulePackHash === state.rulePackHash) throw refuse('nothing_changed');
  lintedWithoutErrors(data.rulePack);
  if (!deadlineMayMove(state.rulePack, data.rulePack, instant)) {
    throw refuse('deadline_passed', { deadline: earlier(state.rulePack, data.rulePack) }, 'rulePack.applicationDeadline');
  }
  const { id, rulePackHash } = facts;
  const changes = changesBetween(state.rulePack, data.rulePack);
  return [{ type: 'RulePackAmended', data: { campaignId: id.campaign, ...data, rulePackHash, version: state.packVersion + 1, changes } }];
}

/** For one named bureau, with reason, visible to all (PROCESS.md 1.6). */
function extend({ data, instant }: Ask<'ExtendDeadline'>, state: OpenCampaign, facts: CampaignFacts): CampaignEvent[] {
  if (!facts.bureauIds.includes(data.bureauId)) throw refuse('unit_unknown', { unit: data.bureauId }, 'bureauId');
  if (facts.listInUse) throw refuse('list_in_use');
  const days = state.rulePack.answers.extensionWorkingDaysMaximum;
  const holds = deadlineFor(state, data.bureauId).day;
  if (data.until <= holds || data.until > extensionLimit(state) || instant >= deadlineOn(data.until).instant) {
    throw refuse('extension_too_late', { days }, 'until');
  }
  return [{ type: 'DeadlineExtended', data: { campaignId: facts.id.campaign, ...data } }];
}

/**
 * Says once for each bureau that its deadline has passed. Named in it: the bureaus, and the entries that came to nothing by it; reactions close
 * the lists and let those applications lapse.
 */
function passDeadline({ data, instant }: Ask<'PassDeadline'>, state: OpenCampaign, facts: CampaignFacts): CampaignEvent[] {
  const common = deadlineOn(state.rulePack.applicationDeadline);
  const deadline = data.bureauId === undefined ? common : deadlineFor(state, data.bureauId);
  afterDeadline(deadline, instant);
  const concerned = data.bureauId === undefined ? facts.bureauIds : [data.bureauId];
  const bureauIds = concerned.filter(
    (bureauId) => deadlineFor(state, bureauId).day === deadline.day && state.passed[bureauId] !== deadline.day,
  );
  if (bureauIds.length === 0) return [];
  const lapses = facts.entries.filter(({ bureauId }) => bureauIds.includes(bureauId)).flatMap(lapse);
  return [{ type: 'DeadlinePassed', data: { campaignId: facts.id.campaign, deadline: deadline.day, bureauIds, lapses } }];
}

function lapse({ branchId, status, nominated }: WaitingEntry): { branchId: string; reason: 'notSubmitted' | 'notNominated' }[] {
  if (status === 'nominated' || status === 'draft') return [{ branchId, reason: 'notSubmitted' }];
  const received = status === 'submitted' || status === 'returned';
  return received && !nominated ? [{ branchId, reason: 'notNominated' }] : [];
}

/** Only tells; dates gate commands by themselves (PROCESS.md 1.7). */
function startPhase({ data, instant }: Ask<'StartPhase'>, state: OpenCampaign, campaignId: string): CampaignEvent[] {
  const phase = state.rulePack.phases.find(({ id }) => id === data.phaseId);
  if (!phase) throw refuse('not_found', {}, 'phaseId');
  if (state.startedPhases.includes(phase.id)) return [];
  if (instant < startOfDay(phase.from)) throw refuse('outside_phase', { from: phase.from, to: phase.to });
  return [{ type: 'PhaseStarted', data: { campaignId, phaseId: phase.id } }];
}

function close({ id, openWork }: CampaignFacts): CampaignEvent[] {
  if (openWork.length > 0) throw refuse('open_work', { open: openWork.join(', ') });
  return [{ type: 'CampaignClosed', data: { campaignId: id.campaign } }];
}

function wrongState(state: Campaign) {
  return refuse(state.status === 'closed' || state.status === 'cancelled' ? 'campaign_closed' : 'wrong_state', { state: state.status });
}

function earlier(one: RulePack, other: RulePack): string {
  return one.applicationDeadline < other.applicationDeadline ? one.applicationDeadline : other.applicationDeadline;
}
