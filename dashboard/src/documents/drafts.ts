import type { Rows } from '../providers/resources.ts';

/** The units still to be put on notice or decided on, as the record has it. Pure. */

type Place = Pick<
  Rows['places'],
  'branchId' | 'branchName' | 'unitName' | 'bureauName' | 'state' | 'noticeId' | 'secret' | 'order'
>;
type Posted = Pick<Rows['notices'], 'noticeId' | 'kind'>;
type Title = Pick<
  Rows['titles'],
  'titleId' | 'branchId' | 'branchName' | 'unitName' | 'bureauName' | 'status'
>;

export interface NoticeDraft {
  readonly kind: 'winners' | 'successor' | 'corrected';
  readonly entries: readonly Place[];
}

export interface TitleDraft {
  readonly kind: 'title';
  readonly titleId: string;
  readonly entries: readonly Title[];
}

/**
 * The notices that wait to be posted: of those proposed, who is on none yet, and whose result changed since.
 * A unit whose work is secret is put on none. The entries have no order of merit.
 */
export function draftsOf(
  places: readonly Place[],
  notices: readonly Posted[],
  changed: readonly string[],
): readonly NoticeDraft[] {
  const first = notices.some(({ kind }) => kind === 'winners') ? 'successor' : 'winners';
  const kindOf = ({ branchId, noticeId }: Place) => {
    const told = notices.find((notice) => notice.noticeId === noticeId);
    if (changed.includes(branchId)) return told?.kind === 'corrected' ? undefined : 'corrected';
    return told ? undefined : first;
  };
  const waiting = open(places).sort((one, other) => (one.branchId < other.branchId ? -1 : 1));
  return (['winners', 'successor', 'corrected'] as const)
    .map((kind) => ({ kind, entries: waiting.filter((place) => kindOf(place) === kind) }))
    .filter(({ entries }) => entries.length > 0);
}

/**
 * The notices of titles that wait to be posted, one for each title: who is approved and on none yet. A unit
 * whose work is secret is put on none.
 */
export function titleDraftsOf(
  titles: readonly Title[],
  notices: readonly Pick<Rows['notices'], 'kind' | 'titleId' | 'entries'>[],
  secret: readonly string[],
): readonly TitleDraft[] {
  const isPosted = ({ titleId, branchId }: Title) =>
    notices.some(
      (notice) =>
        notice.kind === 'title' &&
        notice.titleId === titleId &&
        notice.entries.some((entry) => entry.branchId === branchId),
    );
  const waiting = titles
    .filter((title) => title.status === 'approved' && !secret.includes(title.branchId) && !isPosted(title))
    .sort((one, other) => (one.branchId < other.branchId ? -1 : 1));
  return [...Map.groupBy(waiting, ({ titleId }) => titleId)].map(([titleId, entries]) => ({
    kind: 'title',
    titleId,
    entries,
  }));
}

/** Those who are proposed and not named yet, in the order in which the naming was asked for. */
export function undecided(places: readonly Place[]): readonly Place[] {
  return open(places).sort((one, other) => (one.order ?? 0) - (other.order ?? 0));
}

function open(places: readonly Place[]): Place[] {
  return places.filter(({ state, secret }) => state === 'proposed' && !secret);
}
