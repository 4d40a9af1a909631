import { describe, expect, it } from '@jest/globals';
import { commandForms } from '@laurel/contracts';
import { faultsIn, placeOf, wayTo } from './places-of-faults.ts';

const { DraftRecommendation, RecordAssessment } = commandForms();

describe('The place of a fault', () => {
  it('is that of its input, in whichever style it is told', () => {
    expect(placeOf('/candidates/0/reason', {})).toBe('candidates.0.reason');
    expect(placeOf('evidence.attachments[1]', {})).toBe('evidence.attachments.1');
    expect(placeOf('minutesNumber', {})).toBe('minutesNumber');
  });
  it('in a score is that of its criterion', () => {
    const body = { scores: [{ criterionId: 'political', score: '101' }] };
    expect(placeOf('/scores/0/score', body)).toBe('scores.political');
  });
});

describe('The way to a fault', () => {
  const zh = (way: ReturnType<typeof wayTo>) =>
    way?.map((step) => (typeof step === 'number' ? step : step.zh));

  it('is told in the names of its fields', () => {
    expect(zh(wayTo(DraftRecommendation!.fields, 'candidates.1.reason'))).toEqual(['推荐对象', 2, '理由']);
    expect(zh(wayTo(RecordAssessment!.fields, 'scores.political'))).toEqual(['各项分值']);
  });
  it('leads nowhere where no input is', () => {
    expect(wayTo(DraftRecommendation!.fields, 'id')).toBeUndefined();
    expect(wayTo(DraftRecommendation!.fields, '')).toBeUndefined();
  });
});

describe('The faults of a form', () => {
  it('are found wherever they are nested', () => {
    const errors = {
      candidates: [undefined, { reason: { type: 'validate', message: '请填写', ref: {} } }],
      minutesNumber: { type: 'refused', message: '已用' },
    };
    expect(faultsIn(errors)).toEqual([
      { place: 'candidates.1.reason', message: '请填写' },
      { place: 'minutesNumber', message: '已用' },
    ]);
  });
});
