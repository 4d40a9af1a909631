import { copy, type Heard, idIn, standing } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import { evolve, initial, type Integrity, type IntegrityEvent } from './integrity.ts';

type Row = Integrity & { readonly [field: string]: unknown };
type Told = Heard<'InvestigationOpened' | 'InvestigationClosed' | 'ViolationConfirmed' | 'IntegrityCleared'>;

/** The branch, if a person said the event in the standing of one campaign. */
const ofStanding = (event: Told) =>
  idIn(standing, event) !== undefined && event.actor.role === 'discipline' ? [event.data.branchId] : [];
const folded = {
  keys: ofStanding,
  fold: (row: Row = initial as Row, event: Heard<IntegrityEvent['type']>) =>
    evolve(row, event as never) as Row,
};

/**
 * The certificates, cases and violations that were entered in the standing of one campaign before the city
 * kept a record of each branch. The view serves decisions only.
 */
export const earlierIntegrityView = copy<Row>('earlier-integrity', {
  version: 1,
  indexes: [],
  on: {
    InvestigationOpened: folded,
    InvestigationClosed: folded,
    ViolationConfirmed: folded,
    IntegrityCleared: {
      keys: ofStanding,
      fold: (row: Row = initial as Row, { data: { certificateNumber }, time }): Row => ({
        ...row,
        certificate: { certificateNumber, certifiedOn: shanghaiDay(time) },
      }),
    },
  },
});
