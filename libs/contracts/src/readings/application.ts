import { z } from 'zod';
import { applicationEvents } from '../events/application.ts';
import {
  accountId,
  applicationForm,
  branchId,
  bureauId,
  bureauKind,
  bytes,
  campaignId,
  count,
  day,
  hash,
  instant,
  route,
  slug,
  text,
  unitId,
} from '../values.ts';
import { type Reading, reading } from './define.ts';
import { campaigns, deadlines, organisation, units } from './preparation.ts';
import { waiting } from './waiting.ts';

const version = z.int().min(0);

/** Plans, members' meetings and reports of every unit invited, and who has not answered. */
const participation = reading({
  path: 'participations',
  row: z.strictObject({
    campaignId,
    unitId,
    bureauId,
    unit: z.enum(['bureau', 'branch']),
    name: text(100).optional(),
    unitName: text(100).optional(),
    bureauName: text(100).optional(),
    kind: bureauKind.optional(),
    /** How the unit may enter; absent where the rule pack gives it no route. */
    route: route.optional(),
    /** Whether the unit has done anything at all for the campaign. */
    answered: z.boolean(),
    selfNominated: z.boolean(),
    planFiled: z.boolean(),
    meetingHeld: z.boolean(),
    bureauPlan: z.strictObject({ title: text(200), documentNumber: text(60), at: instant }).optional(),
    plan: z
      .strictObject({ bureauPlan: text(60).optional(), targets: applicationEvents.PlanFiled.schema.shape.targets, at: instant })
      .optional(),
    meeting: z.strictObject({ heldOn: day, present: count, entitled: count, at: instant }).optional(),
    /** How many reports of each kind. */
    progress: count,
    publicity: count,
    reports: z.array(
      z.strictObject({
        kind: z.enum(['progress', 'publicity']),
        title: text(200),
        report: text(2000),
        medium: text(100).optional(),
        attachments: z.array(hash),
        at: instant,
      }),
    ),
    mergedInto: branchId.optional(),
    version,
  }),
  scopes: {
    operator: 'all',
    bureauOfficer: 'mine',
    branchSecretary: 'mine',
    assessor: 'all',
    committee: 'all',
    discipline: 'all',
    auditor: 'all',
  },
  indexes: ['campaignId', 'unitId', 'bureauId', 'unit', 'route', 'kind', 'answered', 'selfNominated', 'planFiled', 'meetingHeld'],
});

const place = { branchId, rank: count, reason: text(500) };
const namedPlace = z.strictObject({ ...place, branchName: text(100), unitName: text(100) });
const listStatus = z.enum(['empty', 'draft', 'sealed', 'none', 'lapsed', 'final']);

/** Each bureau's list. A draft is the bureau's own; every seal and every recall is kept. */
const recommendations = reading({
  path: 'recommendations',
  row: z.strictObject({
    campaignId,
    bureauId,
    unitId,
    bureauName: text(100).optional(),
    status: listStatus,
    /** What the list was when its deadline closed it. */
    statusBefore: listStatus.optional(),
    draft: z.array(z.strictObject(place)).optional(),
    /** The list as it stands sealed. */
    candidates: z.array(namedPlace),
    minutesNumber: text(60).optional(),
    noneReason: text(500).optional(),
    sealedAt: instant.optional(),
    closedAt: instant.optional(),
    extendedUntil: day.optional(),
    seals: z.array(
      z.strictObject({
        seal: version,
        minutesNumber: text(60),
        candidates: z.array(namedPlace),
        sealedAt: instant,
        sealedBy: z.array(slug),
        recalledAt: instant.optional(),
        recallReason: text(500).optional(),
      }),
    ),
    waiting,
    version,
  }),
  scopes: { operator: 'all', bureauOfficer: 'mine', committee: 'all', discipline: 'all', auditor: 'all' },
  only: { draft: ['bureauOfficer'], waiting: ['bureauOfficer', 'auditor'] },
  indexes: ['campaignId', 'unitId', 'status', 'sealedAt'],
});

/** Each candidate's file. */
const candidates = reading({
  path: 'candidates',
  row: z.strictObject({
    campaignId,
    unitId,
    branchId,
    bureauId,
    branchName: text(100).optional(),
    unitName: text(100).optional(),
    bureauName: text(100).optional(),
    status: z.enum(['nominated', 'draft', 'submitted', 'returned', 'accepted', 'ineligible', 'lapsed', 'withdrawn']),
    nominated: z.boolean(),
    route: route.optional(),
    rank: count.optional(),
    /** How many stand on the list. */
    of: count.optional(),
    nominationReason: text(500).optional(),
    nominatedAt: instant.optional(),
    draft: applicationForm.partial().optional(),
    form: applicationForm.optional(),
    declarations: z.array(slug).optional(),
    /** How often the form was submitted. */
    submission: count,
    submittedAt: instant.optional(),
    returnedReason: text(500).optional(),
    returnedAt: instant.optional(),
    returnedUntil: day.optional(),
    acceptedAt: instant.optional(),
    lapsedReason: z.enum(['notSubmitted', 'notNominated', 'returnExpired']).optional(),
    ineligibleRule: text(60).optional(),
    ineligibleReason: text(500).optional(),
    withdrawnReason: text(500).optional(),
    withdrawnCause: z.enum(['own', 'bureau', 'merged']).optional(),
    endedAt: instant.optional(),
    clearedUntil: day.optional(),
    /** The case itself is for discipline and audit, in `standings` (PROCESS.md 1.11). */
    standing: z.enum(['underReview', 'disqualified']).optional(),
    naming: z.enum(['named', 'revoked']).optional(),
    recused: z.array(accountId),
    waiting,
    version,
  }),
  scopes: {
    operator: 'notRecused',
    bureauOfficer: 'mine',
    branchSecretary: 'mine',
    assessor: 'notRecused',
    expert: 'notRecused',
    committee: 'notRecused',
    discipline: 'all',
    auditor: 'all',
  },
  only: {
    draft: ['bureauOfficer', 'branchSecretary'],
    waiting: ['operator', 'bureauOfficer', 'discipline', 'auditor'],
    recused: ['operator', 'discipline', 'auditor'],
  },
  indexes: [
    'campaignId',
    'unitId',
    'branchId',
    'bureauId',
    'status',
    'route',
    'rank',
    'nominated',
    'standing',
    'submittedAt',
    'acceptedAt',
  ],
});

const files = z.array(
  z.strictObject({
    attachmentId: hash,
    name: text(200),
    mediaType: text(100),
    size: bytes,
    storedAt: instant,
    storedBy: slug,
  }),
);

/** The files on each unit; what discipline stored is for discipline and audit. */
const attachments = reading({
  path: 'attachments',
  row: z.strictObject({ campaignId, unitId, bureauId, files, confidentialFiles: files, recused: z.array(accountId) }),
  scopes: {
    operator: 'notRecused',
    bureauOfficer: 'mine',
    branchSecretary: 'mine',
    assessor: 'notRecused',
    expert: 'notRecused',
    committee: 'notRecused',
    discipline: 'all',
    auditor: 'all',
  },
  only: { confidentialFiles: ['discipline', 'auditor'], recused: ['operator', 'discipline', 'auditor'] },
  indexes: ['campaignId', 'unitId', 'bureauId'],
});

export const applicationReadings = {
  campaigns,
  organisation,
  units,
  deadlines,
  participation,
  recommendations,
  candidates,
  attachments,
} as const satisfies Record<string, Reading>;
