import { participation } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import type { Branch } from '../city/units.ts';
import { themes } from '../city/words.ts';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, refused, type Scene } from './act.ts';

/**
 * The mobilisation: the bureaus' plans, then every branch's plan and members' meeting, then the first
 * reports.
 */
export function preparing(story: Story): Scene[] {
  const { year } = story;
  return [
    {
      zh: '县分局发布创建方案',
      en: 'The bureaus publish their plans',
      at: at(year.bureauPlans, '10:00'),
      waves: () => [bureauPlans(story)],
    },
    {
      zh: '党员大会与支部计划',
      en: 'Members’ meetings and branch plans',
      at: at(year.branchPlans, '17:00'),
      waves: () => [branchPlans(story)],
    },
    {
      zh: '首批进展报送',
      en: 'First reports',
      at: at(year.firstReports, '16:00'),
      waves: () => [reports(story, 'first')],
    },
  ];
}

function documentNumber(story: Story, bureauId: string): string {
  const bureau = story.bureau(bureauId);
  return `${bureau.shortName.slice(0, 2)}公党〔${story.year.opening.slice(0, 4)}〕${story.random.about(`document/${bureauId}`).whole(2, 30)}号`;
}

function bureauPlans(story: Story): Act[] {
  return story.contest.lists.map(({ bureauId }) =>
    ask(story.staff.officersOf(bureauId)[0], participation, story.of(bureauId), 'PublishBureauPlan', {
      title: `${story.bureau(bureauId).shortName}“${story.pack.campaignName.zh.slice(0, 100)}”创建实施方案`,
      documentNumber: documentNumber(story, bureauId),
    }),
  );
}

/**
 * Bureaus file for all their branches, the organs' secretaries for those that mean to enter. One forgets the
 * plan.
 */
function branchPlans(story: Story): Act[] {
  const { lists, entries } = story.contest;
  const bureausFiling = new Set(lists.map(({ bureauId }) => bureauId));
  const fatal = entries.find(({ fate }) => fate === 'planMissing')?.branchId;
  const [first, other] = lists;
  const filed = story.units.branches.flatMap((branch, index): Act[] => {
    const listed = bureausFiling.has(branch.bureauId);
    if (!listed && !entries.some(({ branchId }) => branchId === branch.branchId)) return [];
    const by = listed
      ? story.staff.officersOf(branch.bureauId)[index % 2 === 0 ? 0 : 1]
      : story.staff.secretaryOf(branch.branchId);
    const meeting = held(story, branch, by);
    return branch.branchId === fatal ? [meeting] : [meeting, plan(story, branch, by, listed)];
  });
  return [...filed, ...(first && other ? mistakes(story, first.bureauId, other.bureauId) : [])];
}

/** A plan for a branch of another bureau, a meeting that too few attended, a plan from an old page. */
function mistakes(story: Story, bureauId: string, otherId: string): Act[] {
  const branch = story.units.branches.find((candidate) => candidate.bureauId === otherId)!;
  const officer = story.staff.officersOf(bureauId)[0];
  const own = story.staff.officersOf(otherId)[0];
  const half = { heldOn: story.year.branchPlans, present: 2, entitled: 9 };
  return [
    refused('out_of_scope', plan(story, branch, officer, false)),
    refused(
      'attendance_invalid',
      ask(own, participation, story.of(branch.branchId), 'HoldMembersMeeting', half),
    ),
    refused('stale_version', { ...plan(story, branch, own, true), version: 99 }),
  ];
}

function held(story: Story, branch: Branch, by: Account): Act {
  const drawing = story.random.about(`meeting/${branch.branchId}`);
  const entitled = branch.fullMembers;
  const heldOn = plusDays(story.year.branchPlans, -drawing.whole(0, 9));
  return ask(by, participation, story.of(branch.branchId), 'HoldMembersMeeting', {
    heldOn,
    entitled,
    present: drawing.whole(Math.floor(entitled / 2) + 1, entitled),
  });
}

function plan(story: Story, branch: Branch, by: Account, citing: boolean) {
  const drawing = story.random.about(`plan/${branch.branchId}`);
  const targets = story.pack.criteria.map(({ id, items }) => ({
    criterionId: id,
    target: `${drawing.pick(items).name.zh}达标`,
    quantity: `${drawing.whole(4, 24)}`,
    measure: '次',
  }));
  const cited = citing ? { bureauPlan: documentNumber(story, branch.bureauId) } : {};
  return ask(by, participation, story.of(branch.branchId), 'FilePlan', { ...cited, targets });
}

/**
 * Reports come from every organisation, not from candidates alone [P]; `batch` tells one time of reporting
 * from another.
 */
export function reports(story: Story, batch: string): Act[] {
  const { random, contest, staff } = story;
  const reporting = random.about(`reports/${batch}`);
  const bureaus = contest.lists.map(({ bureauId }) => ({
    unit: bureauId,
    by: staff.officersOf(bureauId)[1],
  }));
  const branches = reporting
    .shuffled(contest.entries)
    .slice(0, 24)
    .map(({ branchId }) => ({ unit: branchId, by: staff.secretaryOf(branchId) }));
  return [...bureaus, ...branches].map(({ unit, by }) => {
    const drawing = reporting.about(unit);
    const theme = drawing.pick(themes);
    const publicity = drawing.chance(0.35);
    return ask(by, participation, story.of(unit), 'ReportProgress', {
      kind: publicity ? 'publicity' : 'progress',
      title: publicity ? `《${theme}》在市级媒体刊发` : `“${theme}”推进情况`,
      report: `本月围绕“${theme}”开展活动${drawing.whole(2, 9)}次，参加党员${drawing.whole(12, 90)}人次，解决群众诉求${drawing.whole(3, 40)}件。`,
      ...(publicity && { medium: `${story.pack.city.zh.slice(0, 40)}日报` }),
      attachments: [],
    });
  });
}
