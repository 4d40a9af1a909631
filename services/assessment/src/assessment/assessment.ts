import type { assessment, EventOf } from '@laurel/contracts';
import type { Actor, Stamped } from '@laurel/core';

/**
 * One candidate's dynamic assessment (docs/handbook/process.md#3.1 to #3.3): records, answers, corrections
 * and indicators. Nothing is ever deleted.
 */

export type AssessmentEvent = EventOf<typeof assessment>;

type Data<Type extends AssessmentEvent['type']> = Extract<AssessmentEvent, { type: Type }>['data'];
export type Scores = Data<'AssessmentRecorded'>['scores'];
export type Adjustments = Data<'AssessmentRecorded'>['adjustments'];
export type IndicatorRecord = Pick<Data<'IndicatorRecorded'>, 'indicatorId' | 'value' | 'source'>;

/** A visit as it stands now, after any correction. */
export interface VisitRecord {
  readonly recordId: string;
  readonly groupId: string;
  readonly visitedAt: string;
  readonly site: string;
  readonly scores: Scores;
  readonly adjustments: Adjustments;
  readonly answerUntil: string;
  /** The instant from which the unit may answer: of the record, or of its latest amendment. */
  readonly recordedAt: string;
  /** The two who stated it as it is: they do not decide a dispute about it. */
  readonly recordedBy: readonly Actor[];
  /** Disputed means that the dispute still waits for its decision. */
  readonly status: 'recorded' | 'accepted' | 'disputed' | 'upheld' | 'corrected' | 'void' | 'amended';
  /** True once it was recorded by mistake and counts no longer; it may still be disputed. */
  readonly isVoid: boolean;
}

export interface OpenAssessment {
  readonly status: 'open';
  readonly route: 'recommended' | 'self';
  readonly records: readonly VisitRecord[];
  /** The latest value of each indicator. */
  readonly indicators: readonly IndicatorRecord[];
}

export type Assessment =
  | { readonly status: 'none' }
  | OpenAssessment
  | { readonly status: 'closed' }
  | { readonly status: 'withdrawn' };

export const initial: Assessment = { status: 'none' };

export function evolve(state: Assessment, event: Stamped<AssessmentEvent>): Assessment {
  switch (event.type) {
    case 'AssessmentOpened':
      return { status: 'open', route: event.data.route, records: [], indicators: [] };
    case 'AssessmentClosed':
      return { status: 'closed' };
    case 'AssessmentWithdrawn':
      return { status: 'withdrawn' };
    default:
      return state.status === 'open' ? evolveOpen(state, event) : state;
  }
}

function evolveOpen(
  state: OpenAssessment,
  event: Exclude<
    Stamped<AssessmentEvent>,
    { type: 'AssessmentOpened' | 'AssessmentClosed' | 'AssessmentWithdrawn' }
  >,
): OpenAssessment {
  switch (event.type) {
    case 'AssessmentRecorded': {
      const { recordId, groupId, visitedAt, site, scores, adjustments, answerUntil } = event.data;
      const recordedBy = event.proposer ? [event.proposer, event.actor] : [event.actor];
      return {
        ...state,
        records: [
          ...state.records,
          {
            ...{ recordId, groupId, visitedAt, site, scores, adjustments, answerUntil },
            recordedAt: event.time,
            recordedBy,
            status: 'recorded',
            isVoid: false,
          },
        ],
      };
    }
    case 'AssessmentAnswered':
      return changeRecord(state, event.data.recordId, {
        status: event.data.answer === 'accept' ? 'accepted' : 'disputed',
      });
    case 'AssessmentUpheld':
      return changeRecord(state, event.data.recordId, { status: 'upheld' });
    case 'AssessmentCorrected': {
      const { recordId, scores, adjustments } = event.data;
      return changeRecord(state, recordId, {
        scores,
        adjustments,
        status: event.data.void ? 'void' : 'corrected',
        isVoid: event.data.void,
      });
    }
    case 'AssessmentAmended': {
      const { recordId, scores, adjustments, answerUntil, void: isVoid } = event.data;
      const recordedBy = event.proposer ? [event.proposer, event.actor] : [event.actor];
      const judged = { scores, adjustments, answerUntil, recordedAt: event.time, recordedBy };
      return changeRecord(state, recordId, { ...judged, status: 'amended', isVoid });
    }
    case 'IndicatorRecorded': {
      const { indicatorId, value, source } = event.data;
      const others = state.indicators.filter((indicator) => indicator.indicatorId !== indicatorId);
      return { ...state, indicators: [...others, { indicatorId, value, source }] };
    }
  }
}

function changeRecord(state: OpenAssessment, recordId: string, change: Partial<VisitRecord>): OpenAssessment {
  return {
    ...state,
    records: state.records.map((record) =>
      record.recordId === recordId ? { ...record, ...change } : record,
    ),
  };
}
