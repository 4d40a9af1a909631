import type { BureauKinds, RulePack } from '@laurel/contracts';

/** The kinds of bureau in a rule pack and by name (docs/handbook/process.md#1.23). */

/** Every kind that a rule pack names, with the field in which it stands. */
export function kindsNamedIn({ routes, pools = [] }: Pick<RulePack, 'routes' | 'pools'>) {
  const lists: [string, readonly string[]][] = [
    ['routes.recommending', routes.recommending],
    ['routes.selfNominating', routes.selfNominating],
    ...(routes.listMaximums ?? []).map(({ bureauKinds = [] }, index): [string, string[]] => [
      `routes.listMaximums[${index}].bureauKinds`,
      bureauKinds,
    ]),
    ...pools.map(({ bureauKinds = [] }, index): [string, string[]] => [
      `pools[${index}].bureauKinds`,
      bureauKinds,
    ]),
  ];
  return lists.flatMap(([path, kinds]) => kinds.map((kind) => ({ kind, path })));
}

/** The names of kinds; one that is not there any more keeps its id. */
export function namesOfKinds(kinds: BureauKinds, ids: readonly string[], language: 'zh' | 'en'): string {
  const names = ids.map((id) => kinds.find((kind) => kind.id === id)?.name[language] ?? id);
  return names.join(language === 'zh' ? '、' : ', ');
}
