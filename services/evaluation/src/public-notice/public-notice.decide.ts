import { refuse, type RulePack } from '@laurel/contracts';
import {
  type Decider,
  endOfShanghaiDay,
  type Said,
  samePerson,
  shanghaiDay,
  type Stateful,
} from '@laurel/core';
import {
  conflicts,
  deadlineOn,
  isWorkingDay,
  laterDeadline,
  noticeDays,
  noticeEndOn,
  shortens,
  type Tree,
} from '@laurel/rules';
import type { KnownCampaign } from '../copies/campaign.rules.ts';
import {
  type Coverage,
  type EntryStanding,
  requireGoodStanding,
  requireOpenPack,
  requireStated,
} from '../naming/naming.rules.ts';
import {
  type Asked,
  evolve,
  initial,
  type PublicNotice,
  type PublicNoticeCommand,
  type PublicNoticeEvent,
  partOf,
  posted,
  type PostedNotice,
  stateOf,
} from './public-notice.ts';

type Events = readonly (PublicNoticeEvent & Said)[];

export interface PublicNoticeFacts {
  readonly id: { readonly campaign: string; readonly name: string };
  readonly campaign: KnownCampaign | undefined;
  /** The organisation now. */
  readonly tree: Tree;
  /**
   * Of the branches to be put on notice: those that are approved, for the place or for the title, and may
   * be published now.
   */
  readonly approved: readonly string[];
  readonly standings: Readonly<Record<string, EntryStanding>>;
  readonly coverages: Readonly<Record<string, Coverage>>;
  /** The office to which the last notice of the campaign sent objections. */
  readonly objectionsTo: Asked<'PostNotice'>['data']['objectionsTo'];
  /** The unit that objects, if one is named, is one of the register. */
  readonly objectorKnown: boolean;
  /** The objection's id is used already, under this notice or another of the campaign. */
  readonly objectionKnown: boolean;
}

/** Telling the public, and hearing it. docs/handbook/process.md#4-notice, #1.13, #1.21. */
export const publicNoticeDecider: Decider<
  PublicNotice,
  PublicNoticeCommand,
  PublicNoticeEvent,
  PublicNoticeFacts
> &
  Stateful<PublicNotice> = {
  initial,
  evolve,
  stateOf,
  partOf,
  decide(command, state, facts) {
    switch (command.type) {
      case 'PostNotice':
        return post(command, state, facts);
      case 'ExtendNotice':
        return extend(command, state, facts);
      case 'CloseNotice':
        return close(command, state, facts);
      case 'RaiseObjection':
        return raise(command, state, facts);
      case 'UpholdObjection': {
        const { kind } = command.data;
        return [{ type: 'ObjectionUpheld', data: { ...decided(command, state, facts), kind } }];
      }
      case 'DismissObjection':
        return [{ type: 'ObjectionDismissed', data: decided(command, state, facts) }];
      case 'DeclareObjectionInadmissible':
        return [{ type: 'ObjectionInadmissible', data: decided(command, state, facts) }];
      default:
        return command satisfies never;
    }
  },
};

function post(command: Asked<'PostNotice'>, state: PublicNotice, facts: PublicNoticeFacts): Events {
  const pack = requireOpenPack(facts.campaign);
  if (state.status !== 'none') throw refuse('already_exists', {}, 'id');
  const { kind, branchIds, titleId, endsOn } = command.data;
  if ((kind === 'title') !== (titleId !== undefined))
    throw refuse('not_approved', { branch: titleId ?? kind }, 'titleId');
  const repeated = branchIds.find((branchId, index) => branchIds.indexOf(branchId) !== index);
  if (repeated !== undefined) throw refuse('branch_repeated', { branch: repeated }, 'branchIds');
  const entries = branchIds.map((branchId) => publishable(branchId, command.instant, facts));
  const postedOn = shanghaiDay(command.instant);
  requireLongEnough(pack, postedOn, endsOn);
  const title = titleId === undefined ? {} : { titleId };
  const objectionsTo = command.data.objectionsTo ?? facts.objectionsTo;
  if (!objectionsTo) throw refuse('office_missing', {}, 'objectionsTo');
  const about = { ...identity(facts), kind, branchIds, entries, ...title };
  return [{ type: 'PublicNoticePosted', data: { ...about, postedOn, endsOn, objectionsTo } }];
}

/**
 * An approved entry in good standing that is on no other notice now; a second one would let the first be
 * cut short.
 */
function publishable(branchId: string, instant: string, facts: PublicNoticeFacts) {
  if (!facts.approved.includes(branchId)) throw refuse('not_approved', { branch: branchId }, 'branchIds');
  const { branchName, unitName, bureauName, pool } = requireGoodStanding(facts.standings[branchId]);
  const running = facts.coverages[branchId]?.notice;
  if (running && (!running.closed || instant < endOfShanghaiDay(running.endsOn)))
    throw refuse('notice_running', { until: running.endsOn });
  return { branchId, branchName, unitName, bureauName, ...(pool !== undefined && { pool }) };
}

/** The posting day is excluded (docs/handbook/process.md#1.21). Throws `calendar_missing`, `too_short`. */
function requireLongEnough(pack: RulePack, postedOn: string, endsOn: string): void {
  const earliest = noticeEndOn(pack, postedOn);
  if (endsOn < earliest) throw refuse('too_short', { days: noticeDays(pack), until: earliest }, 'endsOn');
  isWorkingDay(pack, endsOn);
}

function extend(command: Asked<'ExtendNotice'>, state: PublicNotice, facts: PublicNoticeFacts): Events {
  const pack = requireOpenPack(facts.campaign);
  const running = posted(state);
  const { endsOn } = command.data;
  const reason = requireStated(command.data.reason, 'reason_missing', 'reason');
  if (endsOn === running.endsOn || shortens(deadlineOn(running.endsOn), deadlineOn(endsOn)))
    throw refuse('shorter_not_allowed', {}, 'endsOn');
  isWorkingDay(pack, endsOn);
  return [{ type: 'PublicNoticeExtended', data: { ...scope(running, facts), endsOn, reason } }];
}

/**
 * At the end of its last day; if the calendar was changed meanwhile and asks for more days, the notice runs
 * on (docs/handbook/process.md#1.21).
 */
function close(command: Asked<'CloseNotice'>, state: PublicNotice, facts: PublicNoticeFacts): Events {
  if (state.status === 'closed') return [];
  const running = posted(state);
  const announced = deadlineOn(running.endsOn);
  if (command.instant < announced.instant) throw refuse('notice_running', { until: running.endsOn });
  const { endsOn, ...about } = { ...scope(running, facts), endsOn: asLongAsCalendarAsks(running, facts) };
  if (endsOn !== running.endsOn)
    return [{ type: 'PublicNoticeExtended', data: { ...about, endsOn, reason: 'calendar' } }];
  return [{ type: 'PublicNoticeClosed', data: about }];
}

function asLongAsCalendarAsks({ postedOn, endsOn }: PostedNotice, { campaign }: PublicNoticeFacts): string {
  if (campaign?.status !== 'open') return endsOn;
  const { rulePack } = campaign;
  return laterDeadline(deadlineOn(endsOn), deadlineOn(noticeEndOn(rulePack, postedOn))).day;
}

/**
 * Discipline registers what came in; the postmark counts, so registering may be later. Who objected is
 * sealed.
 */
function raise(command: Asked<'RaiseObjection'>, state: PublicNotice, facts: PublicNoticeFacts): Events {
  requireOpenPack(facts.campaign);
  const notice = posted(state);
  const { objectionId, branchId, receivedOn, ground, objector } = command.data;
  if (facts.objectionKnown || notice.objections[objectionId])
    throw refuse('already_exists', {}, 'objectionId');
  if (!notice.branchIds.includes(branchId)) throw refuse('not_found', {}, 'branchId');
  if (receivedOn > notice.endsOn) throw refuse('late_objection', {}, 'receivedOn');
  const identified = identification(objector);
  if (!facts.objectorKnown) throw refuse('unit_unknown', { unit: objector.unitId ?? '' }, 'objector.unitId');
  const about = { ...identity(facts), ...titleOf(notice), branchId, objectionId };
  return [
    {
      type: 'ObjectionRaised',
      data: { ...about, receivedOn, ground: requireStated(ground, 'ground_missing', 'ground'), identified },
      sealed: { objector },
    },
  ];
}

/** A unit is named and bears its seal; a person has a name and a contact. */
function identification({
  unitId,
  name,
  contact,
  officialSeal,
}: Asked<'RaiseObjection'>['data']['objector']): 'officialSeal' | 'nameAndContact' {
  const isNamed = unitId !== undefined || name !== undefined;
  if (officialSeal || unitId !== undefined) {
    if (!officialSeal || !isNamed) throw refuse('unit_unnamed', {}, 'objector');
    return 'officialSeal';
  }
  if (name === undefined || contact === undefined) throw refuse('identity_missing', {}, 'objector');
  return 'nameAndContact';
}

/**
 * The common part of every decision on an objection. Neither of the two who decide may have registered it,
 * nor be of the unit it concerns (docs/handbook/process.md#1.17).
 */
function decided(
  command: Asked<'UpholdObjection' | 'DismissObjection' | 'DeclareObjectionInadmissible'>,
  state: PublicNotice,
  facts: PublicNoticeFacts,
) {
  requireOpenPack(facts.campaign);
  const notice = posted(state);
  const { objectionId } = command.data;
  const objection = notice.objections[objectionId];
  if (!objection) throw refuse('not_found', {}, 'objectionId');
  const deciding = command.proposer ? [command.proposer, command.actor] : [command.actor];
  if (deciding.some((actor) => samePerson(actor, objection.registeredBy))) throw refuse('recorded_the_fact');
  // The command names no branch, so the policy table cannot see whom it concerns.
  if (deciding.some(({ unit }) => unit !== undefined && conflicts(facts.tree, unit, objection.branchId)))
    throw refuse('own_unit');
  const reason = requireStated(command.data.reason, 'reason_missing', 'reason');
  return { ...identity(facts), ...titleOf(notice), branchId: objection.branchId, objectionId, reason };
}

function identity({ id }: PublicNoticeFacts): { campaignId: string; noticeId: string } {
  return { campaignId: id.campaign, noticeId: id.name };
}

function scope(notice: PostedNotice, facts: PublicNoticeFacts) {
  return { ...identity(facts), branchIds: [...notice.branchIds], ...titleOf(notice) };
}

function titleOf({ titleId }: PostedNotice): { titleId?: string } {
  return titleId === undefined ? {} : { titleId };
}
