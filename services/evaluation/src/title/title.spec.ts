// A special title: from a named branch's form and sealed ballots to the conferring, and back.
import { describe, expect, it } from '@jest/globals';
import { title as contract, refusalText } from '@laurel/contracts';
import { inState, Rejected, type Stamped } from '@laurel/core';
import { given, stamped } from '@laurel/core/testing';
import {
  afterNotice,
  by,
  campaign,
  campaignId,
  committee,
  experts,
  first,
  fourth,
  happened,
  heardOut,
  inspector,
  operator,
  rulePack,
  second,
  secretary,
  shi,
  standing,
  system,
  third,
} from '../naming/naming.fixture.ts';
import { titleDecider, type TitleFacts } from './title.decide.ts';
import type { TitleEvent } from './title.ts';

/** As it is served: behind its state table. */
const decider = inState(titleDecider, contract.commands);

const titleId = 'secretaryStudio';
const hashOf = (text: string) => text.charCodeAt(0).toString(16).padStart(64, '0');
const panel = experts.map(({ account }) => account);
const facts: TitleFacts = {
  id: { campaign: campaignId, title: titleId, unit: third },
  campaign,
  standing: standing(third),
  named: true,
  secret: false,
  heldBefore: ['secretaryProject'],
  experts: { experts: panel, recused: ['eg'] },
  rivals: [],
  coverage: heardOut,
  secretary: shi,
  salt: hashOf('s'),
  commitment: hashOf('c'),
  commitments: Object.fromEntries(panel.map((account) => [account, hashOf(account)])),
};
const title = (changes: Partial<TitleFacts> = {}) => given(decider, { ...facts, ...changes });
const about = { branchId: third, titleId };
const { bureauId, branchName, unitName, bureauName } = standing(third);

const recommended = happened('TitleRecommended', {
  ...about,
  bureauId,
  branchName,
  unitName,
  bureauName,
  experts: panel,
  recused: ['eg'],
});
const submitted = happened('TitleFormSubmitted', { ...about, statement: '工作室做法', attachments: [] });
const sealed = (expertId: string, score: string, commitment = hashOf(expertId)): Stamped<TitleEvent> =>
  stamped(
    { type: 'TitleBallotSealed', data: { campaignId, ...about, expertId, commitment } },
    { sealed: { score, salt: hashOf('s') } },
  ) as Stamped<TitleEvent>;
const scoredAt = (score: string) =>
  happened('TitleScored', { ...about, ballots: [], score, recorded: score });
const approved = happened('TitleApproved', { ...about, minutesNumber: '纪要2号' });
const conferred = happened('TitleConferred', { ...about, documentNumber: '决定12号', secretary: 'P-shi' });
const revoked = happened('TitleRevoked', { ...about, ground: 'x' });
const declined = happened('TitleNotConferred', { ...about, reason: 'x' });

const recommend = by(operator, { type: 'RecommendTitle' as const, data: {} });
const submit = (statement = '工作室做法') =>
  by(secretary, { type: 'SubmitTitleForm' as const, data: { statement, attachments: [] } });
const seal = (score: string, expert = experts[0]!) =>
  by(expert, { type: 'SealTitleBallot' as const, data: { score } });
const open = by(operator, { type: 'OpenTitleBallots' as const, data: {} });
const approve = by(committee[1], { type: 'ApproveTitle' as const, data: { minutesNumber: '纪要2号' } });
const decline = (reason = '宁缺毋滥') =>
  by(committee[1], { type: 'DeclineTitle' as const, data: { reason } });
const confer = (documentNumber = '决定12号') =>
  by(committee[1], { type: 'ConferTitle' as const, data: { documentNumber } }, { instant: afterNotice });
const revoke = (ground = '造假') => by(inspector, { type: 'RevokeTitle' as const, data: { ground } });
const lapse = by(system, { type: 'LapseTitle' as const, data: { ground: 'namingRevoked' } });

describe('A title that nobody is recommended for', () => {
  it('is for a named branch that did not hold it before', () => {
    title()().when(recommend).then({ type: 'TitleRecommended', data: recommended.data });
    title({ named: false })().when(recommend).thenRefused('not_named');
    title({ heldBefore: [titleId] })()
      .when(recommend)
      .thenRefused('held_before');
    title({ standing: standing(third, { suspended: true }) })()
      .when(recommend)
      .thenRefused('under_investigation');
    title({ standing: standing(third, { disqualified: '违纪' }) })()
      .when(recommend)
      .thenRefused('veto_fact');
  });
  it('is one of the campaign’s, and recommended once', () => {
    title({ id: { ...facts.id, title: 'bestKitchen' } })()
      .when(recommend)
      .thenRefused('not_found');
    title()(recommended).when(recommend).thenRefused('wrong_state');
    title()(recommended, declined).when(recommend).thenRefused('wrong_state');
    title({ campaign: { ...campaign, status: 'closed' } })()
      .when(recommend)
      .thenRefused('campaign_closed');
  });
  it('can be neither scored nor decided on', () => {
    for (const asked of [submit(), seal('90'), open, approve, decline(), confer(), revoke()])
      title()().when(asked).thenRefused('wrong_state');
    title()().when(lapse).thenNothing();
  });
});

describe('A recommended title', () => {
  it('takes the form until the first expert has scored it', () => {
    title()(recommended).when(submit()).then({ type: 'TitleFormSubmitted', data: submitted.data });
    title()(recommended, submitted).when(submit()).then({ type: 'TitleFormSubmitted', data: submitted.data });
    title()(recommended).when(submit(' ')).thenRefused('form_incomplete');
    title()(recommended, submitted, sealed('ea', '90')).when(submit()).thenRefused('wrong_state');
  });
  it('takes its form from the person appointed, whoever else holds the role', () => {
    for (const appointed of [undefined, { ...shi, personId: 'P-successor' }, { ...shi, until: '2023-12-05' }])
      title({ secretary: appointed })(recommended).when(submit()).thenRefused('not_secretary');
  });
  it('is scored by its experts; score and salt are sealed', () => {
    const { outcome } = title()(recommended, submitted).when(seal('90.5'));
    const data = { campaignId, ...about, expertId: 'ea', commitment: facts.commitment };
    expect(outcome).toEqual({
      events: [{ type: 'TitleBallotSealed', data, sealed: { score: '90.5', salt: facts.salt } }],
    });
    expect(JSON.stringify(data)).not.toContain('90.5');
  });
  it('is not scored without a form, by the recused, or by anybody else', () => {
    title()(recommended).when(seal('90')).thenRefused('form_incomplete');
    title()(recommended, submitted)
      .when(seal('90', { ...experts[0]!, account: 'eg' }))
      .thenRefused('recused');
    title()(recommended, submitted)
      .when(seal('90', { ...experts[0]!, account: 'ez' }))
      .thenRefused('not_assigned');
    title({ experts: undefined })(recommended, submitted).when(seal('90')).thenRefused('not_assigned');
  });
  it('refuses a score off the scale without repeating it', () => {
    for (const [score, reason] of [
      ['100.5', 'score_range'],
      ['77.25', 'score_step'],
    ] as const) {
      const asked = title()(recommended, submitted);
      asked.when(seal(score)).thenRefused(reason);
      expect(refused(score)).not.toContain(score);
    }
  });
  it('is opened with enough valid ballots: the later of one expert, none of the recused', () => {
    const ballots = [
      sealed('ec', '70'),
      sealed('ea', '60'),
      sealed('eb', '90'),
      sealed('ea', '80', hashOf('ea')),
    ];
    const scored = {
      ...about,
      campaignId,
      ballots: [
        { expertId: 'ea', score: '80', salt: hashOf('s'), commitment: hashOf('ea') },
        { expertId: 'eb', score: '90', salt: hashOf('s'), commitment: hashOf('eb') },
        { expertId: 'ec', score: '70', salt: hashOf('s'), commitment: hashOf('ec') },
      ],
      score: '80',
      recorded: '80.0000',
    };
    title()(recommended, submitted, ...ballots)
      .when(open)
      .then({ type: 'TitleScored', data: scored });
    title({ experts: { experts: panel.slice(1), recused: ['ea'] } })(recommended, submitted, ...ballots)
      .when(open)
      .thenRefused('ballots_missing');
    title()(recommended, submitted, ...ballots.slice(0, 2))
      .when(open)
      .thenRefused('ballots_missing');
  });
  it('drops one highest and one lowest of five', () => {
    const ballots = ['100', '81', '80', '80.5', '0'].map((score, index) => sealed(panel[index]!, score));
    const { outcome } = title()(recommended, submitted, ...ballots).when(open);
    expect(outcome).toMatchObject({ events: [{ data: { score: '161/2', recorded: '80.5000' } }] });
  });
  it('is not opened when a ballot is not what was committed to', () => {
    const ballots = ['ea', 'eb', 'ec'].map((expert) =>
      sealed(expert, '90', hashOf(expert === 'eb' ? 'x' : expert)),
    );
    title()(recommended, submitted, ...ballots)
      .when(open)
      .thenRefused('commitment_mismatch');
  });
});

describe('A scored title', () => {
  const rival = (branchId: string, status: string, score?: string) => ({
    branchId,
    status,
    ...(score && { score }),
  });
  const at = (score: string, rivals: TitleFacts['rivals'] = []) =>
    title({ rivals })(recommended, submitted, scoredAt(score));
  it('is approved from the floor up, unrounded', () => {
    at('80').when(approve).then({ type: 'TitleApproved', data: approved.data });
    at('479999/6000').when(approve).thenRefused('below_floor');
    at('90')
      .when(by(committee[1], { type: 'ApproveTitle', data: { minutesNumber: ' ' } }))
      .thenRefused('minutes_missing');
  });
  it('is one of the best, whoever is approved first', () => {
    const better = [
      rival(first, 'scored', '95'),
      rival(second, 'scored', '94'),
      rival(fourth, 'conferred', '93'),
    ];
    at('90', better).when(approve).thenRefused('over_quota');
    at('90', better.slice(1)).when(approve).then({ type: 'TitleApproved', data: approved.data });
    at('96', [...better.slice(0, 2), rival(fourth, 'scored', '95.5')])
      .when(approve)
      .then({ type: 'TitleApproved', data: approved.data });
    const taken = ['approved', 'conferred', 'approved'].map((status, index) =>
      rival(`b1${index}.001`, status, '80'),
    );
    at('99', taken).when(approve).thenRefused('over_quota');
    const gone = ['notConferred', 'revoked', 'notConferred'].map((status, index) =>
      rival(`b1${index}.001`, status, '99'),
    );
    at('90', gone).when(approve).then({ type: 'TitleApproved', data: approved.data });
  });
  it('waits for rivals who could still displace it', () => {
    const unscored = [rival(first, 'recommended'), rival(second, 'recommended')];
    at('90', unscored).when(approve).then({ type: 'TitleApproved', data: approved.data });
    at('90', [...unscored, rival(fourth, 'scored', '95')])
      .when(approve)
      .thenRefused('ballots_missing');
  });
  it('may be declined, as may one whose form never came', () => {
    const data = { campaignId, ...about, reason: '宁缺毋滥' };
    at('90').when(decline()).then({ type: 'TitleNotConferred', data });
    title()(recommended).when(decline()).then({ type: 'TitleNotConferred', data });
    at('90').when(decline(' ')).thenRefused('reason_missing');
  });
});

describe('An approved title', () => {
  const ready = (changes: Partial<TitleFacts> = {}) =>
    title(changes)(recommended, submitted, scoredAt('90'), approved);
  it('is conferred after its own notice; the studio is its secretary’s', () => {
    ready().when(confer()).then({ type: 'TitleConferred', data: conferred.data });
    ready({ secretary: undefined })
      .when(confer())
      .then({ type: 'TitleConferred', data: { campaignId, ...about, documentNumber: '决定12号' } });
    const ofBranch = { ...facts.id, title: 'secretaryProject' };
    const data = { campaignId, branchId: third, titleId: 'secretaryProject', documentNumber: '决定12号' };
    ready({ id: ofBranch }).when(confer()).then({ type: 'TitleConferred', data });
  });
  const running = { ...heardOut, notice: { noticeId: 'n2', endsOn: '2023-12-20', closed: false } };
  it.each<[string, Partial<TitleFacts>, string]>([
    ['without a notice', { coverage: undefined }, 'notice_missing'],
    ['while the notice runs', { coverage: running }, 'notice_running'],
    ['with an open objection', { coverage: { ...heardOut, objections: ['o1'] } }, 'objection_open'],
    ['after its naming was revoked', { named: false }, 'not_named'],
    ['under review', { standing: standing(third, { suspended: true }) }, 'under_investigation'],
    ['with a veto fact', { standing: standing(third, { disqualified: '违纪' }) }, 'veto_fact'],
  ])('is not conferred %s', (_, changes, reason) => ready(changes).when(confer()).thenRefused(reason));
  it('is not conferred without a document', () => ready().when(confer(' ')).thenRefused('document_missing'));
});

describe('A conferred title', () => {
  const held = (changes: Partial<TitleFacts> = {}) =>
    title(changes)(recommended, submitted, scoredAt('90'), approved, conferred);
  it('is revoked on a stated ground, even when the campaign is closed, once', () => {
    held({ campaign: { ...campaign, status: 'closed' } })
      .when(revoke())
      .then({ type: 'TitleRevoked', data: { campaignId, ...about, ground: '造假' } });
    held().when(revoke(' ')).thenRefused('ground_missing');
    title()(recommended, conferred, revoked).when(revoke()).thenRefused('already_revoked');
    title()(recommended).when(revoke()).thenRefused('wrong_state');
  });
  it('lapses with what it stood on; one on its way is not conferred', () => {
    held()
      .when(lapse)
      .then({ type: 'TitleRevoked', data: { campaignId, ...about, ground: 'namingRevoked' } });
    const notConferred = {
      type: 'TitleNotConferred',
      data: { campaignId, ...about, reason: 'namingRevoked' },
    };
    title()(recommended).when(lapse).then(notConferred);
    title()(recommended, scoredAt('90'), approved).when(lapse).then(notConferred);
    title()(recommended, conferred, revoked).when(lapse).thenNothing();
    title()(recommended, declined).when(lapse).thenNothing();
  });
});

describe('A title with a term', () => {
  const pack = { ...rulePack, titles: rulePack.titles.map((each) => ({ ...each, termYears: 3 })) };
  const withTerm = title({ campaign: { ...campaign, rulePack: pack } });
  const until = '2026-12-13';
  const term = happened('TitleConferred', { ...conferred.data, until });
  const over = (instant: string) =>
    by(system, { type: 'LapseTitle' as const, data: { ground: 'termOver' } }, { instant });
  const lastDay = '2026-12-13T15:59:59.999Z';
  it('says until when it holds, and lapses after its last day', () => {
    withTerm(recommended, submitted, scoredAt('90'), approved)
      .when(confer())
      .then({ type: 'TitleConferred', data: term.data });
    withTerm(recommended, approved, term).when(over(lastDay)).thenNothing();
    withTerm(recommended, approved, term)
      .when(over('2026-12-13T16:00:00.000Z'))
      .then({ type: 'TitleLapsed', data: { campaignId, ...about } });
  });
  it('has none by default, and then does not lapse by time', () => {
    title()(recommended, approved, conferred).when(over('2053-12-13T16:00:00.000Z')).thenNothing();
  });
});

/** Everything that a refusal of this score tells anybody. */
function refused(score: string): string {
  try {
    decider.decide(seal(score), { status: 'recommended', formSubmitted: true, ballots: {} }, facts);
  } catch (error) {
    if (error instanceof Rejected)
      return JSON.stringify([
        error.parameters,
        error.field,
        refusalText(error.reason, 'en', error.parameters),
      ]);
  }
  throw new Error(`${rulePack.round}: the score was not refused`);
}
