import type { BureauKinds, RulePack } from '@laurel/contracts';
import { namesOfKinds } from '../kinds.ts';
import { errorIf, type Finding, type LintRule, warningIf } from './finding.ts';

/** Rules on the pools into which the places are parted (docs/handbook/process.md#1.15). */

function poolsDoNotAddUp({ pools = [], places, reserves }: RulePack): Finding[] {
  const sum = (field: 'places' | 'reserves') => pools.reduce((total, pool) => total + pool[field], 0);
  const [given, waiting] = [sum('places'), sum('reserves')];
  return errorIf(
    pools.length > 0 && (given !== places || waiting !== reserves),
    'pools_do_not_add_up',
    'pools',
    `各组名额合计 ${given}、递补合计 ${waiting}，应等于总名额 ${places}、总递补 ${reserves}。`,
    `The pools together have ${given} places and ${waiting} reserves: they must make the ${places} and ${reserves} of all.`,
  );
}

function poolReserves({ pools = [] }: RulePack): Finding[] {
  return pools.flatMap(({ name, places, reserves }, index) => [
    ...errorIf(
      reserves > places,
      'reserves_range',
      `pools[${index}].reserves`,
      `“${name.zh}”递补 ${reserves} 个多于名额 ${places} 个，用不上。`,
      `“${name.en}” has ${reserves} reserves for ${places} places: more than could ever move up.`,
    ),
    ...warningIf(
      reserves === 0,
      'reserves_none',
      `pools[${index}].reserves`,
      `“${name.zh}”没有递补，有人被取消时名额将空缺。`,
      `“${name.en}” has no reserves: a place stays empty when a winner is struck off.`,
    ),
  ]);
}

/** The kinds of bureau that enter, each with its route. */
function bodiesOf({ routes }: RulePack) {
  return [
    ...routes.recommending.map((kind) => ({ kind, route: 'recommended' as const })),
    ...routes.selfNominating.map((kind) => ({ kind, route: 'self' as const })),
  ];
}

type Pool = NonNullable<RulePack['pools']>[number];
type Body = ReturnType<typeof bodiesOf>[number];

function takes({ routes, bureauKinds }: Pool, { kind, route }: Body): boolean {
  return (routes?.includes(route) ?? true) && (bureauKinds?.includes(kind) ?? true);
}

function bodyWithoutPool(pack: RulePack, kinds: BureauKinds): Finding[] {
  const { pools = [] } = pack;
  const left = bodiesOf(pack).filter(
    (body) => !pools.some((pool) => pool.bureauIds === undefined && takes(pool, body)),
  );
  const ids = [...new Set(left.map(({ kind }) => kind))];
  return errorIf(
    pools.length > 0 && left.length > 0,
    'body_without_pool',
    'pools',
    `有的单位不属于任何一组（${namesOfKinds(kinds, ids, 'zh')}）；请将其列入一组，或在最后设一组收纳其余单位。`,
    `Some bodies stand in no pool (${namesOfKinds(kinds, ids, 'en')}): add them to one, or end with a pool that states nothing and takes all who are left.`,
  );
}

function poolOfNobody(pack: RulePack): Finding[] {
  const { pools = [] } = pack;
  return pools.flatMap((pool, index) => {
    const before = pools.slice(0, index).filter(({ bureauIds }) => bureauIds === undefined);
    const reached = bodiesOf(pack).some(
      (body) => takes(pool, body) && !before.some((earlier) => takes(earlier, body)),
    );
    return errorIf(
      !reached,
      'pool_of_nobody',
      `pools[${index}]`,
      `没有单位会进入“${pool.name.zh}”：其条件无人符合，或前面的组已全部收纳。`,
      `Nobody can stand in “${pool.name.en}”: nobody fits it, or earlier pools take them all.`,
    );
  });
}

export const poolRules: LintRule[] = [poolsDoNotAddUp, poolReserves, bodyWithoutPool, poolOfNobody];
