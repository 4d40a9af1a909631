import type { Rows } from '../providers/resources.ts';

/** The units still to be put on notice or decided on, as the record has it. Pure. */

type Place = Pick<
  Rows['places'],
  'branchId' | 'branchName' | 'unitName' | 'bureauName' | 'state' | 'noticeId' | 'secret' | 'order'
>;
type Posted = Pick<Rows['notices'], 'noticeId' | 'kind'>;

export interface NoticeDraft {
  readonly kind: 'winners' | 'successor' | 'corrected';
  readonly entries: readonly Place[];
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

/** Those who are proposed and not named yet, in the order in which the naming was asked for. */
export function undecided(places: readonly Place[]): readonly Place[] {
  return open(places).sort((one, other) => (one.order ?? 0) - (other.order ?? 0));
}

function open(places: readonly Place[]): Place[] {
  return places.filter(({ state, secret }) => state === 'proposed' && !secret);
}
