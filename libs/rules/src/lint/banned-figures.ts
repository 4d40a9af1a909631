/**
 * Police figures that provinces forbid as indicators, because they reward fining, detaining and not
 * recording: fines, detentions, clearance rate, incident counts, return rate (docs/handbook/domain.md#3;
 * docs/handbook/sources.md#banned-figures).
 */

export type BannedFigure = 'fines' | 'detentions' | 'clearanceRate' | 'incidentCount' | 'returnRate';

const chinese: Record<BannedFigure, RegExp> = {
  fines: /罚款|罚没|罚单|罚金|处罚(人?数|量|额|总)/,
  // 拘留所 and 看守所 are places that may well be assessed.
  detentions: /(?:刑|行)拘|拘留(?!所)|逮捕|羁押(人?数|率|量)|(?:抓获|打击|打处)(?:处理)?(?:人?数|率|量)/,
  clearanceRate: /破案|侦破(率|数|量)|破获(率|数|量)/,
  incidentCount: /发案|案发[数率量]|(?:警情|案件|接警|立案|接处警)(?:总|起)?(?:数(?!据)|量|率)/,
  returnRate: /退查|退补|退侦|退回补充侦查|退卷/,
};

const english: Record<BannedFigure, RegExp> = {
  fines:
    /\bfines\b|\bfined\b|\bfine (?:amounts?|revenue|income|counts?|totals?|numbers?)\b|\bpenalt(?:y|ies) (?:amounts?|counts?|totals?|numbers?|imposed)\b|\btickets? issued\b/,
  detentions:
    /\bdetentions?\b(?! (?:cent(?:er|re)s?|facilit|house))|\bdetainees?\b|\bdetained\b|\barrests?\b|\barrested\b/,
  clearanceRate:
    /\bclear(?:ance|-?up) rates?\b|\b(?:cases|crimes) (?:cleared|solved)\b|\b(?:detection|solve|solving) rates?\b|\brate of (?:clearance|cases? solved)\b/,
  incidentCount:
    /\b(?:incident|case|crime|offen[cs]e|call)s? (?:counts?|numbers?|totals?|volumes?|rates?)\b|\b(?:number|count|total) of (?:\w+ )?(?:incidents|cases|crimes|offen[cs]es|emergency calls)\b/,
  returnRate:
    /(?<!(?:survey|questionnaire|form) )\breturn(?:ed)? rates?\b|\brate of returns?\b|\breturned (?:cases?|files?)\b|\b(?:cases?|files?) returned\b/,
};

const simplified: Readonly<Record<string, string>> = {
  罰: '罚',
  處: '处',
  數: '数',
  額: '额',
  總: '总',
  發: '发',
  偵: '侦',
  獲: '获',
  補: '补',
};

/**
 * The forbidden figure that a text speaks of, however it is spaced, capitalised or written in traditional
 * characters; undefined if none.
 */
export function bannedFigure(text: string): BannedFigure | undefined {
  const plain = [...text.normalize('NFKC').toLowerCase()]
    .map((character) => simplified[character] ?? character)
    .join('');
  const spoken = plain.replace(/[\s_]+/g, ' ');
  const dense = plain.replace(/[\s\p{P}\p{S}]+/gu, '');
  return (Object.keys(chinese) as BannedFigure[]).find(
    (figure) => chinese[figure].test(dense) || english[figure].test(spoken),
  );
}
