import type { RulePack } from '@laurel/contracts';
import { errorIf, type Finding, type LintRule, listsOfCriteria, repeatedIn, warningIf } from './finding.ts';
import { phaseKey } from '../phases.ts';
import { poolRules } from './pool-rules.ts';
import { winnerRules } from './winner-rules.ts';

/**
 * Rules on who may enter and what can be won: lists, routes, places, reserves, titles, notice, the campaign's
 * basis and names.
 */

const winnersMaximum = 50;

/** A list may be longer than there are places: it proposes, and the contest chooses. */
function quotaRange({ routes }: RulePack): Finding[] {
  const { listMinimum, listMaximum, listMaximums = [] } = routes;
  const maxima: [string, number][] = [
    ['routes', listMaximum],
    ...listMaximums.map(({ maximum }, index): [string, number] => [
      `routes.listMaximums[${index}].maximum`,
      maximum,
    ]),
  ];
  return maxima.flatMap(([path, maximum]) =>
    errorIf(
      listMinimum < 1 || maximum < listMinimum,
      'quota_range',
      path,
      `推荐名单应至少 1 个且上限不小于下限，现为 ${listMinimum} 至 ${maximum}：空名单应另行说明。`,
      `A list takes ${listMinimum} to ${maximum} entries: it needs at least 1 (to recommend none is an act of its own), and no lower maximum than that.`,
    ),
  );
}

function listMaximumUnused({ routes }: RulePack): Finding[] {
  const { listMaximums = [], recommending } = routes;
  return listMaximums.flatMap(({ bureauKinds, bureauIds }, index) =>
    errorIf(
      (!bureauKinds && !bureauIds) || bureauKinds?.some((kind) => !recommending.includes(kind)) === true,
      'list_maximum_unused',
      `routes.listMaximums[${index}]`,
      '名单上限应指明单位类别或单位，且只能是推荐单位的类别；对全部单位的上限请填 listMaximum。',
      'A list maximum names kinds of body that recommend, or bureaus; the one for all the others is listMaximum.',
    ),
  );
}

function tooManyWinners({ places, approval }: RulePack) {
  return errorIf(
    places > winnersMaximum && approval === undefined,
    'too_many_winners',
    'places',
    `拟表彰 ${places} 个，超过 ${winnersMaximum} 个的上限；更多名额须另行报批，并在 approval 写明批准文号和批准机关。`,
    `${places} winners are more than the ${winnersMaximum} that may be commended without separate approval: cite it in approval, by number and authority.`,
  );
}

function reservesRange({ places, reserves }: RulePack): Finding[] {
  return [
    ...errorIf(
      reserves > places,
      'reserves_range',
      'reserves',
      `递补 ${reserves} 个多于名额 ${places} 个，用不上。`,
      `${reserves} reserves for ${places} places: more than could ever move up.`,
    ),
    ...warningIf(
      reserves === 0,
      'reserves_none',
      'reserves',
      '没有递补，公示期间有人被取消时名额将空缺。',
      'Without reserves a place stays empty when a winner is struck off during the notice.',
    ),
  ];
}

function titlePlaces({ titles, places }: RulePack) {
  return titles.flatMap((title, index) =>
    errorIf(
      title.places > places,
      'title_places_range',
      `titles[${index}].places`,
      `称号“${title.name.zh}”设 ${title.places} 个，多于可从中产生的 ${places} 个获评单位。`,
      `The title “${title.name.en}” has ${title.places} places, but only ${places} winners to choose from.`,
    ),
  );
}

function recheckAfterTerm({ titles }: RulePack) {
  return titles.flatMap(({ name, termYears, recheckYears = 0 }, index) =>
    errorIf(
      termYears !== undefined && recheckYears >= termYears,
      'recheck_after_term',
      `titles[${index}].recheckYears`,
      `称号“${name.zh}”每 ${recheckYears} 年复核一次，而有效期只有 ${termYears} 年，期内不会复核。`,
      `The title “${name.en}” is re-checked every ${recheckYears} years, but holds only for ${termYears}: it never would be.`,
    ),
  );
}

function noticeTooShort({ notice: { workingDays, calendarDays = workingDays } }: RulePack): Finding[] {
  return [
    ...errorIf(
      workingDays < 5,
      'notice_too_short',
      'notice.workingDays',
      `公示 ${workingDays} 个工作日，不得少于 5 个。`,
      `A public notice of ${workingDays} working days is too short: at least 5 are owed to those who may object.`,
    ),
    ...errorIf(
      calendarDays < workingDays,
      'notice_days',
      'notice.calendarDays',
      `公示 ${calendarDays} 个自然日，不可能有 ${workingDays} 个工作日。`,
      `A notice of ${calendarDays} calendar days cannot have ${workingDays} working days.`,
    ),
  ];
}

/** Calendar days are taken for as many weeks of five working days. */
function noTimeForSuccessor({ notice, heldUntilWorkingDaysBeforeEnd: held }: RulePack) {
  const days = Math.max(notice.workingDays, Math.ceil(((notice.calendarDays ?? 0) * 5) / 7));
  return warningIf(
    held < days,
    'no_time_for_successor',
    'heldUntilWorkingDaysBeforeEnd',
    `名额保留到结束前 ${held} 个工作日，递补者来不及公示 ${days} 个工作日。`,
    `A place held until ${held} working days before the end leaves a successor no time for a notice of ${days}.`,
  );
}

function basisMissing({ basis }: RulePack) {
  return errorIf(
    basis.filter((line) => line.trim() !== '').length === 0,
    'basis_missing',
    'basis',
    '没有写明依据的法规或批准文件，评选活动没有立项依据。',
    'No regulation or approval document is cited: the campaign stands on nothing.',
  );
}

/** The plan itself uses two names [P], so this is a question and no error (docs/handbook/process.md#1.26). */
function namesDiffer({ campaignName, honourName }: RulePack) {
  return warningIf(
    campaignName.zh !== honourName.zh,
    'names_differ',
    'honourName',
    `活动名称“${campaignName.zh}”与荣誉名称“${honourName.zh}”不同，证书印后者，是否确认？`,
    `The campaign is called “${campaignName.en}”, the honour “${honourName.en}”. Certificates print the honour: is that meant?`,
  );
}

function idRepeated(pack: RulePack): Finding[] {
  const lists: [string, readonly string[]][] = [
    ['phases', pack.phases.map(phaseKey)],
    ['pools', (pack.pools ?? []).map(({ id }) => id)],
    ['declarations', pack.declarations.map(({ id }) => id)],
    ...listsOfCriteria(pack).flatMap(([path, criteria]): [string, string[]][] => [
      [path, criteria.map(({ id }) => id)],
      ...criteria.map(({ items }, index): [string, string[]] => [
        `${path}[${index}].items`,
        items.map(({ id }) => id),
      ]),
    ]),
    ['indicators', pack.indicators.map(({ id }) => id)],
    ['titles', pack.titles.map(({ id }) => id)],
    ['calendar', pack.calendar.map(({ year }) => `${year}`)],
  ];
  return repeatedIn(lists);
}

function prefixesSame({ certificatePrefix, plaquePrefix }: RulePack) {
  return warningIf(
    certificatePrefix === plaquePrefix,
    'prefixes_same',
    'plaquePrefix',
    '证书和牌匾的编号前缀相同，编号会混淆。',
    'Certificates and plaques have the same prefix: their numbers will be confused.',
  );
}

export const awardRules: LintRule[] = [
  quotaRange,
  listMaximumUnused,
  tooManyWinners,
  reservesRange,
  ...poolRules,
  ...winnerRules,
  titlePlaces,
  recheckAfterTerm,
  noticeTooShort,
  noTimeForSuccessor,
  basisMissing,
  namesDiffer,
  idRepeated,
  prefixesSame,
];
