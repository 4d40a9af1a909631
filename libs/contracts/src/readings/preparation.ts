import { z } from 'zod';
import { roleNames } from '../roles.ts';
import { rulePackSchema } from '../rule-pack.ts';
import { branchId, bureauId, bureauKind, campaignId, count, day, hash, instant, slug, text, unitId, unitType } from '../values.ts';
import { reading } from './define.ts';
import { waiting } from './waiting.ts';

/** prepare, as readers know it: campaigns, the organisation tree, deadlines. Everybody who signs in may read all of it. */

const version = z.int().min(0);
const bilingual = z.strictObject({ zh: text(200), en: text(200) });
const everybody = Object.fromEntries(roleNames.map((name) => [name, 'all' as const]));

/** The campaigns with their rule packs, what the linter says, and every amendment with what moved. */
export const campaigns = reading({
  path: 'campaigns',
  row: z.strictObject({
    campaignId,
    status: z.enum(['draft', 'frozen', 'open', 'closed', 'cancelled']),
    campaignName: bilingual,
    honourName: bilingual,
    city: bilingual,
    round: count,
    applicationDeadline: day,
    rulePack: rulePackSchema,
    rulePackHash: hash,
    packVersion: count,
    findings: z.array(
      z.strictObject({ code: z.string(), severity: z.enum(['error', 'warning']), path: z.string(), zh: z.string(), en: z.string() }),
    ),
    amendments: z.array(
      z.strictObject({
        version,
        rulePackHash: hash,
        reason: text(500),
        changes: z.array(z.strictObject({ path: z.string(), before: z.string(), after: z.string() })),
        at: instant,
        by: z.array(slug),
      }),
    ),
    /** The phase that began last. */
    phaseId: text(40).optional(),
    draftedAt: instant,
    openedAt: instant.optional(),
    endedAt: instant.optional(),
    cancelledReason: text(500).optional(),
    waiting,
    version,
  }),
  scopes: everybody,
  only: { waiting: ['operator', 'committee', 'discipline', 'auditor'] },
  indexes: ['campaignId', 'status', 'round', 'applicationDeadline'],
});

/** The organisation as a whole: one row, `city`, with the version that commands on the tree expect. */
export const organisation = reading({
  path: 'organisations',
  row: z.strictObject({ bureaus: count, branches: count, merged: count, version }),
  scopes: everybody,
  indexes: [],
});

/** Bureaus and branches. Commands on them go to `organisations/city`, whose version stands in `organisation`. */
export const units = reading({
  path: 'units',
  row: z.strictObject({
    unitId,
    unit: z.enum(['bureau', 'branch']),
    bureauId,
    name: text(100),
    kind: bureauKind.optional(),
    branchId: branchId.optional(),
    unitName: text(100).optional(),
    unitType: unitType.optional(),
    fullMembers: count.optional(),
    probationaryMembers: count.optional(),
    officers: count.optional(),
    auxiliaries: count.optional(),
    foundedOn: day.optional(),
    secretaryName: text(60).optional(),
    secretarySince: day.optional(),
    mergedInto: branchId.optional(),
    mergedFrom: z.array(branchId),
    earlierResults: z.array(z.strictObject({ round: version, honour: z.boolean(), titles: z.array(slug) })),
  }),
  scopes: everybody,
  indexes: ['unitId', 'bureauId', 'unit', 'kind', 'unitType', 'name'],
});

/** Until when lists, self-nominations and forms are received; extensions stand here for everybody to see (PROCESS.md 1.6). */
export const deadlines = reading({
  path: 'deadlines',
  row: z.strictObject({
    campaignId,
    applicationDeadline: day,
    assessmentFrom: day,
    assessmentTo: day,
    phases: rulePackSchema.shape.phases,
    extensions: z.array(z.strictObject({ bureauId, until: day, reason: text(500), at: instant })),
    passed: z.array(z.strictObject({ deadline: day, bureauIds: z.array(bureauId), at: instant })),
  }),
  scopes: everybody,
  indexes: ['campaignId', 'applicationDeadline'],
});
