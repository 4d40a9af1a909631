import type { RulePack } from '@laurel/contracts';
import { daysBetween, plusDays, plusHours } from '@laurel/core';
import { addWorkingDays, campaignEnd } from '@laurel/rules';

/** The calendar of the sample campaign: the day of each event, all taken from the rule pack's own dates. */

/** The instant of a time of day in Asia/Shanghai: `at('2023-03-01', '08:30')`. */
export function at(day: string, time: string): string {
  return plusHours(`${day}T${time}:00.000Z`, -8);
}

/** The last minute of a day: what falls due at its 24:00 is still ahead. */
export function endOf(day: string): string {
  return at(day, '23:59');
}

export interface Year {
  /** The first day of the first phase: accounts, organisation, rule pack, opening. */
  readonly opening: string;
  readonly bureauPlans: string;
  readonly branchPlans: string;
  readonly firstReports: string;
  readonly lists: string;
  readonly seals: string;
  readonly recall: string;
  readonly forms: string;
  readonly extension: string;
  readonly deadline: string;
  readonly extendedUntil: string;
  /** A day beyond the latest one to which a deadline may be extended. */
  readonly extendedTooLong: string;
  /** The first working day after the deadline: too late for some, in time for the extended. */
  readonly afterDeadline: string;
  readonly acceptance: string;
  /** Working days after the acceptance. */
  acceptancePlus(workingDays: number): string;
  readonly groups: string;
  /** Days of visits, in order: for every visit an entry gets, some days one after the other. */
  readonly visits: readonly (readonly string[])[];
  /** The visit that is made up for one taken away. */
  readonly madeUp: string;
  readonly rulings: string;
  readonly lateAnswer: string;
  /** Between the first and the last visit, `share` of the way; after the first round. */
  summer(share: number): string;
  readonly indicators: string;
  readonly closing: string;
  readonly panel: string;
  /** Gives a working day of the commendation phase, counted from its first. */
  decision(workingDays: number): string;
  readonly end: string;
}

const visitDays = 3;
/** The days from the opening to the deadline by which the steps before it are usually spread. */
const usualMobilisation = 60;
/** The least days between first and last visit for which nothing has to be moved together. */
const usualVisiting = 40;

/** The day of each step; where a rule pack leaves less time than usual, the steps move together. */
export function yearOf(pack: RulePack): Year {
  const applying = daysOfApplying(pack);
  const { opening, acceptance, groups } = applying;
  const commendation = pack.phases.reduce((last, { from }) => (from > last ? from : last), opening);
  const lastVisit = lastDayOfVisits(pack);
  const start = later(groups, pack.assessmentFrom);
  const [from, to] = [plusDays(start, 4), plusDays(lastVisit, -38)];
  const usual = daysBetween(from, to) >= Math.max(usualVisiting, 3 * pack.scoring.visitsMinimum);
  const [visitsFrom, visitsTo] = usual ? [from, to] : [plusDays(start, 1), lastVisit];
  const visits = visitRounds(pack.scoring.visitsMinimum, visitsFrom, visitsTo, usual ? 2 : 1);
  const [first] = visits;
  const rulings = plusDays(first!.at(-1)!, 4);
  const madeUp = later(
    plusDays(visits.at(-1)!.at(-1)!, 1),
    visits.length > 1 && usual ? '' : plusDays(rulings, 1),
  );
  const answered = plusDays(addWorkingDays(pack, first![0]!, pack.answers.deductionWorkingDays), 1);
  const settled = plusDays(addWorkingDays(pack, madeUp, pack.answers.deductionWorkingDays), 1);
  const closing = later(plusDays(lastVisit, -8), later(settled, plusDays(rulings, 1)));
  const late = plusDays(first![0]!, 20);
  const decided = later(commendation, plusDays(closing, 4));
  return {
    ...applying,
    acceptancePlus: (workingDays) => addWorkingDays(pack, acceptance, workingDays),
    visits,
    madeUp,
    rulings,
    lateAnswer: late < closing ? later(late, answered) : answered,
    summer: (share) =>
      later(
        plusDays(visitsFrom, Math.round(daysBetween(visitsFrom, visitsTo) * share)),
        plusDays(first!.at(-1)!, 1),
      ),
    indicators: later(plusDays(closing, -6), plusDays(start, 1)),
    closing,
    panel: later(plusDays(closing, -4), plusDays(start, 1)),
    decision: (workingDays) => addWorkingDays(pack, plusDays(decided, -1), workingDays),
    end: campaignEnd(pack),
  };
}

/** From the opening to the forming of the groups. */
function daysOfApplying(pack: RulePack) {
  const opening = openingOf(pack);
  const { applicationDeadline: deadline, answers } = pack;
  const pace = Math.min(1, daysBetween(opening, deadline) / usualMobilisation);
  const after = (days: number) => plusDays(opening, Math.max(1, Math.round(days * pace)));
  const before = (days: number) => plusDays(deadline, -Math.round(days * pace));
  const branchPlans = after(19);
  const lists = later(before(20), plusDays(opening, 1));
  const seals = later(before(14), lists);
  const recall = later(before(9), plusDays(seals, 1));
  const extendedUntil = addWorkingDays(pack, deadline, Math.min(5, answers.extensionWorkingDaysMaximum));
  const acceptance = addWorkingDays(pack, extendedUntil, 1);
  return {
    opening,
    bureauPlans: after(7),
    branchPlans,
    firstReports: after(26),
    lists,
    seals,
    recall,
    forms: later(before(5), later(recall, plusDays(branchPlans, 1))),
    extension: later(plusDays(deadline, -1), plusDays(opening, 1)),
    deadline,
    extendedUntil,
    extendedTooLong: plusDays(addWorkingDays(pack, deadline, answers.extensionWorkingDaysMaximum), 10),
    afterDeadline: addWorkingDays(pack, deadline, 1),
    acceptance,
    groups: addWorkingDays(pack, acceptance, Math.max(4, Math.min(5, answers.returnWorkingDays) + 1)),
  };
}

/** The reason why the dates of a rule pack leave no campaign to play; undefined for most packs. */
export function lackOfTime(pack: RulePack, year: Year): { zh: string; en: string } | undefined {
  if (year.forms > year.deadline)
    return { zh: '启动至申报截止不足三天', en: 'fewer than three days from the opening to the deadline' };
  if (year.visits.flat().some((day) => day > lastDayOfVisits(pack)))
    return { zh: '受理申报后考核期已无时间', en: 'no day is left for visits once entries are accepted' };
  return undefined;
}

/** The last day on which somebody may be visited before the decision begins. */
export function lastDayOfVisits({ phases, assessmentTo }: RulePack): string {
  const commendation = phases.reduce((last, { from }) => (from > last ? from : last), '');
  return earlier(assessmentTo, plusDays(commendation, -1));
}

function openingOf({ phases }: RulePack): string {
  return phases.reduce((first, { from }) => (from < first ? from : first), phases[0]!.from);
}

/** Rounds of visits spread over the time there is, the first at its beginning, the last at its end. */
function visitRounds(rounds: number, from: string, to: string, apart: number): string[][] {
  const span = Math.max(0, daysBetween(from, to) - visitDays * apart);
  return Array.from({ length: rounds }, (_, round) => {
    const first = plusDays(from, Math.round((span * round) / Math.max(1, rounds - 1)));
    return Array.from({ length: visitDays }, (_, day) => plusDays(first, day * apart));
  });
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

export function later(one: string, other: string): string {
  return one > other ? one : other;
}
