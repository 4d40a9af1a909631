import { type BureauKinds, type campaign, type CommandOf, refuse, type RulePack } from '@laurel/contracts';
import type { Decider, Stateful } from '@laurel/core';
import { type Calendar, deadlineOn, ownName, phaseKey } from '@laurel/rules';
import {
  type Campaign,
  type CampaignEvent,
  type DraftCampaign,
  evolve,
  type FrozenCampaign,
  initial,
  type OpenCampaign,
  stateOf,
} from './campaign.ts';
import {
  type OtherCampaign,
  requireOwnPrefixes,
  requirePassed,
  deadlineFor,
  isFairMove,
  extensionLimit,
  isFirstPhasePast,
  requireLinted,
  startOfDay,
} from './campaign.rules.ts';
import type { OpenWorkRow } from '../copies/open-work.view.ts';
import { openWorkText } from './open-work.rules.ts';
import { requireKnownKinds } from '../organisation/kinds.rules.ts';
import { type Judged, requireUnlocked } from './pack-lock.rules.ts';
import { changesBetween } from '@laurel/rules';

/**
 * The decisions on a campaign as a whole. Acts of two persons (docs/handbook/process.md#4-campaign) come here
 * when both have asked.
 */

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
  /** The kinds of bureau that the deployment has, if it has defined its own. */
  readonly bureauKinds: BureauKinds | undefined;
  /** The years of the city's calendar. */
  readonly calendar: Calendar;
  /** The judging so far, which locks parts of the rule pack. */
  readonly judged: Judged;
  /** The other campaigns of the city, with the prefixes that are theirs. */
  readonly others: readonly OtherCampaign[];
  /** True when a form of the bureau in the command was accepted. */
  readonly listInUse: boolean;
  /** The work that keeps the campaign from being closed. */
  readonly openWork: readonly OpenWorkRow[];
  /** The bureaus that hand in. */
  readonly bureauIds: readonly string[];
  /** The bureau that the command names as host, if nobody registered it. */
  readonly unknownHost?: string;
  readonly entries: readonly WaitingEntry[];
}

type Command = CommandOf<typeof campaign>;
type Asked<Type extends Command['type']> = Extract<Command, { type: Type }>;

export const campaignDecider: Decider<Campaign, Command, CampaignEvent, CampaignFacts> & Stateful<Campaign> =
  {
    initial,
    evolve,
    stateOf,
    decide(command, state, facts) {
      const campaignId = facts.id.campaign;
      switch (command.type) {
        case 'DraftCampaign':
          return draft(command, state, facts);
        case 'ReviseRulePack':
          return revise(command, requireStatus(state, 'draft'), facts);
        case 'FreezeRulePack':
          return freeze(command, requireStatus(state, 'draft'), facts);
        case 'OpenCampaign':
          return open(command, requireStatus(state, 'frozen'), campaignId);
        case 'AmendRulePack':
          return amend(command, requireStatus(state, 'open'), facts);
        case 'ExtendDeadline':
          return extend(command, requireStatus(state, 'open'), facts);
        case 'PassDeadline':
          return passDeadline(command, requireStatus(state, 'open'), facts);
        case 'StartPhase':
          return startPhase(command, requireStatus(state, 'open'), campaignId);
        case 'CloseCampaign':
          requireStatus(state, 'open');
          return close(facts);
        case 'CancelCampaign':
          requireStatus(state, 'open');
          return [{ type: 'CampaignCancelled', data: { campaignId, ...command.data } }];
        default:
          return command satisfies never;
      }
    },
  };

/** Saves a draft of the rule pack. A draft may have faults; they are refused when it is frozen. */
function draft(
  { data }: Asked<'DraftCampaign'>,
  state: Campaign,
  { id, rulePackHash, unknownHost, bureauKinds }: CampaignFacts,
): CampaignEvent[] {
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(id.campaign))
    throw refuse('value_invalid', { field: 'id', value: id.campaign }, 'id');
  if (state.status !== 'none') throw refuse('already_exists', {}, 'id');
  if (unknownHost !== undefined) throw refuse('unit_unknown', { unit: unknownHost }, 'hostId');
  const { rulePack, hostId } = data;
  requireKnownKinds({ bureauKinds }, rulePack);
  const campaignId = id.campaign;
  return [
    { type: 'CampaignDrafted', data: { campaignId, rulePack, rulePackHash, ...judgedBy(bureauKinds) } },
    ...(hostId === undefined ? [] : [{ type: 'CampaignHosted' as const, data: { campaignId, hostId } }]),
  ];
}

function revise(
  { data }: Asked<'ReviseRulePack'>,
  state: DraftCampaign,
  { id, rulePackHash, bureauKinds }: CampaignFacts,
): CampaignEvent[] {
  if (state.rulePackHash === rulePackHash) throw refuse('nothing_changed');
  requireKnownKinds({ bureauKinds }, data.rulePack);
  const revised = { campaignId: id.campaign, ...data, rulePackHash, ...judgedBy(bureauKinds) };
  return [{ type: 'RulePackRevised', data: revised }];
}

function freeze(
  { data }: Asked<'FreezeRulePack'>,
  state: DraftCampaign,
  { id: { campaign: campaignId }, others, bureauKinds }: CampaignFacts,
): CampaignEvent[] {
  if (data.rulePackHash !== state.rulePackHash) throw refuse('hash_differs', {}, 'rulePackHash');
  requireLinted(state.rulePack, bureauKinds);
  requireOwnPrefixes(state.rulePack, others);
  return [{ type: 'RulePackFrozen', data: { campaignId, rulePackHash: state.rulePackHash, version: 1 } }];
}

function open(
  { instant }: Asked<'OpenCampaign'>,
  state: FrozenCampaign,
  campaignId: string,
): CampaignEvent[] {
  const { rulePack, rulePackHash, packVersion } = state;
  if (isFirstPhasePast(rulePack, instant)) throw refuse('phase_in_past');
  return [{ type: 'CampaignOpened', data: { campaignId, rulePack, rulePackHash, version: packVersion } }];
}

function amend(
  { data, instant }: Asked<'AmendRulePack'>,
  state: OpenCampaign,
  facts: CampaignFacts,
): CampaignEvent[] {
  if (facts.rulePackHash === state.rulePackHash) throw refuse('nothing_changed');
  requireUnlocked(state.rulePack, data.rulePack, facts.judged);
  requireKnownKinds(facts, data.rulePack);
  requireLinted(data.rulePack, facts.bureauKinds);
  requireOwnPrefixes(data.rulePack, facts.others);
  if (!isFairMove(state.rulePack, data.rulePack, instant)) {
    throw refuse(
      'deadline_passed',
      { deadline: earlier(state.rulePack, data.rulePack) },
      'rulePack.applicationDeadline',
    );
  }
  const { id, rulePackHash } = facts;
  const changes = changesBetween(state.rulePack, data.rulePack);
  const version = state.packVersion + 1;
  const amended = { campaignId: id.campaign, ...data, rulePackHash, ...judgedBy(facts.bureauKinds) };
  return [{ type: 'RulePackAmended', data: { ...amended, version, changes } }];
}

/** The kinds of bureau by which a rule pack was judged, where they are not those of the plan. */
function judgedBy(bureauKinds: BureauKinds | undefined) {
  return bureauKinds ? { bureauKinds } : {};
}

/** For one named bureau, with reason, visible to all (docs/handbook/process.md#1.6). */
function extend(
  { data, instant }: Asked<'ExtendDeadline'>,
  state: OpenCampaign,
  facts: CampaignFacts,
): CampaignEvent[] {
  if (!facts.bureauIds.includes(data.bureauId))
    throw refuse('unit_unknown', { unit: data.bureauId }, 'bureauId');
  if (facts.listInUse) throw refuse('list_in_use');
  const days = state.rulePack.answers.extensionWorkingDaysMaximum;
  const holds = deadlineFor(state, data.bureauId).day;
  if (
    data.until <= holds ||
    data.until > extensionLimit(state, facts.calendar) ||
    instant >= deadlineOn(data.until).instant
  ) {
    throw refuse('extension_too_late', { days }, 'until');
  }
  return [{ type: 'DeadlineExtended', data: { campaignId: facts.id.campaign, ...data } }];
}

/**
 * Says once for each bureau that its deadline has passed. The event names the bureaus and the entries that
 * came to nothing by it; reactions close the lists and let those applications lapse.
 */
function passDeadline(
  { data, instant }: Asked<'PassDeadline'>,
  state: OpenCampaign,
  facts: CampaignFacts,
): CampaignEvent[] {
  const common = deadlineOn(state.rulePack.applicationDeadline);
  const deadline = data.bureauId === undefined ? common : deadlineFor(state, data.bureauId);
  requirePassed(deadline, instant);
  const concerned = data.bureauId === undefined ? facts.bureauIds : [data.bureauId];
  const bureauIds = concerned.filter(
    (bureauId) =>
      deadlineFor(state, bureauId).day === deadline.day && state.passed[bureauId] !== deadline.day,
  );
  if (bureauIds.length === 0) return [];
  const lapses = facts.entries.filter(({ bureauId }) => bureauIds.includes(bureauId)).flatMap(lapse);
  return [
    {
      type: 'DeadlinePassed',
      data: { campaignId: facts.id.campaign, deadline: deadline.day, bureauIds, lapses },
    },
  ];
}

function lapse({
  branchId,
  status,
  nominated,
}: WaitingEntry): { branchId: string; reason: 'notSubmitted' | 'notNominated' }[] {
  if (status === 'nominated' || status === 'draft') return [{ branchId, reason: 'notSubmitted' }];
  const received = status === 'submitted' || status === 'returned';
  return received && !nominated ? [{ branchId, reason: 'notNominated' }] : [];
}

/**
 * Records that a phase has begun. No rule depends on the event, because commands are checked against the
 * dates (docs/handbook/process.md#1.7).
 */
function startPhase(
  { data, instant }: Asked<'StartPhase'>,
  state: OpenCampaign,
  campaignId: string,
): CampaignEvent[] {
  const { phaseId } = data;
  const phase = state.rulePack.phases.find((each) => phaseKey(each) === phaseId);
  if (!phase) throw refuse('not_found', {}, 'phaseId');
  if (state.startedPhases.includes(phaseId)) return [];
  if (instant < startOfDay(phase.from)) throw refuse('outside_phase', { from: phase.from, to: phase.to });
  const phaseName = ownName(phase);
  const named = phaseName ? { phaseName } : {};
  return [{ type: 'PhaseStarted', data: { campaignId, phaseId, ...named } }];
}

/** Nothing is closed over somebody's head (docs/handbook/process.md#1.14). */
function close({ id, openWork }: CampaignFacts): CampaignEvent[] {
  if (openWork.length > 0) {
    const [zh, en] = [openWorkText(openWork, 'zh'), openWorkText(openWork, 'en')];
    throw refuse('open_work', { 'open.zh': zh, 'open.en': en });
  }
  return [{ type: 'CampaignClosed', data: { campaignId: id.campaign } }];
}

/**
 * Requires the campaign in a state and returns it so. Refuses with `campaign_closed` after its end, else with
 * `wrong_state`.
 */
function requireStatus<Status extends Campaign['status']>(
  state: Campaign,
  status: Status,
): Extract<Campaign, { status: Status }> {
  if (state.status === 'closed' || state.status === 'cancelled') throw refuse('campaign_closed');
  if (state.status !== status) throw refuse('wrong_state', { state: state.status });
  return state as Extract<Campaign, { status: Status }>;
}

function earlier(one: RulePack, other: RulePack): string {
  return one.applicationDeadline < other.applicationDeadline
    ? one.applicationDeadline
    : other.applicationDeadline;
}
