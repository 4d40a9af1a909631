import { z } from 'zod';
import { branchId, bureauId, campaignId, day, evidence, hash, instant, slug, text, unitId } from '../values.ts';
import { type Reading, reading } from './define.ts';

const version = z.int().min(0);
const candidate = { campaignId, branchId, unitId, bureauId, branchName: text(100).optional(), unitName: text(100).optional() };
/** An act that waits for its second person, who enters the same payload before it expires. */
const waiting = z.array(
  z.strictObject({ proposalId: slug, act: text(60), payloadHash: hash, proposedBy: slug, proposedAt: instant, expiresAt: instant }),
);

/** Who is clear, under review or disqualified; what lies behind it is for discipline and audit (PROCESS.md 1.11). */
const standings = reading({
  path: 'standings',
  row: z.strictObject({
    ...candidate,
    bureauName: text(100).optional(),
    status: z.enum(['clear', 'underReview', 'disqualified']),
    since: instant.optional(),
    ground: text(300).optional(),
    certificateNumber: text(60).optional(),
    certifiedAt: instant.optional(),
    validUntil: day.optional(),
    cases: z.array(
      z.strictObject({
        caseId: slug,
        allegation: text(500),
        evidence,
        openedAt: instant,
        openedBy: slug,
        endedAt: instant.optional(),
        outcome: text(500).optional(),
      }),
    ),
    violation: z.strictObject({ fact: text(500), evidence, confirmedAt: instant }).optional(),
    waiting,
    version,
  }),
  scopes: { operator: 'all', bureauOfficer: 'mine', branchSecretary: 'mine', committee: 'all', discipline: 'all', auditor: 'all' },
  only: { cases: ['discipline', 'auditor'], violation: ['discipline', 'auditor'], waiting: ['discipline', 'auditor'] },
  indexes: ['campaignId', 'unitId', 'bureauId', 'status', 'validUntil'],
});

export const assessmentReadings = { standings } as const satisfies Record<string, Reading>;
