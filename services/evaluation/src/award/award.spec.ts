// The naming itself, certificates and plaques, and the way back.
import { describe, it } from '@jest/globals';
import { naming as contract } from '@laurel/contracts';
import { inState } from '@laurel/core';
import { given } from '@laurel/core/testing';
import {
  afterNotice,
  by,
  campaign,
  campaignId,
  committee,
  first,
  fourth,
  happened,
  heardOut,
  inspector,
  issued,
  list,
  named,
  namedThird,
  namingFacts,
  numbers,
  onCertificate,
  operator,
  ranking,
  rulePack,
  secretary,
  shi,
  standing,
  standings,
  system,
  third,
} from '../naming/naming.fixture.ts';
import { namingDecider } from '../naming/naming.decide.ts';
import type { NamingFacts } from '../naming/order.rules.ts';

/** As it is served: behind its state table. */
const decider = inState(namingDecider, contract.commands);

const naming = (changes: Partial<NamingFacts> = {}) => given(decider, namingFacts(changes));
const revoked = happened('NamingRevoked', {
  branchId: third,
  ground: '造假',
  documentNumber: '决定10号',
  titleIds: [],
});
const recalled = happened('PlaqueRecalled', { branchId: third, plaqueNumber: numbers.plaqueNumber });

const name = (branchId: string, documentNumber = '决定9号', instant = afterNotice) =>
  by(
    committee[1],
    { type: 'NameBranch' as const, data: { branchId, documentNumber } },
    { proposer: committee[0], instant },
  );
const issue = (
  branchId: string,
  certificateNumber = numbers.certificateNumber,
  plaqueNumber = numbers.plaqueNumber,
) => by(operator, { type: 'IssueCertificate' as const, data: { branchId, certificateNumber, plaqueNumber } });
const revoke = (branchId: string, ground = '造假', documentNumber = '决定10号') =>
  by(inspector, { type: 'RevokeNaming' as const, data: { branchId, ground, documentNumber } });
const recall = (branchId: string) => by(operator, { type: 'RecallPlaque' as const, data: { branchId } });

describe('A proposed branch', () => {
  it('is named by the decision’s document number', () => {
    naming()(...list)
      .when(name(third))
      .then({ type: 'BranchNamed', data: named.data });
  });
  const withStanding = (changes: object) => ({ standings: standings({ [third]: changes }) });
  const running = { ...heardOut, notice: { noticeId: 'n1', endsOn: '2023-12-13', closed: false } };
  const today = { ...heardOut, notice: { noticeId: 'n1', endsOn: '2023-12-14', closed: true } };
  it.each<[string, Partial<NamingFacts>, string]>([
    ['without a notice', { coverage: undefined }, 'notice_missing'],
    ['before its notice is closed', { coverage: running }, 'notice_running'],
    ['on the last day of its notice', { coverage: today }, 'notice_running'],
    ['with an open objection', { coverage: { ...heardOut, objections: ['o1'] } }, 'objection_open'],
    [
      'with a scoring error not drawn into the ranking',
      { coverage: { ...heardOut, corrections: ['o1'] } },
      'objection_open',
    ],
    [
      'without clearance',
      { standings: { ...standings(), [third]: without(standing(third)) } },
      'clearance_missing',
    ],
    [
      'with a clearance that ran out yesterday',
      withStanding({ clearedUntil: '2023-12-13' }),
      'clearance_missing',
    ],
    ['under review', withStanding({ suspended: true }), 'under_investigation'],
    ['with a veto fact', withStanding({ disqualified: '违纪' }), 'veto_fact'],
    ['that withdrew', withStanding({ withdrawn: true }), 'wrong_state'],
    ['that is no entry', { standings: {} }, 'not_found'],
    ['under a ranking that was superseded', { ranking: ranking(2) }, 'wrong_state'],
    ['in a closed campaign', { campaign: { ...campaign, status: 'closed' } }, 'campaign_closed'],
  ])('is not named %s', (_, changes, reason) => {
    naming(changes)(...list)
      .when(name(third))
      .thenRefused(reason);
  });
  it('is named with a clearance that ends today', () => {
    naming(withStanding({ clearedUntil: '2023-12-14' }))(...list)
      .when(name(third))
      .then({ type: 'BranchNamed', data: named.data });
  });
  it('is not named without a document, or beyond the places', () => {
    naming()(...list)
      .when(name(third, ' '))
      .thenRefused('document_missing');
    naming({ campaign: { ...campaign, rulePack: { ...rulePack, places: 1 } } })(
      ...list,
      happened('BranchNamed', { ...namedThird, branchId: first }),
    )
      .when(name(third))
      .thenRefused('over_quota');
  });
  it('is the only one to be named', () => {
    naming()(...list)
      .when(name(fourth))
      .thenRefused('wrong_state');
    naming()(...list, named)
      .when(name(third))
      .thenRefused('wrong_state');
    naming()().when(name(third)).thenRefused('wrong_state');
    naming()(...list, happened('PlaceHeld', { branchId: third, until: '2023-12-18' }))
      .when(name(third))
      .thenRefused('under_investigation');
  });
  it('may decline, with a reason, until it is named', () => {
    const decline = (reason: string) =>
      by(secretary, { type: 'DeclineNaming' as const, data: { branchId: third, reason } });
    naming()(...list)
      .when(decline('班子调整'))
      .then({ type: 'NamingDeclined', data: { campaignId, branchId: third, reason: '班子调整' } });
    naming()(...list)
      .when(decline(' '))
      .thenRefused('reason_missing');
    naming()(...list, named)
      .when(decline('班子调整'))
      .thenRefused('wrong_state');
  });
  it('declines by the person appointed, whoever else holds the role', () => {
    const decline = by(secretary, { type: 'DeclineNaming' as const, data: { branchId: third, reason: 'R' } });
    for (const appointed of [undefined, { ...shi, personId: 'P-successor' }, { ...shi, until: '2023-12-05' }])
      naming({ secretary: appointed })(...list)
        .when(decline)
        .thenRefused('not_secretary');
    naming({ secretary: { ...shi, until: '2023-12-06' } })(...list)
      .when(decline)
      .then({ type: 'NamingDeclined', data: { campaignId, branchId: third, reason: 'R' } });
  });
});

describe('A named branch', () => {
  const holder = naming()(...list, named);
  it('gets one certificate and one plaque', () => {
    holder.when(issue(third)).then({ type: 'CertificateIssued', data: issued.data });
    naming()(...list, named, issued)
      .when(issue(third))
      .thenNothing();
    naming()(...list, named, issued)
      .when(issue(third, 'LC-2023-ZS-004'))
      .thenRefused('wrong_state');
    holder.when(issue(first)).thenRefused('not_named');
  });
  it('gets a certificate that says the titles it holds already, when it comes late', () => {
    const titles = [{ titleId: 'secretaryStudio', until: '2026-12-13' }];
    naming({ titles })(...list, named)
      .when(issue(third))
      .then({ type: 'CertificateIssued', data: { ...issued.data, titles } });
  });
  it('gets no number that another campaign of the city gave away', () => {
    for (const taken of [numbers.certificateNumber, numbers.plaqueNumber])
      naming({ numbersElsewhere: [taken] })(...list, named)
        .when(issue(third))
        .thenRefused('number_used');
  });
  it('gets numbers of the campaign that nobody else has or had', () => {
    const other = happened('BranchNamed', { ...namedThird, branchId: first });
    for (const taken of [
      [...list, named, issued, other],
      [...list, named, issued, revoked, other],
    ]) {
      naming()(...taken)
        .when(issue(first, numbers.certificateNumber, 'LC-2023-PB-001'))
        .thenRefused('number_used');
      naming()(...taken)
        .when(issue(first, 'LC-2023-ZS-001'))
        .thenRefused('number_used');
    }
    holder.when(issue(third, 'ZS-003')).thenRefused('number_prefix');
    holder.when(issue(third, numbers.certificateNumber, 'LC-2023-PB-')).thenRefused('number_prefix');
  });
  it('keeps its naming whatever the system hears', () => {
    holder
      .when(by(system, { type: 'ForfeitPlace', data: { branchId: third, reason: '违纪' } }))
      .thenNothing();
    holder.when(by(system, { type: 'HoldPlace', data: { branchId: third } })).thenNothing();
  });
  it('loses it on a stated ground, even when the campaign is closed', () => {
    const data = { ...revoked.data, titleIds: rulePack.titles.map(({ id }) => id) };
    naming({ campaign: { ...campaign, status: 'closed' } })(...list, named)
      .when(revoke(third))
      .then({ type: 'NamingRevoked', data });
    holder.when(revoke(third, '')).thenRefused('ground_missing');
    holder.when(revoke(third, '造假', ' ')).thenRefused('document_missing');
    holder.when(revoke(first)).thenRefused('not_named');
    naming()().when(revoke(third)).thenRefused('not_named');
  });
});

describe('A naming whose revocation is considered', () => {
  const consider = by(system, {
    type: 'ConsiderRevocation' as const,
    data: { branchId: third, ground: 'objectionUpheld:o4' },
  });
  const considered = happened('RevocationConsidered', { branchId: third, ground: 'objectionUpheld:o4' });
  const uphold = (ground: string) =>
    by(inspector, { type: 'UpholdNaming' as const, data: { branchId: third, ground } });
  it('is one that was named', () => {
    naming()(...list, named)
      .when(consider)
      .then({ type: 'RevocationConsidered', data: considered.data });
    for (const before of [[], list, [...list, named, revoked]])
      naming()(...before)
        .when(consider)
        .thenNothing();
  });
  it('is upheld on a written ground, and is what it was', () => {
    naming()(...list, named, considered)
      .when(uphold('情节轻微'))
      .then({
        type: 'NamingUpheld',
        data: { campaignId, branchId: third, ground: '情节轻微', stays: 'named' },
      });
    const upheld = happened('NamingUpheld', {
      branchId: third,
      ground: '情节轻微',
      stays: 'certificateIssued',
    });
    naming()(...list, named, issued, considered)
      .when(uphold('情节轻微'))
      .then({ type: 'NamingUpheld', data: upheld.data });
    naming()(...list, named, considered)
      .when(uphold(' '))
      .thenRefused('ground_missing');
    naming()(...list, named, issued, considered, upheld)
      .when(uphold('情节轻微'))
      .thenRefused('wrong_state');
  });
  it('is revoked, also after the campaign, and waits for its certificate till then', () => {
    const closed = naming({ campaign: { ...campaign, status: 'closed' } })(...list, named, considered);
    closed.when(revoke(third)).then({
      type: 'NamingRevoked',
      data: { ...revoked.data, titleIds: rulePack.titles.map(({ id }) => id) },
    });
    closed.when(uphold('情节轻微')).then({
      type: 'NamingUpheld',
      data: { campaignId, branchId: third, ground: '情节轻微', stays: 'named' },
    });
    closed.when(issue(third)).thenRefused('wrong_state');
  });
  it('gets a late certificate and plaque once the campaign is closed, but not in a cancelled one', () => {
    naming({ campaign: { ...campaign, status: 'closed' } })(...list, named)
      .when(issue(third))
      .then({ type: 'CertificateIssued', data: issued.data });
    naming({ campaign: { ...campaign, status: 'cancelled' } })(...list, named)
      .when(issue(third))
      .thenRefused('campaign_closed');
  });
});

describe('A warning', () => {
  const improvement = '台账限期整改';
  const terms = {
    branchId: third,
    ground: '台账不实',
    improvement,
    until: '2024-06-30',
    documentNumber: '警1号',
  };
  const warn = (changes: object = {}) =>
    by(inspector, { type: 'WarnBranch' as const, data: { ...terms, ...changes } }, { instant: afterNotice });
  const warned = happened('BranchWarned', terms);
  const lift = (ground = '整改到位') =>
    by(inspector, { type: 'LiftWarning' as const, data: { branchId: third, ground } });
  const holder = naming()(...list, named, issued);
  it('has a ground, what must improve, a term and a document', () => {
    holder.when(warn()).then({ type: 'BranchWarned', data: warned.data });
    holder.when(warn({ ground: ' ' })).thenRefused('ground_missing');
    holder.when(warn({ improvement: '' })).thenRefused('reason_missing');
    holder.when(warn({ documentNumber: ' ' })).thenRefused('document_missing');
    holder.when(warn({ until: '2023-12-14' })).thenRefused('term_past');
    naming()(...list, named)
      .when(warn())
      .thenRefused('wrong_state');
  });
  it('is lifted, after the campaign, too', () => {
    const closed = naming({ campaign: { ...campaign, status: 'closed' } })(...list, named, issued, warned);
    closed.when(lift()).then({
      type: 'WarningLifted',
      data: { campaignId, branchId: third, ground: '整改到位' },
    });
    closed.when(lift(' ')).thenRefused('ground_missing');
    holder.when(lift()).thenRefused('wrong_state');
  });
  it('leads to a revocation, and outlives one that is not made', () => {
    naming()(...list, named, issued, warned)
      .when(revoke(third))
      .then({
        type: 'NamingRevoked',
        data: { ...revoked.data, titleIds: rulePack.titles.map(({ id }) => id) },
      });
    const considered = happened('RevocationConsidered', { branchId: third, ground: '违纪' });
    naming()(...list, named, issued, warned, considered)
      .when(by(inspector, { type: 'UpholdNaming' as const, data: { branchId: third, ground: '轻微' } }))
      .then({ type: 'NamingUpheld', data: { campaignId, branchId: third, ground: '轻微', stays: 'warned' } });
  });
});

describe('A certificate or plaque that is lost', () => {
  const replace = (changes: object = {}) =>
    by(operator, {
      type: 'ReplaceCertificate' as const,
      data: { branchId: third, ...numbers, certificateNumber: 'LC-2023-ZS-021', reason: '遗失', ...changes },
    });
  const replacement = {
    ...onCertificate,
    ...numbers,
    certificateNumber: 'LC-2023-ZS-021',
    replaced: { ...numbers, issuedOn: '2023-12-06' },
    reason: '遗失',
    stays: 'certificateIssued' as const,
  };
  const holder = naming({ campaign: { ...campaign, status: 'closed' } })(...list, named, issued);
  it('is replaced by one that names it, after the campaign, too', () => {
    holder.when(replace()).then({ type: 'CertificateReplaced', data: { campaignId, ...replacement } });
    holder.when(replace({ certificateNumber: numbers.certificateNumber })).thenRefused('nothing_changed');
    holder.when(replace({ reason: ' ' })).thenRefused('reason_missing');
    naming()(...list, named)
      .when(replace())
      .thenRefused('wrong_state');
  });
  it('leaves its number used for ever', () => {
    const replaced = happened('CertificateReplaced', replacement);
    naming()(...list, named, issued, replaced)
      .when(replace({ certificateNumber: numbers.certificateNumber }))
      .thenRefused('number_used');
    naming({ numbersElsewhere: ['LC-2023-ZS-021'] })(...list, named, issued)
      .when(replace())
      .thenRefused('number_used');
  });
});

describe('A naming that was revoked by mistake', () => {
  const reinstate = (ground = '原认定有误', proposer = committee[0]) =>
    by(
      committee[1],
      { type: 'ReinstateNaming' as const, data: { branchId: third, ground, documentNumber: '决定11号' } },
      { proposer },
    );
  const back = happened('NamingReinstated', {
    branchId: third,
    ground: '原认定有误',
    documentNumber: '决定11号',
  });
  const withdrawn = [...list, named, issued, revoked, recalled];
  it('is reinstated by two of the committee', () => {
    const closed = naming({ campaign: { ...campaign, status: 'closed' } })(...withdrawn);
    closed.when(reinstate()).then({ type: 'NamingReinstated', data: back.data });
    closed.when(reinstate(' ')).thenRefused('ground_missing');
    closed.when(reinstate('原认定有误', inspector)).thenRefused('quorum_missing');
    naming()(...list, named, issued)
      .when(reinstate())
      .thenRefused('wrong_state');
  });
  it('gets papers of new numbers, which name those that were withdrawn', () => {
    const reinstated = naming()(...withdrawn, back);
    reinstated.when(issue(third)).thenRefused('number_used');
    reinstated.when(issue(third, 'LC-2023-ZS-021', 'LC-2023-PB-021')).then({
      type: 'CertificateReplaced',
      data: {
        campaignId,
        ...onCertificate,
        certificateNumber: 'LC-2023-ZS-021',
        plaqueNumber: 'LC-2023-PB-021',
        replaced: { ...numbers, issuedOn: '2023-12-06' },
        reason: 'reinstated',
        stays: 'certificateIssued',
      },
    });
    reinstated.when(revoke(third)).then({
      type: 'NamingRevoked',
      data: { ...revoked.data, titleIds: rulePack.titles.map(({ id }) => id) },
    });
  });
});

describe('A revoked naming', () => {
  it('is not revoked twice', () => {
    naming()(...list, named, revoked)
      .when(revoke(third))
      .thenRefused('already_revoked');
  });
  it('leaves its place empty', () => {
    const call = by(operator, { type: 'CallSuccessor' as const, data: { branchId: fourth } });
    naming()(...list, named, revoked)
      .when(call)
      .thenRefused('no_vacancy');
  });
  it('gives the plaque back, once', () => {
    const back = naming()(...list, named, issued, revoked);
    back.when(recall(third)).then({ type: 'PlaqueRecalled', data: recalled.data });
    naming()(...list, named, issued, revoked, recalled)
      .when(recall(third))
      .thenNothing();
    naming()(...list, named, revoked)
      .when(recall(third))
      .thenRefused('wrong_state');
    naming()(...list, named, issued)
      .when(recall(third))
      .thenRefused('wrong_state');
  });
});

function without({ clearedUntil: _until, ...uncleared }: ReturnType<typeof standing>) {
  return uncleared;
}
