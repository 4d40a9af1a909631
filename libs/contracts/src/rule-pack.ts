import { z } from 'zod';
import { formFields } from './application-form.ts';
import { bilingual, decimal, packId, percent } from './rule-pack.values.ts';
import { planBureauKind } from './bureau-kinds.ts';
import { approval, entriesFrom, sharesOf } from './rule-pack.places.ts';
import { bureauKind, day, kinds, route, tieStep } from './values.ts';

/**
 * A campaign is a rule pack: phases, routes, quotas, criteria, weights, ties, titles, notices. Everything a
 * city may decide differently is here; code only interprets it. Marks in comments: [P] the 2023 plan says so,
 * otherwise it is our default.
 */

export { decimal, packId } from './rule-pack.values.ts';

/** The id of a criterion, an item, a declaration or a title. */
export const indicatorId = z.string().regex(/^[a-z][a-zA-Z0-9]{1,40}$/);

const { listMaximums, pools } = sharesOf(bureauKind);

const criterion = z.strictObject({
  id: packId,
  name: bilingual,
  /** Whole per cent; all criteria together make 100. */
  weight: z.int().min(1).max(100),
  /**
   * The items that are examined, and what counts as evidence; a clause is `<criterion>.<item>` when a
   * deduction or bonus names it.
   */
  items: z
    .array(
      z.strictObject({
        id: packId,
        name: bilingual,
        evidence: z.string().max(300),
      }),
    )
    .min(1)
    .max(20),
});

const criteria = z.array(criterion).min(1).max(12);

const indicator = z.strictObject({
  id: indicatorId,
  name: bilingual,
  /**
   * The quantity that is counted; some police figures may not be used
   * (docs/handbook/sources.md#banned-figures), and the linter refuses them.
   */
  measure: z.string().max(100),
  /** To which route it applies: organs have no county appraisal [P]. */
  routes: z.array(route).min(1),
});

export const rulePackSchema = z
  .strictObject({
    /**
     * The activity's name and the honour's name are two fields, because the plan itself uses two [P]
     * (docs/handbook/process.md#1.26).
     */
    campaignName: bilingual,
    honourName: bilingual,
    city: bilingual,
    /** The body that signs its documents; without it the Party committee of the city's bureau. */
    issuer: bilingual.optional(),
    round: z.int().min(1).max(99),
    /** Regulations and approval documents the campaign stands on. */
    basis: z.array(z.string().min(1).max(200)).min(1).max(20),
    phases: z
      .array(
        z.strictObject({
          /** The part of the process to which the phase belongs. */
          id: z.enum(['mobilisation', 'implementation', 'commendation']),
          /** Tells it apart where several phases belong to one part. */
          key: packId.optional(),
          name: bilingual,
          from: day,
          to: day,
        }),
      )
      .min(1)
      .max(6),
    /** The last day on which lists, self-nominations and forms are received [P]. */
    applicationDeadline: day,
    /** The period in which visits are made [P]. */
    assessmentFrom: day,
    assessmentTo: day,
    routes: z.strictObject({
      /** Kinds of body that recommend a ranked list [P]. */
      recommending: z.array(bureauKind).min(1),
      /** Kinds of body whose branches nominate themselves [P]. */
      selfNominating: z.array(bureauKind),
      listMinimum: z.int().min(0).max(20),
      listMaximum: z.int().min(1).max(20),
      listMaximums,
    }),
    entriesFrom,
    eligibility: z.strictObject({
      fullMembersMinimum: z.int().min(0).max(50),
      clearanceValidDays: z.int().min(1).max(365),
      planRequired: z.boolean(),
    }),
    declarations: z
      .array(z.strictObject({ id: packId, text: bilingual }))
      .min(1)
      .max(20),
    /** The fields of the application form; without them it is that of the plan (`planForm`). */
    form: formFields.optional(),
    criteria,
    /**
     * The criteria by which experts score a stage, where they are others than those of the assessment; each
     * list makes 100 by itself.
     */
    stageCriteria: z
      .strictObject({
        onSite: criteria.optional(),
        presentation: criteria.optional(),
      })
      .optional(),
    indicators: z.array(indicator).max(10),
    /** The criterion that takes in the indicators, and their share of it in per cent. */
    indicatorCriterion: z.string(),
    indicatorShare: percent,
    scoring: z.strictObject({
      ballotMaximum: z.int().min(1).max(1000),
      ballotStep: decimal,
      weightDynamic: percent,
      weightOnSite: percent,
      weightPresentation: percent,
      trimming: z.enum(['perCriterion', 'perTotal', 'none']),
      trimFromBallots: z.int().min(3).max(50),
      ballotsMinimum: z.int().min(1).max(50),
      bonusCap: decimal,
      visitsMinimum: z.int().min(1).max(20),
      /** Below or above these a ballot needs a reason. */
      reasonBelow: decimal,
      reasonAbove: decimal,
      floor: decimal,
    }),
    /** In this order; `rank` only decides when all tied are on one list. */
    ties: z.array(tieStep),
    /** All places and reserves, those of the pools together. */
    places: z.int().min(1).max(500),
    reserves: percent,
    pools,
    approval,
    titles: z
      .array(
        z.strictObject({
          id: packId,
          name: bilingual,
          places: z.int().min(0).max(20),
          floor: decimal,
          /** The title is the secretary's own and lapses when the secretary leaves. */
          bound: z.enum(['branch', 'secretary']),
          /** For so many years the title holds; without it, for good. */
          termYears: z.int().min(1).max(20).optional(),
          /** Every so many years it is re-checked; without it, never. */
          recheckYears: z.int().min(1).max(20).optional(),
        }),
      )
      .max(10),
    /** Its length in working days; or in calendar days, of which at least so many are working days. */
    notice: z.strictObject({
      workingDays: z.int().min(1).max(60),
      calendarDays: z.int().min(1).max(90).optional(),
    }),
    answers: z.strictObject({
      deductionWorkingDays: z.int().min(1).max(30),
      returnWorkingDays: z.int().min(1).max(30),
      extensionWorkingDaysMaximum: z.int().min(1).max(30),
    }),
    visitRecordedWithinDays: z.int().min(1).max(60),
    heldUntilWorkingDaysBeforeEnd: z.int().min(0).max(60),
    presentationMinutes: z.int().min(1).max(120),
    /**
     * Statutory holidays and make-up working days (调休), per year; the calendar of a year that is missing
     * cannot be guessed.
     */
    calendar: z
      .array(
        z.strictObject({
          year: z.int().min(2000).max(2100),
          holidays: z.array(day),
          workingDays: z.array(day),
        }),
      )
      .max(20),
    certificatePrefix: z.string().min(1).max(30),
    plaquePrefix: z.string().min(1).max(30),
  })
  .meta({ id: 'RulePack' });

const planShares = sharesOf(planBureauKind);
/** A rule pack of before kinds of bureau were data of the deployment. */
export const rulePackOfPlanKinds = rulePackSchema
  .extend({
    routes: rulePackSchema.shape.routes.extend({
      recommending: z.array(planBureauKind).min(1),
      selfNominating: z.array(planBureauKind),
      listMaximums: planShares.listMaximums,
    }),
    pools: planShares.pools,
  })
  .meta({ id: 'RulePackOfPlanKinds' });

kinds.add(rulePackSchema.shape.phases, { id: 'Phases' });
kinds.add(criteria, { id: 'Criteria' });

export type RulePack = z.infer<typeof rulePackSchema>;
export type Criterion = RulePack['criteria'][number];

kinds.add(rulePackSchema, { id: 'RulePack', kind: 'rulePack' });
