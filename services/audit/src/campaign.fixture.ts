import { type Actor, plusHours } from '@laurel/core';
import { deadlineAfter, dynamicScore } from '@laurel/rules';
import {
  type Candidate,
  campaignId,
  candidates,
  certify,
  criteriaOf,
  experts,
  namesOf,
  pack,
  packHash,
  people,
  secretaryOf,
} from './contest.fixture.ts';
import type { Envelope } from './history/envelope.ts';
import { evaluateAndName } from './evaluation.fixture.ts';
import { RecordWriter, sample, type Saying, systemActor } from './record.fixture.ts';

/** A small campaign's record, from the accounts to the certificates. */

/** The whole record. Every call writes it anew; `further` is what is said after the certificates. */
export function campaignRecord(further: (writer: RecordWriter) => void = () => undefined): Envelope[] {
  const writer = new RecordWriter();
  accounts(writer);
  organisation(writer);
  apply(writer);
  formGroup(writer);
  for (const candidate of candidates) assess(writer, candidate);
  evaluateAndName(writer);
  further(writer);
  const { auditor } = people;
  writer.say('audit', `reads-${auditor.account}`, auditor, [
    'RecordRead',
    { accountId: auditor.account, resource: '/api/v1/history', rows: 25 },
  ]);
  return writer.events;
}

function accounts(writer: RecordWriter): void {
  const { systemAdministrator, securityAdministrator } = people;
  const secretaries = candidates.map(({ branchId }) => secretaryOf(branchId));
  for (const administrator of [systemAdministrator, securityAdministrator])
    account(writer, administrator, systemActor, systemActor);
  for (const person of [...Object.values(people), ...experts, ...secretaries])
    if (!person.role.endsWith('Administrator'))
      account(writer, person, systemAdministrator, securityAdministrator);
}

/** An account with its role: made and asked for by one, granted by another. */
export function account(writer: RecordWriter, of: Actor, maker: Actor, granter: Actor): void {
  const { account: accountId, person: personId, role, unit } = of;
  const stream = `account-${accountId}`;
  const named = { accountId, name: accountId, personId };
  const grant = {
    ...named,
    role,
    ...(['bureauOfficer', 'branchSecretary'].includes(role) && { unitId: unit }),
  };
  writer.say(
    'identity',
    stream,
    maker,
    ['AccountCreated', { ...named, login: accountId, unitId: unit!, language: 'zh' }],
    ['PasswordSet', { accountId, oneTime: true }],
  );
  writer.say('identity', stream, maker, ['RoleRequested', { ...grant, reason: '任命' }]);
  writer.say('identity', stream, granter, ['RoleGranted', { ...grant, personUnit: unit! }]);
}

function organisation(writer: RecordWriter): void {
  const stream = 'organisation-city';
  writer.say('application', stream, people.operator, [
    'BureauRegistered',
    { bureauId: 'b01', name: 'b01局', kind: 'countyBureau' },
  ]);
  writer.say('application', stream, people.operator, [
    'BureauRegistered',
    { bureauId: 'o01', name: 'o01局', kind: 'organ' },
  ]);
  for (const { branchId, bureauId } of candidates) {
    const { branchName: name, unitName } = namesOf(branchId);
    writer.say('application', stream, people.operator, [
      'BranchRegistered',
      sample('BranchRegistered', { branchId, bureauId, name, unitName }),
    ]);
    const { account: secretary, person: personId } = secretaryOf(branchId);
    writer.say('application', stream, people.operator, [
      'SecretaryAppointed',
      { branchId, personId, name: secretary, since: '2022-01-01' },
    ]);
  }
  writer.time = '2023-03-01T01:00:00.000Z';
  const opened = { campaignId, rulePack: pack, rulePackHash: packHash, version: 1 };
  const both = [people.operator, people.committee] as const;
  writer.say('application', `campaign-${campaignId}`, people.operator, [
    'CampaignDrafted',
    { campaignId, rulePack: pack, rulePackHash: packHash },
  ]);
  writer.rulePackHash = packHash;
  writer.sayTogether('application', `campaign-${campaignId}`, 'FreezeRulePack', both, [
    'RulePackFrozen',
    { campaignId, rulePackHash: packHash, version: 1 },
  ]);
  writer.say('application', `campaign-${campaignId}`, people.operator, ['CampaignOpened', opened]);
  const invited = (bureauId: string, kind: string, route: string): Saying => [
    'BureauInvited',
    {
      ...{ campaignId, bureauId, bureauName: `${bureauId}局`, kind, route },
      branches: candidates
        .filter((candidate) => candidate.bureauId === bureauId)
        .map(({ branchId }) => ({
          branchId,
          branchName: namesOf(branchId).branchName,
          unitName: namesOf(branchId).unitName,
        })),
    },
  ];
  writer.say(
    'application',
    stream,
    systemActor,
    invited('b01', 'countyBureau', 'recommended'),
    invited('o01', 'organ', 'self'),
  );
}

function formGroup(writer: RecordWriter): void {
  writer.time = '2023-05-02T01:00:00.000Z';
  const stream = `group-${campaignId}.g1`;
  const { operator, assessor, otherAssessor } = people;
  const group = { campaignId, groupId: 'g1' };
  const both = [assessor, otherAssessor];
  const members = both.map(({ account, person, unit }) => ({
    accountId: account,
    personId: person,
    unitId: unit,
    name: account,
  }));
  const formed = { ...group, name: '第一考核组', lead: assessor.account, departments: ['机关党委'], members };
  writer.say('assessment', stream, operator, ['AssessmentGroupFormed', formed]);
  for (const { branchId } of candidates) {
    const assigned = {
      ...{ ...group, branchId, groupName: '第一考核组', lead: assessor.account },
      members: both.map(({ account }) => account),
    };
    writer.say('assessment', stream, operator, ['CandidateAssigned', assigned]);
  }
}

function apply(writer: RecordWriter): void {
  writer.time = '2023-03-15T01:00:00.000Z';
  for (const { branchId, bureauId } of candidates) {
    const taking = `participation-${campaignId}.${branchId}`;
    const entry = { campaignId, branchId, bureauId };
    const secretary = secretaryOf(branchId);
    const meeting = { ...entry, heldOn: '2023-03-15', present: 8, entitled: 9 };
    writer.say('application', taking, secretary, ['PlanFiled', sample('PlanFiled', entry)]);
    writer.say('application', taking, secretary, ['MembersMeetingHeld', meeting]);
  }
  writer.time = '2023-04-20T01:00:00.000Z';
  const stream = `recommendation-${campaignId}.b01`;
  const list = { campaignId, bureauId: 'b01' };
  const listed = candidates.filter(({ route }) => route === 'recommended');
  const drafted = listed.map(({ branchId, rank }) => ({ branchId, rank, reason: '成绩突出' }));
  writer.say('application', stream, people.officer, [
    'RecommendationDrafted',
    { ...list, candidates: drafted },
  ]);
  const branchIds = listed.map(({ branchId }) => branchId);
  const sealed: Saying = [
    'RecommendationSealed',
    { ...list, minutesNumber: '纪要12', branchIds, seal: 1, deadline: pack.applicationDeadline },
  ];
  const nominated = drafted.map((candidate): Saying => [
    'CandidateRecommended',
    { ...list, ...candidate, ...namesOf(candidate.branchId), of: drafted.length },
  ]);
  writer.sayTogether(
    'application',
    stream,
    'SealRecommendation',
    [people.officer, people.otherOfficer],
    ...nominated,
    sealed,
  );
  const { form } = sample('ApplicationSubmitted') as { form: object };
  for (const { branchId, bureauId, route } of candidates) {
    const secretary = secretaryOf(branchId);
    const application = `application-${campaignId}.${branchId}`;
    const entry = { campaignId, branchId, bureauId };
    if (route === 'self')
      writer.say('application', application, secretary, [
        'CandidateSelfNominated',
        { ...entry, ...namesOf(branchId), reason: '对照标准自荐' },
      ]);
    writer.say('application', application, secretary, [
      'ApplicationSubmitted',
      sample('ApplicationSubmitted', {
        ...entry,
        form: { ...form, attachments: [] },
        declarations: pack.declarations.map(({ id }) => id),
      }),
    ]);
  }
  writer.time = '2023-04-30T16:00:00.000Z';
  writer.say('application', stream, systemActor, ['RecommendationFinalised', { ...list, branchIds }]);
  for (const { branchId, bureauId, route, rank } of candidates) {
    const application = `application-${campaignId}.${branchId}`;
    const entry = { campaignId, branchId, bureauId };
    certify(writer, branchId);
    const accepted = { ...entry, ...namesOf(branchId), route, ...(rank !== undefined && { rank }) };
    writer.say('application', application, people.operator, ['ApplicationAccepted', accepted]);
    writer.say('evaluation', `entry-${campaignId}.${branchId}`, systemActor, ['EntryAdmitted', accepted]);
  }
}

function assess(
  writer: RecordWriter,
  { branchId, bureauId, route, visits, indicators, adjustments }: Candidate,
): void {
  const entry = { campaignId, branchId };
  const stream = `assessment-${campaignId}.${branchId}`;
  const { assessor, otherAssessor, operator } = people;
  if (writer.time < '2023-05-02') writer.time = '2023-05-02T01:00:00.000Z';
  writer.say('assessment', stream, systemActor, ['AssessmentOpened', { ...entry, bureauId, route }]);
  const given = adjustments.map(({ criterion, bonus, deduction }) => {
    const { id, items } = pack.criteria[criterion - 1]!;
    const kind = bonus === undefined ? 'deduction' : 'bonus';
    return {
      criterionId: id,
      clause: `${id}.${items[0]!.id}`,
      kind,
      points: (bonus ?? deduction)!,
      reason: '现场核实',
    };
  });
  for (const [index, scores] of visits.entries()) {
    const visit = sample('AssessmentRecorded', {
      ...{
        ...entry,
        recordId: `v${index + 1}`,
        scores: criteriaOf(scores),
        adjustments: index === 0 ? given : [],
      },
      evidence: { documents: ['核查记录'], attachments: [] },
      answerUntil: deadlineAfter(pack, writer.time, pack.answers.deductionWorkingDays).day,
      // One an hour: a visit is recorded once.
      ...{ visitedAt: plusHours(writer.time, -index), recordedBy: [assessor.account, otherAssessor.account] },
    });
    writer.sayTogether(
      'assessment',
      stream,
      'RecordAssessment',
      [assessor, otherAssessor],
      ['AssessmentRecorded', visit],
    );
  }
  for (const [index, value] of indicators.entries()) {
    const told = 'rank' in value ? { rank: value.rank, among: value.of } : value;
    const indicator = { ...entry, indicatorId: pack.indicators[index]!.id, value: told, source: '通报' };
    writer.sayTogether(
      'assessment',
      stream,
      'RecordIndicator',
      [operator, assessor],
      ['IndicatorRecorded', indicator],
    );
  }
  const score = dynamicScore(pack, {
    route,
    visits: visits.map((scores) => ({ scores })),
    indicators: indicators.map((value, index) => ({ indicatorId: pack.indicators[index]!.id, ...value })),
    adjustments: adjustments.map(({ criterion, ...points }) => ({
      criterionId: pack.criteria[criterion - 1]!.id,
      ...points,
    })),
  });
  if ('noResult' in score) throw new Error(score.noResult);
  const steps = { ...score.steps, records: visits.map((_, index) => `v${index + 1}`) };
  const result = { dynamic: score.score, criteria: score.perCriterion, steps };
  writer.time = plusHours(writer.time, 10 * 24);
  writer.say('assessment', stream, operator, ['AssessmentClosed', { ...entry, result }]);
  writer.say('evaluation', `entry-${campaignId}.${branchId}`, systemActor, [
    'DynamicScoreReceived',
    { ...entry, result },
  ]);
}
