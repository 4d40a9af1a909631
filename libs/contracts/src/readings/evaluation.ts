import { z } from 'zod';
import {
  accountId,
  branchId,
  bureauId,
  campaignId,
  criterionId,
  day,
  fraction,
  hash,
  instant,
  json,
  route,
  scores,
  slug,
  stage,
  text,
  unitId,
} from '../values.ts';
import { type Reading, reading } from './define.ts';
import { namingReadings } from './naming.ts';
import { rankingReadings } from './ranking.ts';
import { waiting } from './waiting.ts';

const version = z.int().min(0);
const number = z.int().min(1);
const watching = { operator: 'all', committee: 'all', discipline: 'all', auditor: 'all' } as const;
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
        z.strictObject({ dynamic: fraction, criteria: z.array(z.strictObject({ criterionId, score: fraction })), steps: json }),
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
    operator: 'notRecused',
    committee: 'notRecused',
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

const seat = z.strictObject({ branchId, expertId: accountId });
const stageProgress = z.strictObject({
  status: z.enum(['waiting', 'scoring', 'shut']),
  /** Named when a shut stage was reopened for some entries only. */
  reopened: z.array(branchId).optional(),
  ballotCount: z.int().min(0).optional(),
  gaps: z.array(seat).optional(),
  reason: text(500).optional(),
});

/** How far the panel is. The order and who presents now are for everybody in the campaign; who is on the panel is for those who run it. */
const panels = reading({
  path: 'panels',
  row: z.strictObject({
    campaignId,
    status: z.enum(['none', 'convened', 'frozen', 'opened']),
    documentNumber: text(60).optional(),
    experts: z.array(z.strictObject({ accountId, name: text(60), unitId: unitId.optional(), declaredAt: instant.optional() })),
    onSite: stageProgress,
    presentation: stageProgress,
    order: z.array(branchId),
    seed: hash.optional(),
    presenting: branchId.optional(),
    presented: z.array(branchId),
    openedAt: instant.optional(),
    waiting,
    version,
  }),
  scopes: { ...watching, expert: 'all', assessor: 'all', bureauOfficer: 'all', branchSecretary: 'all' },
  only: {
    experts: ['operator', 'committee', 'discipline', 'auditor'],
    onSite: ['operator', 'committee', 'discipline', 'auditor', 'expert'],
    presentation: ['operator', 'committee', 'discipline', 'auditor', 'expert'],
    waiting: ['operator', 'discipline', 'auditor'],
  },
  indexes: ['campaignId', 'status'],
});

/** Which expert keeps away from which entry, and why. */
const conflicts = reading({
  path: 'conflicts',
  row: z.strictObject({
    campaignId,
    branchId,
    accountId,
    relations: z.array(z.enum(['own', 'superior', 'subordinate', 'assessor'])),
    ground: text(300).optional(),
    declaredAt: instant.optional(),
    recusedAt: instant.optional(),
  }),
  scopes: { operator: 'all', discipline: 'all', auditor: 'all', expert: 'self' },
  indexes: ['campaignId', 'branchId', 'accountId'],
});

/** Who still has to seal which ballot; never what a ballot says. `accountId` is the expert. */
const ballotProgress = reading({
  path: 'ballot-progress',
  row: z.strictObject({
    campaignId,
    stage,
    branchId,
    accountId,
    status: z.enum(['waiting', 'sealed', 'recused', 'setAside']),
    sealedAt: instant.optional(),
    commitment: hash.optional(),
    version,
  }),
  scopes: { operator: 'all', discipline: 'all', auditor: 'all', expert: 'self' },
  indexes: ['campaignId', 'stage', 'branchId', 'accountId', 'status'],
});

const openedBallot = z.strictObject({
  expertId: accountId,
  scores,
  reason: text(500).optional(),
  salt: hash,
  commitment: hash,
  setAside: z
    .strictObject({ ground: z.enum(['conflict', 'absence', 'identity']), reason: text(500), at: instant, objectionId: slug.optional() })
    .optional(),
});

/** What every ballot says, once the ballots are opened. One row for each entry and stage, so that a recusal covers them all. Keys: `r2023.onSite.b03.017`. */
const ballots = reading({
  path: 'ballots',
  row: z.strictObject({ campaignId, stage, branchId, ballots: z.array(openedBallot), recused: z.array(accountId), openedAt: instant }),
  scopes: { operator: 'notRecused', committee: 'notRecused', discipline: 'all', auditor: 'all', expert: 'notRecused' },
  only: { recused: ['operator', 'discipline', 'auditor'] },
  indexes: ['campaignId', 'stage', 'branchId'],
});

export const evaluationReadings = {
  entries,
  panels,
  conflicts,
  ballotProgress,
  ballots,
  ...rankingReadings,
  ...namingReadings,
} as const satisfies Record<string, Reading>;
