// The service under test runs the platform's own workers, and says when a view or a worker is at fault.
import { beforeEach, describe, expect, it } from '@jest/globals';
import { campaign } from '@laurel/contracts';
import type { Row, View } from '@laurel/core';
import { z } from 'zod';
import { application, audit, dueView, instant, meetingsView, officer } from '../runtime/runtime.fixture.ts';
import type { ServedView, ServiceDefinition } from '../service.ts';
import { rowsOf, ServiceUnderTest, viewFaults, when } from './index.ts';

const id = 'r1.b01.001';
const held = { heldOn: '2023-03-10', present: 9, entitled: 10 };
const said = { campaignId: 'r1', branchId: 'b01.001', bureauId: 'b01', ...held };
let service: ServiceUnderTest;
const hold = (heldOn: string) =>
  service.ask(officer, instant, 'participation', id, 'HoldMembersMeeting', { ...held, heldOn });
const reacting = (react: () => never): ServiceDefinition => ({
  ...application,
  reactions: { hears: ['MembersMeetingHeld'], react },
});

beforeEach(async () => {
  service = await ServiceUnderTest.open(application);
});

describe('A service under test', () => {
  it('says what it was asked for, shows it, and keeps the sealed part from the log that views see', async () => {
    await when(hold('2023-03-10')).thenSaid({ type: 'MembersMeetingHeld', data: said });
    expect(await service.row(meetingsView, 'b01.001')).toEqual({ days: ['2023-03-10'] });
    expect(await service.keys(meetingsView as View)).toEqual(['b01.001']);
    expect(JSON.stringify(service.stored)).toContain('canary');
    expect(JSON.stringify(service.log)).not.toContain('canary');
  });
  it('fires what is due, at its instant, once', async () => {
    await hold('2023-03-10');
    expect(await service.rows(dueView)).toHaveLength(1);
    await service.passTo('2023-05-01T00:00:00.000Z');
    expect(service.said('MembersMeetingHeld').map(({ time }) => time)).toEqual([
      instant,
      '2023-03-31T16:00:00.000Z',
    ]);
    expect(service.now).toBe('2023-05-01T00:00:00.000Z');
  });
  it('hears what another says, at the place it was said at', async () => {
    const listener = await ServiceUnderTest.open(audit);
    await listener.hear('MembersMeetingHeld', said, instant, 'participation-r1.b01.001');
    expect(listener.log).toMatchObject([
      { service: 'application', stream: 'participation-r1.b01.001', time: instant },
    ]);
    expect(await listener.row(meetingsView, 'b01.001')).toEqual({ days: ['2023-03-10'] });
  });
  it('goes on with the log of another', async () => {
    await hold('2023-03-10');
    const next = await ServiceUnderTest.open(application, { history: service.stored });
    expect(next.stored).toEqual(service.stored);
    expect(await next.rows(meetingsView)).toEqual([{ days: ['2023-03-10'] }]);
  });
  it('keeps apart what was refused to its reactions', async () => {
    const nobody = { aggregate: 'participation', id: 'r1..x', type: 'HoldMembersMeeting', data: held };
    service = await ServiceUnderTest.open(reacting((() => [nobody]) as never));
    await hold('2023-03-10');
    expect(service.refused).toEqual(['HoldMembersMeeting r1..x: not_found']);
  });
});

describe('A test that goes wrong', () => {
  it('is told so: an event the service neither hears nor says', async () => {
    await expect(service.hear('BallotSealed', {} as never)).rejects.toThrow(
      'application does not hear BallotSealed',
    );
    await expect(service.given('BallotSealed', {} as never)).rejects.toThrow(
      'application does not say BallotSealed',
    );
  });
  it('is told so: a reaction that throws', async () => {
    service = await ServiceUnderTest.open(
      reacting(() => {
        throw new Error('a fault of ours');
      }),
    );
    await expect(hold('2023-03-10')).rejects.toThrow('a fault of ours');
  });
  it('is told so: another outcome than was expected', async () => {
    await expect(when(hold('2023-03-10')).thenRefused('wrong_state')).rejects.toThrow('MembersMeetingHeld');
    const nobody = service.ask(officer, instant, 'participation', 'r1..x', 'HoldMembersMeeting', held);
    await expect(when(nobody).thenNothing()).rejects.toThrow('not_found');
  });
});

describe('A view', () => {
  const faultsOf = async (view: Partial<View>, more: Partial<ServedView> = {}) => {
    await hold('2023-03-10');
    const broken = { ...meetingsView, ...view } as View;
    const row = (await service.row(meetingsView, 'b01.001'))!;
    return viewFaults(
      'application',
      { view: broken, ...more },
      service.log,
      new Map<string, Row>([['b01.001', row]]),
    );
  };
  it('has no faults when it is the same live and folded again', async () => {
    expect(await service.viewFaults()).toEqual([]);
    expect(await faultsOf({})).toEqual([]);
  });
  it('is at fault when it waits for an event that never comes', async () => {
    expect(await faultsOf({ hears: ['MembersMeetingHeld', 'BallotSealed'] })).toEqual([
      'BallotSealed never reaches meetings',
    ]);
  });
  it('is at fault when a row loses something in JSON', async () => {
    const fold = () => ({ days: ['2023-03-10'], lost: undefined });
    expect(await faultsOf({ fold })).toEqual([
      'meetings/b01.001 after MembersMeetingHeld holds what JSON loses',
    ]);
  });
  it('is at fault when a row or its indexes are not those of the read model', async () => {
    expect(await faultsOf({}, { readModel: campaign.readModels.campaigns })).toEqual([
      'the indexes of meetings are not those of its read model',
      'meetings/b01.001 after MembersMeetingHeld is not what its read model allows',
    ]);
  });
  it('is at fault when a row of an aggregate has not the version of its stream', async () => {
    await hold('2023-03-10');
    const day = z.object({ version: z.int() });
    const reading = {
      path: 'days',
      of: 'participation',
      row: day,
      scopes: {},
      indexes: [],
      words: { zh: '日', en: 'day' },
    };
    const versions = (version: (event: { revision: number }) => number): View => ({
      ...(meetingsView as View),
      keys: () => [id],
      fold: (_row, event) => ({ version: version(event) }),
    });
    const faults = (view: View) =>
      viewFaults('application', { view, readModel: reading }, service.log, rowsOf(view, service.log));
    expect(faults(versions(({ revision }) => revision))).toEqual([]);
    expect(faults(versions(() => 0))).toEqual([
      'meetings has not the version of its stream after MembersMeetingHeld',
    ]);
  });
  it('is at fault when it depends on more than the log', async () => {
    let count = 0;
    expect(await faultsOf({ fold: () => ({ days: [`${count++}`] }) })).toEqual([
      'meetings folded again is not the live one',
      'meetings folded twice gives two answers',
    ]);
  });
});
