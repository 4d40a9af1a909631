import {
  entry,
  entryKey,
  panel,
  ranking,
  reaction,
  type ReactionLines,
  reactions as reactionsOn,
} from '@laurel/contracts';
import type { Reactions } from '@laurel/core';
import { namingLines } from './naming/naming.reactions.ts';

/**
 * The reactions of evaluate (docs/handbook/process.md#1.24): copies are taken, conflicts are derived, and the
 * ranking is published with its notice. A reaction never decides what two persons must.
 */
const evaluateLines: ReactionLines = {
  ApplicationAccepted: ({ data }) => {
    const { bureauId, branchName, unitName, bureauName, route, rank, pool } = data;
    const nomination = {
      bureauId,
      branchName,
      unitName,
      bureauName,
      route,
      ...(rank !== undefined && { rank }),
      ...(pool !== undefined && { pool }),
    };
    return [reaction(entry, entryKey(data), 'AdmitEntry', nomination)];
  },
  ApplicationWithdrawn: ({ data }) => [
    reaction(entry, entryKey(data), 'WithdrawEntry', { reason: data.reason }),
  ],
  AssessmentClosed: ({ data }) => [
    reaction(entry, entryKey(data), 'ReceiveDynamicScore', { result: data.result }),
  ],
  CandidateSuspended: ({ data }) => [reaction(entry, entryKey(data), 'SuspendEntry', {})],
  CandidateResumed: ({ data }) => [reaction(entry, entryKey(data), 'ResumeEntry', {})],
  CandidateDisqualified: ({ data }) => [
    reaction(entry, entryKey(data), 'DisqualifyEntry', { ground: data.ground }),
  ],
  IntegrityCleared: ({ data }) => [
    reaction(entry, entryKey(data), 'ClearEntry', { validUntil: data.validUntil }),
  ],

  EntryAdmitted: ({ data }) => deriveConflicts(data),
  // Who works in the new bureau must keep away from now on.
  BureauMoved: ({ data }) => data.campaignIds.flatMap((campaignId) => deriveConflicts({ campaignId })),
  BureauAbolished: ({ data }) => data.campaignIds.flatMap((campaignId) => deriveConflicts({ campaignId })),
  BranchMerged: ({ data: { carriedIn = [] } }) =>
    carriedIn.flatMap((campaignId) => deriveConflicts({ campaignId })),
  BranchMoved: ({ data }) => data.staysIn.flatMap((campaignId) => deriveConflicts({ campaignId })),
  AssessmentGroupFormed: ({ data }) => deriveConflicts(data),
  CandidateAssigned: ({ data }) => deriveConflicts(data),
  AssessmentRecorded: ({ data }) => deriveConflicts(data),

  PublicNoticePosted: ({ data: { campaignId, kind, noticeId } }) => {
    // Every branch learns its result with a notice of winners, and its new result with a corrected one.
    const isOfRanking = kind === 'winners' || kind === 'corrected';
    return isOfRanking ? [reaction(ranking, campaignId, 'PublishRanking', { noticeId })] : [];
  },
};

/** These events may show a new conflict; the panel then looks at everything that can be derived. */
function deriveConflicts({ campaignId }: { readonly campaignId: string }) {
  return [reaction(panel, campaignId, 'DeriveConflicts', { conflicts: [] })];
}

/** The reactions of the whole service. */
export const reactions: Reactions = reactionsOn(evaluateLines, namingLines);
