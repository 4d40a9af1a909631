/**
 * The acts that an event asks for on another aggregate, which may have no event of its own yet: with a list
 * that is sealed, forms are to be written. The task begins with that event and ends with one of these acts.
 */

/** An aggregate, named by its stream, and the acts of which it waits for one, the usual one first. */
export interface Expected {
  readonly stream: string;
  readonly acts: readonly string[];
}

/** One of these acts is asked for on an aggregate. */
export function expected(aggregate: string, id: string, ...acts: readonly string[]): Expected {
  return { stream: `${aggregate}-${id}`, acts };
}

interface Entry {
  readonly campaignId: string;
  readonly branchId: string;
}

const formActs = ['SubmitApplication', 'DraftApplication', 'LapseApplication'];

/** A candidate sends its form, and its integrity is certified. */
export const ofCandidate = ({ campaignId, branchId }: Entry): Expected[] => [
  expected('application', `${campaignId}.${branchId}`, ...formActs),
  certified(branchId),
];

/** The integrity of a branch is certified, for the first time or again. */
export const certified = (branchId: string): Expected => expected('integrity', branchId, 'CertifyIntegrity');

/** A public notice is posted: of the winners, or of the one entry or title that it is about. */
export const noticed = (campaignId: string, kind: string, about?: string): Expected =>
  expected('notice', noticeIdOf(campaignId, kind, about), 'PostNotice');

/** The id that a notice has unless another is chosen. */
function noticeIdOf(campaignId: string, kind: string, about?: string): string {
  return `${campaignId}.${[kind, about?.replaceAll('.', '-')].filter(Boolean).join('-')}`;
}
