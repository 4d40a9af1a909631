import { acts, auditReadModels, holder, type Role, type RowOf } from '@laurel/contracts';
import type { View, ViewedEvent } from '@laurel/core';
import { concernOf } from '../history/concerning.ts';

const { proposals } = auditReadModels;
type Row = RowOf<typeof proposals>;

/** The acts that wait for their second person, and what became of them: one row for each proposal. */
export const proposalsView: View<Row> = {
  name: 'proposals',
  version: 2,
  hears: ['*'],
  indexes: proposals.indexes,
  keys: ({ data, confirms }) => [confirms ?? (data as { proposalId?: string }).proposalId].filter(isText),
  fold(row, event) {
    if (event.type === 'ActProposed') return proposed(event);
    return row && { ...row, ...answered(event) };
  },
};

const isText = (value: string | undefined): value is string => value !== undefined;

type Proposed = Pick<Row, 'act' | 'content' | 'expiresAt' | 'batchId'>;

function proposed(event: ViewedEvent): Row {
  const { act, content, expiresAt, batchId } = event.data as Proposed;
  const { account, role } = event.actor;
  const proposedAs = role as Role;
  const [one, other] = acts[act]!.pair!;
  const confirming = proposedAs === one ? other : one;
  return {
    act,
    stream: event.stream,
    ...concernOf(event),
    ...(content !== undefined && { content }),
    ...{ proposedBy: account, proposedAs, proposedAt: event.time, expiresAt },
    ...(batchId !== undefined && { batchId }),
    status: 'waiting',
    holders: [holder(confirming), holder(proposedAs, account)],
  };
}

const ends = { ProposalDeclined: 'declined', ProposalWithdrawn: 'withdrawn' } as const;

function answered({ type, data, actor, time }: ViewedEvent): Partial<Row> {
  const { reason } = data as { reason?: string };
  return {
    status: ends[type as keyof typeof ends] ?? 'confirmed',
    ...(type === 'ProposalDeclined' && reason !== undefined && { reason }),
    answeredBy: actor.account,
    answeredAt: time,
  };
}
