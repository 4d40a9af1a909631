// What the service does by itself: an accepted form opens, a withdrawn one ends. It never touches a standing.
import { describe, expect, it } from '@jest/globals';
import { acts, aggregates, hears, processContract } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { reactions } from './reactions.ts';

const told = (type: string, data: object) =>
  reactions.react({ type, service: 'application', data } as ViewedEvent);
const entry = { campaignId: 'r2023', branchId: 'b03.017', bureauId: 'b03' };
const names = { branchName: '城东派出所党支部', unitName: '城东派出所', bureauName: '城东分局' };

describe('An accepted form', () => {
  it('opens the assessment of the candidate', () => {
    expect(told('ApplicationAccepted', { ...entry, ...names, route: 'recommended', rank: 2 })).toEqual([
      {
        aggregate: 'assessment',
        id: 'r2023.b03.017',
        type: 'OpenAssessment',
        data: { bureauId: 'b03', route: 'recommended' },
      },
    ]);
  });
});

describe('A withdrawn application', () => {
  it('withdraws the assessment, whoever withdrew it', () => {
    for (const cause of ['own', 'bureau', 'merged']) {
      expect(told('ApplicationWithdrawn', { ...entry, reason: '机构调整', cause })).toEqual([
        {
          aggregate: 'assessment',
          id: 'r2023.b03.017',
          type: 'WithdrawAssessment',
          data: { reason: '机构调整' },
        },
      ]);
    }
  });
});

describe('Reactions', () => {
  it('hear what the process says this service hears', () => {
    const { says } = processContract.assessment;
    for (const type of reactions.hears) expect(says.includes(type) || hears('assessment', type)).toBe(true);
  });
  it('give only commands that are the system’s, in the form contracts ask', () => {
    const given = [
      ...told('ApplicationAccepted', { ...entry, ...names, route: 'self' }),
      ...told('ApplicationWithdrawn', { ...entry, reason: '合'.repeat(500), cause: 'merged' }),
    ];
    for (const { aggregate, type, data } of given) {
      expect(acts[type]).toEqual({ by: [], scope: 'any' });
      expect(aggregates.find(({ name }) => name === aggregate)?.commands[type]?.body.parse(data)).toEqual(
        data,
      );
    }
  });
  it('do nothing about anything else', () => expect(told('CandidateSuspended', entry)).toEqual([]));
});
