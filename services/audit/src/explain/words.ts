import type { RulePack } from '@laurel/contracts';
import type { Actor } from '@laurel/core';
import { decimals } from '@laurel/rules';

/** The elements of an explanation, and the way its numbers are written. */

/** An event as an explanation needs it: an envelope of an export, or an event as views see it. */
export interface Told {
  readonly id: string;
  readonly service: string;
  readonly stream: string;
  readonly type: string;
  readonly time: string;
  readonly actor: Actor;
  readonly proposer?: Actor;
  readonly rulePackHash?: string;
  // Narrowed by type where it is read.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
}

export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** One thing that happened, or one step of a calculation. */
export interface Line extends Text {
  readonly at?: string;
  readonly eventId?: string;
}

/** One step of the way, with what can be calculated with beside the words. */
export interface Section {
  readonly id: string;
  readonly title: Text;
  readonly lines: readonly Line[];
  readonly numbers?: object;
}

/**
 * The input of every part of an explanation: the events of this campaign and branch in order, and the rule
 * pack in force.
 */
export interface Scene {
  readonly campaignId: string;
  readonly branchId: string;
  readonly events: readonly Told[];
  readonly pack: RulePack;
}

/** The rule pack of a hash; the one that ranks where it is not known. */
export function packBy({ events, pack }: Scene, hash: string | undefined): RulePack {
  const said = events.findLast(
    ({ type, data }) =>
      (type === 'CampaignOpened' || type === 'RulePackAmended') && data.rulePackHash === hash,
  );
  return (said?.data.rulePack as RulePack | undefined) ?? pack;
}

/** A line that says when and by which event. */
export function told(event: Told, zh: string, en: string): Line {
  return { at: event.time, eventId: event.id, zh, en };
}

/** A line of a calculation. */
export function reckoned(zh: string, en: string): Line {
  return { zh, en };
}

/** A fraction as people read it, and exactly, where four decimals do not say it all. */
export function number(wire: string): string {
  const short = decimals(wire, 4).replace(/\.?0+$/, '');
  return /^-?\d+$/.test(wire) || !wire.includes('/') || isExact(wire)
    ? short
    : `${decimals(wire, 4)} (${wire})`;
}

/** The fraction with four decimals only, where the exact one stands elsewhere. */
export function rounded(wire: string): string {
  return decimals(wire, 4);
}

export function criterionName({ criteria }: RulePack, criterionId: string): Text {
  return criteria.find(({ id }) => id === criterionId)?.name ?? { zh: criterionId, en: criterionId };
}

/** Both who decided, where two did. */
export function who({ actor, proposer }: Told): string {
  return proposer ? `${proposer.account} + ${actor.account}` : actor.account;
}

/**
 * An equation with the result that its parts give. If the record says another one, both are told: no
 * equation ever stands beside a result that it does not give (docs/handbook/process.md#3.7).
 */
export function equation(parts: string, result: string, onRecord: string, sign = ' = '): Text {
  const line = `${parts}${sign}${number(result)}`;
  if (result === onRecord) return { zh: line, en: line };
  return {
    zh: `${line}；记录为 ${number(onRecord)}，与此不符`,
    en: `${line}; the record says ${number(onRecord)}, which does not follow`,
  };
}

/** Four decimals are exact when the denominator divides 10000. */
function isExact(wire: string): boolean {
  return 10_000n % BigInt(wire.split('/')[1]!) === 0n;
}
