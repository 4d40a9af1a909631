import { type Actor, type Command, type Message } from '@laurel/core';
import { command } from '@laurel/core/testing';
import { planPack2023, treeOf } from '@laurel/rules';
import type { AssessmentFacts } from './assessment/work.rules.ts';
import type { GroupCandidate, GroupFacts } from './group/group.ts';
import { initial as nothingKnown } from './integrity/integrity.ts';
import type { IntegrityFacts } from './integrity/integrity.decide.ts';
import { periodOf } from './standing/standing.rules.ts';
import type { StandingFacts } from './standing/standing.decide.ts';
import { initial as clear } from './standing/standing.ts';

/** One candidate in the 2023 campaign, its group, and who acts: what every test here begins with. */

export const campaignId = 'r2023';
export const branchId = 'b03.017';
export const entry = { campaignId, branchId };
export const rulePack = planPack2023;
export const campaign = { status: 'open', rulePack, rankingConfirmed: false } as const;

const person = (account: string, role: string, unit: string): Actor => ({
  account,
  person: `P-${account}`,
  role,
  unit,
});
export const lin = person('lin', 'assessor', 'b80.001');
export const mao = person('mao', 'assessor', 'b80.002');
export const nie = person('nie', 'assessor', 'b81.001');
export const stranger = person('sun', 'assessor', 'b82.001');
export const secretary = person('shi', 'branchSecretary', branchId);
export const operator = person('ouyang', 'operator', 'b90.001');
export const inspector = person('ding', 'discipline', 'b91.001');
export const inspector2 = person('deng', 'discipline', 'b91.001');

export const assignment = {
  groupId: 'g1',
  lead: 'lin',
  members: ['lin', 'mao', 'nie'],
  recused: [] as string[],
};
export const assessmentFacts: AssessmentFacts = {
  id: { campaign: campaignId, unit: branchId },
  campaign,
  unit: { kind: 'branch', secretary: { personId: 'P-shi', since: '2022-09-01' } },
  standing: clear,
  assignment,
};
export const standingFacts: StandingFacts = {
  id: { campaign: campaignId, unit: branchId },
  campaign,
  known: nothingKnown,
};
export const integrityFacts: IntegrityFacts = {
  id: { unit: branchId },
  unit: { kind: 'branch' },
  campaigns: [{ campaignId, ...periodOf(planPack2023) }],
  before: nothingKnown,
};
export const candidate: GroupCandidate = {
  tree: treeOf([[branchId, 'b03']]),
  visitedBy: [],
  unit: { kind: 'branch' },
  assessment: 'open',
  standing: clear,
  assignment: undefined,
};
export const groupFacts: GroupFacts = { id: { campaign: campaignId, name: 'g1' }, campaign, candidate };

export const evidence: { documents: string[]; attachments: string[] } = {
  documents: ['澜公考〔2023〕12号'],
  attachments: [],
};
export const noEvidence = { documents: [], attachments: [] };

/** A score for every criterion, in the rule pack's order. */
export function scoresOf(...values: readonly string[]): { criterionId: string; score: string }[] {
  return values.map((score, index) => ({ criterionId: rulePack.criteria[index]!.id, score }));
}

/** The first clause of a criterion, counted from 1 as people count them. */
export function adjustment(criterion: number, kind: 'bonus' | 'deduction', points: string) {
  const { id, items } = rulePack.criteria[criterion - 1]!;
  return { criterionId: id, clause: `${id}.${items[0]!.id}`, kind, points, reason: '见考核记录' };
}

/** A command by somebody at an instant. */
export function by<C extends Message>(
  actor: Actor,
  instant: string,
  message: C,
  overrides: Partial<Command> = {},
): C & Asked {
  return command(message, { actor, instant, ...overrides });
}

type Asked = Omit<Command, 'type' | 'data'>;
