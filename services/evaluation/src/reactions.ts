import { entryKey, heard, type Heard } from '@laurel/contracts';
import type { Reaction, Reactions } from '@laurel/core';
import { namingReactions } from './naming/naming.reactions.ts';

/** What this service does of itself when it hears of something (PROCESS.md 1.24): it takes copies, and never what two persons must decide. */

const copied = [
  'ApplicationAccepted',
  'ApplicationWithdrawn',
  'AssessmentClosed',
  'CandidateSuspended',
  'CandidateResumed',
  'CandidateDisqualified',
  'IntegrityCleared',
];

/** Whatever may show a new conflict; the panel looks at everything that can be derived then. */
const revealing = ['EntryAdmitted', 'AssessmentGroupFormed', 'CandidateAssigned', 'AssessmentRecorded'];

export const reactions: Reactions = {
  hears: [...new Set([...copied, ...revealing, 'PublicNoticePosted', ...namingReactions.hears])],
  react(event) {
    const own = react(heard(event));
    return namingReactions.hears.includes(event.type) ? [...own, ...namingReactions.react(event)] : own;
  },
};

function react(event: Heard): readonly Reaction[] {
  if (copied.includes(event.type)) return copy(event);
  if (revealing.includes(event.type)) return [toCampaign('panel', event.data, 'DeriveConflicts', { conflicts: [] })];
  return event.type === 'PublicNoticePosted' ? publish(event) : [];
}

/** A notice of winners is when every branch learns its own result; a corrected one, when the corrected ranking holds. */
function publish({ data }: Extract<Heard, { type: 'PublicNoticePosted' }>): readonly Reaction[] {
  const isOfRanking = data.kind === 'winners' || data.kind === 'corrected';
  return isOfRanking ? [toCampaign('ranking', data, 'PublishRanking', { noticeId: data.noticeId })] : [];
}

function copy(event: Heard): readonly Reaction[] {
  switch (event.type) {
    case 'ApplicationAccepted': {
      const { bureauId, branchName, unitName, bureauName, route, rank } = event.data;
      const data = { bureauId, branchName, unitName, bureauName, route, ...(rank !== undefined && { rank }) };
      return [toEntry(event.data, 'AdmitEntry', data)];
    }
    case 'ApplicationWithdrawn':
      return [toEntry(event.data, 'WithdrawEntry', { reason: event.data.reason })];
    case 'AssessmentClosed':
      return [toEntry(event.data, 'ReceiveDynamicScore', { result: event.data.result })];
    case 'CandidateSuspended':
      return [toEntry(event.data, 'SuspendEntry', {})];
    case 'CandidateResumed':
      return [toEntry(event.data, 'ResumeEntry', {})];
    case 'CandidateDisqualified':
      return [toEntry(event.data, 'DisqualifyEntry', { ground: event.data.ground })];
    case 'IntegrityCleared':
      return [toEntry(event.data, 'ClearEntry', { validUntil: event.data.validUntil })];
    default:
      return [];
  }
}

function toEntry(named: { campaignId: string; branchId: string }, type: string, data: object): Reaction {
  return { aggregate: 'entry', id: entryKey(named), type, data };
}

function toCampaign(aggregate: string, said: object, type: string, data: object): Reaction {
  return { aggregate, id: (said as { campaignId: string }).campaignId, type, data };
}
