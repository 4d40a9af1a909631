import type { BureauKinds, RulePack } from '@laurel/contracts';
import { kindsNamedIn, namesOfKinds } from '../kinds.ts';
import { errorIf, type Finding, type LintRule, warningIf } from './finding.ts';

/** Rules on the kinds of bureau that enter, and by which route (docs/handbook/process.md#1.23). */

function kindUnknown(pack: RulePack, kinds: BureauKinds): Finding[] {
  const all = kinds.map(({ id }) => id);
  const [zh, en] = (['zh', 'en'] as const).map((language) => namesOfKinds(kinds, all, language));
  return kindsNamedIn(pack).flatMap(({ kind, path }) =>
    errorIf(
      !all.includes(kind),
      'bureau_kind_unknown',
      path,
      `没有“${kind}”这一单位类别，现有：${zh}。请改填其中之一，或先增设该类别。`,
      `There is no kind of bureau “${kind}”; there are: ${en}. Take one of these, or define it first.`,
    ),
  );
}

function routeAmbiguous({ routes }: RulePack, kinds: BureauKinds) {
  const both = routes.recommending.filter((kind) => routes.selfNominating.includes(kind));
  return errorIf(
    both.length > 0,
    'route_ambiguous',
    'routes',
    `同一类单位既推荐又自荐（${namesOfKinds(kinds, both, 'zh')}），一个支部可能参评两次。`,
    `The same bodies recommend and nominate themselves (${namesOfKinds(kinds, both, 'en')}): a branch could enter twice.`,
  );
}

function bodiesWithoutRoute({ routes }: RulePack, kinds: BureauKinds) {
  const left = kinds
    .map(({ id }) => id)
    .filter((kind) => !routes.recommending.includes(kind) && !routes.selfNominating.includes(kind));
  return warningIf(
    left.length > 0,
    'body_without_route',
    'routes',
    `有的单位既不推荐也不自荐（${namesOfKinds(kinds, left, 'zh')}），其支部无法参评。`,
    `Some bodies neither recommend nor nominate themselves (${namesOfKinds(kinds, left, 'en')}): their branches cannot take part.`,
  );
}

export const kindRules: LintRule[] = [kindUnknown, routeAmbiguous, bodiesWithoutRoute];
