import type { RulePack } from '@laurel/contracts';
import { bannedFigure } from './banned-figures.ts';
import { errorIf, type LintRule, listsOfCriteria, warningIf } from './finding.ts';

/** Rules on what is measured: which figures count, and where they enter the score. */

function bannedIndicators({ indicators }: RulePack) {
  return indicators.flatMap(({ id, name, measure }, index) => {
    const figure = [name.zh, name.en, measure, id.replace(/([A-Z])/g, ' $1')].map(bannedFigure).find(Boolean);
    return errorIf(
      figure !== undefined,
      'indicator_banned',
      `indicators[${index}]`,
      `指标“${name.zh}”属于禁止用作考评的执法数据（罚没、拘留逮捕、破案率、发案数、退查率），会诱导乱作为、不作为。`,
      `The indicator “${name.en}” is one of the police figures that may not be used (${figure}): it rewards fining, detaining or not recording.`,
    );
  });
}

function bannedEvidence(pack: RulePack) {
  const all = listsOfCriteria(pack).flatMap(([path, criteria]) =>
    criteria.map(({ items }, index) => ({ items, criterion: `${path}[${index}]` })),
  );
  return all.flatMap(({ items, criterion }) =>
    items.flatMap(({ name, evidence }, item) =>
      warningIf(
        [name.zh, name.en, evidence].some((text) => bannedFigure(text) !== undefined),
        'evidence_banned',
        `${criterion}.items[${item}]`,
        `“${name.zh}”似乎把禁止用作考评的执法数据当作佐证，请确认。`,
        `“${name.en}” seems to take police figures that may not be indicators as evidence: please check.`,
      ),
    ),
  );
}

function indicatorCriterionUnknown({ criteria, indicatorCriterion, indicators }: RulePack) {
  return errorIf(
    indicators.length > 0 && !criteria.some(({ id }) => id === indicatorCriterion),
    'indicator_criterion_unknown',
    'indicatorCriterion',
    `没有“${indicatorCriterion}”这一标准，业务考评指标无处计入。`,
    `There is no criterion “${indicatorCriterion}”, so the indicators would count nowhere.`,
  );
}

function indicatorShareRange({ indicatorShare }: RulePack) {
  return errorIf(
    indicatorShare < 0 || indicatorShare > 100,
    'indicator_share_range',
    'indicatorShare',
    `指标占比为 ${indicatorShare}%，应在 0 到 100 之间。`,
    `The indicators’ share is ${indicatorShare} %: it must lie between 0 and 100.`,
  );
}

function routeWithoutIndicator({ indicators, indicatorShare }: RulePack) {
  const routes = [
    ['recommended', '推荐'],
    ['self', '自荐'],
  ] as const;
  return routes.flatMap(([route, zh]) =>
    warningIf(
      indicatorShare > 0 &&
        indicators.length > 0 &&
        !indicators.some((indicator) => indicator.routes.includes(route)),
      'route_without_indicator',
      'indicators',
      `没有适用于${zh}渠道的指标，该渠道只按走访得分计算，两个渠道的口径不同。`,
      `No indicator applies to the route “${route}”: its entries count by visits alone, unlike the others.`,
    ),
  );
}

export const indicatorRules: LintRule[] = [
  bannedIndicators,
  bannedEvidence,
  indicatorCriterionUnknown,
  indicatorShareRange,
  routeWithoutIndicator,
];
