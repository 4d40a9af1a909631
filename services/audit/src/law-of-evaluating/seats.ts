import type { Envelope } from '../history/envelope.ts';
import type { Past } from '../law/past.ts';

/** The seats of experts at each stage, told from the record: assigned, substituted, recused, taken back. */

export const stages = ['onSite', 'presentation'] as const;

export const panelOf = ({ data }: Envelope): string => `panel-${data.campaignId}`;

export interface Seat {
  readonly branchId: string;
  readonly expertId: string;
}

export interface Assigned {
  readonly branchId: string;
  readonly experts: readonly string[];
}

/** The panel's own service numbers these events, so that their order is exact. */
export function said(event: Envelope, past: Past, types: readonly string[], key: string): Envelope[] {
  return types
    .flatMap((type) => past.before(event, type, key))
    .toSorted((one, other) => one.sequence - other.sequence);
}

export function isRecused(event: Envelope, past: Past, { branchId, expertId }: Seat): boolean {
  const types = ['ExpertRecused', 'RecusalWithdrawn'];
  const last = said(event, past, types, `${event.data.campaignId}.${branchId}`).findLast(
    ({ data }) => data.expertId === expertId,
  );
  return last?.type === 'ExpertRecused';
}

/**
 * The experts assigned when the panel was frozen last, and whoever took a seat since: at the stage, or at
 * either if none is given.
 */
export function seatsAt(event: Envelope, past: Past, stage?: string): readonly Assigned[] {
  const frozen = past.last(event, ['PanelFrozen'], panelOf(event));
  const moved = said(event, past, ['ExpertSubstituted', 'RecusalWithdrawn'], panelOf(event));
  return moved
    .filter(({ sequence }) => sequence > (frozen?.sequence ?? 0))
    .reduce<readonly Assigned[]>(
      (seats, change) => seats.map((assigned) => reseated(assigned, change, stage)),
      frozen?.data.assignments ?? [],
    );
}

function reseated({ branchId, experts }: Assigned, { type, data }: Envelope, stage?: string): Assigned {
  const without = (expertId: string) => experts.filter((id) => id !== expertId);
  if (type === 'RecusalWithdrawn')
    return data.seated && data.branchId === branchId
      ? { branchId, experts: [...without(data.expertId), data.expertId] }
      : { branchId, experts };
  const isTaken = data.sheets.some(
    (sheet: { stage: string; branchId: string }) =>
      sheet.stage === (stage ?? sheet.stage) && sheet.branchId === branchId,
  );
  return isTaken
    ? { branchId, experts: [...without(data.expertId), data.substitute.accountId] }
    : { branchId, experts };
}

/** The experts who may score the entry at the stage, or for a title if no stage is given. */
export function scorersAt(
  event: Envelope,
  past: Past,
  stage: string | undefined,
  branchId: string,
): string[] {
  const assigned = seatsAt(event, past, stage).find((entry) => entry.branchId === branchId)?.experts ?? [];
  return assigned.filter((expertId) => !isRecused(event, past, { branchId, expertId }));
}

/** The order of the presentations as it stood: as drawn, with those who were late last. */
export const orderBefore = (event: Envelope, past: Past): readonly string[] =>
  past.last(event, ['PresentationOrderDrawn', 'PresentationDeferred'], panelOf(event))?.data.order ?? [];

/** True while the entry is in the contest: evaluation numbers these facts itself, so that it is exact. */
export function isCompeting(event: Envelope, past: Past, branchId: string): boolean {
  const entry = `${event.data.campaignId}.${branchId}`;
  const isOut = ['EntryWithdrawn', 'EntryDisqualified'].some(
    (type) => past.before(event, type, entry).length > 0,
  );
  return !isOut && past.last(event, ['DynamicScoreReceived'], entry)?.data.result.noResult === undefined;
}
