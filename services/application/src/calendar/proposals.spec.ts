// A proposal lapses by the city's working days. One of before says nothing of its content: it is confirmed by
// entering the content, and withdrawn without.
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceUnderTest } from '@laurel/platform/testing';
import { publishedCalendars } from '@laurel/rules';
import { applicationService } from '../application.definition.ts';
import { discipline, operator } from '../city.fixture.ts';

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

describe('A proposal', () => {
  const shipped = (of: number) => publishedCalendars.find(({ year }) => year === of)!;
  const calendar = ['calendar', 'city', 'PublishCalendar'] as const;
  const proposedOn = async (instant: string) => {
    const { said } = await service.ask(operator, instant, ...calendar, shipped(2024));
    return (said[0]!.data as { expiresAt: string }).expiresAt;
  };

  it('lapses after 72 hours without weekends, as long as the city has published no calendar', async () =>
    expect(await proposedOn('2023-04-28T01:00:00.000Z')).toBe('2023-05-03T01:00:00.000Z'));
  it('lapses after 72 hours of the working days that the city has published', async () => {
    await service.askBoth([operator, discipline], '2023-03-06T02:00:00.000Z', ...calendar, shipped(2023));
    // Off from Saturday 29 April to Wednesday 3 May; Saturday 6 May is worked.
    expect(await proposedOn('2023-04-28T01:00:00.000Z')).toBe('2023-05-06T01:00:00.000Z');
  });
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
