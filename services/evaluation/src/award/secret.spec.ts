// A unit whose work is secret is named without a public notice, and its papers say so.
import { describe, it } from '@jest/globals';
import { naming as contract } from '@laurel/contracts';
import { inState } from '@laurel/core';
import { given } from '@laurel/core/testing';
import {
  afterNotice,
  by,
  committee,
  happened,
  inspector,
  issued,
  list,
  named,
  namedThird,
  namingFacts,
  numbers,
  operator,
  third,
} from '../naming/naming.fixture.ts';
import { namingDecider } from '../naming/naming.decide.ts';
import type { NamingFacts } from '../naming/order.rules.ts';

/** As it is served: behind its state table. */
const decider = inState(namingDecider, contract.commands);

const naming = (changes: Partial<NamingFacts> = {}) => given(decider, namingFacts(changes));

describe('A unit whose work is secret', () => {
  const untold = naming({ coverage: undefined });
  const asked = (ground = '保密法第二十二条', overrides = {}) =>
    by(
      committee[1],
      { type: 'WaiveNotice' as const, data: { branchId: third, ground } },
      { proposer: committee[0], ...overrides },
    );
  const waived = happened('NoticeWaived', { branchId: third, ground: '保密法第二十二条' });
  const nameIt = by(
    committee[1],
    { type: 'NameBranch' as const, data: { branchId: third, documentNumber: '决定9号' } },
    { instant: afterNotice },
  );
  it('is named without a public notice, once two of the committee say so on a ground', () => {
    untold(...list)
      .when(nameIt)
      .thenRefused('notice_missing');
    untold(...list)
      .when(asked())
      .then({ type: 'NoticeWaived', data: waived.data });
    untold(...list, waived)
      .when(nameIt)
      .then({ type: 'BranchNamed', data: { ...named.data, secret: true } });
  });
  it('is so decided by the committee alone, before any notice, for whom has a place', () => {
    untold(...list)
      .when(asked(' '))
      .thenRefused('ground_missing');
    untold(...list)
      .when(asked('依据', { proposer: inspector }))
      .thenRefused('quorum_missing');
    naming()(...list)
      .when(asked())
      .thenRefused('notice_posted');
    untold(...list, waived)
      .when(asked())
      .thenNothing();
    untold(...list, named)
      .when(asked())
      .thenRefused('wrong_state');
  });
  it('has a certificate that no public list shows', () => {
    const secret = happened('BranchNamed', { ...namedThird, secret: true });
    untold(...list, waived, secret)
      .when(by(operator, { type: 'IssueCertificate' as const, data: { branchId: third, ...numbers } }))
      .then({ type: 'CertificateIssued', data: { ...issued.data, secret: true } });
  });
});
