// The contracts tell to which state each event leads: a whole year goes from state to state as they say.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { assessment, group, integrity, standing } from '@laurel/contracts';
import { type ServiceUnderTest, stateFaults } from '@laurel/platform/testing';
import { assessmentDecider } from './assessment/assessment.decide.ts';
import { groupDecider } from './group/group.ts';
import { integrityDecider } from './integrity/integrity.decide.ts';
import { standingDecider } from './standing/standing.decide.ts';
import { yearOfAssessment } from './year.fixture.ts';

let service: ServiceUnderTest;
beforeAll(async () => {
  service = await yearOfAssessment();
});

describe('Through a year of assessment', () => {
  it('each event leads groups, assessments, standings and their parts to the state that its contract tells', () => {
    expect(stateFaults(group, groupDecider, service.log)).toEqual([]);
    expect(stateFaults(assessment, assessmentDecider, service.log)).toEqual([]);
    expect(stateFaults(integrity, integrityDecider, service.log)).toEqual([]);
    expect(stateFaults(standing, standingDecider, service.log)).toEqual([]);
  });
  it('an event that leads elsewhere is told', () => {
    const stuck = { ...integrityDecider, stateOf: () => 'clear', partOf: () => 'open' };
    expect(stateFaults(integrity, stuck, service.log)).toEqual([
      'InvestigationOpened leads integrity to clear, not to underReview',
      'InvestigationClosed leads a part of integrity to open, not to ended',
      'ViolationConfirmed leads a part of integrity to open, not to ended',
    ]);
  });
});
