// How a rule pack shares out lists and places: pools, list maxima, and more winners than the usual fifty.
import { describe, expect, it } from '@jest/globals';
import { type RulePack, rulePackSchema } from '@laurel/contracts';
import { lint, planPack2023 } from '../index.ts';

type Pools = NonNullable<RulePack['pools']>;

const changed = (changes: Partial<RulePack>): RulePack => ({ ...planPack2023, ...changes });
const routes = (changes: Partial<RulePack['routes']>) =>
  changed({ routes: { ...planPack2023.routes, ...changes } });
const name = { zh: '组', en: 'Pool' };
const pool = (id: string, places: number, reserves: number, takes: Partial<Pools[number]> = {}) => ({
  id,
  name,
  places,
  reserves,
  ...takes,
});
const organs = pool('organs', 8, 2, { routes: ['self'] });
const bureaus = pool('bureaus', 12, 3, { routes: ['recommended'] });
const [east, others] = [pool('east', 4, 1, { bureauIds: ['b01', 'b02'] }), pool('others', 16, 4)];

const findings = (pack: RulePack, severity: 'error' | 'warning') =>
  lint(rulePackSchema.parse(pack))
    .filter((finding) => finding.severity === severity)
    .map(({ code, path }) => `${code} ${path}`);

describe('Pools that lint without error', () => {
  const sound: [what: string, pools: Pools][] = [
    ['by route', [organs, bureaus]],
    ['named bureaus, and all others', [east, others]],
    ['by kind', [pool('traffic', 2, 1, { bureauKinds: ['trafficDetachment'] }), pool('rest', 18, 4)]],
    ['one for everybody', [pool('all', 20, 5)]],
  ];
  it.each(sound)('are %s', (_, pools) => expect(findings(changed({ pools }), 'error')).toEqual([]));
});

describe('The linter refuses', () => {
  const unsound: [what: string, finding: string, pack: RulePack][] = [
    [
      'pools that do not make all places',
      'pools_do_not_add_up pools',
      changed({ pools: [organs, pool('bureaus', 11, 3)] }),
    ],
    [
      'pools that do not make all reserves',
      'pools_do_not_add_up pools',
      changed({ pools: [organs, pool('bureaus', 12, 2)] }),
    ],
    [
      'a pool with more reserves than places',
      'reserves_range pools[0].reserves',
      changed({ pools: [pool('organs', 1, 2, { routes: ['self'] }), pool('rest', 19, 3)] }),
    ],
    [
      'a body that stands in no pool',
      'body_without_pool pools',
      changed({ pools: [pool('organs', 20, 5, { routes: ['self'] })] }),
    ],
    [
      'named bureaus alone, for the others stand in no pool',
      'body_without_pool pools',
      changed({ pools: [pool('east', 20, 5, { bureauIds: ['b01'] })] }),
    ],
    [
      'a pool behind one that takes everybody',
      'pool_of_nobody pools[1]',
      changed({ pools: [pool('all', 12, 3), { ...organs }] }),
    ],
    [
      'a pool whose kind does not enter by its route',
      'pool_of_nobody pools[0]',
      changed({
        pools: [pool('none', 1, 0, { routes: ['self'], bureauKinds: ['countyBureau'] }), pool('rest', 19, 5)],
      }),
    ],
    ['two pools of one id', 'id_repeated pools', changed({ pools: [organs, pool('organs', 12, 3)] })],
    ['51 winners without an approval', 'too_many_winners places', changed({ places: 51 })],
    [
      'a list maximum below the minimum',
      'quota_range routes.listMaximums[0].maximum',
      routes({ listMinimum: 2, listMaximums: [{ bureauIds: ['b01'], maximum: 1 }] }),
    ],
    [
      'a list maximum for nobody in particular',
      'list_maximum_unused routes.listMaximums[0]',
      routes({ listMaximums: [{ maximum: 3 }] }),
    ],
    [
      'a list maximum for organs, which have no list',
      'list_maximum_unused routes.listMaximums[0]',
      routes({ listMaximums: [{ bureauKinds: ['organ'], maximum: 3 }] }),
    ],
  ];
  it.each(unsound)('%s', (_, finding, pack) => expect(findings(pack, 'error')).toContain(finding));

  it('nothing but asks, where a pool has no reserves', () =>
    expect(findings(changed({ pools: [organs, pool('bureaus', 12, 0)], reserves: 2 }), 'warning')).toContain(
      'reserves_none pools[1].reserves',
    ));
});

describe('The linter lets pass', () => {
  it('lists longer than all places', () =>
    expect(findings(changed({ places: 3, reserves: 1, titles: [] }), 'error')).toEqual([]));
  it('59 winners with a cited approval', () => {
    const approval = { number: '川公政〔2022〕11号', by: '省公安厅' };
    expect(findings(changed({ places: 59, reserves: 9, approval }), 'error')).toEqual([]);
  });
  it('another maximum for a kind of bureau and for a named one', () =>
    expect(
      findings(
        routes({
          listMaximums: [
            { bureauIds: ['b01'], maximum: 8 },
            { bureauKinds: ['trafficDetachment'], maximum: 2 },
          ],
        }),
        'error',
      ),
    ).toEqual([]));
});
