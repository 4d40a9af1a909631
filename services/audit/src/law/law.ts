import type { EventName } from '@laurel/contracts';
import type { Envelope } from '../history/envelope.ts';
import type { Checker, CheckTools, Violation } from '../invariants/checker.ts';
import { violation } from '../invariants/checker.ts';
import { everywhere } from './everywhere.ts';
import { Past } from './past.ts';
import type { Rule } from './rule.ts';
import { States } from './states.ts';
import { law } from './table.ts';

/**
 * Rule 8: every event kept the process. States are judged as the record is read; everything else at its end,
 * because services hear each other late. Keeps every event.
 */
export function lawfulProcess(tools: CheckTools): Checker {
  const past = new Past(tools);
  const seen: Envelope[] = [];
  const states = new States();
  return {
    see(event) {
      past.learn(event);
      seen.push(event);
      return stated(states, event);
    },
    end: () => seen.flatMap((event) => brokenBy(event, past)),
  };
}

/** The violation of an event that its stream's state did not allow. */
export function stated(states: States, event: Envelope): Violation[] {
  return states.allows(event) ? [] : [broken(event, inState)];
}

/** Judged by the published table of states (docs/handbook/process.md#4). */
const inState: Rule = {
  name: 'inState',
  section: '4',
  zh: '所处状态下不得办理，或不属于该流',
  en: 'it may not be said in the state its stream was in, or by that stream',
  holds: () => true,
};

/** The rules that an event breaks, given what the whole record had said before it. */
export function brokenBy(event: Envelope, past: Past): Violation[] {
  return rulesOf(event).flatMap((rule) => judged(rule, event, past));
}

function rulesOf({ type }: Envelope): readonly Rule[] {
  return [...everywhere, ...(law[type as EventName] ?? [])];
}

/** An event that breaks its contract (rule 1 tells) may lack what a rule reads: it breaks the rule, too. */
function judged(rule: Rule, event: Envelope, past: Past): Violation[] {
  try {
    return rule.holds(event, past) ? [] : [broken(event, rule)];
  } catch {
    return [broken(event, rule)];
  }
}

function broken(event: Envelope, { name, section, zh, en }: Rule): Violation {
  return { ...violation(8, event, `${zh}（${section}）`, `${en} (${section})`), law: name };
}
