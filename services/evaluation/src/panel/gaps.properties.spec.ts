// Missing is missing, however it came about (docs/handbook/process.md#1.16): whatever recusals, recusals
// taken back and missing ballots there are, one person alone never closes a stage over a gap.
import { describe, it } from '@jest/globals';
import { given } from '@laurel/core/testing';
import fc from 'fast-check';
import {
  accounts,
  ask,
  ballots,
  decider,
  facts,
  first,
  happened,
  said,
  second,
  started,
} from './panel.fixture.ts';
import { smallPack } from '../campaign.fixture.ts';

const stage = 'onSite';
const minimum = smallPack.scoring.ballotsMinimum;
const seats = [first, second].flatMap((branchId) => accounts.map((expertId) => ({ branchId, expertId })));

/** What became of a seat: it is scored, or not, by an expert who may, may not, or may again. */
const fate = fc.constantFrom('sealed', 'missing', 'recused', 'takenBackSealed', 'takenBackMissing');

describe('A stage', () => {
  it('is closed by one person exactly when nothing is missing, and by two with every gap told', () =>
    fc.assert(
      fc.property(fc.array(fate, { minLength: seats.length, maxLength: seats.length }), (fates) => {
        const having = (...wanted: string[]) => seats.filter((_, index) => wanted.includes(fates[index]!));
        const recusals = having('recused', 'takenBackSealed', 'takenBackMissing').map((seat) =>
          happened('ExpertRecused', seat),
        );
        const takenBack = having('takenBackSealed', 'takenBackMissing').map((seat) =>
          happened('RecusalWithdrawn', { ...seat, seated: true, reason: '误报' }),
        );
        const missing = having('missing', 'takenBackMissing');
        const isSealed = (ballot: { branchId: string; expertId: string }) =>
          having('sealed', 'takenBackSealed').some(
            ({ branchId, expertId }) => ballot.branchId === branchId && ballot.expertId === expertId,
          );
        const sealed = ballots(stage).filter(isSealed);
        const commitments = sealed.map(({ branchId, expertId, commitment }) => ({
          branchId,
          expertId,
          commitment,
        }));
        const possible = (branch: string) =>
          seats.filter((seat) => seat.branchId === branch).length -
          having('recused').filter(({ branchId }) => branchId === branch).length;
        const isWhole = missing.length === 0 && [first, second].every((each) => possible(each) >= minimum);
        const told = given(decider, { ...facts, sealed })(...started, ...recusals, ...takenBack);
        const alone = told.when(ask('CloseScoring', { stage }));
        if (isWhole) alone.then(said('ScoringClosed', { stage, commitments, gaps: [] }));
        else alone.thenRefused('ballots_missing');
        told
          .when(ask('CloseScoringWithGaps', { stage, reason: '缺评' }))
          .then(said('ScoringClosed', { stage, commitments, gaps: missing, reason: '缺评' }));
      }),
      { numRuns: 300 },
    ));
});
