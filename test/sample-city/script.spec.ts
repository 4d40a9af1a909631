// The script, without a server: every command is well formed, and who gives it may, or is refused on purpose.
import { describe, expect, it } from '@jest/globals';
import { refusals } from '@laurel/contracts';
import { sha256 } from '@laurel/platform';
import { fiveCriteriaPack2024, planPack2023 } from '@laurel/rules';
import { Deployment, scriptOf } from '@laurel/sample-city';
import { actsOf, commandsAmong, malformed, named, surprises } from './script.fixture.ts';

const seeds = [1, 2];
const cities = [planPack2023, fiveCriteriaPack2024].flatMap((pack) =>
  seeds.map((seed) => [`${pack.city.en}, seed ${seed}`, new Deployment(pack, seed)] as const),
);
const province = ['a province of three cities', new Deployment(planPack2023, 1, 3)] as const;
const scripts = [...cities, province].map(
  ([name, deployment]) => [name, deployment, scriptOf(deployment)] as const,
);

describe.each(scripts)('The script of %s', (_, deployment, scenes) => {
  const all = actsOf(scenes);
  const commands = commandsAmong(all);

  it('goes forward in time, from the first phase to the campaign’s end', () => {
    const instants = scenes.map(({ at }) => at);
    expect([...instants].sort()).toEqual(instants);
    const end = deployment.campaigns.at(-1)!.year.end;
    expect(instants.at(-1)! <= `${end}T16:00:00.000Z`).toBe(true);
  });
  it('names every scene once, because command ids are made of it', () => {
    const names = scenes.map(({ at, en }) => `${at}/${en}`);
    expect(new Set(names).size).toBe(names.length);
  });
  it('says only what contracts accept', () => {
    expect(malformed(commands)).toEqual([]);
  });
  it('lets everybody act in their role, or be refused on purpose', () => {
    expect(surprises(deployment, commands)).toEqual([]);
  });
  it('has the two persons of every pair ask the same of the same stream', () => {
    const unlike = commands.filter(({ act: { confirms, refused, ...act } }) => {
      if (!confirms || refused) return false;
      return (
        confirms.id !== act.id ||
        confirms.type !== act.type ||
        confirms.data !== act.data ||
        confirms.by.personId === act.by.personId
      );
    });
    expect(unlike.map(({ act }) => named(act))).toEqual([]);
  });
  it('is refused on purpose for many reasons, each of them known', () => {
    const codes = new Set(commands.flatMap(({ act }) => act.refused ?? []));
    expect(codes.size).toBeGreaterThanOrEqual(12);
    for (const code of codes) expect(refusals).toHaveProperty(code);
  });
  it('files what it sends in under the hash of its bytes', () => {
    const sent = new Set(all.flatMap(({ act }) => (act.kind === 'upload' ? [sha256(act.bytes())] : [])));
    for (const { act } of commands.filter(({ act: { type } }) => type === 'FilePresentation')) {
      const { deck, logo } = act.data as { deck: string; logo: string };
      expect(sent.has(deck) && sent.has(logo)).toBe(true);
    }
  });
  it('is the same again from the same seed', () => {
    const same = new Deployment(deployment.pack, deployment.seed, deployment.cities);
    const plain = (list: typeof commands) =>
      sha256(
        JSON.stringify(list.map(({ scene, act }) => [scene.at, act.by.login, act.id, act.type, act.data])),
      );
    expect(plain(commandsAmong(actsOf(scriptOf(same))))).toBe(plain(commands));
  });
});

describe('The cities of a province', () => {
  const [, { stories, accounts }] = province;
  const distinct = (each: (story: (typeof stories)[number]) => readonly string[]) => {
    const all = stories.flatMap(each);
    expect(new Set(all).size).toBe(all.length);
  };

  it('share no unit, account, person, campaign or number of a certificate', () => {
    distinct(({ units }) => [
      ...units.bureaus.map(({ bureauId }) => bureauId),
      ...units.branches.map(({ branchId }) => branchId),
    ]);
    distinct(({ staff }) => staff.officials.map(({ accountId }) => accountId));
    distinct(({ staff }) => staff.officials.map(({ personId }) => personId));
    distinct(({ units }) => units.branches.map(({ secretary }) => secretary.personId));
    distinct(({ campaign }) => [campaign]);
    distinct(({ pack }) => [pack.certificatePrefix, pack.plaquePrefix]);
  });
  it('are unlike each other', () => {
    distinct(({ pack }) => [pack.city.zh]);
    distinct(({ region, order }) => [order.map((branchId) => region.withoutUnit(branchId)).join()]);
  });
  it('have one set of administrators', () => {
    expect(accounts.filter(({ role }) => role.endsWith('Administrator'))).toHaveLength(3);
  });
});
