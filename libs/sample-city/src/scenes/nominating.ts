import { application, recommendation } from '@laurel/contracts';
import type { List } from '../story/contest.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type CommandAct, refused, type Scene } from './act.ts';

/**
 * The lists: drafted by one officer, sealed by two; recalled and sealed anew; none, with reason; and the
 * organs' own nominations.
 */
export function nominating(story: Story): Scene[] {
  const { year } = story;
  return [
    {
      zh: '起草推荐名单',
      en: 'Lists are drafted',
      at: at(year.lists, '10:00'),
      waves: () => [drafts(story)],
    },
    { zh: '封存推荐名单', en: 'Lists are sealed', at: at(year.seals, '16:00'), waves: () => [seals(story)] },
    {
      zh: '机关支部自荐',
      en: 'The organs nominate themselves',
      at: at(year.seals, '17:00'),
      waves: () => [selfNominations(story)],
    },
    {
      zh: '撤回并重新封存',
      en: 'A list is recalled and sealed anew',
      at: at(year.recall, '10:00'),
      waves: () => [recall(story)],
    },
  ];
}

export function listWith(story: Story, answer: List['answer']): List {
  return story.contest.lists.find((list) => list.answer === answer)!;
}

/** A list's branches with ranks from 1 and the reason for each. */
function candidatesOf(story: Story, branchIds: readonly string[]) {
  return branchIds.map((branchId, index) => ({
    branchId,
    rank: index + 1,
    reason: `${story.branch(branchId).unitName}创建工作扎实，党员作用发挥好，群众评价高。`,
  }));
}

export function draftOf(story: Story, { bureauId, branchIds }: List): CommandAct {
  const candidates = candidatesOf(story, branchIds);
  return ask(story.staff.officersOf(bureauId)[0], recommendation, story.of(bureauId), 'DraftRecommendation', {
    candidates,
  });
}

/** The second officer confirms what the first proposes, under the number of the committee's minutes. */
export function sealOf(story: Story, { bureauId }: List, minutes = 1): [CommandAct, CommandAct] {
  const data = { minutesNumber: minutesNumber(story, bureauId, minutes) };
  return both(
    story.staff.officersOf(bureauId),
    recommendation,
    story.of(bureauId),
    'SealRecommendation',
    data,
  );
}

function minutesNumber(story: Story, bureauId: string, minutes: number): string {
  return `${story.bureau(bureauId).shortName}党委会纪要〔${story.year.opening.slice(0, 4)}〕${minutes + 8}号`;
}

function drafts(story: Story): Act[] {
  const { contest, staff, pack, units } = story;
  const [wrong, gapped, crowded, foreign] = contest.lists.filter(({ answer }) => answer === 'plain');
  const draft = (list: List, candidates: { branchId: string; rank: number; reason: string }[]) => ({
    ...draftOf(story, list),
    data: { candidates },
  });
  const ranked = (list: List) => candidatesOf(story, list.branchIds);
  const all = units.branches
    .filter(({ bureauId }) => bureauId === crowded!.bureauId)
    .map(({ branchId }) => branchId);
  const [sample] = foreign!.branchIds;
  return [
    refused(
      'rank_repeated',
      draft(wrong!, [...ranked(wrong!), { ...ranked(wrong!)[0]!, branchId: `${wrong!.bureauId}.999` }]),
    ),
    refused('rank_gap', draft(gapped!, [{ ...ranked(gapped!)[0]!, rank: pack.routes.listMaximum + 2 }])),
    refused('over_quota', draft(crowded!, candidatesOf(story, all.slice(0, pack.routes.listMaximum + 1)))),
    refused('not_own_branch', draft(foreign!, candidatesOf(story, [wrong!.branchIds[0]!]))),
    refused(
      'unit_unknown',
      draft(foreign!, [{ ...ranked(foreign!)[0]!, branchId: `${foreign!.bureauId}.999` }]),
    ),
    refused('out_of_scope', {
      ...draft(foreign!, candidatesOf(story, [sample!])),
      by: staff.officersOf(wrong!.bureauId)[0],
    }),
    ...contest.lists.flatMap((list) => {
      if (list.answer === 'none' || list.answer === 'extended') return [];
      return [
        list.answer === 'recalled'
          ? draft(list, candidatesOf(story, [...list.branchIds].reverse()))
          : draftOf(story, list),
      ];
    }),
  ];
}

function seals(story: Story): Act[] {
  const plain = story.contest.lists.filter(({ answer }) => answer === 'plain' || answer === 'recalled');
  const none = listWith(story, 'none');
  const extended = listWith(story, 'extended');
  const reason = '本届申报单位均处于整改期，经党委研究不予推荐';
  const declared = { reason, minutesNumber: minutesNumber(story, none.bureauId, 1) };
  return [
    refused('list_empty', sealOf(story, extended)[0]),
    ...plain.flatMap((list, index): Act[] => {
      const [proposal, confirmation] = sealOf(story, list);
      if (index > 0) return [proposal, confirmation];
      const alone = refused('same_person', { ...confirmation, by: proposal.by });
      return [proposal, alone, confirmation, refused('already_sealed', draftOf(story, list))];
    }),
    ...both(
      story.staff.officersOf(none.bureauId),
      recommendation,
      story.of(none.bureauId),
      'DeclareNoCandidate',
      declared,
    ),
  ];
}

function selfNominations(story: Story): Act[] {
  const own = story.contest.entries.filter(({ route }) => route === 'self');
  const listed = story.contest.entries.find(({ route }) => route === 'recommended')!;
  const nominate = (branchId: string) =>
    ask(story.staff.secretaryOf(branchId), application, story.of(branchId), 'SelfNominate', {
      reason: `${story.branch(branchId).unitName}对照${story.pack.criteria.length}项标准自查达标，自愿申报。`,
    });
  return [
    ...own.map(({ branchId }) => nominate(branchId)),
    refused('not_an_organ', nominate(listed.branchId)),
  ];
}

function recall(story: Story): Act[] {
  const list = listWith(story, 'recalled');
  const data = { reason: '排序有误，经党委会重新研究' };
  return [
    ...both(
      story.staff.officersOf(list.bureauId),
      recommendation,
      story.of(list.bureauId),
      'RecallRecommendation',
      data,
    ),
    draftOf(story, list),
    ...sealOf(story, list, 2),
  ];
}
