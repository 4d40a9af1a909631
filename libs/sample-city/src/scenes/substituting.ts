import { panel } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, played, refused, type Scene } from './act.ts';
import { sheet } from './scoring.ts';

/** Recusals declared by mistake are taken back, and a reserve stands in for an expert who must keep away. */
export function substituting(story: Story): Scene[] {
  const { year } = story;
  return [
    ...played(story.parts.resealed, (branchId) => ({
      zh: '误报回避，可评专家一度不足',
      en: 'Recusals by mistake leave an entry too few experts',
      at: at(plusDays(year.closing, 2), '17:00'),
      waves: () => mistaken(story, branchId),
    })),
    ...played(story.parts.conflictLate, (branchId) => ({
      zh: '替补专家',
      en: 'A reserve stands in for the recused',
      at: at(year.decision(4), '09:30'),
      waves: () => substitution(story, branchId),
    })),
  ];
}

function pairFor(story: Story, branchId: string): readonly [Account, Account] {
  return [story.free('operator', branchId)[0]!, story.free('discipline', branchId)[0]!];
}

/** Two branches bear one name; so many declare the wrong one that no result would be left. */
function mistaken(story: Story, branchId: string): Act[][] {
  const { ballotsMinimum } = story.pack.scoring;
  const all = story.expertsOf(branchId);
  const wrong = all.slice(0, all.length - ballotsMinimum + 1);
  const data = { branchId, ground: '曾任该所指导员' };
  const back = (expert: Account) =>
    both(pairFor(story, branchId), panel, story.campaign, 'WithdrawRecusal', {
      branchId,
      expertId: expert.accountId,
      reason: '经核对，所任职的是另一县同名派出所',
    });
  return [
    [
      refused('not_recused', back(wrong[0]!)[0]),
      ...wrong.map((by) => ask(by, panel, story.campaign, 'DeclareConflict', data)),
    ],
    wrong.flatMap(back),
  ];
}

function substitution(story: Story, branchId: string): Act[][] {
  const { campaign, forgetful, staff } = story;
  const { accountId, personId, name } = staff.reserveExpert;
  const call = both(pairFor(story, branchId), panel, campaign, 'SubstituteExpert', {
    documentNumber: `${story.pack.city.zh.slice(0, 1)}公评〔${story.year.opening.slice(0, 4)}〕2号`,
    expertId: forgetful!.accountId,
    substitute: { accountId, personId, name },
    branchIds: [branchId],
    reason: '原专家回避，由候补专家评分',
  });
  return [
    [
      refused('conflicts_undeclared', call[0]),
      ask(staff.reserveExpert, panel, campaign, 'CompleteConflictDeclaration', {}),
      ...call,
    ],
    [sheet(story, 'onSite', branchId, staff.reserveExpert)],
  ];
}
