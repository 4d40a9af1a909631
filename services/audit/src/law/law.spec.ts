// Histories that are lawful but for one thing: the check names the rule that each one breaks.
import { describe, expect, it } from '@jest/globals';
import { events } from '@laurel/contracts';
import { campaignRecord } from '../campaign.fixture.ts';
import { campaignId, people, secretaryOf } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { isOf, sha256, systemActor } from '../record.fixture.ts';
import { everywhere } from './everywhere.ts';
import { law } from './table.ts';
import {
  brokenIn,
  changed,
  type History,
  inserted,
  without,
  withoutFirst,
  withoutLast,
} from './unlawful.fixture.ts';

const data = (event: Envelope, change: object) => ({ data: { ...event.data, ...change } });
const first = 'b01.001';
const entry = { campaignId, branchId: first };
const standing = {
  service: 'assessment',
  stream: `standing-${campaignId}.${first}`,
  actor: people.discipline,
};
const notice = {
  service: 'evaluation',
  stream: `notice-${campaignId}.winners-1`,
  actor: people.discipline,
};
const objection: Partial<Envelope> = {
  ...notice,
  type: 'ObjectionRaised',
  data: {
    ...entry,
    noticeId: 'winners-1',
    objectionId: 'x1',
    receivedOn: '2023-11-13',
    ground: '反映',
    identified: 'name',
  },
};
const register = (personId: string, name: string): Partial<Envelope> => ({
  service: 'identity',
  stream: 'persons-city',
  actor: systemActor,
  type: 'PersonRegistered',
  data: { personId, name },
});
const isNotice = ({ type }: Envelope) => type.startsWith('PublicNotice') || type === 'RankingPublished';
const ofBallot = isOf('BallotSealed');
const ofAmy = (type: string) => isOf(type, { accountId: 'amy' });

const unlawful: readonly [what: string, rule: string, make: (history: History) => History][] = [
  ['there is no public notice', 'heardOut', (history) => without(history, isNotice)],
  ['the notice never ended', 'heardOut', (history) => without(history, isOf('PublicNoticeClosed'))],
  [
    'the notice is a working day too short',
    'longEnough',
    (history) =>
      changed(history, isOf('PublicNoticePosted'), (event) => data(event, { endsOn: '2023-11-16' })),
  ],
  [
    'the notice is dated back',
    'longEnough',
    (history) =>
      changed(history, isOf('PublicNoticePosted'), (event) => data(event, { postedOn: '2023-11-09' })),
  ],
  [
    'the notice ended a day early',
    'ranItsDays',
    (history) => changed(history, isOf('PublicNoticeClosed'), () => ({ time: '2023-11-17T15:59:59.999Z' })),
  ],
  [
    'the notice came before the approval',
    'approvedFirst',
    (history) => without(history, isOf('WinnersApproved')),
  ],
  [
    'the notice names another unit',
    'entriesAsAdmitted',
    (history) =>
      changed(history, isOf('PublicNoticePosted'), (event) =>
        data(event, { entries: event.data.entries.map((row: object) => ({ ...row, unitName: '别所' })) }),
      ),
  ],
  [
    'an objection is open at the naming',
    'objectionsDecided',
    (history) => inserted(history, isOf('BranchNamed'), objection),
  ],
  [
    'an objection came after the last day',
    'receivedInTime',
    (history) =>
      inserted(history, isOf('BranchNamed'), {
        ...objection,
        data: { ...objection.data, receivedOn: '2023-11-18' },
      }),
  ],
  [
    'a form was accepted without clearance',
    'cleared',
    (history) => withoutFirst(history, isOf('IntegrityCleared', { branchId: first })),
  ],
  [
    'a branch was named on a clearance that had run out',
    'cleared',
    (history) => withoutLast(history, isOf('IntegrityCleared')),
  ],
  [
    'a clearance is valid too long',
    'clearanceDays',
    (history) =>
      changed(history, isOf('IntegrityCleared'), (event) => data(event, { validUntil: '2023-12-31' })),
  ],
  [
    'a form was accepted under investigation',
    'inGoodStanding',
    (history) =>
      inserted(
        history,
        isOf('ApplicationAccepted', { branchId: first }),
        {
          ...standing,
          type: 'InvestigationOpened',
          data: {
            ...entry,
            caseId: 'c1',
            allegation: '举报',
            evidence: { documents: ['信'], attachments: [] },
          },
        },
        { ...standing, type: 'CandidateSuspended', data: entry },
      ),
  ],
  ['there is no plan', 'planned', (history) => without(history, isOf('PlanFiled', { branchId: first }))],
  [
    'the members never met',
    'planned',
    (history) => without(history, isOf('MembersMeetingHeld', { branchId: first })),
  ],
  [
    'more members came than there are',
    'attended',
    (history) => changed(history, isOf('MembersMeetingHeld'), (event) => data(event, { present: 10 })),
  ],
  [
    'a declaration is not signed',
    'declarations',
    (history) =>
      changed(history, isOf('ApplicationSubmitted'), (event) =>
        data(event, { declarations: event.data.declarations.slice(1) }),
      ),
  ],
  [
    'a form came a second after the deadline',
    'formInTime',
    (history) => changed(history, isOf('ApplicationSubmitted'), () => ({ time: '2023-04-30T16:00:00.000Z' })),
  ],
  [
    'a form names a file that nobody stored',
    'attached',
    (history) =>
      changed(history, isOf('ApplicationSubmitted'), (event) =>
        data(event, { form: { ...event.data.form, attachments: [sha256('none')] } }),
      ),
  ],
  ['the list was never final', 'nominated', (history) => without(history, isOf('RecommendationFinalised'))],
  [
    'the form was accepted at another rank',
    'nominated',
    (history) =>
      changed(history, isOf('ApplicationAccepted', { branchId: first }), (event) => data(event, { rank: 2 })),
  ],
  [
    'evaluation admitted another name',
    'admittedAsAccepted',
    (history) => changed(history, isOf('EntryAdmitted'), (event) => data(event, { unitName: '别所' })),
  ],
  ['an assessor never got the role', 'roleHeld', (history) => without(history, ofAmy('RoleGranted'))],
  [
    'a role was granted that nobody asked for',
    'requested',
    (history) => without(history, ofAmy('RoleRequested')),
  ],
  [
    'a secretary signs for another branch',
    'roleHeld',
    (history) =>
      changed(history, isOf('ApplicationSubmitted', { branchId: first }), () => ({
        actor: secretaryOf('o01.001'),
      })),
  ],
  [
    'an account was disabled before it acted',
    'accountEnabled',
    (history) =>
      inserted(history, isOf('ApplicationSubmitted'), {
        service: 'identity',
        stream: 'account-amy',
        actor: people.systemAdministrator,
        type: 'AccountDisabled',
        data: { accountId: 'amy', reason: '调离' },
      }),
  ],
  [
    'an account acts as another person',
    'knownAccount',
    (history) =>
      changed(history, isOf('NamingRequested'), ({ actor }) => ({ actor: { ...actor, person: 'p-other' } })),
  ],
  [
    'an expert sends a delegate',
    'inPerson',
    (history) => changed(history, ofBallot, ({ actor }) => ({ actor: { ...actor, onBehalfOf: 'p-e2' } })),
  ],
  [
    'somebody’s password was set for good by another',
    'passwordByItsHolder',
    (history) => changed(history, isOf('PasswordSet'), (event) => data(event, { oneTime: false })),
  ],
  [
    'two accounts have one login',
    'loginOnce',
    (history) =>
      changed(history, isOf('AccountCreated', { accountId: 'dan' }), (event) =>
        data(event, { login: 'olga' }),
      ),
  ],
  [
    'one person is registered twice, in capitals',
    'registeredOnce',
    (history) => inserted(history, isOf('AccountCreated'), register('P-x', '甲'), register('p-X', '乙')),
  ],
  [
    'an account belongs to nobody who is registered',
    'ofRegistered',
    (history) => inserted(history, isOf('AccountCreated'), register('P-x', '甲')),
  ],
  [
    'no group was assigned',
    'ofTheGroup',
    (history) => without(history, isOf('CandidateAssigned', { branchId: first })),
  ],
  [
    'the lead is not of the group',
    'leadOfGroup',
    (history) => changed(history, isOf('AssessmentGroupFormed'), (event) => data(event, { lead: 'olga' })),
  ],
  [
    'a visit was recorded ten days late',
    'visitInTime',
    (history) =>
      changed(history, isOf('AssessmentRecorded'), (event) =>
        data(event, { visitedAt: '2023-04-20T01:00:00.000Z' }),
      ),
  ],
  [
    'a visit names another assessor',
    'recordedBy',
    (history) =>
      changed(history, isOf('AssessmentRecorded'), (event) => data(event, { recordedBy: ['amy', 'olga'] })),
  ],
  [
    'a branch has a day less to answer',
    'answerDays',
    (history) =>
      changed(history, isOf('AssessmentRecorded'), (event) => data(event, { answerUntil: '2023-05-03' })),
  ],
  [
    'a visit’s score is off the scale',
    'onScale',
    (history) =>
      changed(history, isOf('AssessmentRecorded'), (event) =>
        data(event, { scores: event.data.scores.map((score: object) => ({ ...score, score: '90.3' })) }),
      ),
  ],
  [
    'an expert did not declare',
    'allDeclared',
    (history) => withoutFirst(history, isOf('ConflictsDeclaredComplete')),
  ],
  [
    'a ballot was sealed by another',
    'ownBallot',
    (history) => changed(history, ofBallot, () => ({ actor: people.operator })),
  ],
  [
    'a ballot was sealed by a recused expert',
    'assignedBallot',
    (history) => {
      const { expertId, branchId } = history.find(ofBallot)!.data;
      return inserted(history, ofBallot, {
        service: 'evaluation',
        stream: `panel-${campaignId}`,
        actor: systemActor,
        type: 'ExpertRecused',
        data: { campaignId, branchId, expertId },
      });
    },
  ],
  [
    'a ballot was sealed before its stage',
    'stageOpen',
    (history) => withoutFirst(history, isOf('ScoringStarted')),
  ],
  [
    'one person closed a stage with gaps',
    'gapsByTwo',
    (history) =>
      changed(history, isOf('ScoringClosed'), () => ({ confirms: undefined, proposer: undefined })),
  ],
  [
    'gaps are hidden',
    'gapsTold',
    (history) =>
      changed(
        history,
        ({ type, data: { gaps } }) => type === 'ScoringClosed' && gaps.length > 0,
        (event) => data(event, { gaps: [] }),
      ),
  ],
  [
    'a stage was still open at the opening',
    'bothShut',
    (history) => withoutLast(history, isOf('ScoringClosed')),
  ],
  [
    'a ranking was confirmed that was never computed',
    'inState',
    (history) => without(history, isOf('RankingComputed')),
  ],
  [
    'the honour has another name',
    'honourOfPack',
    (history) =>
      changed(history, isOf('BranchNamed'), (event) =>
        data(event, { honourName: { zh: '别名', en: 'other' } }),
      ),
  ],
  [
    'the naming is dated back',
    'namedToday',
    (history) => changed(history, isOf('BranchNamed'), (event) => data(event, { namedOn: '2023-11-17' })),
  ],
  [
    'a certificate says another unit',
    'asNamed',
    (history) => changed(history, isOf('CertificateIssued'), (event) => data(event, { unitName: '别所' })),
  ],
  [
    'the rule pack is not that of its hash',
    'packOfHash',
    (history) =>
      changed(history, isOf('CampaignOpened'), (event) =>
        data(event, { rulePack: { ...event.data.rulePack, places: 3 } }),
      ),
  ],
  [
    'an event’s id was made up',
    'derivedId',
    (history) =>
      changed(history, isOf('BranchNamed'), () => ({ id: '00000000-0000-5000-8000-000000000000' })),
  ],
  [
    'a cause is on no record',
    'knownCause',
    (history) => changed(history, isOf('EntryAdmitted'), () => ({ causationId: 'nothing' })),
  ],
  [
    'the campaign was closed over a winner',
    'nothingOpen',
    (history) =>
      inserted(history, isOf('BranchNamed'), {
        service: 'application',
        stream: `campaign-${campaignId}`,
        actor: people.operator,
        type: 'CampaignClosed',
        data: { campaignId },
      }),
  ],
];

describe('A history that is lawful but for one thing', () => {
  it.each(unlawful)('is named when %s: %s', async (_what, rule, make) => {
    const found = await brokenIn(make(campaignRecord()));
    const said = found.find((violation) => violation.law === rule);
    expect(said?.eventId).toBeDefined();
    expect(said!.zh).toMatch(/[\u4e00-\u9fff].*（[\d.a-z-]+）$/);
  });
});

describe('The table of the law', () => {
  it('has a line for every event, and no other', () => {
    expect(Object.keys(law).sort()).toEqual(Object.keys(events).sort());
  });
  it('names each rule once', () => {
    const rules = new Set([...everywhere, ...Object.values(law).flat()]);
    const names = [...rules].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
