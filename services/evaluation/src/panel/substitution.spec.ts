// Until the opening, missing experts are substituted and recusals declared by mistake are taken back.
import { describe, expect, it } from '@jest/globals';
import { fold, type Stamped } from '@laurel/core';
import { given } from '@laurel/core/testing';
import {
  ask,
  ballots,
  ballotsOpened,
  bothShut,
  convened,
  decider,
  declared,
  entry,
  facts,
  first,
  frozen,
  happened,
  presented,
  said,
  second,
  started,
} from './panel.fixture.ts';
import type { Panel, PanelEvent } from './panel.ts';
import { scorers } from './panel.rules.ts';

const substitute = { accountId: 'ez', personId: 'P-ez', name: '替补' };
const body = { documentNumber: '90号', expertId: 'ea', substitute, reason: '住院' };
const call = (changes: object = {}) => ask('SubstituteExpert', { ...body, ...changes });
const declaredAt = '2023-11-01T01:00:00.000Z';
const ready = happened('ConflictsDeclaredComplete', { expertId: 'ez' });
const seat = { branchId: first, expertId: 'ea' };
const recused = [
  happened('ConflictDeclared', { ...seat, ground: '亲属' }),
  happened('ExpertRecused', seat),
] as const;
const all = (['onSite', 'presentation'] as const).flatMap((stage) =>
  [first, second].map((branchId) => ({ stage, branchId })),
);
const substitution = (changes: object = {}) =>
  said('ExpertSubstituted', { ...body, declaredAt, sheets: all, ...changes });
const told = given(decider, facts);
const having = (changes: Partial<typeof facts>) => given(decider, { ...facts, ...changes });
const panelAfter = (...events: readonly Stamped<PanelEvent>[]) =>
  fold<Panel, PanelEvent>(decider, events) as Extract<Panel, { status: 'frozen' }>;

describe('An expert who cannot go on', () => {
  it('is substituted by one who declared first, and leaves every sheet to him', () => {
    told(...started, ready)
      .when(call())
      .then(substitution());
    const panel = panelAfter(...started, ready, happened('ExpertSubstituted', substitution().data));
    expect(scorers(panel, 'onSite', first)).toEqual(['eb', 'ec', 'ed', 'ez']);
    expect(panel.experts.map(({ accountId }) => accountId)).toEqual(['eb', 'ec', 'ed', 'ez']);
  });
  it('is refused a substitute who has not declared conflicts on every entry', () => {
    told(...started)
      .when(call())
      .thenRefused('conflicts_undeclared');
    const late = entry(second, { admittedAt: '2023-11-02T01:00:00.000Z' });
    having({ entries: [entry(first), late] })(...started, ready)
      .when(call())
      .thenRefused('conflicts_undeclared');
  });
  it('keeps the ballots that were sealed: only what is left is scored by the substitute', () => {
    const sealed = ballots('onSite').filter(
      ({ branchId, expertId }) => branchId === first && expertId === 'ea',
    );
    having({ sealed })(...started, ready)
      .when(call())
      .then(substitution({ sheets: all.slice(1) }));
  });
  it('stays without a ballot for presentations that are over, but for those held again', () => {
    told(...presented, ready)
      .when(call())
      .then(substitution({ sheets: all.slice(0, 2) }));
    const again = happened('ScoringReopened', { stage: 'presentation', branchIds: [first], reason: '重讲' });
    told(...bothShut, ready, again)
      .when(call())
      .then(substitution({ sheets: all.slice(0, 3) }));
  });
  it('is refused a substitute who sits already, or is the same person as one who does', () => {
    for (const other of [{ accountId: 'eb' }, { personId: 'P-eb' }])
      told(...started, ready)
        .when(call({ substitute: { ...substitute, ...other } }))
        .thenRefused('already_exists');
  });
  it('is refused a substitute who is not as the register says', () => {
    having({ differing: 'ez' })(...started, ready)
      .when(call())
      .thenRefused('person_differs');
  });
  it('is no stranger to the panel', () => {
    told(...started, ready)
      .when(call({ expertId: 'zz' }))
      .thenRefused('not_found');
  });
  it('keeps his place before the freezing and after the opening', () => {
    told(convened, ...declared, ready)
      .when(call())
      .thenRefused('wrong_state');
    told(...ballotsOpened)
      .when(call())
      .thenRefused('ballots_opened');
  });
  it('is not seated again when the panel is frozen anew', () => {
    const late = { ...facts, entries: [...facts.entries, entry('b03.017')] };
    given(decider, late)(...frozen, ready, happened('ExpertSubstituted', substitution().data))
      .when(ask('FreezePanel'))
      .then(
        said('PanelFrozen', {
          assignments: [first, second, 'b03.017'].map((branchId) => ({
            branchId,
            experts: ['eb', 'ec', 'ed', 'ez'],
          })),
        }),
      );
  });
});

describe('A substitute', () => {
  it('is recused from what the organisation tree shows, and called for the rest', () => {
    const tied = { ...substitute, unitId: 'b01' };
    told(...started, ready)
      .when(call({ substitute: tied }))
      .then(
        said('ConflictDerived', { branchId: first, expertId: 'ez', relation: 'superior' }),
        said('ExpertRecused', { branchId: first, expertId: 'ez' }),
        substitution({ substitute: tied, sheets: all.filter(({ branchId }) => branchId === second) }),
      );
  });
  it('is not called when nothing is left to score', () => {
    const own = ['ez'].flatMap((expertId) => [first, second].map((branchId) => ({ branchId, expertId })));
    told(...started, ready, ...own.map((seats) => happened('ExpertRecused', seats)))
      .when(call())
      .thenRefused('nothing_left_to_score');
  });
  it('stands in for a recusal alone, while the expert goes on with the others', () => {
    const only = { branchIds: [first], sheets: all.filter(({ branchId }) => branchId === first) };
    told(...started, ...recused, ready)
      .when(call({ branchIds: [first] }))
      .then(substitution(only));
    const panel = panelAfter(
      ...started,
      ...recused,
      ready,
      happened('ExpertSubstituted', substitution(only).data),
    );
    expect(scorers(panel, 'onSite', first)).toEqual(['eb', 'ec', 'ed', 'ez']);
    expect(scorers(panel, 'onSite', second)).toEqual(['ea', 'eb', 'ec', 'ed']);
  });
  it('is refused for entries that the expert may score', () => {
    told(...started, ready)
      .when(call({ branchIds: [first] }))
      .thenRefused('not_recused');
  });
});

describe('A recusal declared by mistake', () => {
  const withdraw = ask('WithdrawRecusal', { ...seat, reason: '同名' });
  it('is taken back until the opening, and the expert scores the entry again', () => {
    told(...frozen, ...recused)
      .when(withdraw)
      .then(said('RecusalWithdrawn', { ...seat, seated: true, reason: '同名' }));
    told(convened, ...declared, ...recused)
      .when(withdraw)
      .then(said('RecusalWithdrawn', { ...seat, seated: false, reason: '同名' }));
    told(...ballotsOpened, ...recused)
      .when(withdraw)
      .thenRefused('ballots_opened');
  });
  it('gives the expert back a seat lost at the freezing, and the ballot set aside', () => {
    const back = happened('RecusalWithdrawn', { ...seat, seated: true, reason: '同名' });
    const without = happened('PanelFrozen', {
      assignments: [
        { branchId: first, experts: ['eb', 'ec', 'ed'] },
        { branchId: second, experts: ['ea', 'eb', 'ec', 'ed'] },
      ],
    });
    expect(scorers(panelAfter(convened, ...declared, ...recused, without, back), 'onSite', first)).toContain(
      'ea',
    );
    const aside = happened('BallotSetAside', {
      ...seat,
      stage: 'onSite',
      ground: 'conflict',
      reason: '亲属',
    });
    expect(panelAfter(...bothShut, ...recused, aside, back).setAside).toEqual([]);
  });
  it('stays when unit or assessment show the conflict, or a substitute has the seat', () => {
    told(...frozen, ...recused, happened('ConflictDerived', { ...seat, relation: 'own' }))
      .when(withdraw)
      .thenRefused('conflict_derived');
    const sheets = [{ stage: 'onSite', branchId: first }];
    const gone = happened('ExpertSubstituted', { ...body, declaredAt, branchIds: [first], sheets });
    told(...frozen, ...recused, ready, gone)
      .when(withdraw)
      .thenRefused('already_substituted');
  });
  it('must be one', () => {
    told(...frozen)
      .when(withdraw)
      .thenRefused('not_recused');
  });
});

describe('An entry that falls below the experts a result needs', () => {
  const conflict = (expertId: string) =>
    ask('DeclareConflict', { branchId: first, ground: '亲属' }, expertId);
  const short = (stage: string) =>
    said('ExpertsBelowMinimum', { branchId: first, stage, possible: 2, minimum: 3 });
  it('is told of at once, for each stage, and once', () => {
    const seat = { branchId: first, expertId: 'eb' };
    told(...started, ...recused)
      .when(conflict('eb'))
      .then(
        said('ConflictDeclared', { ...seat, ground: '亲属' }),
        said('ExpertRecused', seat),
        short('onSite'),
        short('presentation'),
      );
    const next = { branchId: first, expertId: 'ec' };
    told(...started, ...recused, happened('ExpertRecused', seat))
      .when(conflict('ec'))
      .then(said('ConflictDeclared', { ...next, ground: '亲属' }), said('ExpertRecused', next));
  });
  it('is not told of while the panel is not frozen: then the freezing is refused', () => {
    told(convened, ...recused)
      .when(conflict('eb'))
      .then(
        said('ConflictDeclared', { branchId: first, expertId: 'eb', ground: '亲属' }),
        said('ExpertRecused', { branchId: first, expertId: 'eb' }),
      );
  });
});
