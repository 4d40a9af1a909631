import { entry, entryKey, type Heard, naming, reaction, type ReactionLines, title } from '@laurel/contracts';
import type { Reaction } from '@laurel/core';

/**
 * Commands that follow by themselves (docs/handbook/process.md#1.11, #1.13, #1.20, #1.24): a place is held,
 * restored or lost with the entry's standing, and titles lapse with what they stood on. After a naming
 * nothing is lost: it is put before the two who must decide.
 */
export const namingLines: ReactionLines = {
  EntrySuspended: ({ data: { campaignId, branchId } }) => [
    reaction(naming, campaignId, 'HoldPlace', { branchId }),
  ],
  EntryResumed: ({ data: { campaignId, branchId } }) => [
    reaction(naming, campaignId, 'RestorePlace', { branchId }),
  ],
  EntryDisqualified: ({ data }) => [forfeit(data, data.ground), consider(data, data.ground)],
  EntryWithdrawn: ({ data }) => [forfeit(data, data.reason.slice(0, 300))],
  // The entry above stands no longer; if it is named there, two must decide on that naming.
  RevocationCarriedUp: ({ data: { campaignId, campaignIds, branchId } }) =>
    campaignIds.map((above) =>
      reaction(entry, entryKey({ campaignId: above, branchId }), 'DisqualifyEntry', {
        ground: `revokedBelow:${campaignId}`,
      }),
    ),
  ObjectionUpheld: ({ data }) => upheld(data),
  NamingRevoked: ({ data }) => data.titleIds.map((titleId) => lapse({ ...data, titleId }, 'namingRevoked')),
};

/** The reason that others read only cites the objection: what was said to discipline stays there. */
function upheld(data: Heard<'ObjectionUpheld'>['data']): readonly Reaction[] {
  const { titleId, kind, objectionId } = data;
  const reason = `objectionUpheld:${objectionId}`;
  if (titleId !== undefined) return [lapse({ ...data, titleId }, reason)];
  return [...(kind === 'misconduct' ? [forfeit(data, reason)] : []), consider(data, reason)];
}

interface OfEntry {
  readonly campaignId: string;
  readonly branchId: string;
}

function forfeit({ campaignId, branchId }: OfEntry, reason: string): Reaction {
  return reaction(naming, campaignId, 'ForfeitPlace', { branchId, reason });
}

/** After the naming nothing is taken away by itself: two must decide. */
function consider({ campaignId, branchId }: OfEntry, ground: string): Reaction {
  return reaction(naming, campaignId, 'ConsiderRevocation', { branchId, ground });
}

function lapse(
  { campaignId, branchId, titleId }: OfEntry & { readonly titleId: string },
  ground: string,
): Reaction {
  return reaction(title, `${campaignId}.${titleId}.${branchId}`, 'LapseTitle', { ground });
}
