import type { RulePack } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import { addWorkingDays, heldUntil, noticeDays } from '@laurel/rules';
import { later, type Year } from './year.ts';

/**
 * The days from the public notice to the closing. If the rule pack ends too early for all of them, the
 * revocation is left out first, then the titles, then the successor with a notice of its own. The closing
 * follows what is left.
 */
export interface Award {
  readonly posted: string;
  /** The next reserve is called. Absent: there is no time for a second notice. */
  readonly successor?: string;
  readonly clearances: string;
  readonly named: string;
  readonly titles: boolean;
  /** Absent: the campaign ends before. */
  readonly revocation?: string;
  /** A place can be held until the review of its entry has ended. */
  readonly held: boolean;
  /** The days on which a place held too long passes on: the next reserve is called, and named. */
  readonly passedOn?: { readonly called: string; readonly named: string };
  readonly closing: string;
}

export function awardOf(pack: RulePack, year: Year): Award {
  const workingDays = noticeDays(pack);
  const posted = year.decision(14);
  const after = (day: string, count: number) => addWorkingDays(pack, day, count);
  const inTime = (day: string) => day <= year.end;
  const second = year.decision(18);
  // The first notice is extended by a day; the successor's begins when it would have ended at the earliest.
  const named = [after(second, workingDays + 1), after(posted, workingDays + 2)] as const;
  const titled = (naming: string) => after(naming, 5 + workingDays);
  const untitled = pack.titles.length === 0;
  const called = inTime(second) && inTime(after(named[0], 1));
  const naming = called ? named[0] : named[1];
  const titles = !untitled && inTime(titled(naming));
  const last = after(naming, 6 + (titles ? workingDays : 0));
  const end = titles ? titled(naming) : after(naming, 1);
  const ahead = year.decision((called ? 15 : 12) + workingDays);
  const stillValid = plusDays(ahead, pack.eligibility.clearanceValidDays) >= naming;
  const closing = later(year.end, plusDays(end, inTime(end) ? 0 : 1));
  const passed = after(heldUntil(pack), 1);
  const passedOn = { called: passed, named: after(passed, workingDays + 1) };
  return {
    posted,
    ...(called && { successor: second }),
    clearances: stillValid ? ahead : naming,
    named: naming,
    titles,
    ...(inTime(last) && { revocation: last }),
    held: year.decision(13) <= heldUntil(pack),
    ...(passed > naming && passedOn.named < closing && { passedOn }),
    closing,
  };
}
