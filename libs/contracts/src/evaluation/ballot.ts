import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by } from '../permission.ts';
import { accountId, branchId, campaignId, hash, instant, scores, slug, stage, text } from '../values.ts';

const entry = { campaignId, branchId };

const expertOnEntry = { ...entry, expertId: accountId };

const sheet = { ...expertOnEntry, stage };

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

/** One expert's sheet for one entry at one stage; sealing again replaces the earlier. */
export const ballot = aggregate({
  name: 'ballot',
  service: 'evaluation',
  path: 'ballots',
  id: ['campaign', 'stage', 'unit', 'account'],
  words: { zh: '??', en: 'ballot' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    SealBallot: command({
      may: by('self', 'expert'),
      body: { scores, reason: text(500).optional() },
      in: ['??'],
      says: ['BallotSealed'],
      words: { zh: '??', en: 'seal ballot' },
      sample: {
        scores: [
          { criterionId: 'political', score: '90' },
          { criterionId: 'leadership', score: '90' },
          { criterionId: 'mechanism', score: '90' },
          { criterionId: 'contribution', score: '90' },
          { criterionId: 'image', score: '90' },
          { criterionId: 'example', score: '90' },
        ],
      },
    }),
  },
  events: {
    /** Scores, reason and salt are the event's sealed part until `BallotsOpened`. */
    BallotSealed: event({
      version: 1,
      body: { ...sheet, commitment: hash },
      readBy: ['operator', 'discipline'],
      words: { zh: '封存评分表', en: 'ballot sealed' },
    }),
  },
  readModels: {
    /** Who still has to seal which ballot; never what a ballot says. `accountId` is the expert. */
    ballotProgress: readModel({
      path: 'ballot-progress',
      of: 'ballot',
      row: {
        campaignId,
        stage,
        branchId,
        accountId,
        status: z.enum(['waiting', 'sealed', 'recused', 'setAside']),
        sealedAt: instant.optional(),
        commitment: hash.optional(),
      },
      scopes: { operator: 'all', discipline: 'all', auditor: 'all', expert: 'self' },
      indexes: ['campaignId', 'stage', 'branchId', 'accountId', 'status'],
      words: { zh: '??', en: 'ballot progress' },
    }),
    /** What every ballot says, once the ballots are opened. One row for each entry and stage, so that a recusal covers them all. Keys: `r2023.onSite.b03.017`. */
    ballots: readModel({
      path: 'ballots',
      row: { campaignId, stage, branchId, ballots: z.array(openedBallot), recused: z.array(accountId), openedAt: instant },
      scopes: { operator: 'notRecused', committee: 'notRecused', discipline: 'all', auditor: 'all', expert: 'notRecused' },
      only: { recused: ['operator', 'discipline', 'auditor'] },
      indexes: ['campaignId', 'stage', 'branchId'],
      words: { zh: '??', en: 'ballots' },
    }),
  },
});
