// Plans, meetings and reports of every unit, whoever applies later.
import { describe, it } from '@jest/globals';
import { participation } from '@laurel/contracts';
import { inState, type Command } from '@laurel/core';
import { command, given } from '@laurel/core/testing';
import { campaignId, meeting, openCampaign, plan, tree } from '../city.fixture.ts';
import { participationDecider, type ParticipationFacts } from './participation.decide.ts';

const facts = (unit: string): ParticipationFacts => ({
  id: { campaign: campaignId, unit },
  campaign: openCampaign,
  tree,
});
const entry = { campaignId, branchId: 'b03.017', bureauId: 'b03' };
type Asked = Parameters<typeof participationDecider.decide>[0];
const ask = (type: Asked['type'], data: object) =>
  command({ type, data }, { instant: '2023-03-20T01:00:00.000Z' }) as Asked & Command;
const on = (unit: string) => given(inState(participationDecider, participation.commands), facts(unit));
const report = { kind: 'progress', title: '三月', report: '动员', attachments: [] };

describe('A bureau', () => {
  it('publishes its plan; a branch or unknown bureau does not', () => {
    const data = { title: '创建方案', documentNumber: '3号' };
    on('b03')()
      .when(ask('PublishBureauPlan', data))
      .then({ type: 'BureauPlanPublished', data: { campaignId, bureauId: 'b03', ...data } });
    on('b03.017')().when(ask('PublishBureauPlan', data)).thenRefused('unit_unknown');
  });
  it('reports progress too', () => {
    on('b03')()
      .when(ask('ReportProgress', report))
      .then({ type: 'ProgressReported', data: { campaignId, unitId: 'b03', ...report } });
    on('b99')().when(ask('ReportProgress', report)).thenRefused('unit_unknown');
    on('b03.020')().when(ask('ReportProgress', report)).thenRefused('unit_merged');
  });
});

describe('A branch', () => {
  it('files its plan with targets for criteria that exist', () => {
    on('b03.017')()
      .when(ask('FilePlan', plan))
      .then({ type: 'PlanFiled', data: { ...entry, ...plan } });
    const targets = [{ ...plan.targets[0]!, criterionId: 'unknown' }];
    on('b03.017')().when(ask('FilePlan', { targets })).thenRefused('criterion_unknown');
    on('b03')().when(ask('FilePlan', plan)).thenRefused('unit_unknown');
    on('b03.020')().when(ask('FilePlan', plan)).thenRefused('unit_merged');
  });
  it('holds its members’ meeting with more than half present, not in the future', () => {
    on('b03.017')()
      .when(ask('HoldMembersMeeting', meeting))
      .then({ type: 'MembersMeetingHeld', data: { ...entry, ...meeting } });
    on('b03.017')()
      .when(ask('HoldMembersMeeting', { ...meeting, heldOn: '2023-03-21' }))
      .thenRefused('day_in_future');
    on('b03.017')()
      .when(ask('HoldMembersMeeting', { ...meeting, present: 8 }))
      .thenRefused('attendance_invalid');
    on('b03.017')()
      .when(ask('HoldMembersMeeting', { ...meeting, present: 3, entitled: 6 }))
      .thenRefused('attendance_invalid');
    on('b03.017')()
      .when(ask('HoldMembersMeeting', { ...meeting, present: 80, entitled: 90 }))
      .thenRefused('members_exceeded');
  });
  it('does so while the campaign is open', () => {
    given(inState(participationDecider, participation.commands), {
      ...facts('b03.017'),
      campaign: { ...openCampaign, status: 'closed' },
    })()
      .when(ask('FilePlan', plan))
      .thenRefused('campaign_closed');
    given(inState(participationDecider, participation.commands), {
      ...facts('b03.017'),
      campaign: { status: 'none' },
    })()
      .when(ask('FilePlan', plan))
      .thenRefused('wrong_state');
  });
});
