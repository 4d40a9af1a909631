// Who is on the panel, who must keep away, and when it may be frozen.
import { describe, it } from '@jest/globals';
import { given } from '@laurel/core/testing';
import {
  accounts,
  ask,
  assignments,
  ballots,
  ballotsOpened,
  convened,
  declared,
  drawn,
  entry,
  facts,
  first,
  frozen,
  happened,
  people,
  presented,
  said,
  second,
  decider,
} from './panel.fixture.ts';

const told = given(decider, facts);
const convening = { documentNumber: '88号', experts: people };
const inUnit = (unitId: string) => [{ ...people[0]!, unitId }, ...people.slice(1)];
const seat = { branchId: first, expertId: 'ea' };

describe('A panel that is not convened', () => {
  it('is convened', () => {
    told().when(ask('ConvenePanel', convening)).then(said('PanelConvened', convening));
  });
  it('records what the organisation tree shows at once', () => {
    const experts = inUnit('b01');
    told()
      .when(ask('ConvenePanel', { ...convening, experts }))
      .then(
        said('PanelConvened', { ...convening, experts }),
        said('ConflictDerived', { ...seat, relation: 'superior' }),
        said('ExpertRecused', seat),
      );
  });
  it('recuses an assessor under another account of the same person', () => {
    given(decider, { ...facts, assessors: [{ branchId: first, accountId: 'kao', personId: 'P-ea' }] })()
      .when(ask('ConvenePanel', convening))
      .then(
        said('PanelConvened', convening),
        said('ConflictDerived', { ...seat, relation: 'assessor' }),
        said('ExpertRecused', seat),
      );
  });
  it('refuses one person in two seats', () => {
    const experts = [...people, { ...people[0]!, accountId: 'ez' }];
    told()
      .when(ask('ConvenePanel', { ...convening, experts }))
      .thenRefused('already_exists');
  });
  it('refuses an expert who is not as the register says', () => {
    given(decider, { ...facts, differing: people[0]!.accountId })()
      .when(ask('ConvenePanel', convening))
      .thenRefused('person_differs');
  });
  it('refuses a campaign that is closed', () => {
    given(decider, { ...facts, campaign: { ...facts.campaign!, status: 'closed' } })()
      .when(ask('ConvenePanel', convening))
      .thenRefused('campaign_closed');
  });
  it('derives nothing', () => {
    told()
      .when(ask('DeriveConflicts', { conflicts: [] }))
      .thenNothing();
  });
});

describe('A panel that is convened', () => {
  it('may be convened anew, and no longer once it is frozen', () => {
    told(convened).when(ask('ConvenePanel', convening)).then(said('PanelConvened', convening));
    told(...frozen)
      .when(ask('ConvenePanel', convening))
      .thenRefused('wrong_state');
  });
  it('recuses who declares a conflict, once', () => {
    const declaring = ask('DeclareConflict', { branchId: first, ground: '亲属' }, 'ea');
    told(convened)
      .when(declaring)
      .then(said('ConflictDeclared', { ...seat, ground: '亲属' }), said('ExpertRecused', seat));
    told(convened, happened('ConflictDeclared', { ...seat, ground: '亲属' }), happened('ExpertRecused', seat))
      .when(declaring)
      .thenNothing();
  });
  it('hears experts who do not sit on it, and refuses an entry that does not exist', () => {
    told(convened)
      .when(ask('CompleteConflictDeclaration', {}, 'zz'))
      .then(said('ConflictsDeclaredComplete', { expertId: 'zz' }));
    told(convened)
      .when(ask('DeclareConflict', { branchId: 'b09.001', ground: '亲属' }, 'ea'))
      .thenRefused('not_found');
    told()
      .when(ask('DeclareConflict', { branchId: first, ground: '亲属' }, 'ea'))
      .thenRefused('wrong_state');
  });
  it('notes that an expert declares no further conflict, again only after a new entry', () => {
    const complete = ask('CompleteConflictDeclaration', {}, 'ea');
    told(convened)
      .when(complete)
      .then(said('ConflictsDeclaredComplete', { expertId: 'ea' }));
    told(convened, ...declared)
      .when(complete)
      .thenNothing();
    given(decider, { ...facts, entries: [entry(first, { admittedAt: '2023-11-02T01:00:00.000Z' })] })(
      convened,
      ...declared,
    )
      .when(complete)
      .then(said('ConflictsDeclaredComplete', { expertId: 'ea' }));
  });
  it('derives each conflict once', () => {
    const conflicts = [{ ...seat, relation: 'own' }];
    told(convened)
      .when(ask('DeriveConflicts', { conflicts: [...conflicts, ...conflicts] }))
      .then(said('ConflictDerived', conflicts[0]!), said('ExpertRecused', seat));
    told(convened, happened('ConflictDerived', conflicts[0]!), happened('ExpertRecused', seat))
      .when(ask('DeriveConflicts', { conflicts }))
      .thenNothing();
  });
});

describe('Freezing the panel', () => {
  const freeze = ask('FreezePanel');
  it('assigns every expert to every entry', () => {
    told(convened, ...declared)
      .when(freeze)
      .then(said('PanelFrozen', { assignments }));
  });
  it('leaves out who is recused, and records what was not derived before', () => {
    const recused = [convened, ...declared, happened('ExpertRecused', seat)];
    told(...recused)
      .when(freeze)
      .then(
        said('PanelFrozen', {
          assignments: [{ branchId: first, experts: accounts.slice(1) }, assignments[1]],
        }),
      );
    const experts = inUnit('b01');
    told(happened('PanelConvened', { ...convening, experts }), ...declared)
      .when(freeze)
      .then(
        said('ConflictDerived', { ...seat, relation: 'superior' }),
        said('ExpertRecused', seat),
        said('PanelFrozen', {
          assignments: [{ branchId: first, experts: accounts.slice(1) }, assignments[1]],
        }),
      );
  });
  it('refuses while somebody has not declared', () => {
    told(convened, ...declared.slice(1))
      .when(freeze)
      .thenRefused('conflicts_undeclared');
  });
  it('refuses an assessor who is not recused', () => {
    given(decider, { ...facts, assessors: [{ branchId: second, accountId: 'ed' }] })(convened, ...declared)
      .when(freeze)
      .thenRefused('assessor_is_expert');
  });
  it('refuses when fewer experts than a result needs could score an entry', () => {
    const gone = ['ea', 'eb'].map((expertId) => happened('ExpertRecused', { branchId: first, expertId }));
    told(convened, ...declared, ...gone)
      .when(freeze)
      .thenRefused('below_three_possible');
  });
  it('does not ask for entries that no longer compete', () => {
    const gone = ['ea', 'eb'].map((expertId) => happened('ExpertRecused', { branchId: first, expertId }));
    given(decider, { ...facts, entries: [entry(first, { status: 'withdrawn' }), entry(second)] })(
      convened,
      ...declared,
      ...gone,
    )
      .when(freeze)
      .then(said('PanelFrozen', { assignments: assignments.slice(1) }));
  });
  it('refuses without entries, before the convening, and once something was drawn', () => {
    given(decider, { ...facts, entries: [] })(convened, ...declared)
      .when(freeze)
      .thenRefused('wrong_state');
    told().when(freeze).thenRefused('wrong_state');
    told(...drawn)
      .when(freeze)
      .thenRefused('wrong_state');
  });
  it('may be repeated for an entry that came in late', () => {
    const late = { ...facts, entries: [...facts.entries, entry('b03.017')] };
    given(
      decider,
      late,
    )(...frozen)
      .when(freeze)
      .then(
        said('PanelFrozen', {
          assignments: [...assignments, { branchId: 'b03.017', experts: [...accounts] }],
        }),
      );
  });
});

describe('A conflict that becomes known during scoring', () => {
  const sealed = ballots('onSite').filter(
    ({ branchId, expertId }) => branchId === first && expertId === 'ea',
  );
  it('sets aside what the expert had sealed for that entry', () => {
    given(decider, { ...facts, sealed })(...presented)
      .when(ask('DeclareConflict', { branchId: first, ground: '亲属' }, 'ea'))
      .then(
        said('ConflictDeclared', { ...seat, ground: '亲属' }),
        said('ExpertRecused', seat),
        said('BallotSetAside', { ...seat, stage: 'onSite', ground: 'conflict', reason: '亲属' }),
      );
  });
  it('is refused after the opening, when only two persons set a ballot aside', () => {
    told(...ballotsOpened)
      .when(ask('DeclareConflict', { branchId: first, ground: '亲属' }, 'ea'))
      .thenRefused('ballots_opened');
    told(...ballotsOpened)
      .when(ask('DeriveConflicts', { conflicts: [{ ...seat, relation: 'own' }] }))
      .thenNothing();
  });
});
