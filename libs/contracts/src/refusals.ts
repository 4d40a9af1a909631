import { type FieldFault, Rejected } from '@laurel/core';
import { applicationRefusals } from './refusals/application.ts';
import { assessmentRefusals } from './refusals/assessment.ts';
import { evaluationRefusals } from './refusals/evaluation.ts';
import { identityRefusals } from './refusals/identity.ts';
import { sharedRefusals } from './refusals/shared.ts';
import type { RefusalTexts } from './refusals/texts.ts';
import { roles } from './roles.ts';
import type { Words } from './words/words.ts';

/**
 * Every reason why a command may be refused: a stable code, and in both languages what is wrong and what to
 * do. `{name}` is filled in.
 */
export const refusals = {
  ...sharedRefusals,
  ...applicationRefusals,
  ...assessmentRefusals,
  ...evaluationRefusals,
  ...identityRefusals,
} as const satisfies RefusalTexts;

export type Refusal = keyof typeof refusals;

/** The refusals of a person: somebody else may do it. The others refuse everybody, as things are. */
export const personalRefusals: readonly Refusal[] = [
  'forbidden',
  'out_of_scope',
  'own_unit',
  'same_person',
  'not_proposer',
  'role_missing',
  'proposer_left',
  'recused',
  'own_request',
  'administrators_apart',
  'account_disabled',
  'not_lead',
  'not_assigned',
  'recorded_the_fact',
  'lead_confirms',
  'delegation_not_allowed',
];

export function isPersonal(reason: string): boolean {
  return (personalRefusals as readonly string[]).includes(reason);
}

/** The refusal to throw from a decider. */
export function refuse(
  reason: Refusal,
  parameters: Readonly<Record<string, string | number>> = {},
  field?: string,
  faults?: readonly FieldFault[],
): Rejected {
  return new Rejected(reason, parameters, field, faults);
}

/**
 * The text of a refusal, its parameters filled in. A parameter may be given in both languages, as `open.zh`
 * and `open.en`.
 */
export function refusalText(
  reason: string,
  language: 'zh' | 'en',
  parameters: Readonly<Record<string, string | number>>,
): string {
  const texts = (refusals as Readonly<Record<string, readonly [string, string]>>)[reason];
  const text = texts?.[language === 'zh' ? 0 : 1] ?? reason;
  return text.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(parameters[`${name}.${language}`] ?? inWords(name, parameters[name] ?? '—', language)),
  );
}

/** The names of roles as people read them: `operator + discipline` is 评选办 + 纪检. */
function inWords(name: string, value: string | number, language: 'zh' | 'en'): string | number {
  if (!/^roles?$/.test(name)) return value;
  return String(value).replace(
    /\w+/g,
    (role) => (roles as Readonly<Record<string, Words>>)[role]?.[language] ?? role,
  );
}
