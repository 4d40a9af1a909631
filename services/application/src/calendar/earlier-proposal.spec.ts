// A proposal of before says nothing of its content: it is confirmed by entering the content, and withdrawn
// without.
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceUnderTest } from '@laurel/platform/testing';
import { applicationService } from '../application.definition.ts';

const proposed = {
  act: 'PublishCalendar',
  payloadHash: 'a'.repeat(64),
  expiresAt: '2023-03-09T00:00:00.000Z',
};
const system = { account: 'system', person: 'system', role: 'system' };
let service: ServiceUnderTest;
let proposalId: string;

beforeEach(async () => {
  service = await ServiceUnderTest.open(applicationService);
  proposalId = `given-${service.stored.length + 1}`;
  await service.given(
    'ActProposed',
    { ...proposed, proposalId },
    '2023-03-06T00:00:00.000Z',
    'calendar-city',
  );
});

const answer = async (how: object) =>
  await service.execute({
    ...{ aggregate: 'calendar', id: 'city', type: 'PublishCalendar', data: {}, actor: system },
    ...{ instant: '2023-03-06T01:00:00.000Z', commandId: 'c1', correlationId: 'c1' },
    ...{ asProposed: true as const, ...how },
  });

describe('A proposal without content', () => {
  it('is neither confirmed nor declined as it stands', async () => {
    await expect(answer({ confirms: proposalId })).rejects.toMatchObject({ reason: 'content_unknown' });
    await expect(answer({ declines: { proposalId, reason: 'R' } })).rejects.toMatchObject({
      reason: 'content_unknown',
    });
  });
  it('is withdrawn by its proposer', async () => {
    const { events } = await answer({ withdraws: proposalId });
    expect(events).toEqual([{ type: 'ProposalWithdrawn', data: { proposalId, act: 'PublishCalendar' } }]);
  });
});
