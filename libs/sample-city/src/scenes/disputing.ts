import { application, assessment, organisation, integrity } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import { correction, disputing as disputingOf } from '../story/forecast.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type CommandAct, played, refused, type Scene } from './act.ts';
import { closing, recordId } from './assessing.ts';
import { reports } from './preparing.ts';

/** The summer: answers and disputes, investigations, a violation, a renaming, a merger, two withdrawals. */
export function disputing(story: Story): Scene[] {
  const { year, parts, contest } = story;
  const [days] = year.visits;
  const answering = days!.map((day, index) => ({
    zh: `被考核单位答复（${index + 1}/${days!.length}）`,
    en: `Units answer their records (${index + 1} of ${days!.length})`,
    at: at(plusDays(day, 1), '10:00'),
    waves: () => [answers(story, index)],
  }));
  const summer = (share: number, zh: string, en: string, acts: () => Act[]) => ({
    zh,
    en,
    at: at(year.summer(share), '10:30'),
    waves: () => [acts()],
  });
  return [
    ...answering,
    {
      zh: '裁定考核异议',
      en: 'Disputes are decided',
      at: at(year.rulings, '15:00'),
      waves: () => [rulings(story)],
    },
    {
      zh: '逾期答复不予受理',
      en: 'A late answer is refused',
      at: at(year.lateAnswer, '10:00'),
      waves: () => [lateAnswer(story)],
    },
    summer(0.2, '立案审查', 'Investigations are opened', () => investigations(story)),
    summer(0.3, '支部更名', 'A branch is renamed', () => played(parts.renamed, (id) => renaming(story, id))),
    summer(0.4, '查实违纪', 'A violation is confirmed', () => violation(story, 'violatesEarly', 'case-1')),
    summer(0.5, '年中进展报送', 'Reports at half time', () => reports(story, 'summer')),
    summer(0.6, '支部合并', 'Two branches merge', () =>
      played(contest.survivor, (into) => merger(story, into)),
    ),
    summer(0.7, '退出评选', 'Two entries withdraw', () => withdrawals(story)),
    summer(0.8, '审查结束恢复参评', 'A review ends without findings', () =>
      played(parts.clearedInSummer, (branchId) => ended(story, branchId, 'case-2')),
    ),
  ].filter((scene) => scene.waves().flat().length > 0);
}

function answer(story: Story, branchId: string, given: 'accept' | 'dispute'): CommandAct {
  const statement = given === 'dispute' ? { statement: '扣分所涉事项已于考核前整改，附整改报告' } : {};
  const data = { recordId: recordId(0), answer: given, ...statement };
  return ask(story.staff.secretaryOf(branchId), assessment, story.of(branchId), 'AnswerAssessment', data);
}

/**
 * Whoever was visited the day before: three dispute, some accept, most keep silent, which is acceptance too.
 */
function answers(story: Story, day: number): Act[] {
  const { contest, year } = story;
  const visited = (branchId: string) =>
    contest.entries.findIndex((entry) => entry.branchId === branchId) % year.visits[0]!.length === day;
  const disputed = disputingOf(story.parts).filter(visited);
  const silent = [...disputed, ...contest.tied, lateAnswering(story)];
  const accepting = story.scored
    .map(({ branchId }) => branchId)
    .filter(
      (branchId) =>
        visited(branchId) &&
        !silent.includes(branchId) &&
        story.random.about(`answers/${branchId}`).chance(0.3),
    );
  const again = accepting
    .slice(0, 1)
    .map((branchId) => refused('already_answered', answer(story, branchId, 'dispute')));
  const early = disputed.slice(0, 1).map((branchId) => refused('dispute_open', closing(story, branchId)));
  return [
    ...disputed.map((branchId) => answer(story, branchId, 'dispute')),
    ...accepting.map((branchId) => answer(story, branchId, 'accept')),
    ...again,
    ...early,
  ];
}

/** An entry that keeps silent until it is too late. */
function lateAnswering({ scored, parts }: Story): string | undefined {
  return scored.map(({ branchId }) => branchId).find((branchId) => !disputingOf(parts).includes(branchId));
}

function lateAnswer(story: Story): Act[] {
  return played(lateAnswering(story), (branchId) =>
    refused('answer_late', answer(story, branchId, 'accept')),
  );
}

/** The lead decides, who did not record. */
function rulings(story: Story): Act[] {
  const { upheld, corrected, voided } = story.parts;
  const lead = (branchId: string) => story.groupOf(branchId).members[0]!;
  const kept = (branchId: string, by: CommandAct['by']) =>
    ask(by, assessment, story.of(branchId), 'UpholdAssessment', {
      recordId: recordId(0),
      reason: '扣分事项属实，整改晚于考核',
    });
  const changed = (branchId: string) => {
    const { scores, adjustments } = correction(story, branchId);
    return {
      recordId: recordId(0),
      scores: [...scores],
      adjustments: [...adjustments],
      void: false,
      reason: '整改报告属实，撤销扣分',
    };
  };
  const gone = {
    recordId: recordId(0),
    scores: [],
    adjustments: [],
    void: true,
    reason: '考核程序有瑕疵，本次记录作废',
  };
  const correct = (branchId: string, data: ReturnType<typeof changed>) =>
    ask(lead(branchId), assessment, story.of(branchId), 'CorrectAssessment', data);
  return [
    ...played(upheld, (branchId) => [
      refused('recorded_the_fact', kept(branchId, story.recordersOf(branchId)[0])),
      kept(branchId, lead(branchId)),
    ]).flat(),
    ...played(corrected, (branchId) => correct(branchId, changed(branchId))),
    ...played(voided, (branchId) => correct(branchId, gone)),
  ];
}

const papers = { documents: ['纪检组核查报告'], attachments: [] };

/** Opens a case; while one is open the entry is under review. */
export function investigation(
  story: Story,
  branchId: string,
  caseId: string,
  allegation: string,
  more: { leadId?: string } = {},
): CommandAct {
  const [by] = story.free('discipline', branchId);
  return ask(by!, integrity, branchId, 'OpenInvestigation', {
    caseId,
    allegation,
    evidence: papers,
    ...more,
  });
}

export function ended(story: Story, branchId: string, caseId: string): CommandAct {
  const [by] = story.free('discipline', branchId);
  return ask(by!, integrity, branchId, 'CloseInvestigation', {
    caseId,
    outcome: '经核查，反映问题不实，予以了结',
  });
}

function investigations(story: Story): Act[] {
  const { clearedInSummer } = story.parts;
  const violating = story.entriesWith('violatesEarly').map(({ branchId }) => branchId);
  return [
    ...violating.map((branchId) => investigation(story, branchId, 'case-1', '反映辅警违规查询公民个人信息')),
    ...played(clearedInSummer, (branchId) => [
      investigation(story, branchId, 'case-2', '反映公务接待超标准'),
      refused('no_open_case', ended(story, branchId, 'case-99')),
    ]).flat(),
    ...violating.map((branchId) =>
      refused(
        'under_investigation',
        ask(story.free('discipline', branchId)[0]!, integrity, branchId, 'CertifyIntegrity', {
          certificateNumber: '—',
        }),
      ),
    ),
  ];
}

/**
 * Two of discipline confirm a violation; the entry is out (一票否决). Without a case the fact stands on its
 * evidence alone.
 */
export function violation(story: Story, fate: 'violatesEarly' | 'violatesLate', caseId?: string): Act[] {
  const [entry] = story.entriesWith(fate);
  if (!entry) return [];
  const { branchId } = entry;
  const [one, other] = story.free('discipline', branchId);
  const fact =
    fate === 'violatesEarly' ? '辅警一名违规查询公民个人信息，已受处分' : '民警一名酒后驾驶，已被立案';
  const factOn = fate === 'violatesEarly' ? story.year.summer(0.1) : story.year.groups;
  const data = { fact, factOn, evidence: papers, ...(caseId !== undefined && { caseId }) };
  const [proposal, confirmation] = both([one!, other!], integrity, branchId, 'ConfirmViolation', data);
  return [
    refused('evidence_missing', {
      ...proposal,
      data: { ...data, evidence: { documents: [], attachments: [] } },
    }),
    proposal,
    confirmation,
  ];
}

function renaming(story: Story, renamed: string): Act {
  const { name, unitName } = story.branch(renamed);
  const reason = '机构改革，单位更名';
  const data = { branchId: renamed, name: `新${name}`, unitName: `${unitName}（新设）`, reason };
  return ask(story.staff.withRole('operator')[0]!, organisation, 'city', 'RenameBranch', data);
}

function merger(story: Story, into: string): Act {
  const { branchId } = story.entriesWith('merges')[0]!;
  const data = { branchId, into, reason: '警力整合，两所合并' };
  return ask(story.staff.withRole('operator')[0]!, organisation, 'city', 'MergeBranch', data);
}

function withdrawals(story: Story): Act[] {
  return [
    ...story.entriesWith('withdraws').map(({ branchId }) =>
      ask(story.staff.secretaryOf(branchId), application, story.of(branchId), 'WithdrawApplication', {
        reason: '承担重大专案，无力兼顾',
      }),
    ),
    ...story
      .entriesWith('bureauWithdraws')
      .flatMap(({ bureauId, branchId }) =>
        both(
          story.staff.officersOf(bureauId),
          application,
          story.of(branchId),
          'WithdrawApplicationForBureau',
          { reason: '经分局党委研究，主动撤回' },
        ),
      ),
  ];
}
