// Groups: who visits whom, and who must keep away. Two must always remain who can sign a record.
import { describe, it } from '@jest/globals';
import { given, stamped } from '@laurel/core/testing';
import {
  assignment,
  branchId,
  by,
  campaign,
  campaignId,
  candidate,
  groupFacts,
  lin,
  operator,
  stranger,
} from '../candidate.fixture.ts';
import { groupDecider } from './group.ts';
import { initial as clear } from '../standing/standing.ts';

const now = '2023-05-09T02:00:00.000Z';
const member = (accountId: string, unitId?: string) => ({
  accountId,
  personId: `P-${accountId}`,
  name: accountId,
  ...(unitId !== undefined && { unitId }),
});
const members = [member('lin', 'b80.001'), member('mao', 'b80.002'), member('nie')];
const form = { name: '第一考核组', lead: 'lin', departments: ['机关党委', '治安支队'], members };
const ids = { campaignId, groupId: 'g1' };
const formed = (changes: Partial<typeof form> = {}) =>
  stamped({ type: 'AssessmentGroupFormed' as const, data: { ...ids, ...form, ...changes } });
const formGroup = (changes: Partial<typeof form> = {}) =>
  by(operator, now, { type: 'FormGroup' as const, data: { ...form, ...changes } });
const assign = by(operator, now, { type: 'AssignCandidate' as const, data: { branchId } });
const plan = (plannedOn: string, actor = lin) =>
  by(actor, now, { type: 'PlanVisit' as const, data: { branchId, plannedOn } });
const recuse = (actor = lin) =>
  by(actor, now, { type: 'RecuseAssessor' as const, data: { branchId, ground: '配偶在该所工作' } });
const assigned = { ...ids, branchId, groupName: '第一考核组', lead: 'lin', members: ['lin', 'mao', 'nie'] };
const group = given(groupDecider, groupFacts);
const withCandidate = (changes: Partial<typeof candidate>) =>
  given(groupDecider, { ...groupFacts, candidate: { ...candidate, ...changes } });

describe('A group that does not exist', () => {
  it('is formed', () => {
    group()
      .when(formGroup())
      .then({ type: 'AssessmentGroupFormed', data: { ...ids, ...form } });
  });
  it('refuses a lead from outside', () =>
    group()
      .when(formGroup({ lead: 'sun' }))
      .thenRefused('lead_not_member'));
  it('refuses one person under two accounts', () => {
    const twice = [...members, { ...member('lin2'), personId: 'P-lin' }];
    group()
      .when(formGroup({ members: twice }))
      .thenRefused('member_repeated');
  });
  it('has no work', () => {
    for (const asked of [assign, plan('2023-05-20'), recuse()])
      group().when(asked).thenRefused('wrong_state');
  });
});

describe('A group that is formed', () => {
  it('is not formed again', () => group(formed()).when(formGroup()).thenRefused('already_exists'));
  it('is assigned a candidate', () => {
    group(formed()).when(assign).then({ type: 'CandidateAssigned', data: assigned });
  });
  it('records the members of the candidate’s own, superior and subordinate units as recused', () => {
    const mixed = [
      member('zhu', 'b03'),
      member('mao', 'b80.002'),
      member('nie'),
      member('an', branchId),
      member('qi', 'b03.018'),
    ];
    const recused = (accountId: string, ground: string) => ({
      type: 'AssessorRecused',
      data: { ...ids, branchId, accountId, source: 'derived', ground },
    });
    group(formed({ members: mixed, lead: 'mao' }))
      .when(assign)
      .then(
        {
          type: 'CandidateAssigned',
          data: { ...assigned, lead: 'mao', members: ['zhu', 'mao', 'nie', 'an', 'qi'] },
        },
        recused('an', 'own'),
        recused('zhu', 'superior'),
      );
  });
  it('records no recusal twice', () => {
    withCandidate({ assignment: { members: [], recused: ['an'] } })(
      formed({ members: [...members, member('an', branchId)] }),
    )
      .when(assign)
      .then({ type: 'CandidateAssigned', data: { ...assigned, members: ['lin', 'mao', 'nie', 'an'] } });
  });
  it('refuses a candidate that fewer than two members could assess', () => {
    group(formed({ members: [member('lin'), member('an', branchId)] }))
      .when(assign)
      .thenRefused('assessors_too_few');
    withCandidate({ assignment: { members: [], recused: ['mao', 'nie'] } })(formed())
      .when(assign)
      .thenRefused('assessors_too_few');
  });
  it('takes a candidate from another group, and says from which', () => {
    withCandidate({ assignment: { ...assignment, groupId: 'g0' } })(formed())
      .when(assign)
      .then({ type: 'CandidateAssigned', data: { ...assigned, from: 'g0' } });
  });
  it('does nothing for a candidate it has', () => {
    withCandidate({ assignment })(formed()).when(assign).thenNothing();
  });
  it('refuses what is no open assessment', () => {
    for (const assessment of ['none', 'closed', 'withdrawn'] as const) {
      withCandidate({ assessment })(formed()).when(assign).thenRefused('wrong_state');
    }
  });
  it('refuses a disqualified candidate, not a suspended one', () => {
    const disqualified = { ...clear, status: 'disqualified', ground: 'x' } as const;
    withCandidate({ standing: disqualified })(formed()).when(assign).thenRefused('veto_fact');
    withCandidate({ standing: disqualified, assignment })(formed())
      .when(plan('2023-05-20'))
      .thenRefused('veto_fact');
    withCandidate({ standing: { ...clear, status: 'suspended' } })(formed())
      .when(assign)
      .then({ type: 'CandidateAssigned', data: assigned });
  });
});

describe('A visit', () => {
  const ready = withCandidate({ assignment })(formed());
  it('is planned by a member', () => {
    ready
      .when(plan('2023-05-20'))
      .then({ type: 'VisitPlanned', data: { ...ids, branchId, plannedOn: '2023-05-20' } });
  });
  it('is planned once a day', () => {
    const planned = stamped({
      type: 'VisitPlanned' as const,
      data: { ...ids, branchId, plannedOn: '2023-05-20' },
    });
    withCandidate({ assignment })(formed(), planned).when(plan('2023-05-20')).thenNothing();
  });
  it('refuses others', () => {
    ready.when(plan('2023-05-20', stranger)).thenRefused('not_assigned');
    group(formed()).when(plan('2023-05-20')).thenRefused('not_assigned');
    withCandidate({ assignment: { ...assignment, groupId: 'g2' } })(formed())
      .when(plan('2023-05-20'))
      .thenRefused('not_assigned');
  });
  it('refuses a recused member', () => {
    withCandidate({ assignment: { ...assignment, recused: ['lin'] } })(formed())
      .when(plan('2023-05-20'))
      .thenRefused('recused');
  });
  it('refuses days gone by and days after the period', () => {
    ready
      .when(plan('2023-05-09'))
      .then({ type: 'VisitPlanned', data: { ...ids, branchId, plannedOn: '2023-05-09' } });
    for (const day of ['2023-05-08', '2023-11-01']) ready.when(plan(day)).thenRefused('outside_phase');
  });
  it('refuses a closed assessment', () => {
    withCandidate({ assignment, assessment: 'closed' })(formed())
      .when(plan('2023-05-20'))
      .thenRefused('wrong_state');
  });
});

describe('A recusal', () => {
  const declared = {
    type: 'AssessorRecused',
    data: { ...ids, branchId, accountId: 'lin', source: 'declared', ground: '配偶在该所工作' },
  };
  it('is declared by a member, also before the candidate is assigned', () => {
    group(formed()).when(recuse()).then(declared);
    withCandidate({ assignment })(formed()).when(recuse()).then(declared);
  });
  it('is declared once', () => {
    withCandidate({ assignment: { ...assignment, recused: ['lin'] } })(formed())
      .when(recuse())
      .thenNothing();
  });
  it('refuses who is no member, and what is no branch', () => {
    group(formed()).when(recuse(stranger)).thenRefused('not_assigned');
    withCandidate({ unit: undefined })(formed()).when(recuse()).thenRefused('unit_unknown');
  });
  it('binds after the ranking too', () => {
    given(groupDecider, { ...groupFacts, campaign: { ...campaign, rankingConfirmed: true } })(formed())
      .when(recuse())
      .then(declared);
  });
});

describe('A recusal that was declared by mistake', () => {
  const data = { branchId, accountId: 'lin', reason: '同名，并非亲属' };
  const takeBack = by(operator, now, { type: 'WithdrawAssessorRecusal' as const, data });
  const recused = { assignment: { ...assignment, recused: ['lin'] } };
  it('is taken back', () =>
    withCandidate(recused)(formed())
      .when(takeBack)
      .then({ type: 'AssessorRecusalWithdrawn', data: { ...ids, ...data } }));
  it('stays once the group has recorded a visit', () => {
    withCandidate({ ...recused, visitedBy: ['g1'] })(formed())
      .when(takeBack)
      .thenRefused('recusal_used');
    withCandidate({ ...recused, visitedBy: ['g0'] })(formed())
      .when(takeBack)
      .then({ type: 'AssessorRecusalWithdrawn', data: { ...ids, ...data } });
  });
  it('stays where the unit says so, now or before', () => {
    withCandidate(recused)(formed({ members: [member('lin', 'b03'), member('mao'), member('nie')] }))
      .when(takeBack)
      .thenRefused('conflict_derived');
    withCandidate({ assignment: { ...recused.assignment, derived: ['lin'] } })(formed())
      .when(takeBack)
      .thenRefused('conflict_derived');
  });
  it('is not there of who is not recused, or no member', () => {
    withCandidate({ assignment })(formed()).when(takeBack).thenRefused('not_recused');
    withCandidate(recused)(formed({ members: [member('mao'), member('nie')], lead: 'mao' }))
      .when(takeBack)
      .thenRefused('not_recused');
  });
  it.each(['closed', 'withdrawn'] as const)('stays when the assessment is %s', (assessment) =>
    withCandidate({ ...recused, assessment })(formed())
      .when(takeBack)
      .thenRefused('wrong_state'),
  );
});

describe('A campaign that no longer takes assessments', () => {
  it('takes no group work once the ranking is confirmed', () => {
    const ranked = given(groupDecider, { ...groupFacts, campaign: { ...campaign, rankingConfirmed: true } });
    ranked().when(formGroup()).thenRefused('ranking_confirmed');
    for (const asked of [assign, plan('2023-05-20')])
      ranked(formed()).when(asked).thenRefused('ranking_confirmed');
  });
  it('takes none after its end or before its opening', () => {
    const ended = given(groupDecider, { ...groupFacts, campaign: { ...campaign, status: 'closed' } });
    for (const asked of [assign, plan('2023-05-20'), recuse()])
      ended(formed()).when(asked).thenRefused('campaign_closed');
    given(groupDecider, { ...groupFacts, campaign: undefined })()
      .when(formGroup())
      .thenRefused('wrong_state');
  });
});
