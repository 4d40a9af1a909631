import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by } from '../permission.ts';
import {
  accountId,
  branchId,
  campaignId,
  hash,
  instant,
  objectionId,
  scores,
  stage,
  text,
} from '../values.ts';
import { reason, setAsideGround, sheet, stewards } from './shared.ts';

const openedBallot = z.strictObject({
  expertId: accountId,
  scores,
  reason: text(500).optional(),
  salt: hash,
  commitment: hash,
  setAside: z
    .strictObject({ ground: setAsideGround, ...reason, at: instant, objectionId: objectionId.optional() })
    .optional(),
});

/**
 * One expert's ballot for one entry at one stage. Scores, reason and salt are the sealed part of its event,
 * which nobody reads before `BallotsOpened`; the body carries only a salted commitment to them.
 */
export const ballot = aggregate({
  name: 'ballot',
  service: 'evaluation',
  path: 'ballots',
  id: ['campaign', 'stage', 'unit', 'account'],
  words: { zh: '评分表', en: 'ballot' },
  states: {
    none: { zh: '未评分', en: 'not sealed', awaits: ['SealBallot'] },
    sealed: { zh: '已封存', en: 'sealed', ends: true },
  },
  commands: {
    /** Sealing again, while the stage is open, replaces the earlier scores. */
    SealBallot: command({
      sealed: true,
      may: by('self', 'expert'),
      body: { scores, reason: text(500).optional() },
      in: ['none', 'sealed'],
      says: ['BallotSealed'],
      words: { zh: '封存评分表', en: 'seal a ballot' },
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
    BallotSealed: event({
      version: 1,
      body: { ...sheet, commitment: hash },
      readBy: ['operator', 'discipline'],
      to: 'sealed',
      words: { zh: '已封存评分表', en: 'a ballot was sealed' },
    }),
  },
  readModels: {
    /** The ballots that are sealed or still to be sealed, never their scores. `accountId` is the expert. */
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
      words: { zh: '评分进度', en: 'ballot progress' },
    }),
    /**
     * The content of every ballot, once the ballots are opened. A row holds all ballots of one entry at one
     * stage, so that a recusal covers them all. Keys: `r2023.onSite.b03.017`.
     */
    ballots: readModel({
      path: 'ballots',
      row: {
        campaignId,
        stage,
        branchId,
        ballots: z.array(openedBallot),
        recused: z.array(accountId),
        openedAt: instant,
      },
      scopes: {
        operator: 'notRecused',
        committee: 'notRecused',
        discipline: 'all',
        auditor: 'all',
        expert: 'notRecused',
      },
      only: { recused: stewards },
      indexes: ['campaignId', 'stage', 'branchId'],
      words: { zh: '已开封的评分表', en: 'opened ballots' },
    }),
  },
});
