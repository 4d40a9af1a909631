import type { RulePack } from '@laurel/contracts';
import { daysBetween, plusDays, plusHours } from '@laurel/core';
import { addWorkingDays, campaignEnd } from '@laurel/rules';

/** The calendar of the sample campaign: the day of each event, all taken from the rule pack's own dates. */

/** The instant of a time of day in Asia/Shanghai: `at('2023-03-01', '08:30')`. */
export function at(day: string, time: string): string {
  return plusHours(`${day}T${time}:00.000Z`, -8);
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
  /** The first working day after the deadline: too late for some, in time for the extended. */
  readonly afterDeadline: string;
  readonly acceptance: string;
  /** Working days after the acceptance. */
  acceptancePlus(workingDays: number): string;
  readonly groups: string;
  /** Days of visits, in order: for every visit an entry gets, some days one after the other. */
  readonly visits: readonly (readonly string[])[];
  /** Between the first and the last visit, `share` of the way. */
  summer(share: number): string;
  readonly indicators: string;
  readonly closing: string;
  readonly panel: string;
  /** Working days of the commendation, from the first on. */
  decision(workingDays: number): string;
  readonly end: string;
}

const visitDays = 3;
const daysBetweenVisitDays = 2;

export function yearOf(pack: RulePack): Year {
  const opening = pack.phases.reduce(
    (first, { from }) => (from < first ? from : first),
    pack.phases[0]!.from,
  );
  const deadline = pack.applicationDeadline;
  const extendedUntil = addWorkingDays(pack, deadline, pack.answers.extensionWorkingDaysMaximum);
  const acceptance = addWorkingDays(pack, extendedUntil, 1);
  const groups = addWorkingDays(pack, acceptance, Math.max(4, pack.answers.returnWorkingDays + 1));
  const commendation = pack.phases.reduce((last, { from }) => (from > last ? from : last), opening);
  const closing = plusDays(earlier(pack.assessmentTo, plusDays(commendation, -1)), -8);
  const visitsFrom = plusDays(later(groups, pack.assessmentFrom), 4);
  const visitsTo = plusDays(closing, -30);
  return {
    opening,
    bureauPlans: plusDays(opening, 7),
    branchPlans: plusDays(opening, 19),
    firstReports: plusDays(opening, 26),
    lists: plusDays(deadline, -20),
    seals: plusDays(deadline, -14),
    recall: plusDays(deadline, -9),
    forms: plusDays(deadline, -5),
    extension: plusDays(deadline, -1),
    deadline,
    extendedUntil,
    afterDeadline: addWorkingDays(pack, deadline, 1),
    acceptance,
    acceptancePlus: (workingDays) => addWorkingDays(pack, acceptance, workingDays),
    groups,
    visits: visitRounds(Math.max(2, pack.scoring.visitsMinimum), visitsFrom, visitsTo),
    summer: (share) => plusDays(visitsFrom, Math.round(daysBetween(visitsFrom, visitsTo) * share)),
    indicators: plusDays(closing, -6),
    closing,
    panel: plusDays(closing, -4),
    decision: (workingDays) => addWorkingDays(pack, plusDays(commendation, -1), workingDays),
    end: campaignEnd(pack),
  };
}

/** Rounds of visits spread over the time there is, the first at its beginning, the last at its end. */
function visitRounds(rounds: number, from: string, to: string): string[][] {
  const span = daysBetween(from, to) - visitDays * daysBetweenVisitDays;
  return Array.from({ length: rounds }, (_, round) => {
    const first = plusDays(from, Math.round((span * round) / (rounds - 1)));
    return Array.from({ length: visitDays }, (_, day) => plusDays(first, day * daysBetweenVisitDays));
  });
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
