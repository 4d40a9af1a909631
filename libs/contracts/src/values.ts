import { z } from 'zod';
import { asNumber, asTelephone, telephoneForm, asUtc, halfWidth } from './normal-form.ts';
import { unconcerned } from './unit-fields.ts';

/**
 * The values that events and commands are made of. Everything is JSON; decimals and fractions are strings.
 */

/**
 * The properties of a value that a form may know beside its shape: which picker it has, and the name that
 * documents give it.
 */
export interface Kind {
  /** The name of its schema in documents. */
  readonly id: string;
  /** The picker of a form: `branch`, `day`, `file`; absent where plain text will do. */
  readonly kind?: string;
}

/**
 * The kinds of value. A schema made of one, by `.optional()` or in a list, is of that kind as well. Kept
 * apart from zod's global registry, so that the wire contracts of events name no schema by it.
 */
export const kinds = z.registry<Kind>();

export const campaignId = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);
/** A dotted path: bureau `b03`, its branch `b03.017`. The path says who belongs to whom (docs/decisions). */
export const unitId = z.string().regex(/^[a-z][a-z0-9]{1,11}(\.[a-z0-9]{1,12}){0,2}$/);
export const bureauId = z.string().regex(/^[a-z][a-z0-9]{1,11}$/);
export const branchId = z.string().regex(/^[a-z][a-z0-9]{1,11}\.[a-z0-9]{1,12}$/);
export const accountId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);
/**
 * The name with which somebody signs in: letters of any script and digits, nothing invisible or easily
 * mistaken.
 */
export const loginName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,59}$/u);
/** A police number as it is compared: half-width, capitals, without spaces and hyphens. */
export const policeNumber = z
  .string()
  .overwrite((typed) => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase())
  .regex(/^[A-Z0-9]{4,20}$/);
/** A name or number that people chose: of a case, a record, a group. */
export const slug = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,79}$/);
/** Any JSON value. It is named, so that documents refer to it. */
export const json = z.json().register(z.globalRegistry, { id: 'Json' });
const texts = new Map<number, z.ZodString>();
/**
 * Text with something in it, at most so many characters, whatever plane of Unicode they are on: names have
 * rare ones.
 */
export function text(maximum: number): z.ZodString {
  const known = texts.get(maximum);
  if (known) return known;
  const made = z
    .string()
    .trim()
    .min(1)
    .check(({ value, issues }) => {
      // Only a text with more code units can have more characters.
      if (value.length > maximum && [...value].length > maximum)
        issues.push({ code: 'too_big', origin: 'string', maximum, inclusive: true, input: value });
    })
    .meta({ pattern: '\\S', maxLength: maximum });
  kinds.add(made, { id: `Text${maximum}` });
  texts.set(maximum, made);
  return made;
}
export const day = z.string().overwrite(halfWidth).check(z.iso.date());
/** UTC, to the millisecond. An instant that is written with an offset is read as that instant. */
export const instant = z
  .string()
  .overwrite(asUtc)
  .check(z.iso.datetime({ precision: 3 }));
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const count = z.int().min(0).max(1_000_000);
export const bytes = z.int().min(0).max(1_000_000_000);
/**
 * A score in ASCII digits, whatever digits it was written in; range and step are the rule pack's and judged
 * by the domain.
 */
export const score = z
  .string()
  .overwrite(asNumber)
  .regex(/^\d{1,4}(\.\d{1,4})?$/);
export const fraction = z.string().regex(/^-?\d+(\/[1-9]\d*)?$/);
export const criterionId = z.string().regex(/^[a-z][a-zA-Z0-9]{1,30}$/);
/** The score of each criterion, as a fraction. */
export const criterionScores = z.array(z.strictObject({ criterionId, score: fraction }));

/** The schema again as a kind of its own: another picker and another name, the same values. */
function ofKind<Schema extends z.ZodType>(schema: Schema, id: string, kind: string): Schema {
  const made = schema.clone() as Schema;
  kinds.add(made, { id, kind });
  return made;
}

/** An id that whoever asks invents: a form makes it and shows it to nobody. */
export const newId = ofKind(slug, 'NewId', 'newId');
export const personId = ofKind(slug, 'PersonId', 'person');
export const groupId = ofKind(slug, 'GroupId', 'group');
export const recordId = ofKind(slug, 'RecordId', 'record');
export const caseId = ofKind(slug, 'CaseId', 'case');
export const leadId = ofKind(slug, 'LeadId', 'lead');
export const noticeId = ofKind(slug, 'NoticeId', 'notice');
export const objectionId = ofKind(slug, 'ObjectionId', 'objection');
export const titleId = ofKind(slug, 'TitleId', 'title');
/** The number of a document, of minutes, of a certificate or a plaque. */
export const documentNumber = ofKind(text(60), 'Document', 'documentNumber');
/** A stored attachment, by the SHA-256 of its bytes. */
export const file = ofKind(hash, 'File', 'file');
export const indicatorId = ofKind(criterionId, 'IndicatorId', 'indicator');
/** The hash of the rule pack that is frozen: a form shows the pack and fills it in. */
export const rulePackHash = ofKind(hash, 'RulePackHash', 'rulePackHash');
/** A file of a join, by the SHA-256 of its bytes: `laurel join` keeps it and fills it in. */
export const joinFile = ofKind(hash, 'JoinFile', 'joinFile');
/** A declaration of the rule pack that is made. */
export const declarationId = ofKind(slug, 'DeclarationId', 'declaration');
/** The seed of a draw, given by whoever holds it. */
export const seed = ofKind(hash, 'Seed', 'seed');
/** A clause of the rule pack: `<criterion>.<item>`. */
export const clause = ofKind(text(60), 'Clause', 'clause');
export const scores = z.array(z.strictObject({ criterionId, score })).max(12);
/**
 * Documents by number or name, and stored attachments by hash; at least one of either where evidence is
 * asked.
 */
export const evidence = z.strictObject({
  documents: z.array(text(200)).max(20),
  attachments: z.array(file).max(20),
});
export const adjustments = z
  .array(
    z.strictObject({
      criterionId,
      clause,
      kind: z.enum(['bonus', 'deduction']),
      points: score,
      reason: text(500),
    }),
  )
  .max(20);
export const stage = z.enum(['onSite', 'presentation']);
/** The step that resolves a tie. */
export const tieStep = z.enum(['onSite', 'firstCriterion', 'rank', 'runOff', 'draw']);
kinds.add(tieStep, { id: 'TieStep' });
export const route = z.enum(['recommended', 'self']);
/** A kind of bureau. Which ones there are is data of the deployment (`BureauKindsDefined`). */
export const bureauKind = z.string().regex(/^[a-z][a-zA-Z0-9]{1,30}$/);
export const unitType = z.enum([
  'policeStation',
  'criminalInvestigation',
  'traffic',
  'custody',
  'office',
  'other',
]);
/** Somebody who is chosen; the unit in which that person works is told, and none that the act concerns. */
export const person = z.strictObject({
  accountId,
  personId,
  unitId: unconcerned(unitId.optional()),
  name: text(60),
});
export const indicatorValue = z.union([
  z.strictObject({ score, of: score }),
  z.strictObject({ rank: z.int().min(1).max(1000), among: z.int().min(1).max(1000) }),
  z.strictObject({ percent: score }),
]);
export const telephone = z.string().overwrite(asTelephone).regex(telephoneForm);
kinds.add(telephone, { id: 'Telephone', kind: 'telephone' });
export const email = z
  .string()
  .trim()
  .max(100)
  .regex(/^[^\s@]+@[^\s@]+$/);
kinds.add(email, { id: 'Email' });
/** The address to which an objection is sent, and where and when one is heard. */
export const objectionOffice = z.strictObject({
  office: text(100),
  address: text(200),
  telephone,
  email,
  hours: text(100),
});
kinds.add(objectionOffice, { id: 'ObjectionOffice' });
export const version = z.int().min(1).max(1_000_000);

/**
 * The maximum size of an attachment, in bytes: for what the web server and the services let through, and for
 * what a decision accepts.
 */
export const attachmentBytesMax = 64 * 1024 * 1024;

kinds
  .add(campaignId, { id: 'CampaignId', kind: 'campaign' })
  .add(unitId, { id: 'UnitId', kind: 'unit' })
  .add(bureauId, { id: 'BureauId', kind: 'bureau' })
  .add(branchId, { id: 'BranchId', kind: 'branch' })
  .add(accountId, { id: 'AccountId', kind: 'account' })
  .add(loginName, { id: 'LoginName' })
  .add(policeNumber, { id: 'PoliceNumber' })
  .add(slug, { id: 'Name' })
  .add(day, { id: 'Day', kind: 'day' })
  .add(instant, { id: 'Instant', kind: 'instant' })
  .add(hash, { id: 'Hash' })
  .add(count, { id: 'Count' })
  .add(score, { id: 'Score', kind: 'score' })
  .add(fraction, { id: 'Fraction' })
  .add(criterionScores, { id: 'CriterionScores' })
  .add(criterionId, { id: 'CriterionId', kind: 'criterion' })
  .add(scores, { id: 'Scores', kind: 'scores' })
  .add(evidence, { id: 'Evidence' })
  .add(adjustments, { id: 'Adjustments' })
  .add(stage, { id: 'Stage' })
  .add(route, { id: 'Route' })
  .add(bureauKind, { id: 'BureauKind', kind: 'bureauKind' })
  .add(unitType, { id: 'UnitType' })
  .add(person, { id: 'Person', kind: 'chosenPerson' })
  .add(indicatorValue, { id: 'IndicatorValue', kind: 'indicatorValue' })
  .add(version, { id: 'Version' });
