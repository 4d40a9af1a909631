// What deciders refuse in the smaller cases: each history is lawful but for one thing, and named by its rule.
import { describe, expect, it } from '@jest/globals';
import { plusHours } from '@laurel/core';
import { campaignRecord } from '../campaign.fixture.ts';
import { campaignId, people, secretaryOf } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { isOf, sample, systemActor } from '../record.fixture.ts';
import {
  brokenIn,
  changed,
  type History,
  inserted,
  type Which,
  without,
  withoutLast,
} from './unlawful.fixture.ts';

const record = campaignRecord();
const first = 'b01.001';
const entry = { campaignId, branchId: first };
const { operator, discipline, committee } = people;
const find = (which: Which) => record.find(which)!;
const dataOf = (type: string, more: object = {}) => find(isOf(type, more)).data;
const evaluation = { service: 'evaluation' as const, actor: operator };
const application = { service: 'application' as const, actor: operator };
const campaign = { ...application, stream: `campaign-${campaignId}` };
const organisation = { ...application, stream: 'organisation-city' };
const panel = { ...evaluation, stream: `panel-${campaignId}` };
const naming = { ...evaluation, stream: `naming-${campaignId}` };
const form = {
  ...application,
  actor: secretaryOf(first),
  stream: `application-${campaignId}.${first}`,
};
const notice = { ...evaluation, actor: discipline, stream: `notice-${campaignId}.winners-1` };

const moving = { branchId: first, reason: '调整' };

/** The record with this said before the first event of a kind. */
const before =
  (which: Which, ...said: readonly (Partial<Envelope> & { readonly type: string })[]) =>
  () =>
    inserted(record, which, ...said);
const wrong = (which: Which, change: (data: Envelope['data']) => object) => () =>
  changed(record, which, ({ data }) => ({ data: { ...data, ...change(data) } }));

const secretary = dataOf('SecretaryAppointed', { branchId: first });
const vacated = { ...organisation, type: 'SecretaryVacated', data: { branchId: first, reason: '调离' } };
const signed = isOf('ApplicationSubmitted', { branchId: first });
const sealed = isOf('CandidateRecommended');
const named = isOf('BranchNamed', { branchId: first });
const objection = { ...entry, noticeId: 'winners-1', objectionId: 'x1' };
const raised = {
  ...notice,
  type: 'ObjectionRaised',
  data: { ...objection, receivedOn: '2023-11-13', ground: '反映', identified: 'officialSeal' },
};
const upheld = {
  ...notice,
  type: 'ObjectionUpheld',
  data: { ...objection, reason: '属实', kind: 'scoringError' },
};
const setAside = {
  ...panel,
  type: 'BallotSetAside',
  data: { ...entry, expertId: 'e1', stage: 'onSite', ground: 'absence', reason: '未到' },
};
const posted = find(isOf('PublicNoticePosted'));
const title = { titleId: 'secretaryStudio', campaignId };
const titled = (branchId: string, type: string, data: object) => ({
  ...evaluation,
  ...{ stream: `title-${campaignId}.secretaryStudio.${branchId}`, type },
  data: { ...title, branchId, ...data } as never,
});

const unlawful: readonly [what: string, rule: string, make: () => History][] = [
  [
    'a campaign was opened when its first phase had passed',
    'phaseAhead',
    () => changed(record, isOf('CampaignOpened'), () => ({ time: '2024-03-01T01:00:00.000Z' })),
  ],
  [
    'a rule pack was revised into what it was',
    'revisedOtherwise',
    before(isOf('RulePackFrozen'), {
      ...{ ...campaign, type: 'RulePackRevised' },
      data: dataOf('CampaignDrafted'),
    }),
  ],
  [
    'a deadline was extended over an accepted form',
    'listNotInUse',
    before(isOf('AssessmentOpened'), {
      ...{ ...campaign, type: 'DeadlineExtended' },
      data: { campaignId, bureauId: 'b01', until: '2023-05-08', reason: '停电' },
    }),
  ],
  [
    'a group was formed when the ranking had been confirmed',
    'beforeConfirmation',
    before(named, {
      ...{ service: 'assessment', actor: operator, stream: `group-${campaignId}.g2` },
      ...{ type: 'AssessmentGroupFormed', data: { ...dataOf('AssessmentGroupFormed'), groupId: 'g2' } },
    }),
  ],
  [
    'a list was sealed with who had withdrawn',
    'nobodyWithdrawn',
    before(sealed, {
      ...{ ...form, type: 'ApplicationWithdrawn' },
      data: { ...entry, bureauId: 'b01', reason: '放弃', cause: 'own' },
    }),
  ],
  [
    'an empty list was sealed',
    'longEnoughList',
    wrong(isOf('RecommendationSealed'), () => ({ branchIds: [] })),
  ],
  [
    'a body recommended that nominates itself',
    'mayRecommend',
    wrong(isOf('RecommendationDrafted'), () => ({ bureauId: 'o01' })),
  ],
  ['a form came that no route leads to', 'hasRoute', () => without(record, isOf('CandidateSelfNominated'))],
  [
    'a form was taken back before it was submitted',
    'somethingSubmitted',
    before(signed, {
      ...{ ...form, type: 'ApplicationTakenBack' },
      data: { ...entry, bureauId: 'b01', reason: '修改', cause: 'own' },
    }),
  ],
  ['a secretary signed who had left', 'bySecretary', before(signed, vacated)],
  [
    'somebody else than the secretary signed',
    'bySecretary',
    () =>
      changed(record, isOf('SecretaryAppointed', { branchId: first }), ({ data }) => ({
        data: { ...data, personId: 'p-other' },
      })),
  ],
  [
    'the secretary was appointed once more',
    'appointedAnew',
    before(signed, { ...organisation, type: 'SecretaryAppointed', data: secretary }),
  ],
  ['a vacant post was vacated', 'postOccupied', before(signed, vacated, { ...vacated, commandId: 'again' })],
  [
    'the proposer was disabled before it was confirmed',
    'proposerStillMay',
    () =>
      inserted(record, sealed, {
        ...{ service: 'identity', stream: 'account-ben', actor: people.systemAdministrator },
        ...{ type: 'AccountDisabled', data: { accountId: 'ben', reason: '调离' } as never },
        time: plusHours(find(sealed).time, -1 / 60),
      }),
  ],
  [
    'a merged branch stands in a campaign that was not told',
    'mergedWhereItStands',
    before(isOf('AssessmentOpened'), {
      ...{ ...organisation, type: 'BranchMerged' },
      data: { branchId: first, into: 'b01.002', reason: '整合', campaignIds: [] },
    }),
  ],
  [
    'a bureau was registered below one that nobody registered',
    'newUnit',
    before(sealed, {
      ...{ ...organisation, type: 'BureauRegistered' },
      data: { bureauId: 'b09', name: '九局', kind: 'countyBureau', parentId: 'b08' },
    }),
  ],
  [
    'a bureau took the name that it had',
    'correctedOtherwise',
    before(sealed, {
      ...{ ...organisation, type: 'BureauRenamed' },
      data: { bureauId: 'b01', name: 'b01局', on: '2023-01-01', reason: '更名' },
    }),
  ],
  [
    'a bureau moved below one that was not there',
    'placedBelowAnother',
    before(sealed, {
      ...{ ...organisation, type: 'BureauMoved' },
      data: { bureauId: 'b01', parentId: 'b09', reason: '调整', campaignIds: [campaignId] },
    }),
  ],
  [
    'a bureau moved while its branches were nominated',
    'nobodyNominated',
    before(named, {
      ...{ ...organisation, type: 'BureauMoved' },
      data: { bureauId: 'b01', parentId: 'o01', reason: '调整', campaignIds: [campaignId] },
    }),
  ],
  [
    'a bureau moved and told another number of branches than it has',
    'tellsWhoLoses',
    before(sealed, {
      ...{ ...organisation, type: 'BureauMoved' },
      data: {
        ...{ bureauId: 'b01', parentId: 'o01', reason: '调整', campaignIds: [campaignId] },
        lostBy: [{ campaignId, bureauId: 'b01', branches: 1 }],
      },
    }),
  ],
  [
    'a bureau moved and did not tell the campaign that ran',
    'tellsCampaigns',
    before(sealed, {
      ...{ ...organisation, type: 'BureauMoved' },
      data: { bureauId: 'b01', parentId: 'o01', reason: '调整', campaignIds: [] },
    }),
  ],
  [
    'a bureau was abolished over the heads of its branches',
    'leftEmpty',
    before(sealed, {
      ...{ ...organisation, type: 'BureauAbolished' },
      data: { bureauId: 'b01', reason: '调整', campaignIds: [campaignId] },
    }),
  ],
  [
    'a bureau that nobody registered was renamed',
    'stillStanding',
    before(sealed, {
      ...{ ...organisation, type: 'BureauRenamed' },
      data: { bureauId: 'b08', name: '八局', on: '2023-01-01', reason: '更名' },
    }),
  ],
  [
    'a branch was corrected from a day that had not come',
    'correctedOtherwise',
    before(sealed, {
      ...{ ...organisation, type: 'BranchCorrected' },
      data: { branchId: first, fullMembers: 3, on: '2030-01-01', reason: '更正' },
    }),
  ],
  [
    'a nominated branch was dissolved',
    'nobodyNominated',
    before(named, {
      ...{ ...organisation, type: 'BranchDissolved' },
      data: { branchId: first, reason: '撤销' },
    }),
  ],
  [
    'a branch moved from a bureau that was not its own',
    'movedElsewhere',
    before(sealed, {
      ...{ ...organisation, type: 'BranchMoved' },
      data: { ...moving, formerBureauId: 'o01', bureauId: 'b01', staysIn: [], goesIn: [campaignId] },
    }),
  ],
  [
    'a nominated branch moved and took its entry along',
    'movedWhereItStands',
    before(named, {
      ...{ ...organisation, type: 'BranchMoved' },
      data: { ...moving, formerBureauId: 'b01', bureauId: 'o01', staysIn: [], goesIn: [campaignId] },
    }),
  ],
  [
    'a program was stored',
    'fileKept',
    wrong(isOf('AttachmentStored'), () => ({ mediaType: 'application/x-sh' })),
  ],
  [
    'a result was imported twice',
    'importedOnce',
    before(
      signed,
      ...['one', 'two'].map((commandId) => ({
        ...{ ...organisation, commandId, type: 'EarlierResultImported' },
        data: { ...sample('EarlierResultImported'), branchId: first } as never,
      })),
    ),
  ],
  [
    'the panel was frozen with two experts for an entry',
    'enoughExperts',
    wrong(isOf('PanelFrozen'), ({ assignments }) => ({
      assignments: assignments.map((each: { experts: string[] }) => ({
        ...each,
        experts: each.experts.slice(0, 2),
      })),
    })),
  ],
  [
    'an expert is assigned who had assessed the entry',
    'noOwnExperts',
    wrong(isOf('AssessmentRecorded'), () => ({ recordedBy: ['e1', 'abe'] })),
  ],
  [
    'scoring began over an open assessment',
    'readyToScore',
    () => withoutLast(record, isOf('DynamicScoreReceived')),
  ],
  [
    'a ranking was computed over an open assessment',
    'everybodyAssessed',
    () => withoutLast(record, isOf('DynamicScoreReceived')),
  ],
  [
    'a stage was closed while an entry presented',
    'nobodyPresents',
    () => withoutLast(record, isOf('PresentationEnded')),
  ],
  [
    'discipline sealed the operator’s half',
    'halfOfItsRole',
    before(isOf('PresentationOrderDrawn'), {
      ...{ ...panel, actor: discipline, type: 'DrawSecretSealed' },
      data: { campaignId, half: 'operator', commitment: '0'.repeat(64) },
    }),
  ],
  ['a ballot was set aside after the confirmation, for nothing', 'setAsideOnCause', before(named, setAside)],
  [
    'a ranking was computed again from the same inputs',
    'recomputedOtherwise',
    before(isOf('RankingConfirmed'), {
      ...{ ...evaluation, stream: `ranking-${campaignId}`, type: 'RankingComputed' },
      data: { ...dataOf('RankingComputed'), version: 2 },
    }),
  ],
  [
    'a naming was requested of what was not confirmed',
    'requestedOnce',
    () => without(record, isOf('RankingConfirmed')),
  ],
  [
    'winners were approved when a later ranking held',
    'byRankingThatHolds',
    before(isOf('WinnersApproved'), {
      ...{ ...evaluation, stream: `ranking-${campaignId}`, type: 'RankingConfirmed' },
      data: { ...dataOf('RankingConfirmed'), version: 2 },
    }),
  ],
  [
    'a successor was called after the last day',
    'calledInTime',
    before(isOf('RecordRead'), {
      ...{ ...naming, type: 'SuccessorCalled', time: '2024-12-30T01:00:00.000Z' },
      data: { campaignId, branchId: 'b01.002', replaces: first },
    }),
  ],
  ['nobody requested the corrected ranking', 'correctionRequested', before(named, raised, upheld)],
  ['no new notice followed an objection upheld', 'heardOut', before(named, raised, upheld)],
  [
    'a branch is on two notices at once',
    'onOneNotice',
    before(isOf('PublicNoticeClosed'), {
      ...{ ...evaluation, stream: `notice-${campaignId}.winners-2`, type: posted.type },
      data: { ...posted.data, noticeId: 'winners-2' },
    }),
  ],
  [
    'an entry under review was put on notice',
    'standingOfEntries',
    before(isOf('PublicNoticePosted'), {
      ...{ ...evaluation, actor: systemActor, stream: `entry-${campaignId}.${first}` },
      ...{ type: 'EntrySuspended', data: entry as never },
    }),
  ],
  [
    'a title went to one with fewer points',
    'amongBest',
    before(
      isOf('RecordRead'),
      ...['b01.002', 'o01.001', first].flatMap((branchId, at) => [
        titled(branchId, 'TitleRecommended', {}),
        titled(branchId, 'TitleScored', { score: `${95 - at}`, ballots: [] }),
      ]),
      titled(first, 'TitleApproved', { minutesNumber: '7' }),
    ),
  ],
  [
    'a certificate bears a prefix and no number',
    'numbersOfPack',
    wrong(isOf('CertificateIssued'), () => ({ certificateNumber: 'LC-2023-ZS-' })),
  ],
  [
    'a warning was lifted that nobody had given',
    'inState',
    before(isOf('RecordRead'), {
      ...{ ...naming, actor: committee, type: 'WarningLifted' },
      data: { campaignId, branchId: 'b01.009', ground: '整改到位' },
    }),
  ],
  [
    'a reminder leads to nothing',
    'ofItsEvent',
    before(isOf('RecordRead'), {
      ...{ service: 'notification', stream: 'announcement-r1', actor: systemActor, type: 'Announced' },
      data: { ...sample('Announced'), reminder: 'plan.r2023', about: 'assessments/r2023.b09.009' } as never,
    }),
  ],
];

describe('A smaller thing that a decider refuses', () => {
  it.each(unlawful)('is noticed when %s: %s', async (_what, rule, make) => {
    const found = (await brokenIn(make())).map(({ law }) => law);
    expect(found).toContain(rule);
  });

  it('is noticed when the inputs changed between computing and confirming', async () => {
    const found = await brokenIn(inserted(record, isOf('RankingConfirmed'), setAside as Partial<Envelope>));
    expect(found.map(({ en }) => en)).toContain('its inputs had changed when it was confirmed');
  });
});
