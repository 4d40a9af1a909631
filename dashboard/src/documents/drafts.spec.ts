import { describe, expect, it } from '@jest/globals';
import { draftsOf, titleDraftsOf, undecided } from './drafts.ts';

// Goal: a draft has on it who waits for the act that it prepares, and no secret unit.

const place = (branchId: string, more: object = {}) => ({
  branchId,
  branchName: `${branchId}党支部`,
  unitName: branchId,
  bureauName: '东城分局',
  state: 'proposed' as const,
  ...more,
});
const ids = (places: readonly { branchId: string }[]) => places.map(({ branchId }) => branchId);
const posted = [{ noticeId: 'winners-1', kind: 'winners' as const }];

describe('The draft of a notice', () => {
  it('lists those proposed, in no order of merit and without the secret', () => {
    const places = [
      place('b02.001', { order: 1 }),
      place('b01.001', { order: 2 }),
      place('b03.001', { order: 3, secret: true }),
      place('b04.001', { order: 4, state: 'reserve' }),
    ];
    expect(draftsOf(places, [], []).map(({ kind, entries }) => [kind, ids(entries)])).toEqual([
      ['winners', ['b01.001', 'b02.001']],
    ]);
  });

  it('is a successor’s once the winners are on notice', () => {
    const places = [place('b01.001', { noticeId: 'winners-1' }), place('b02.001')];
    expect(draftsOf(places, posted, []).map(({ kind, entries }) => [kind, ids(entries)])).toEqual([
      ['successor', ['b02.001']],
    ]);
  });

  it('puts those whose result changed on notice again, once', () => {
    const again = [place('b01.001', { noticeId: 'winners-1' }), place('b02.001', { noticeId: 'winners-1' })];
    expect(draftsOf(again, posted, ['b01.001']).map(({ kind, entries }) => [kind, ids(entries)])).toEqual([
      ['corrected', ['b01.001']],
    ]);
    const told = [place('b01.001', { noticeId: 'corrected-1' })];
    const notices = [...posted, { noticeId: 'corrected-1', kind: 'corrected' as const }];
    expect(draftsOf(told, notices, ['b01.001'])).toEqual([]);
  });
});

describe('The draft of a notice of a title', () => {
  const titled = (branchId: string, titleId = 'starStation', status: 'approved' | 'scored' = 'approved') => ({
    ...place(branchId),
    titleId,
    status,
  });
  const listed = (titles: Parameters<typeof titleDraftsOf>[0], ...rest: [never[] | typeof told, string[]]) =>
    titleDraftsOf(titles, ...rest).map(({ titleId, entries }) => [titleId, ids(entries)]);
  const told = [
    {
      kind: 'title' as const,
      titleId: 'starStation',
      entries: [{ branchId: 'b01.001', branchName: '', unitName: '', bureauName: '' }],
    },
  ];

  it('lists for each title whom the committee approved', () => {
    const titles = [
      titled('b02.001'),
      titled('b01.001'),
      titled('b01.001', 'brand'),
      titled('b03.001', 'brand', 'scored'),
    ];
    expect(listed(titles, [], [])).toEqual([
      ['starStation', ['b01.001', 'b02.001']],
      ['brand', ['b01.001']],
    ]);
  });

  it('leaves out the secret, and who is on the notice of this title already', () => {
    const titles = [titled('b01.001'), titled('b02.001'), titled('b01.001', 'brand')];
    expect(listed(titles, told, ['b02.001'])).toEqual([['brand', ['b01.001']]]);
  });
});

describe('The draft of a decision', () => {
  it('lists those not named yet in the order of the request', () => {
    const places = [
      place('b01.001', { order: 2 }),
      place('b02.001', { order: 1 }),
      place('b03.001', { order: 3, state: 'named' }),
    ];
    expect(ids(undecided(places))).toEqual(['b02.001', 'b01.001']);
  });
});
