import { heard, type Heard } from '@laurel/contracts';
import type { Reaction, Reactions } from '@laurel/core';

/**
 * What the naming does of itself (PROCESS.md 1.11, 1.13, 1.20, 1.24): a place is held, restored or lost with the entry's standing, and
 * titles lapse with what they stood on. After a naming it does nothing: that takes two persons.
 */
export const namingReactions: Reactions = {
  hears: ['EntrySuspended', 'EntryResumed', 'EntryDisqualified', 'EntryWithdrawn', 'ObjectionUpheld', 'NamingRevoked'],
  react: (event) => follow(heard(event)),
};

function follow(event: Heard): readonly Reaction[] {
  switch (event.type) {
    case 'EntrySuspended':
      return [toNaming(event.data, 'HoldPlace', {})];
    case 'EntryResumed':
      return [toNaming(event.data, 'RestorePlace', {})];
    case 'EntryDisqualified':
      return [toNaming(event.data, 'ForfeitPlace', { reason: event.data.ground })];
    case 'EntryWithdrawn':
      return [toNaming(event.data, 'ForfeitPlace', { reason: event.data.reason.slice(0, 300) })];
    case 'ObjectionUpheld':
      return upheld(event.data);
    case 'NamingRevoked':
      return event.data.titleIds.map((titleId) => toTitle(event.data, titleId, 'namingRevoked'));
    default:
      return [];
  }
}

/** What was said to discipline stays there: the reason that others read only cites the objection. */
function upheld(data: Extract<Heard, { type: 'ObjectionUpheld' }>['data']): readonly Reaction[] {
  const reason = `objectionUpheld:${data.objectionId}`;
  if (data.titleId !== undefined) return [toTitle(data, data.titleId, reason)];
  return data.kind === 'misconduct' ? [toNaming(data, 'ForfeitPlace', { reason })] : [];
}

function toNaming({ campaignId, branchId }: { campaignId: string; branchId: string }, type: string, data: object): Reaction {
  return { aggregate: 'naming', id: campaignId, type, data: { branchId, ...data } };
}

function toTitle({ campaignId, branchId }: { campaignId: string; branchId: string }, titleId: string, ground: string): Reaction {
  return { aggregate: 'title', id: `${campaignId}.${titleId}.${branchId}`, type: 'LapseTitle', data: { ground } };
}
