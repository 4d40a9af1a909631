import { refuse, type RulePack } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';

/**
 * The locks of an open campaign's rule pack (docs/handbook/process.md#3.7): work that was judged by the pack
 * may not be judged by another one afterwards.
 */
export interface Judged {
  /** A visit was recorded. */
  readonly assessing: boolean;
  /** A form was accepted, and with it the pool in which the entry stands. */
  readonly accepted: boolean;
  /** Experts began to score. */
  readonly scoring: boolean;
}

/**
 * Throws `scoring_locked`, `assessing_locked`, `pools_locked`, `entries_locked` or `form_locked`, naming the
 * first field that may not change any more. Once scoring has begun only the calendar may change, and dates
 * may become later.
 */
export function requireUnlocked(
  from: RulePack,
  to: RulePack,
  { assessing, accepted, scoring }: Judged,
): void {
  if (scoring) {
    const field = fieldsThatDiffer(withoutDates(from), withoutDates(to))[0] ?? earlierDate(from, to);
    if (field !== undefined) throw refuse('scoring_locked', { field }, `rulePack.${field}`);
  }
  if (assessing) {
    const [field] = fieldsThatDiffer(yardstick(from), yardstick(to));
    if (field !== undefined) throw refuse('assessing_locked', { field }, `rulePack.${field}`);
  }
  if (accepted) {
    const [field] = fieldsThatDiffer({ pools: takersOf(from) }, { pools: takersOf(to) });
    if (field !== undefined) throw refuse('pools_locked', { field }, `rulePack.${field}`);
    const [source] = fieldsThatDiffer({ entriesFrom: from.entriesFrom }, { entriesFrom: to.entriesFrom });
    if (source !== undefined) throw refuse('entries_locked', { field: source }, `rulePack.${source}`);
    const [form] = fieldsThatDiffer({ form: from.form }, { form: to.form });
    if (form !== undefined) throw refuse('form_locked', { field: form }, `rulePack.${form}`);
  }
}

/** The conditions by which entries stand in each pool; names and places may still change. */
function takersOf({ pools }: RulePack) {
  return pools?.map(({ id, routes, bureauKinds, bureauIds }) => ({ id, routes, bureauKinds, bureauIds }));
}

/** The rules that every visit, indicator and ballot of one campaign is measured by. */
function yardstick(pack: RulePack) {
  const { criteria, indicators, indicatorCriterion, indicatorShare, scoring, places, reserves, pools } = pack;
  const { stageCriteria } = pack;
  const { ballotMaximum, ballotStep, weightDynamic, weightOnSite, weightPresentation } = scoring;
  return {
    criteria,
    ...(stageCriteria && { stageCriteria }),
    indicators,
    indicatorCriterion,
    indicatorShare,
    scoring: { ballotMaximum, ballotStep, weightDynamic, weightOnSite, weightPresentation },
    places,
    // Alone, reserves may change as they always could; a pool's are part of what it is.
    ...(pools && { reserves, pools }),
  };
}

function withoutDates(pack: RulePack): object {
  const { calendar: _calendar, applicationDeadline: _deadline, ...rest } = pack;
  const { assessmentFrom: _from, assessmentTo: _to, ...undated } = rest;
  return { ...undated, phases: pack.phases.map(({ from: _begin, to: _end, ...phase }) => phase) };
}

function datesOf({ applicationDeadline, assessmentFrom, assessmentTo, phases }: RulePack) {
  const ofPhases = phases.flatMap(({ from, to }, index) => [
    [`phases[${index}].from`, from],
    [`phases[${index}].to`, to],
  ]);
  return Object.fromEntries([
    ...Object.entries({ applicationDeadline, assessmentFrom, assessmentTo }),
    ...ofPhases,
  ]) as Readonly<Record<string, string>>;
}

function earlierDate(from: RulePack, to: RulePack): string | undefined {
  const [before, after] = [datesOf(from), datesOf(to)];
  return Object.keys(before).find((field) => after[field]! < before[field]!);
}

function fieldsThatDiffer(from: object, to: object): string[] {
  const [before, after] = [from as Record<string, unknown>, to as Record<string, unknown>];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => canonicalJson(before[field]) !== canonicalJson(after[field]),
  );
}
