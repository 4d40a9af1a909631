import { z } from 'zod';
import { readModel } from '../contract.ts';
import {
  accountId,
  branchId,
  campaignId,
  documentNumber,
  instant,
  kinds,
  seed,
  text,
  unitId,
} from '../values.ts';
import { waiting } from '../waiting.ts';
import { officialReaders, relation, seat, stewards, toOfficials, wholeNumber } from './shared.ts';

const stageProgress = z.strictObject({
  status: z.enum(['waiting', 'scoring', 'shut']),
  /** The entries that a closed stage was reopened for. */
  reopened: z.array(branchId).optional(),
  ballotCount: wholeNumber.optional(),
  gaps: z.array(seat).optional(),
  reason: text(500).optional(),
});
kinds.add(stageProgress, { id: 'StageProgress' });

export const panelReadModels = {
  /**
   * The progress of the panel. The order of presentations and who presents now are for everybody in the
   * campaign; the members of the panel are for those who run it.
   */
  panels: readModel({
    path: 'panels',
    of: 'panel',
    row: {
      campaignId,
      status: z.enum(['none', 'convened', 'frozen', 'opened']),
      documentNumber: documentNumber.optional(),
      experts: z.array(
        z.strictObject({
          accountId,
          name: text(60),
          unitId: unitId.optional(),
          declaredAt: instant.optional(),
        }),
      ),
      onSite: stageProgress,
      presentation: stageProgress,
      order: z.array(branchId),
      seed: seed.optional(),
      presenting: branchId.optional(),
      presented: z.array(branchId),
      openedAt: instant.optional(),
      waiting,
    },
    scopes: { ...toOfficials, expert: 'all', assessor: 'all', bureauOfficer: 'all', branchSecretary: 'all' },
    only: {
      experts: officialReaders,
      onSite: [...officialReaders, 'expert'],
      presentation: [...officialReaders, 'expert'],
      waiting: stewards,
    },
    indexes: ['campaignId', 'status'],
    words: { zh: '专家组', en: 'panels' },
  }),
  /** The experts who keep away from an entry, and why. */
  conflicts: readModel({
    path: 'conflicts',
    row: {
      campaignId,
      branchId,
      accountId,
      relations: z.array(relation),
      ground: text(300).optional(),
      declaredAt: instant.optional(),
      recusedAt: instant.optional(),
    },
    scopes: { operator: 'all', discipline: 'all', auditor: 'all', expert: 'self' },
    indexes: ['campaignId', 'branchId', 'accountId'],
    words: { zh: '利益冲突', en: 'conflicts' },
  }),
  /**
   * An expert's declaration of conflicts, as far as it has come. Still to be gone through are the entries
   * admitted since `completedAt`, or all, that are in neither list. Keys: `r2023.ex-one`.
   */
  declarations: readModel({
    path: 'declarations',
    row: {
      campaignId,
      accountId,
      declared: z.array(branchId),
      derived: z.array(branchId),
      /** The instant at which the expert last declared that there is no further conflict. */
      completedAt: instant.optional(),
    },
    scopes: { operator: 'all', discipline: 'all', auditor: 'all', expert: 'self' },
    indexes: ['campaignId', 'accountId'],
    words: { zh: '回避声明', en: 'declarations of conflicts' },
  }),
};
