import { application, recommendation } from '@laurel/contracts';
import { listMaximumFor } from '@laurel/rules';
import type { List } from '../story/contest.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type CommandAct, played, refused, type Scene } from './act.ts';

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
    ...story.listWith('recalled').map((list) => ({
      zh: '撤回并重新封存',
      en: 'A list is recalled and sealed anew',
      at: at(year.recall, '10:00'),
      waves: () => [recall(story, list)],
    })),
  ];
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
  return [
    ...mistakes(story),
    ...story.contest.lists.flatMap((list) => {
      if (list.answer === 'none' || list.answer === 'extended') return [];
      const turned = candidatesOf(story, [...list.branchIds].reverse());
      return [list.answer === 'recalled' ? drafted(story, list, turned) : draftOf(story, list)];
    }),
  ];
}

function drafted(
  story: Story,
  list: List,
  candidates: { branchId: string; rank: number; reason: string }[],
): CommandAct {
  return { ...draftOf(story, list), data: { candidates } };
}

/** Every way to get a list wrong, tried by different bureaus where there are so many. */
function mistakes(story: Story): Act[] {
  const { contest, staff, pack, units } = story;
  const plain = contest.lists.filter(({ answer }) => answer === 'plain');
  const [wrong, gapped, crowded, foreign] = Array.from(
    { length: 4 },
    (_, index) => plain[index % plain.length]!,
  );
  if (!wrong || !gapped || !crowded || !foreign) return [];
  const ranked = (list: List) => candidatesOf(story, list.branchIds);
  const all = units.branches
    .filter(({ bureauId }) => bureauId === crowded.bureauId)
    .map(({ branchId }) => branchId);
  const { bureauId, kind: bureauKind } = story.bureau(crowded.bureauId);
  const most = listMaximumFor(pack, { bureauId, bureauKind });
  const [sample] = foreign.branchIds;
  const abroad = (): Act[] => [
    refused('not_own_branch', drafted(story, foreign, candidatesOf(story, [wrong.branchIds[0]!]))),
    refused(
      'unit_unknown',
      drafted(story, foreign, [{ ...ranked(foreign)[0]!, branchId: `${foreign.bureauId}.999` }]),
    ),
    refused('out_of_scope', {
      ...drafted(story, foreign, candidatesOf(story, [sample!])),
      by: staff.officersOf(wrong.bureauId)[0],
    }),
  ];
  return [
    refused(
      'rank_repeated',
      drafted(story, wrong, [...ranked(wrong), { ...ranked(wrong)[0]!, branchId: `${wrong.bureauId}.999` }]),
    ),
    refused(
      'rank_gap',
      drafted(story, gapped, [{ ...ranked(gapped)[0]!, rank: pack.routes.listMaximum + 2 }]),
    ),
    ...(all.length > most
      ? [refused('over_quota', drafted(story, crowded, candidatesOf(story, all.slice(0, most + 1))))]
      : []),
    ...(foreign === wrong ? [] : abroad()),
  ];
}

function seals(story: Story): Act[] {
  const plain = story.contest.lists.filter(({ answer }) => answer === 'plain' || answer === 'recalled');
  const reason = '本届申报单位均处于整改期，经党委研究不予推荐';
  return [
    ...story.listWith('extended').map((list) => refused('list_empty', sealOf(story, list)[0])),
    ...plain.flatMap((list, index): Act[] => {
      const [proposal, confirmation] = sealOf(story, list);
      if (index > 0) return [proposal, confirmation];
      const alone = refused('same_person', { ...confirmation, by: proposal.by });
      return [proposal, alone, confirmation, refused('already_sealed', draftOf(story, list))];
    }),
    ...story.contest.lists
      .filter(({ answer }) => answer === 'none')
      .flatMap(({ bureauId }) =>
        both(story.staff.officersOf(bureauId), recommendation, story.of(bureauId), 'DeclareNoCandidate', {
          reason,
          minutesNumber: minutesNumber(story, bureauId, 1),
        }),
      ),
  ];
}

function selfNominations(story: Story): Act[] {
  const own = story.contest.entries.filter(({ route }) => route === 'self');
  const listed = story.contest.entries.find(({ route }) => route === 'recommended');
  const nominate = (branchId: string) =>
    ask(story.staff.secretaryOf(branchId), application, story.of(branchId), 'SelfNominate', {
      reason: `${story.branch(branchId).unitName}对照${story.pack.criteria.length}项标准自查达标，自愿申报。`,
    });
  return [
    ...own.map(({ branchId }) => nominate(branchId)),
    ...played(listed, ({ branchId }) => refused('not_an_organ', nominate(branchId))),
  ];
}

function recall(story: Story, list: List): Act[] {
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
