import { shanghaiDay } from '@laurel/core';

/** The appointment of a secretary: from which day, and for a deputy until which. */
export interface Appointment {
  readonly personId: string;
  readonly since: string;
  /** The last day of a deputy's time. */
  readonly until?: string | undefined;
}

/**
 * True when that person is the secretary at that instant. The secretary is who is appointed, whatever
 * accounts hold the role (docs/handbook/process.md#2.4); nobody is while the post is vacant or a deputy's
 * time is over.
 */
export function isSecretaryAt(
  appointment: Appointment | undefined,
  person: string,
  instant: string,
): boolean {
  if (appointment?.personId !== person) return false;
  const today = shanghaiDay(instant);
  return appointment.since <= today && (appointment.until === undefined || today <= appointment.until);
}
