import { z } from 'zod';
import { readModel } from '../contract.ts';
import {
  accountId,
  branchId,
  bureauId,
  campaignId,
  day,
  documentNumber,
  file,
  fraction,
  hash,
  instant,
  score,
  text,
  titleId,
  unitId,
} from '../values.ts';
import { waiting } from '../waiting.ts';
import { names, ofEntry, officialReaders, stewards, wholeNumber } from './shared.ts';

export const recheckOutcome = z.enum(['kept', 'wanting']);

/** The read models of special titles. */
export const titleReadModels = {
  /** The branches that compete for a title, and how far each got. Scores are there from the opening on. */
  titles: readModel({
    path: 'titles',
    of: 'title',
    row: {
      ...ofEntry,
      unitId,
      bureauId,
      ...names,
      titleId,
      status: z.enum([
        'recommended',
        'scored',
        'approved',
        'conferred',
        'recheckDue',
        'warned',
        'notConferred',
        'revoked',
        'lapsed',
      ]),
      statement: text(2000).optional(),
      attachments: z.array(file).optional(),
      /** The experts who have sealed a ballot, and how many may. */
      sealedBy: z.array(accountId),
      ballotsExpected: wholeNumber,
      score: fraction.optional(),
      recorded: text(20).optional(),
      ballots: z
        .array(z.strictObject({ expertId: accountId, score, commitment: hash, salt: hash }))
        .optional(),
      minutesNumber: documentNumber.optional(),
      documentNumber: documentNumber.optional(),
      /** The last day of its term. */
      until: day.optional(),
      /** The day on which its next re-check falls due. */
      recheckOn: day.optional(),
      /** The finding of the last re-check; a title that was found wanting has until a day to improve. */
      recheck: z
        .strictObject({
          recheckedOn: day,
          outcome: recheckOutcome,
          findings: text(500),
          improvement: text(500).optional(),
          until: day.optional(),
        })
        .optional(),
      reason: text(500).optional(),
      recused: z.array(accountId),
      waiting,
    },
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
      score: officialReaders,
      // It counts the title ballots as they are sealed.
      version: officialReaders,
      recorded: officialReaders,
      ballots: officialReaders,
      sealedBy: stewards,
      recused: stewards,
      waiting: officialReaders,
    },
    indexes: ['campaignId', 'titleId', 'unitId', 'bureauId', 'status'],
    words: { zh: '专项称号', en: 'special title' },
  }),
  /**
   * The experts who have sealed a ballot for a title, and those who have not; what it says is there from
   * the opening on.
   */
  titleBallots: readModel({
    path: 'title-ballots',
    row: {
      campaignId,
      titleId,
      branchId,
      unitId,
      accountId,
      status: z.enum(['waiting', 'sealed', 'counted']),
      sealedAt: instant.optional(),
      commitment: hash.optional(),
      score: score.optional(),
    },
    scopes: { operator: 'foreign', discipline: 'all', auditor: 'all', expert: 'self' },
    indexes: ['campaignId', 'titleId', 'branchId', 'accountId', 'status'],
    words: { zh: '称号评分表', en: 'ballot for a title' },
  }),
};
