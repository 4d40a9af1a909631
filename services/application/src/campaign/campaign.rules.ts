import { type BureauKinds, refuse, type RulePack } from '@laurel/contracts';
import { endOfShanghaiDay, plusDays, shanghaiDay } from '@laurel/core';
import { addWorkingDays, type Calendar, type Deadline, deadlineOn, lint, withCalendar } from '@laurel/rules';
import type { Campaign, OpenCampaign } from './campaign.ts';

/** The rules of a campaign: its deadlines, its extensions, and the checks of its rule pack. */

/**
 * Requires an open campaign and returns it. Refuses with `campaign_closed` after its end and `wrong_state`
 * before its opening.
 */
export function requireOpen(campaign: Campaign): OpenCampaign {
  if (campaign.status === 'open') return campaign;
  if (campaign.status === 'closed' || campaign.status === 'cancelled') throw refuse('campaign_closed');
  throw refuse('wrong_state', { state: campaign.status });
}

/**
 * The deadline that holds for a bureau and its branches: everybody's, or its own if that was extended
 * (docs/handbook/process.md#1.6 to #1.8).
 */
export function deadlineFor({ rulePack, extensions }: OpenCampaign, bureauId: string): Deadline {
  const extended = extensions[bureauId] ?? '';
  return deadlineOn(extended > rulePack.applicationDeadline ? extended : rulePack.applicationDeadline);
}

/** Refuses with `deadline_passed` from the first instant after the day of the deadline. */
export function requireBefore({ day, instant }: Deadline, now: string): void {
  if (now >= instant) throw refuse('deadline_passed', { deadline: day });
}

/** Refuses with `deadline_running` while the deadline has not passed. */
export function requirePassed({ instant }: Deadline, now: string): void {
  if (now < instant) throw refuse('deadline_running');
}

/**
 * Requires a rule pack without errors. Warnings do not block (docs/handbook/domain.md#3). Refuses with
 * `lint_failed`.
 */
export function requireLinted(rulePack: RulePack, kinds: BureauKinds | undefined): void {
  const errors = lint(rulePack, kinds).filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    throw refuse(
      'lint_failed',
      { findings: errors.map(({ code, path }) => `${code} (${path})`).join(', ') },
      'rulePack',
    );
}

/** Another campaign, and the prefixes of its numbers. */
export interface OtherCampaign {
  /** Absent where it is another unit's, which is nobody's business here. */
  readonly campaignId?: string;
  readonly certificatePrefix: string;
  readonly plaquePrefix: string;
}

/**
 * Requires prefixes of which none begins another campaign's: numbers are unique in the city, for ever
 * (docs/handbook/process.md#4-naming). Refuses with `prefix_taken`.
 */
export function requireOwnPrefixes(pack: RulePack, others: readonly OtherCampaign[]): void {
  for (const field of ['certificatePrefix', 'plaquePrefix'] as const) {
    const prefix = pack[field];
    const taken = others.find((other) => prefix.startsWith(other[field]) || other[field].startsWith(prefix));
    const campaign = taken?.campaignId ?? '其他单位 of another unit';
    if (taken) throw refuse('prefix_taken', { prefix, campaign }, `rulePack.${field}`);
  }
}

/** The last day to which a bureau's deadline may be extended (docs/handbook/process.md#1.6). */
export function extensionLimit({ rulePack }: OpenCampaign, published: Calendar): string {
  return addWorkingDays(
    withCalendar(rulePack, published),
    rulePack.applicationDeadline,
    rulePack.answers.extensionWorkingDaysMaximum,
  );
}

/**
 * True when an amendment moves the deadline fairly: the one that holds has not passed, and the new one still
 * lies ahead.
 */
export function isFairMove(from: RulePack, to: RulePack, now: string): boolean {
  if (from.applicationDeadline === to.applicationDeadline) return true;
  return now < endOfShanghaiDay(from.applicationDeadline) && now < endOfShanghaiDay(to.applicationDeadline);
}

/** The first instant of a day in Asia/Shanghai. */
export function startOfDay(day: string): string {
  return endOfShanghaiDay(plusDays(day, -1));
}

/** True when the first phase lies wholly in the past. */
export function isFirstPhasePast({ phases }: RulePack, now: string): boolean {
  const [first] = [...phases].sort((one, other) => (one.from < other.from ? -1 : 1));
  return first !== undefined && shanghaiDay(now) > first.to;
}
