import { assessment, group } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import { visitAdjustments } from '../story/forecast.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type CommandAct, played, refused, type Scene } from './act.ts';

/**
 * Groups are formed, entries assigned, and visited as often as the rule pack asks; what is wrong with a
 * record is refused on the spot.
 */
export function assessing(story: Story): Scene[] {
  const { year } = story;
  const [first, ...later] = year.visits;
  const visiting = (round: number, days: readonly string[]): Scene[] =>
    days.map((day, index) => ({
      zh: `第${round + 1}轮动态考核（${index + 1}/${days.length}）`,
      en: `Visits, round ${round + 1} (${index + 1} of ${days.length})`,
      at: at(day, '17:30'),
      waves: () => [visits(story, round, index, day)],
    }));
  return [
    {
      zh: '组成考核组并分派',
      en: 'Groups are formed and entries assigned',
      at: at(year.groups, '09:00'),
      waves: () => groups(story),
    },
    ...visiting(0, first!),
    ...later.flatMap((days, index) => visiting(index + 1, days)),
    ...played(story.parts.voided, (branchId) => ({
      zh: '补充考核一次',
      en: 'One visit is made up for',
      at: at(year.madeUp, '17:30'),
      waves: () => [record(story, branchId, year.visits.length, year.madeUp)],
    })),
    {
      zh: '录入业务考评指标',
      en: 'Indicators are recorded',
      at: at(year.indicators, '10:00'),
      waves: () => [indicators(story)],
    },
    {
      zh: '动态考核结束',
      en: 'Assessments are closed',
      at: at(year.closing, '10:00'),
      waves: () => [closings(story)],
    },
  ];
}

function groups(story: Story): Act[][] {
  const { staff, campaign, year } = story;
  const formed = staff.groups.map(({ groupId, members, departments }, index) => {
    const people = members.map(({ accountId, personId, name, unitId }) => ({
      accountId,
      personId,
      name,
      ...(unitId !== undefined && { unitId }),
    }));
    const data = {
      name: `第${index + 1}考核组`,
      lead: members[0]!.accountId,
      departments: [...departments],
      members: people,
    };
    return ask(staff.withRole('operator')[0]!, group, `${campaign}.${groupId}`, 'FormGroup', data);
  });
  const [sample] = formed;
  const strangeLead = { ...sample!, data: { ...sample!.data, lead: 'as-9-9' } };
  const inGroup = (branchId: string) => `${campaign}.${story.groupOf(branchId).groupId}`;
  const kinship = played(story.parts.kin, (branchId) =>
    ask(story.kinsman!, group, inGroup(branchId), 'RecuseAssessor', {
      branchId,
      ground: '与该支部书记系近亲属',
    }),
  );
  const planned = (branchId: string) => {
    const plannedOn = year.visits[0]![visitDay(story, branchId)]!;
    return ask(story.recordersOf(branchId)[0], group, inGroup(branchId), 'PlanVisit', {
      branchId,
      plannedOn,
    });
  };
  return [
    [refused('lead_not_member', strangeLead), ...formed],
    story.accepted.map(({ branchId }) =>
      ask(story.free('operator', branchId)[0]!, group, inGroup(branchId), 'AssignCandidate', { branchId }),
    ),
    kinship,
    story.accepted.map(({ branchId }) => planned(branchId)),
  ];
}

/** On which of a round's days an entry is visited. */
export function visitDay({ contest, year }: Story, branchId: string): number {
  return contest.entries.findIndex((entry) => entry.branchId === branchId) % year.visits[0]!.length;
}

/** The name of a record: the first visit is `visit-1`. */
export function recordId(visit: number): string {
  return `visit-${visit + 1}`;
}

function visits(story: Story, round: number, day: number, date: string): Act[] {
  const entries = round === 0 ? visitedOnce(story) : story.scored;
  const due = entries
    .filter(({ branchId }) => visitDay(story, branchId) === day)
    .map(({ branchId }) => branchId);
  const faults = round === 0 && day === 0 ? mistakes(story, due, date) : [];
  const { kin } = story.parts;
  const refusedKin =
    round === 0 && kin !== undefined && due.includes(kin) ? [refusedKinsman(story, kin, date)] : [];
  const lost = story.entriesWith('violatesEarly').map(({ branchId }) => branchId);
  const known = story.year.summer(0.4) < date;
  const vetoed = round === 1 && day === 0 && known ? lost : [];
  return [
    ...faults,
    ...refusedKin,
    ...vetoed.map((branchId) => refused('veto_fact', record(story, branchId, round, date)[0])),
    ...due.flatMap((branchId) => record(story, branchId, round, date)),
  ];
}

/** The entry without a result is not visited at all where one visit is enough. */
function visitedOnce({ accepted, year }: Story): Story['accepted'] {
  return year.visits.length > 1 ? accepted : accepted.filter(({ fate }) => fate !== 'unassessed');
}

/** Two assessors record what they saw; some were without network and do it two days later. */
export function record(
  story: Story,
  branchId: string,
  visit: number,
  date: string,
): [CommandAct, CommandAct] {
  const drawing = story.random.about(`visit/${branchId}/${visit}`);
  const late = Math.min(2, story.pack.visitRecordedWithinDays);
  const early = plusDays(date, -late) < story.year.visits[0]![0]!;
  const offline = visit > 0 && drawing.chance(0.2) && !early;
  const hour = String(drawing.whole(9, 16)).padStart(2, '0');
  return both(story.recordersOf(branchId), assessment, story.of(branchId), 'RecordAssessment', {
    recordId: recordId(visit),
    visitedAt: at(
      offline ? plusDays(date, -late) : date,
      `${hour}:${drawing.pick(['00', '15', '30', '45'])}`,
    ),
    site: story.branch(branchId).unitName,
    scores: [...story.marks.visit(branchId, visit)],
    adjustments: [...visitAdjustments(story, branchId, visit)],
    evidence: { documents: [`考核记录表${branchId}-${visit + 1}`], attachments: [] },
  });
}

/** Every way to get a record wrong, tried on different entries. */
function mistakes(story: Story, due: readonly string[], date: string): Act[] {
  const { scale } = story.marks;
  const spoilt = (branchId: string, change: (data: ReturnType<typeof dataOf>) => object) => {
    const [proposal] = record(story, branchId, 0, date);
    return { ...proposal, data: { ...proposal.data, ...change(dataOf(proposal)) } };
  };
  const firstScore = (score: string) => (data: ReturnType<typeof dataOf>) => ({
    scores: data.scores.map((given, index) => (index === 0 ? { ...given, score } : given)),
  });
  if (due.length === 0) return [];
  const [one, two, three, four, five, six] = Array.from(
    { length: 6 },
    (_, index) => due[index % due.length]!,
  );
  const unheardOf = {
    criterionId: story.pack.criteria[0]!.id,
    clause: 'nowhere.nothing',
    kind: 'deduction',
    points: scale.points(1),
    reason: '—',
  };
  const strangers = story.staff.groups.find((each) => each !== story.groupOf(six!))!;
  const stranger = strangers.members.find(({ accountId }) =>
    story.free('assessor', six!).some((able) => able.accountId === accountId),
  );
  const [proposal, confirmation] = record(story, six!, 0, date);
  return [
    refused('score_range', spoilt(one!, firstScore(scale.tooHigh()))),
    ...(scale.hasOffSteps ? [refused('score_step', spoilt(two!, firstScore(scale.offStep(80))))] : []),
    refused(
      'evidence_missing',
      spoilt(three!, () => ({ evidence: { documents: [], attachments: [] } })),
    ),
    refused(
      'clause_unknown',
      spoilt(four!, () => ({ adjustments: [unheardOf] })),
    ),
    refused(
      'visit_in_future',
      spoilt(five!, () => ({ visitedAt: at(plusDays(date, 1), '09:00') })),
    ),
    ...played(stranger, (by) => refused('not_assigned', { ...proposal, by })),
    refused('proposal_unknown', { ...confirmation, confirms: { ...proposal, id: proposal.id } }),
  ];
}

function dataOf({ data }: CommandAct) {
  return data as { scores: { criterionId: string; score: string }[] };
}

function refusedKinsman(story: Story, kin: string, date: string): CommandAct {
  const [proposal] = record(story, kin, 0, date);
  return refused('recused', { ...proposal, by: story.kinsman! });
}

/**
 * The operator and an assessor enter the published results; what the rule pack does not list is no indicator.
 */
function indicators(story: Story): Act[] {
  const [sample] = story.scored;
  const enter = (branchId: string, indicatorId: string, value: ReturnType<Story['marks']['indicator']>) => {
    const pair = [story.free('operator', branchId)[0]!, story.recordersOf(branchId)[0]] as const;
    const data = { indicatorId, value, source: '考评结果通报' };
    return both(pair, assessment, story.of(branchId), 'RecordIndicator', data);
  };
  const counted = story.scored.flatMap(({ branchId, route }) =>
    story.pack.indicators
      .filter(({ routes }) => routes.includes(route))
      .flatMap(({ id }) => enter(branchId, id, story.marks.indicator(branchId, id))),
  );
  return [
    ...played(sample, ({ branchId }) =>
      refused('indicator_banned', enter(branchId, 'finesPerOfficer', { percent: '80' })[0]),
    ),
    ...counted,
  ];
}

/** All but one; that one is forgotten until scoring cannot begin for it. */
function closings(story: Story): Act[] {
  return story.scored.slice(0, -1).map(({ branchId }) => closing(story, branchId));
}

export function closing(story: Story, branchId: string): CommandAct {
  return ask(story.free('operator', branchId)[0]!, assessment, story.of(branchId), 'CloseAssessment', {});
}
