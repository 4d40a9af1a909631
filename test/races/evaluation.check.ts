import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definitions } from '@laurel/all';
import type { Actor, StoredEvent } from '@laurel/core';
import { readSqlite } from '@laurel/engines/sqlite';
import { type Asked, ServiceUnderTest } from '@laurel/platform/testing';
import { clearAll, openAndRank, putOnNotice, scoreAll } from '../http/award.ts';
import {
  acceptAll,
  assessAll,
  campaignId,
  convene,
  entries,
  freezeAndScore,
  nominate,
  openCampaign,
} from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { people, personOf } from '../http/people.ts';

const evaluation = definitions.find(({ name }) => name === 'evaluation')!;

/**
 * Rules of the evaluation that span streams, broken by two at the same moment
 * (docs/handbook/process.md#6.10). The year is played once over HTTP; each race then goes on from a copy of
 * the service's log, because a panel is frozen and a branch named only once.
 */
export function evaluationRaces(tries: number): void {
  let declared: Past;
  let heard: Past;
  const opened: ServiceUnderTest[] = [];
  beforeAll(async () => {
    const city = await TestCity.open();
    try {
      for (const step of [openCampaign, nominate, acceptAll, assessAll, convene]) await step(city);
      declared = await pastOf(city);
      for (const step of [freezeAndScore, scoreAll, openAndRank, putOnNotice, clearAll]) await step(city);
      heard = await pastOf(city);
    } finally {
      await city.close();
    }
  }, 300_000);
  afterAll(async () => void (await Promise.all(opened.map((service) => service.stop()))));
  const goOn = async (past: Past) => {
    await opened.pop()?.stop();
    const service = await ServiceUnderTest.open(evaluation, past);
    opened.push(service);
    return service;
  };

  describe(`Two at once, tried ${tries} times`, () => {
    it('who object to a branch and name it: nothing is named over an open objection', async () => {
      const seen = { named: 0, refused: 0 };
      for (let done = 0; done < tries;) {
        const service = await goOn(heard);
        for (const branchId of entries) {
          for (let named = false; !named && done < tries; done++) {
            named = await raceNaming(service, branchId, done);
            seen[named ? 'named' : 'refused']++;
          }
        }
      }
      expect(Math.min(seen.named, seen.refused)).toBeGreaterThan(0);
    });
    it('who freeze the panel and send its expert to assess an entry: the expert is recused from it', async () => {
      const seen = { frozen: 0, refused: 0 };
      for (let done = 0; done < tries; done++) {
        const service = await goOn(declared);
        seen[await raceFreezing(service, entries[done % entries.length]!, done)]++;
      }
      // One after the other always freezes; only the moment between may be refused, which chance must hit.
      expect(seen.frozen).toBeGreaterThanOrEqual(2);
    });
  });
}

interface Past {
  readonly history: readonly StoredEvent[];
  readonly instant: string;
}

async function pastOf(city: TestCity): Promise<Past> {
  await city.settle();
  const readers = readSqlite({ directory: city.directory, service: 'evaluation' });
  try {
    return { history: await readers.events.readAll(0, 100_000), instant: city.now() };
  } finally {
    await readers.close();
  }
}

function actor(account: keyof typeof people): Actor {
  return { account, person: personOf(account).personId, role: people[account].role };
}

/** Begins after a random number of turns of the event loop, so that either may be first. */
async function soon<T>(work: () => Promise<T>, turnsMost = 12): Promise<T> {
  for (let turns = Math.floor(Math.random() * turnsMost); turns > 0; turns--) await setImmediate();
  return await work();
}

/**
 * Both at once. The first two races are run one after the other, each way round, since chance may let the
 * same one come first every time on a slow machine.
 */
async function race<One, Other>(
  number: number,
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<[PromiseSettledResult<One>, PromiseSettledResult<Other>]> {
  const second = Promise.withResolvers<void>();
  const after = async <T>(first: Promise<void> | undefined, work: () => Promise<T>): Promise<T> => {
    await first;
    return await work().finally(second.resolve);
  };
  return await Promise.allSettled([
    after(number === 1 ? second.promise : undefined, one),
    after(number === 0 ? second.promise : undefined, other),
  ]);
}

/** True when the branch was named; else the objection was first, and is dismissed. */
async function raceNaming(service: ServiceUnderTest, branchId: string, number: number): Promise<boolean> {
  const [noticeId, objectionId] = [`${campaignId}.winners-1`, `race-${number}`];
  const { now } = service;
  const naming = { branchId, documentNumber: '澜公党56号' };
  const ask = async (confirms?: string) =>
    await service.ask(
      actor(confirms === undefined ? 'co-one' : 'co-two'),
      now,
      'naming',
      campaignId,
      'NameBranch',
      naming,
      confirms === undefined ? {} : { confirms },
    );
  const { commandId } = await ask();
  const objecting = {
    objectionId,
    branchId,
    receivedOn: '2023-11-28',
    ground: '反映材料不实',
    objector: { name: '欧阳异议人', contact: '13912345678', officialSeal: false },
  };
  const [named, objected] = await race(
    number,
    () => soon(() => ask(commandId)),
    () => soon(() => service.ask(actor('di-city'), now, 'notice', noticeId, 'RaiseObjection', objecting)),
  );
  if (objected.status === 'rejected') throw objected.reason;
  if (named.status === 'fulfilled') {
    expect(named.value.position).toBeLessThan(objected.value.position);
    return true;
  }
  expect(named.reason).toMatchObject({ reason: 'objection_open' });
  const dismissed = { objectionId, reason: '查否' };
  const two = [actor('di-two'), actor('co-one')] as const;
  await service.askBoth(two, now, 'notice', noticeId, 'DismissObjection', dismissed);
  return false;
}

async function raceFreezing(
  service: ServiceUnderTest,
  branchId: string,
  number: number,
): Promise<'frozen' | 'refused'> {
  const { accountId, personId } = personOf('ex-one');
  const group = { campaignId, groupId: 'late', lead: 'as-one' };
  const member = (account: keyof typeof people) => ({ ...personOf(account) });
  await service.hear('AssessmentGroupFormed', {
    ...{ ...group, name: '补充组', departments: ['机关党委'] },
    members: [member('as-one'), member('as-two'), { ...member('ex-one'), accountId: 'as-late', personId }],
  });
  const freeze = async (account: 'op-city' | 'di-city', options: { confirms?: string }): Promise<Asked> =>
    await service.ask(actor(account), service.now, 'panel', campaignId, 'FreezePanel', {}, options);
  const { commandId: confirms } = await freeze('op-city', {});
  const [frozen] = await race(
    number,
    // What another service says arrives some turns after it was said.
    () => soon(() => freeze('di-city', { confirms }), 60),
    () =>
      service.hear('CandidateAssigned', {
        ...{ ...group, branchId, groupName: '补充组' },
        members: ['as-one', 'as-two', 'as-late'],
      }),
  );
  await service.settle();
  const recused = service
    .said('ExpertRecused')
    .map(({ data }) => data as { branchId: string; expertId: string });
  expect(recused.some((one) => one.branchId === branchId && one.expertId === accountId)).toBe(true);
  if (frozen.status === 'fulfilled') return 'frozen';
  expect(frozen.reason).toMatchObject({ reason: 'assessor_is_expert' });
  return 'refused';
}
