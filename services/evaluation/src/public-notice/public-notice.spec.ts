// A public notice runs its working days, hears objections by postmark, and nobody decides on what they
// recorded.
import { describe, expect, it } from '@jest/globals';
import { publicNotice as contract } from '@laurel/contracts';
import { type Actor, inState } from '@laurel/core';
import { given } from '@laurel/core/testing';
import {
  by,
  campaign,
  campaignId,
  committee,
  first,
  happened,
  heardOut,
  inspector,
  inspector2,
  now,
  office,
  operator,
  rulePack,
  second,
  standings,
  system,
  third,
} from '../naming/naming.fixture.ts';
import { type Calendar, shippedYear, treeOf, withCalendar } from '@laurel/rules';
import { publicNoticeDecider, type PublicNoticeFacts } from './public-notice.decide.ts';

/** As it is served: behind its state table. */
const decider = inState(publicNoticeDecider, contract.commands);

const facts: PublicNoticeFacts = {
  id: { campaign: campaignId, name: 'n1' },
  campaign,
  tree: treeOf([
    [first, first.slice(0, 3)],
    [second, second.slice(0, 3)],
  ]),
  approved: [first, second],
  standings: standings(),
  coverages: {},
  objectionsTo: office,
  objectorKnown: true,
  objectionKnown: false,
};
const notice = (changes: Partial<PublicNoticeFacts> = {}) => given(decider, { ...facts, ...changes });
type Post = {
  kind: 'winners' | 'successor' | 'title' | 'corrected';
  branchIds: string[];
  titleId?: string;
  endsOn: string;
  objectionsTo?: typeof office;
};
const post = (changes: Partial<Post> = {}, instant = now) =>
  by(
    operator,
    {
      type: 'PostNotice' as const,
      data: { kind: 'winners' as const, branchIds: [first, second], endsOn: '2023-12-13', ...changes },
    },
    { instant },
  );
const names = ([first, second] as string[]).map((branchId) => {
  const { branchName, unitName, bureauName } = standings()[branchId]!;
  return { branchId, branchName, unitName, bureauName };
});
const notes = { noticeId: 'n1', branchIds: [first, second] as string[] };
const postedData = {
  ...notes,
  kind: 'winners' as const,
  entries: names,
  postedOn: '2023-12-06',
  endsOn: '2023-12-13',
  objectionsTo: office,
};
const posted = happened('PublicNoticePosted', postedData);
const closed = happened('PublicNoticeClosed', notes);
const extended = happened('PublicNoticeExtended', { ...notes, endsOn: '2023-12-15', reason: '系统故障' });

describe('A notice', () => {
  it('is posted for approved entries; the posting day does not count', () => {
    notice()().when(post()).then({ type: 'PublicNoticePosted', data: posted.data });
    notice()()
      .when(post({ endsOn: '2023-12-12' }))
      .thenRefused('too_short');
  });
  it('says where to object: as it is told, else as the notice before it', () => {
    const moved = { ...office, office: '政治部宣传处' };
    const data = { ...posted.data, objectionsTo: moved };
    notice()()
      .when(post({ objectionsTo: moved }))
      .then({ type: 'PublicNoticePosted', data });
    notice({ objectionsTo: undefined })()
      .when(post({ objectionsTo: moved }))
      .then({ type: 'PublicNoticePosted', data });
    notice({ objectionsTo: undefined })().when(post()).thenRefused('office_missing');
  });
  it('of 27 September 2023 ends on 10 October: holidays and make-up days count as the calendar says', () => {
    const posting = '2023-09-27T02:00:00.000Z';
    notice()()
      .when(post({ endsOn: '2023-10-09' }, posting))
      .thenRefused('too_short');
    const data = { ...posted.data, postedOn: '2023-09-27', endsOn: '2023-10-10' };
    notice()()
      .when(post({ endsOn: '2023-10-10' }, posting))
      .then({ type: 'PublicNoticePosted', data });
  });
  it('is not posted without the calendar of every year it touches', () => {
    const calendar = rulePack.calendar.filter(({ year }) => year === 2023);
    const only2023 = notice({ campaign: { ...campaign, rulePack: { ...rulePack, calendar } } })();
    only2023.when(post({ endsOn: '2024-01-05' })).thenRefused('calendar_missing');
    only2023.when(post({ endsOn: '2024-01-05' }, '2023-12-29T02:00:00.000Z')).thenRefused('calendar_missing');
  });
  it('over New Year counts by next year’s calendar, which the city published in November', () => {
    const posting = '2026-12-29T02:00:00.000Z';
    const frozenInMarch = { ...rulePack, calendar: [] };
    const counting = (...published: Calendar) =>
      notice({ campaign: { ...campaign, rulePack: withCalendar(frozenInMarch, published) } })();
    counting(shippedYear(2026))
      .when(post({ endsOn: '2027-01-06' }, posting))
      .thenRefused('calendar_missing');
    const year2027 = { year: 2027, holidays: ['2027-01-01'], workingDays: ['2027-01-03'] };
    const known = counting(shippedYear(2026), year2027);
    // 30 and 31 December, the Sunday made up for, 4 and 5 January.
    known.when(post({ endsOn: '2027-01-04' }, posting)).thenRefused('too_short');
    known.when(post({ endsOn: '2027-01-05' }, posting)).then({
      type: 'PublicNoticePosted',
      data: { ...posted.data, postedOn: '2026-12-29', endsOn: '2027-01-05' },
    });
  });
  it('is for those approved, each once, in good standing, on no other notice', () => {
    notice()()
      .when(post({ branchIds: [first, third] }))
      .thenRefused('not_approved');
    notice()()
      .when(post({ branchIds: [first, first] }))
      .thenRefused('branch_repeated');
    notice()(posted).when(post()).thenRefused('already_exists');
    notice({ standings: standings({ [first]: { suspended: true } }) })()
      .when(post())
      .thenRefused('under_investigation');
    notice({ standings: standings({ [first]: { disqualified: '违纪' } }) })()
      .when(post())
      .thenRefused('veto_fact');
    notice({ coverages: { [first]: heardOut } })()
      .when(post())
      .thenRefused('notice_running');
    const over = { ...heardOut, notice: { ...heardOut.notice!, endsOn: '2023-12-05' } };
    notice({ coverages: { [first]: over } })()
      .when(post())
      .then({ type: 'PublicNoticePosted', data: posted.data });
  });
  it('of a title names it, and only such a notice does', () => {
    const data = { ...posted.data, kind: 'title', titleId: 'secretaryProject' };
    notice()()
      .when(post({ kind: 'title', titleId: 'secretaryProject' }))
      .then({ type: 'PublicNoticePosted', data });
    notice()()
      .when(post({ kind: 'title' }))
      .thenRefused('not_approved');
    notice()()
      .when(post({ titleId: 'secretaryProject' }))
      .thenRefused('not_approved');
  });
  it('is posted while the campaign is open', () => {
    notice({ campaign: { ...campaign, status: 'closed' } })()
      .when(post())
      .thenRefused('campaign_closed');
  });
  it('can only become longer', () => {
    const extend = (endsOn: string, reason = '系统故障') =>
      by(inspector, { type: 'ExtendNotice' as const, data: { endsOn, reason } });
    notice()(posted).when(extend('2023-12-15')).then({ type: 'PublicNoticeExtended', data: extended.data });
    notice()(posted).when(extend('2023-12-13')).thenRefused('shorter_not_allowed');
    notice()(posted, extended).when(extend('2023-12-14')).thenRefused('shorter_not_allowed');
    notice()(posted).when(extend('2023-12-15', ' ')).thenRefused('reason_missing');
    notice()(posted).when(extend('2026-12-15')).thenRefused('calendar_missing');
    notice()(posted, closed).when(extend('2023-12-15')).thenRefused('wrong_state');
    notice()().when(extend('2023-12-15')).thenRefused('wrong_state');
  });
});

describe('The end of a notice', () => {
  const close = (instant: string) => by(system, { type: 'CloseNotice' as const, data: {} }, { instant });
  const end = '2023-12-13T16:00:00.000Z';
  it('is the end of its last day in Shanghai, to the millisecond', () => {
    notice()(posted).when(close('2023-12-13T15:59:59.999Z')).thenRefused('notice_running');
    notice()(posted).when(close(end)).then({ type: 'PublicNoticeClosed', data: closed.data });
    notice()(posted, extended).when(close(end)).thenRefused('notice_running');
  });
  it('comes once', () => {
    notice()(posted, closed).when(close(end)).thenNothing();
    notice()().when(close(end)).thenRefused('wrong_state');
  });
  it('comes later when the calendar was changed to ask for it, never earlier', () => {
    const calendar = rulePack.calendar.map((year) => ({
      ...year,
      holidays: [...year.holidays, '2023-12-11', '2023-12-12'],
    }));
    const data = { ...extended.data, endsOn: '2023-12-15', reason: 'calendar' };
    notice({ campaign: { ...campaign, rulePack: { ...rulePack, calendar } } })(posted)
      .when(close(end))
      .then({ type: 'PublicNoticeExtended', data });
    const shorter = { ...rulePack, notice: { workingDays: 1 } };
    notice({ campaign: { ...campaign, rulePack: shorter } })(posted)
      .when(close(end))
      .then({ type: 'PublicNoticeClosed', data: closed.data });
    notice({ campaign: { ...campaign, status: 'closed' } })(posted)
      .when(close(end))
      .then({ type: 'PublicNoticeClosed', data: closed.data });
  });
});

const objector = { name: '张三', contact: '13800000000', officialSeal: false };
const letter = { objectionId: 'o1', branchId: first as string, receivedOn: '2023-12-13', ground: '成绩不实' };
const raise = (changes: object = {}, instant = now) =>
  by(inspector, { type: 'RaiseObjection' as const, data: { ...letter, objector, ...changes } }, { instant });
const raisedData = { noticeId: 'n1', ...letter, identified: 'nameAndContact' as const };
const raised = happened('ObjectionRaised', raisedData, inspector);

describe('An objection', () => {
  it('is registered by discipline; who objects is sealed', () => {
    const { outcome } = notice()(posted).when(raise());
    expect(outcome).toEqual({
      events: [{ type: 'ObjectionRaised', data: raised.data, sealed: { objector } }],
    });
  });
  it('counts by its postmark, also when it is registered after the end', () => {
    const { outcome } = notice()(posted, closed).when(raise({}, '2023-12-18T02:00:00.000Z'));
    expect(outcome).toHaveProperty('events');
    notice()(posted)
      .when(raise({ receivedOn: '2023-12-14' }))
      .thenRefused('late_objection');
  });
  it('has a name and a contact, or an official seal', () => {
    notice()(posted)
      .when(raise({ objector: { name: '张三', officialSeal: false } }))
      .thenRefused('identity_missing');
    notice()(posted)
      .when(raise({ objector: { contact: '13800000000', officialSeal: false } }))
      .thenRefused('identity_missing');
    const bySeal = {
      type: 'ObjectionRaised',
      data: { ...raised.data, identified: 'officialSeal' },
      sealed: { objector: { name: '某街道办事处', officialSeal: true } },
    };
    notice()(posted)
      .when(raise({ objector: { name: '某街道办事处', officialSeal: true } }))
      .then(bySeal);
    const ofOrganisation = { unitId: 'b09.001', officialSeal: true };
    const registered = { ...bySeal, sealed: { objector: ofOrganisation } };
    notice()(posted)
      .when(raise({ objector: ofOrganisation }))
      .then(registered);
    for (const objector of [{ officialSeal: true }, { ...ofOrganisation, officialSeal: false }])
      notice()(posted).when(raise({ objector })).thenRefused('unit_unnamed');
  });
  it('of a unit names one of the register', () => {
    notice({ objectorKnown: false })(posted)
      .when(raise({ objector: { unitId: 'b99.001', officialSeal: true } }))
      .thenRefused('unit_unknown');
  });
  it('concerns an entry on the notice, has a ground and an id of its own', () => {
    notice()(posted)
      .when(raise({ branchId: third }))
      .thenRefused('not_found');
    notice()(posted)
      .when(raise({ ground: ' ' }))
      .thenRefused('ground_missing');
    notice()(posted, raised).when(raise()).thenRefused('already_exists');
    notice({ objectionKnown: true })(posted).when(raise()).thenRefused('already_exists');
    notice()().when(raise()).thenRefused('wrong_state');
  });
});

describe('A decision on an objection', () => {
  type Decided = { proposer?: Actor; reason?: string; objectionId?: string };
  const uphold = (actor: Actor, { proposer, reason = '查实', objectionId = 'o1' }: Decided = {}) =>
    by(
      actor,
      { type: 'UpholdObjection' as const, data: { objectionId, kind: 'misconduct' as const, reason } },
      proposer && { proposer },
    );
  const dismiss = (actor: Actor) =>
    by(actor, { type: 'DismissObjection' as const, data: { objectionId: 'o1', reason: '查无实据' } });
  const reject = (actor: Actor) =>
    by(actor, {
      type: 'DeclareObjectionInadmissible' as const,
      data: { objectionId: 'o1', reason: '与公示无关' },
    });
  const about = { campaignId, noticeId: 'n1', branchId: first, objectionId: 'o1' };
  const open = notice()(posted, raised);
  it('upholds, dismisses or does not admit it', () => {
    open
      .when(uphold(committee[0], { proposer: inspector2 }))
      .then({ type: 'ObjectionUpheld', data: { ...about, kind: 'misconduct', reason: '查实' } });
    open
      .when(dismiss(inspector2))
      .then({ type: 'ObjectionDismissed', data: { ...about, reason: '查无实据' } });
    open
      .when(reject(inspector2))
      .then({ type: 'ObjectionInadmissible', data: { ...about, reason: '与公示无关' } });
  });
  it('is not taken by whoever registered it, first, second or by delegate', () => {
    for (const asked of [
      uphold(inspector),
      uphold(committee[0], { proposer: inspector }),
      uphold(inspector, { proposer: committee[0] }),
      uphold({ ...inspector2, onBehalfOf: inspector.person }),
      dismiss({ ...inspector, account: 'ding-2' }),
      reject(inspector),
    ]) {
      open.when(asked).thenRefused('recorded_the_fact');
    }
  });
  it('is not taken by anybody of the unit it concerns, or of one above or below it', () => {
    for (const unit of ['b01', 'b01.001']) {
      for (const asked of [
        uphold({ ...inspector2, unit }),
        uphold({ ...committee[0], unit }, { proposer: inspector2 }),
        dismiss({ ...inspector2, unit }),
        reject({ ...inspector2, unit }),
      ]) {
        open.when(asked).thenRefused('own_unit');
      }
    }
  });
  it('gives its reason, concerns an objection there is, and is taken once', () => {
    open.when(uphold(inspector2, { reason: ' ' })).thenRefused('reason_missing');
    open.when(uphold(inspector2, { objectionId: 'o9' })).thenRefused('not_found');
    notice()().when(uphold(inspector2)).thenRefused('wrong_state');
    for (const decided of [
      happened('ObjectionUpheld', { ...about, kind: 'misconduct', reason: 'x' }),
      happened('ObjectionDismissed', { ...about, reason: 'x' }),
      happened('ObjectionInadmissible', { ...about, reason: 'x' }),
    ]) {
      notice()(posted, raised, decided).when(dismiss(inspector2)).thenRefused('wrong_state');
    }
  });
  it('names the title that the notice was about', () => {
    const titled = happened('PublicNoticePosted', {
      ...postedData,
      kind: 'title',
      titleId: 'secretaryProject',
    });
    notice()(titled, raised)
      .when(dismiss(inspector2))
      .then({
        type: 'ObjectionDismissed',
        data: { ...about, titleId: 'secretaryProject', reason: '查无实据' },
      });
  });
});
