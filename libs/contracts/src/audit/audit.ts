import { z } from 'zod';
import { role } from '../roles.ts';
import {
  accountId,
  bureauId,
  bureauKind,
  campaignId,
  branchId,
  count,
  day,
  instant,
  json,
  route,
  text,
  unitId,
} from '../values.ts';
import { without } from '../application-form.ts';
import { hiddenFrom } from '../catalogue.ts';
import { readModel } from '../contract.ts';
import { proposals, receipts, tasks } from './duties.ts';
import { listAnswer, overview } from './overview.ts';

const position = z.int().min(1);

/**
 * Every event of every service, in the order in which audit heard them: the one history. The roles that may
 * read an event stand in its row, and a role reads an event without the fields that its contract keeps from
 * that role.
 */
const history = readModel({
  path: 'history',
  words: { zh: '历史记录', en: 'history' },
  row: {
    service: text(40),
    type: text(80),
    stream: text(400),
    revision: z.int().min(1),
    time: instant,
    recordedAt: instant,
    accountId: text(80),
    person: text(80),
    role: text(40),
    actorUnit: unitId.optional(),
    onBehalfOf: text(80).optional(),
    proposerAccountId: text(80).optional(),
    proposerPerson: text(80).optional(),
    proposerRole: text(40).optional(),
    unitId: unitId.optional(),
    campaignId: campaignId.optional(),
    commandId: text(120),
    correlationId: text(120),
    causationId: text(120).optional(),
    rulePackHash: text(64).optional(),
    data: z.record(z.string(), json),
    readers: z.array(role),
    position,
  },
  scopes: {
    auditor: 'all',
    operator: 'reader',
    committee: 'reader',
    discipline: 'reader',
    auditAdministrator: 'reader',
  },
  only: { readers: ['auditor'] },
  shown: (row, reader) => {
    if (reader === 'auditor') return row;
    const hidden = hiddenFrom(reader, { type: row.type, data: row.data, actor: row });
    return { ...row, data: without(row.data, hidden) };
  },
  indexes: [
    'type',
    'service',
    'stream',
    'accountId',
    'person',
    'unitId',
    'campaignId',
    'time',
    'commandId',
    'correlationId',
    'position',
  ],
});

const facet = z.strictObject({ state: text(40), since: instant });

/** The progress of each branch through the six steps: the funnel, by step and bureau. */
const progress = readModel({
  path: 'progress',
  words: { zh: '进度', en: 'progress of the branches' },
  row: {
    campaignId,
    branchId,
    unitId,
    bureauId: bureauId.optional(),
    branchName: text(100).optional(),
    unitName: text(100).optional(),
    bureauName: text(100).optional(),
    route: route.optional(),
    step: z.enum(['prepare', 'apply', 'assess', 'evaluate', 'name', 'notify']),
    state: text(40),
    since: instant,
    /**
     * The step and the state of each part of the work. The row's own `step` and `state` are those of the part
     * that has come furthest.
     */
    parts: z.record(z.string(), facet),
  },
  scopes: { operator: 'all', committee: 'all', discipline: 'all', auditor: 'all' },
  indexes: ['campaignId', 'unitId', 'bureauId', 'route', 'step', 'state', 'since'],
});

/** The answer of each bureau: the operator sees which ones to chase. */
const bureaus = readModel({
  path: 'bureau-progress',
  words: { zh: '报送情况', en: 'progress of the bureaus' },
  row: {
    campaignId,
    bureauId,
    unitId,
    bureauName: text(100),
    kind: bureauKind,
    route: route.optional(),
    status: listAnswer,
    /** The bureau's last answer, whatever became of it by the deadline. */
    answer: z.enum(['list', 'none']).optional(),
    candidates: count,
    selfNominations: count,
    branches: count,
    planPublished: z.boolean(),
    extendedUntil: day.optional(),
    since: instant,
  },
  scopes: { operator: 'all', committee: 'all', discipline: 'all', auditor: 'all' },
  indexes: ['campaignId', 'bureauId', 'unitId', 'route', 'status', 'since'],
});

/** Every reading of an auditor or the audit administrator (docs/handbook/process.md#5). */
const reads = readModel({
  path: 'reads',
  words: { zh: '查阅记录', en: 'looks' },
  row: {
    accountId,
    person: text(80),
    role: text(40),
    service: text(40),
    resource: text(300),
    rows: z.int().min(0),
    asOf: text(40).optional(),
    time: instant,
    position,
  },
  scopes: { auditor: 'all', auditAdministrator: 'all' },
  indexes: ['accountId', 'role', 'service', 'time', 'position'],
});

/** The read models of audit, which decides nothing and so has no aggregate. */
export const auditReadModels = {
  history,
  progress,
  bureaus,
  overview,
  reads,
  tasks,
  proposals,
  receipts,
};
