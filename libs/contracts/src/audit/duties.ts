import { z } from 'zod';
import { without } from '../application-form.ts';
import { acts } from '../catalogue.ts';
import { readModel } from '../contract.ts';
import type { ReadScope } from '../read-scope.ts';
import { role, type Role, roleNames } from '../roles.ts';
import { content } from '../shared.ts';
import { accountId, campaignId, day, instant, kinds, slug, text, unitId } from '../values.ts';

/** The read models of what somebody has to do, has asked for and has done. */

/** The step of the process to which the tasks of each aggregate belong. The others give nobody a task. */
export const taskSteps = {
  account: 'prepare',
  campaign: 'prepare',
  participation: 'apply',
  recommendation: 'apply',
  application: 'apply',
  group: 'assess',
  assessment: 'assess',
  integrity: 'assess',
  entry: 'evaluate',
  panel: 'evaluate',
  ballot: 'evaluate',
  ranking: 'evaluate',
  naming: 'name',
  title: 'name',
  notice: 'name',
} as const;
export type TaskAggregate = keyof typeof taskSteps;

/**
 * The role in which an account holds a row: everybody in the role, or that account alone. Of two persons the
 * one who asks has the duty; the other is asked by the proposal.
 */
export function holder(held: Role, accountId?: string): string {
  return accountId === undefined ? held : `${held} ${accountId}`;
}

/** The roles that begin an act: those that may do it alone, or the first of its two persons. */
export function beginners(act: string): readonly Role[] {
  const { by, pair } = acts[act]!;
  return pair ? [pair[0]] : by;
}

const everybodysDuty = {
  ...(Object.fromEntries(roleNames.map((name) => [name, 'duty'])) as Record<Role, ReadScope>),
  auditor: 'reader',
} as const satisfies Record<Role, ReadScope>;

const holders = z.array(text(80));

/** The days of the rule pack that end a state. */
const packDay = z.enum(['applicationDeadline', 'assessmentTo']);
kinds.add(packDay, { id: 'PackDay' });

const wait = z.strictObject({
  /** The part of the aggregate that waits; absent where it waits as a whole. */
  part: text(80).optional(),
  state: text(40),
  /** The acts that take it further, the usual one first. */
  acts: z.array(text(60)).min(1),
  since: instant,
  /** The last day, or the name of the day in the rule pack that is the last. */
  dueOn: day.optional(),
  dueBy: packDay.optional(),
});
kinds.add(wait, { id: 'Wait' });

const task = {
  aggregate: z.enum(Object.keys(taskSteps) as [TaskAggregate, ...TaskAggregate[]]),
  step: z.enum(['prepare', 'apply', 'assess', 'evaluate', 'name']),
  /** The ids of the aggregates that wait: one, or everything of its kind that is left to one account. */
  targets: z.array(text(400)),
  campaignId: campaignId.optional(),
  unitId: unitId.optional(),
  waits: z.array(wait),
  /** Those whose task it is (`holder`), and the roles that may know of it; nobody once nothing waits. */
  holders,
  readers: z.array(role),
  /** The campaign with which it ends, undone or not. */
  endsWith: campaignId.optional(),
  /** The state of the record from which all else follows. Nobody reads it. */
  facts: z.record(z.string(), z.json()),
};
const hidden = { facts: [], endsWith: [] } as const;
const indexes = ['campaignId', 'unitId', 'aggregate', 'step'];

/** The tasks of whoever reads: what waits for the role, for its units, or for the account alone. */
export const tasks = readModel({
  path: 'tasks',
  words: { zh: '待办', en: 'tasks' },
  row: task,
  scopes: everybodysDuty,
  only: { ...hidden, readers: ['auditor'] },
  shown: (row, reader) =>
    reader === 'auditor'
      ? row
      : {
          ...row,
          waits: row.waits
            .map((each) => ({ ...each, acts: each.acts.filter((act) => isBegunBy(act, reader)) }))
            .filter((each) => each.acts.length > 0),
        },
  indexes,
});

function isBegunBy(act: string, reader: Role | 'public'): boolean {
  return beginners(act).some((held) => held === reader);
}

/** The same tasks, as those see them who watch a campaign: what is open, and whose it is. */
export const blockers = readModel({
  path: 'blockers',
  words: { zh: '未办结事项', en: 'what is open' },
  row: task,
  scopes: { operator: 'reader', committee: 'reader', discipline: 'reader', auditor: 'reader' },
  only: { ...hidden, holders: ['operator', 'discipline', 'auditor'], readers: ['auditor'] },
  indexes,
});

/**
 * Acts that were proposed, for those who may confirm them and for whoever proposed them. One that nobody
 * answered waits until `expiresAt`. Assessors read the content at its target, where their group is known.
 */
export const proposals = readModel({
  path: 'proposals',
  words: { zh: '待确认事项', en: 'proposed acts' },
  row: {
    act: text(60),
    aggregate: text(40),
    target: text(400),
    campaignId: campaignId.optional(),
    unitId: unitId.optional(),
    content: content.optional(),
    proposedBy: accountId,
    proposedAs: role,
    proposedAt: instant,
    expiresAt: instant,
    status: z.enum(['waiting', 'confirmed', 'declined', 'withdrawn']),
    reason: text(500).optional(),
    answeredBy: accountId.optional(),
    answeredAt: instant.optional(),
    holders,
    readers: z.array(role),
  },
  scopes: everybodysDuty,
  only: { holders: ['auditor'], readers: ['auditor'] },
  shown: (row, reader) => (reader === 'assessor' ? without(row, ['content']) : row),
  indexes: ['campaignId', 'unitId', 'act', 'status', 'proposedBy', 'expiresAt'],
});

/** The acts of each person: what was said by them, and the proposal that they confirmed. */
export const receipts = readModel({
  path: 'receipts',
  words: { zh: '凭据', en: 'receipts' },
  row: {
    accountId,
    role,
    at: instant,
    aggregate: text(40),
    target: text(400),
    campaignId: campaignId.optional(),
    unitId: unitId.optional(),
    /** The proposal that was confirmed. */
    confirms: slug.optional(),
    events: z.array(z.strictObject({ eventId: text(120), type: text(80), stream: text(400) })),
  },
  scopes: {
    ...(Object.fromEntries(roleNames.map((name) => [name, 'self'])) as Record<Role, ReadScope>),
    auditor: 'all',
  },
  indexes: ['accountId', 'campaignId', 'unitId', 'at'],
});
