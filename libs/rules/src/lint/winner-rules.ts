import type { RulePack } from '@laurel/contracts';
import { errorIf, type Finding, type LintRule } from './finding.ts';

/** Rules on a pack whose entries are winners of campaigns below (docs/handbook/process.md#1.15). */

function entriesOnlyByList({ entriesFrom, routes }: RulePack): Finding[] {
  return errorIf(
    entriesFrom !== undefined && routes.selfNominating.length > 0,
    'entries_only_by_list',
    'routes.selfNominating',
    '参评对象来自下级命名时，只能由下级单位报送名单，不能自荐；请清空自荐单位。',
    'Winners of campaigns below are handed in on lists, so no body may nominate itself: leave this empty.',
  );
}

function namedFromTooLate({ entriesFrom, applicationDeadline }: RulePack): Finding[] {
  return errorIf(
    entriesFrom !== undefined && entriesFrom.namedFrom >= applicationDeadline,
    'named_from_late',
    'entriesFrom.namedFrom',
    `只计 ${entriesFrom?.namedFrom} 起的命名，而申报 ${applicationDeadline} 截止，无人可以参评。`,
    `Namings count from ${entriesFrom?.namedFrom}, but entries close on ${applicationDeadline}: nobody could enter.`,
  );
}

export const winnerRules: LintRule[] = [entriesOnlyByList, namedFromTooLate];
