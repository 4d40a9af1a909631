import { canonicalJson, shanghaiDay } from '@laurel/core';
import { type Appointment, isSecretaryAt } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';
import { actingFor } from './city.ts';
import { registerBegun } from '../law-of-access/persons.ts';

/** The rules of who is secretary, and of what the secretary alone does. */

const post = (event: Envelope, past: Past): Envelope | undefined =>
  past.last(event, ['SecretaryAppointed', 'SecretaryVacated'], actingFor(event, past, event.data.branchId));

/** The appointment that holds at an event; undefined while the post is vacant. */
export function appointed(event: Envelope, past: Past): Appointment | undefined {
  const last = post(event, past);
  return last?.type === 'SecretaryAppointed' ? (last.data as Appointment) : undefined;
}

export const bySecretary = rule(
  'bySecretary',
  '2.4',
  '不是此刻在任的支部书记本人办理',
  'whoever signed for the branch was not its secretary then, or a delegate',
  (event, past) => {
    const { actor, time } = event;
    // Before there was a register, whoever held the role signed for a branch without an appointment.
    const isOfBefore = !registerBegun(event, past) && post(event, past) === undefined;
    if (actor.role !== 'branchSecretary' || isOfBefore) return true;
    return actor.onBehalfOf === undefined && isSecretaryAt(appointed(event, past), actor.person, time);
  },
);

export const appointedAnew = rule(
  'appointedAnew',
  '6.5',
  '任命日期在后，或与现任相同',
  'the appointment begins ahead, or is the one that holds',
  (event, past) =>
    event.data.since <= shanghaiDay(event.time) &&
    canonicalJson(appointed(event, past) ?? null) !== canonicalJson(event.data),
);

export const postOccupied = rule(
  'postOccupied',
  '6.5',
  '职位本已空缺',
  'the post was vacant already',
  (event, past) => appointed(event, past) !== undefined,
);
