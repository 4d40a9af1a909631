import { refuse, type Refusal, type RulePack } from '@laurel/contracts';
import { type Command, endOfShanghaiDay, shanghaiDay } from '@laurel/core';
import { type KnownCampaign, openCampaign } from '../copies/campaign.rules.ts';

/** Facts from outside that the naming, the titles and the notices share, and the rules on them. */

/**
 * The standing of an entry; its names are those frozen at nomination, or of the branch that goes on with it
 * (docs/handbook/process.md#1.23).
 */
export interface EntryStanding {
  readonly branchId: string;
  /** The branch that goes on with it, if its own was merged. */
  readonly carriedBy?: string;
  readonly bureauId: string;
  readonly branchName: string;
  readonly unitName: string;
  readonly bureauName: string;
  /** The pool in which it stands, if the rule pack has pools. */
  readonly pool?: string;
  readonly suspended: boolean;
  readonly disqualified?: string;
  readonly withdrawn?: true;
  /** The last day of the latest clearance. */
  readonly clearedUntil?: string;
}

/** The notice that an entry or title is on, if it is on any that still counts, and what has been objected. */
export interface Coverage {
  readonly notice?: { readonly noticeId: string; readonly endsOn: string; readonly closed: boolean };
  /** Objections that nobody has decided yet. */
  readonly objections: readonly string[];
  /**
   * Objections upheld as errors of scoring: they stand open until the corrected ranking is requested
   * (docs/handbook/process.md#1.13).
   */
  readonly corrections: readonly string[];
}

/** The rule pack of a campaign that is open. Throws as `openCampaign` does. */
export function requireOpenPack(campaign: KnownCampaign | undefined): RulePack {
  return openCampaign(campaign).rulePack;
}

/** The rule pack of a campaign that is open or was closed: a late plaque is issued after the closing, too. */
export function requireKeptPack(campaign: KnownCampaign | undefined): RulePack {
  return campaign?.status === 'closed' ? campaign.rulePack : requireOpenPack(campaign);
}

/** The Party committee names, so both of the two who confirm speak for it [P]. */
export function requireQuorum({ proposer, actor }: Pick<Command, 'proposer' | 'actor'>): void {
  if (proposer && [proposer, actor].some(({ role }) => role !== 'committee')) throw refuse('quorum_missing');
}

/** Refuses a text that people left blank. */
export function requireStated(value: string, missing: Refusal, field: string): string {
  if (value.trim() === '') throw refuse(missing, {}, field);
  return value;
}

/** True for an entry that can still win: suspension leaves it its place (docs/handbook/process.md#1.11). */
export function mayStillWin(standing: EntryStanding | undefined): boolean {
  return standing !== undefined && standing.disqualified === undefined && !standing.withdrawn;
}

/**
 * Vetoes are looked at again at the notice, the naming and the conferring (docs/handbook/process.md#1.9).
 * Throws `veto_fact`, `under_investigation`.
 */
export function requireGoodStanding(standing: EntryStanding | undefined): EntryStanding {
  if (!standing) throw refuse('not_found', {}, 'branchId');
  if (standing.disqualified !== undefined) throw refuse('veto_fact', { fact: standing.disqualified });
  if (standing.withdrawn) throw refuse('wrong_state', { state: 'withdrawn' });
  if (standing.suspended) throw refuse('under_investigation');
  return standing;
}

/** Nothing known is not clearance (docs/handbook/process.md#1.9). Throws `clearance_missing`. */
export function requireClearance(
  { clearedUntil }: EntryStanding,
  instant: string,
  { eligibility }: RulePack,
): void {
  if (clearedUntil === undefined || clearedUntil < shanghaiDay(instant)) {
    throw refuse('clearance_missing', { days: eligibility.clearanceValidDays });
  }
}

/**
 * The public has been told and heard out (docs/handbook/process.md#1.21). Throws `notice_missing`,
 * `notice_running`, `objection_open`.
 */
export function requireHeardPublic(coverage: Coverage | undefined, instant: string): void {
  if (!coverage?.notice) throw refuse('notice_missing');
  const { closed, endsOn } = coverage.notice;
  if (!closed || instant < endOfShanghaiDay(endsOn)) throw refuse('notice_running', { until: endsOn });
  if (coverage.objections.length + coverage.corrections.length > 0) throw refuse('objection_open');
}
