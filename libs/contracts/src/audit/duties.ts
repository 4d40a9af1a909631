import { z } from 'zod';
import { acts } from '../catalogue.ts';
import { readModel } from '../contract.ts';
import type { ReadScope } from '../read-scope.ts';
import { role, type Role, roleNames } from '../roles.ts';
import { content } from '../shared.ts';
import { accountId, campaignId, day, instant, json, slug, text, unitId } from '../values.ts';

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

const everybody = (scope: ReadScope) =>
  Object.fromEntries(roleNames.map((name) => [name, scope])) as Record<Role, ReadScope>;
/** Those who watch a campaign see what is open, and whose it is. */
const watchers = ['operator', 'committee', 'discipline', 'auditor'] as const satisfies readonly Role[];

const holders = z.array(text(80));

/** The days of the rule pack that end a state. */
const packDay = z.enum(['applicationDeadline', 'assessmentTo']);

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
  /** Nobody has to do it after its last day. */
  lapses: z.literal(true).optional(),
});

/**
 * The tasks: each role's, unit's and account's own, and to those who watch a campaign everything that is open
 * and that they may know of, with whose it is.
 */
export const tasks = readModel({
  path: 'tasks',
  words: { zh: '待办', en: 'tasks' },
  row: {
    aggregate: text(40),
    step: z.enum(['prepare', 'apply', 'assess', 'evaluate', 'name']),
    /** The ids of the aggregates that wait: one, or everything of its kind that is left to one account. */
    targets: z.array(text(400)),
    campaignId: campaignId.optional(),
    unitId: unitId.optional(),
    waits: z.array(wait),
    /** Those whose task it is (`holder`), and the roles that watch it; nobody once nothing waits. */
    holders,
    readers: z.array(role),
    /** The campaign with which it ends, undone or not. */
    endsWith: campaignId.optional(),
    /** All that is known of it. Nobody reads it. */
    facts: z.record(z.string(), json),
  },
  scopes: {
    ...everybody('duty'),
    ...(Object.fromEntries(watchers.map((name) => [name, 'reader'])) as Record<Role, ReadScope>),
  },
  only: { readers: [], endsWith: [], facts: [] },
  shown: (row, reader) =>
    watchers.some((watcher) => watcher === reader)
      ? row
      : { ...row, waits: row.waits.flatMap((each) => ownPart(each, reader)) },
  indexes: ['campaignId', 'unitId', 'aggregate', 'step', 'holders'],
});

/** The part of a wait that a role has to do; none if all of it is others'. */
function ownPart(whole: z.infer<typeof wait>, reader: Role | 'public'): z.infer<typeof wait>[] {
  const own = whole.acts.filter((act) => beginners(act).some((held) => held === reader));
  return own.length > 0 ? [{ ...whole, acts: own }] : [];
}

/**
 * Acts that were proposed, for those who may confirm them and for whoever proposed them. One that nobody
 * answered waits until `expiresAt`. Assessors read the content at its target, where their group is known.
 */
export const proposals = readModel({
  path: 'proposals',
  words: { zh: '待确认事项', en: 'proposed acts' },
  row: {
    act: text(60),
    stream: text(400),
    campaignId: campaignId.optional(),
    unitId: unitId.optional(),
    content: content.optional(),
    proposedBy: accountId,
    proposedAs: role,
    proposedAt: instant,
    expiresAt: instant,
    /** Those of one batch are shown and confirmed as one sheet. */
    batchId: slug.optional(),
    status: z.enum(['waiting', 'confirmed', 'declined', 'withdrawn']),
    reason: text(500).optional(),
    answeredBy: accountId.optional(),
    answeredAt: instant.optional(),
    holders,
  },
  scopes: everybody('duty'),
  only: { content: roleNames.filter((name) => name !== 'assessor'), holders: [] },
  indexes: ['campaignId', 'unitId', 'act', 'status', 'proposedBy', 'expiresAt', 'batchId'],
});

/** The acts of each person: what was said by them, and the proposal that they confirmed. */
export const receipts = readModel({
  path: 'receipts',
  words: { zh: '凭据', en: 'receipts' },
  row: {
    accountId,
    role,
    at: instant,
    stream: text(400),
    campaignId: campaignId.optional(),
    unitId: unitId.optional(),
    /** The proposal that was confirmed. */
    confirms: slug.optional(),
    events: z.array(z.strictObject({ eventId: text(120), type: text(80) })),
  },
  scopes: everybody('self'),
  indexes: ['accountId', 'campaignId', 'unitId', 'at'],
});
