import type { EventName } from '@laurel/contracts';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from '../law/past.ts';
import { rule, saidAgain } from '../law/rule.ts';

/** The rules of what evaluation takes over of the other services: entries, standings and clearances. */

export const admittedAsAccepted = rule(
  'admittedAsAccepted',
  '1.24',
  '进入评选的对象与受理的不符',
  'the entry admitted is not the one accepted',
  (event, past) => {
    const accepted = past.last(event, ['ApplicationAccepted'], entryOf(event))?.data;
    return ['bureauId', 'branchName', 'unitName', 'bureauName', 'route', 'rank', 'pool'].every(
      (field) => accepted?.[field] === event.data[field],
    );
  },
);

/** Makes a rule by which another service had said the cause before. */
const onCause = (cause: EventName, name: string, zh: string, en: string) =>
  rule(name, '1.24', zh, en, (event, past) => past.before(event, cause, entryOf(event)).length > 0);

export const withdrawnOnCause = onCause(
  'ApplicationWithdrawn',
  'withdrawnOnCause',
  '没有相应的退出',
  'nothing withdrew the entry',
);

export const suspendedOnCause = onCause(
  'CandidateSuspended',
  'suspendedOnCause',
  '没有相应的核查',
  'no investigation suspended the entry',
);

export const resumedOnCause = onCause(
  'CandidateResumed',
  'resumedOnCause',
  '没有相应的恢复',
  'no investigation of the entry ended',
);

/** The grounds on which an entry is disqualified: a violation, or that its naming below was revoked. */
function groundsAgainst(event: Envelope, past: Past): string[] {
  const carriedUp = past
    .before(event, 'RevocationCarriedUp', entryOf(event))
    .filter(({ data }) => data.campaignIds.includes(event.data.campaignId));
  const violation = past.last(event, ['CandidateDisqualified'], entryOf(event));
  return [
    ...(violation ? [violation.data.ground as string] : []),
    ...carriedUp.map(({ data }) => `revokedBelow:${data.campaignId}`),
  ];
}

export const disqualifiedOnCause = rule(
  'disqualifiedOnCause',
  '1.24',
  '没有相应的认定，下级命名也未撤销',
  'no violation disqualified the entry, nor was its naming below revoked',
  (event, past) => groundsAgainst(event, past).length > 0,
);

export const clearedAsTold = rule(
  'clearedAsTold',
  '1.9',
  '没有相应的廉洁证明',
  'no clearance of the branch is valid until that day',
  (event, past) =>
    past
      .before(event, 'IntegrityCleared', entryOf(event))
      .some(({ data }) => data.validUntil === event.data.validUntil),
);

export const groundAsTold = rule(
  'groundAsTold',
  '1.24',
  '取消资格的理由与所据不同',
  'the ground is another than the one that disqualified it',
  (event, past) => groundsAgainst(event, past).includes(event.data.ground),
);

export const reasonAsTold = saidAgain(
  ['reasonAsTold', '1.24', '退出的理由与申报所载不同', 'the reason is another than the application told'],
  ['ApplicationWithdrawn'],
  entryOf,
  ['reason'],
);
