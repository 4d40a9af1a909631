import { canonicalJson, type Stamped } from '@laurel/core';
import type { Saying } from './events.ts';

/** One branch's application in one campaign (PROCESS.md §4). An entry is the branch together with the unit it leads. */

export type ApplicationEvent = Saying<
  | 'CandidateSelfNominated'
  | 'ApplicationDrafted'
  | 'ApplicationSubmitted'
  | 'ApplicationReturned'
  | 'ApplicationAccepted'
  | 'ApplicationDeclaredIneligible'
  | 'ApplicationLapsed'
  | 'ApplicationWithdrawn'
>;

type LapseReason = Saying<'ApplicationLapsed'>['data']['reason'];

/** Names as they were at nomination; they stay (PROCESS.md 1.23). */
export type Names = Pick<Saying<'CandidateSelfNominated'>['data'], 'branchName' | 'unitName' | 'bureauName'>;

/** What an application keeps through all its states. */
interface Paper {
  /** Set when the branch has nominated itself. */
  readonly selfNominated?: Names;
  readonly submissions: number;
  readonly wasReturned: boolean;
  /** Canonical text of the draft's form, to see whether another draft changes anything. */
  readonly drafted?: string;
}

export type Application = Paper &
  (
    | { readonly status: 'none' | 'draft' | 'submitted' | 'accepted' | 'ineligible' | 'withdrawn' }
    | { readonly status: 'returned'; readonly until: string }
    | { readonly status: 'lapsed'; readonly reason: LapseReason }
  );

export const noApplication: Application = { status: 'none', submissions: 0, wasReturned: false };

export function evolveApplication(state: Application, event: Stamped<ApplicationEvent>): Application {
  const paper = paperOf(state);
  switch (event.type) {
    case 'CandidateSelfNominated': {
      const { branchName, unitName, bureauName } = event.data;
      const status = state.status === 'none' ? 'none' : 'draft';
      return { ...paper, status, selfNominated: { branchName, unitName, bureauName } };
    }
    case 'ApplicationDrafted':
      return { ...paper, status: 'draft', drafted: canonicalJson(event.data.form) };
    case 'ApplicationSubmitted':
      return { ...paper, status: 'submitted', submissions: event.data.submission };
    case 'ApplicationReturned':
      return { ...paper, status: 'returned', wasReturned: true, until: event.data.until };
    case 'ApplicationAccepted':
      return { ...paper, status: 'accepted' };
    case 'ApplicationDeclaredIneligible':
      return { ...paper, status: 'ineligible' };
    case 'ApplicationLapsed':
      return { ...paper, status: 'lapsed', reason: event.data.reason };
    case 'ApplicationWithdrawn':
      return { ...paper, status: 'withdrawn' };
  }
}

function paperOf({ selfNominated, submissions, wasReturned, drafted }: Application): Paper {
  return { submissions, wasReturned, ...(selfNominated && { selfNominated }), ...(drafted !== undefined && { drafted }) };
}
