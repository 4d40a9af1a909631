import { z } from 'zod';
import { accountId, branchId, bureauId, campaignId, criterionId, day, fraction, hash, instant, route, text, unitId } from '../values.ts';
import { type Reading, reading } from './define.ts';
import { namingReadings } from './naming.ts';

const version = z.int().min(0);
const number = z.int().min(1);
const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };

/** Which entries compete and how they stand. Scores are not for experts before they have scored themselves. */
const entries = reading({
  path: 'entries',
  row: z.strictObject({
    campaignId,
    branchId,
    unitId,
    bureauId,
    ...names,
    route,
    rank: number.optional(),
    status: z.enum(['admitted', 'withdrawn']),
    standing: z.enum(['clear', 'underReview', 'disqualified']),
    ground: text(300).optional(),
    clearedUntil: day.optional(),
    dynamic: z
      .union([
        z.strictObject({ dynamic: fraction, criteria: z.array(z.strictObject({ criterionId, score: fraction })), steps: z.json() }),
        z.strictObject({ noResult: text(300) }),
      ])
      .optional(),
    deck: hash.optional(),
    logo: hash.optional(),
    orderNumber: number.optional(),
    presentation: z.enum(['waiting', 'presenting', 'presented']),
    admittedAt: instant,
    recused: z.array(accountId),
    version,
  }),
  scopes: {
    operator: 'all',
    committee: 'all',
    discipline: 'all',
    auditor: 'all',
    expert: 'notRecused',
    bureauOfficer: 'mine',
    branchSecretary: 'mine',
  },
  only: {
    ground: ['discipline', 'auditor'],
    clearedUntil: ['operator', 'committee', 'discipline', 'auditor'],
    dynamic: ['operator', 'committee', 'discipline', 'auditor'],
    recused: ['operator', 'discipline', 'auditor'],
  },
  indexes: ['campaignId', 'unitId', 'bureauId', 'route', 'status', 'standing', 'presentation', 'orderNumber'],
});

export const evaluationReadings = { entries, ...namingReadings } as const satisfies Record<string, Reading>;
