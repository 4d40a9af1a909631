// The name half as a whole: from the confirmed ranking to the plaque, with what happens by itself on the way.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  campaignId,
  committee,
  experts,
  fifth,
  first,
  fourth,
  inspector,
  inspector2,
  office,
  operator,
  second,
  secretary,
  third,
} from './naming/naming.fixture.ts';
import { type DataOf, type ServiceUnderTest, when } from '@laurel/platform/testing';
import { confirmRanking, rankedCampaign } from './ranked-campaign.fixture.ts';
import { certificatesView } from './award/certificates.view.ts';
import { namedView } from './award/named.view.ts';
import { namingDue } from './naming/due.view.ts';
import { namingsView } from './naming/namings.view.ts';
import { placesView } from './naming/places.view.ts';
import { titlesView } from './title/titles.view.ts';

let service: ServiceUnderTest;
beforeEach(async () => {
  service = await rankedCampaign();
});
afterEach(() => expect(service.refused).toEqual([]));

const day = (number: number) => `2023-12-${String(number).padStart(2, '0')}T02:00:00.000Z`;
const key = (branchId: string) => `${campaignId}.${branchId}`;
const stateOf = async (branchId: string) => (await service.row(placesView, key(branchId)))?.state;
const namedByPlace = async () =>
  (await service.rows(namedView)).sort((one, other) => one.place - other.place);
const request = (on: number) =>
  service.ask(operator, day(on), 'naming', campaignId, 'RequestNaming', { documentNumber: `请示${on}号` });
const approve = (on: number, branchIds: string[]) =>
  service.askBoth(committee, day(on), 'naming', campaignId, 'ApproveWinners', {
    minutesNumber: `纪要${on}号`,
    branchIds,
  });
const post = (
  on: number,
  name: string,
  branchIds: string[],
  endsOn: number,
  more: Pick<DataOf<'PostNotice'>, 'kind' | 'titleId'> = { kind: 'winners' },
) =>
  service.ask(operator, day(on), 'notice', `${campaignId}.${name}`, 'PostNotice', {
    branchIds,
    endsOn: day(endsOn).slice(0, 10),
    objectionsTo: office,
    ...more,
  });
const name = (on: number, branchId: string) =>
  service.askBoth(committee, day(on), 'naming', campaignId, 'NameBranch', {
    branchId,
    documentNumber: '决定9号',
  });
const object = (on: number, branchId: string, objectionId = 'o1', notice = 'n1') =>
  service.ask(inspector, day(on), 'notice', `${campaignId}.${notice}`, 'RaiseObjection', {
    ...{ objectionId, branchId, receivedOn: day(on).slice(0, 10), ground: '反映问题' },
    objector: { name: '张三', contact: '13800000000', officialSeal: false },
  });
const uphold = (on: number, kind: DataOf<'UpholdObjection'>['kind'], objectionId = 'o1', notice = 'n1') =>
  service.askBoth(
    [inspector2, committee[0]],
    day(on),
    'notice',
    `${campaignId}.${notice}`,
    'UpholdObjection',
    {
      objectionId,
      kind,
      reason: '查实',
    },
  );
const listed = async () => {
  await request(5);
  await approve(5, [first, second, third]);
  await post(5, 'n1', [first, second, third], 12);
};
describe('A list without objection', () => {
  it('is named after its notice, with certificates', async () => {
    await listed();
    await when(name(12, first)).thenRefused('notice_running');
    await service.passTo(day(13));
    for (const branchId of [first, second, third]) await name(13, branchId);
    const numbers = { branchId: third, certificateNumber: 'LC-2023-ZS-003', plaqueNumber: 'LC-2023-PB-003' };
    await service.ask(operator, day(14), 'naming', campaignId, 'IssueCertificate', numbers);
    expect((await service.rows(namedView)).map(({ branchId, place }) => [branchId, place])).toEqual([
      [first, 1],
      [second, 2],
      [third, 3],
    ]);
    expect(await service.row(namedView, key(third))).toMatchObject({
      certificateNumber: 'LC-2023-ZS-003',
      status: 'named',
    });
    expect(await service.row(namingsView, campaignId)).toMatchObject({
      status: 'approved',
      winners: [],
      named: 3,
      vacated: [],
    });
    expect((await service.rows(namingDue)).length).toBe(0);
  });
});

describe('An objection', () => {
  beforeEach(listed);
  it('holds up its own entry only', async () => {
    await object(6, second);
    await service.passTo(day(13));
    await name(13, first);
    await when(name(13, second)).thenRefused('objection_open');
    await service.askBoth(
      [inspector2, committee[0]],
      day(14),
      'notice',
      `${campaignId}.n1`,
      'DismissObjection',
      {
        objectionId: 'o1',
        reason: '不实',
      },
    );
    await name(14, second);
    expect(await stateOf(second)).toBe('named');
  });
  it('upheld as misconduct strikes the entry off; the next reserve has a notice of its own', async () => {
    await object(6, second);
    await uphold(7, 'misconduct');
    expect(await service.row(placesView, key(second))).toMatchObject({
      state: 'dropped',
      reason: 'objectionUpheld:o1',
    });
    expect(await service.row(namingsView, campaignId)).toMatchObject({
      winners: [first, third],
      vacated: [second],
      reserves: [fourth, fifth],
    });
    await service.ask(operator, day(7), 'naming', campaignId, 'CallSuccessor', { branchId: fourth });
    await service.passTo(day(13));
    await when(name(13, fourth)).thenRefused('notice_missing');
    await post(13, 'n2', [fourth], 20, { kind: 'successor' });
    await service.passTo(day(21));
    await name(21, fourth);
    expect(await service.row(namingsView, campaignId)).toMatchObject({
      winners: [first, third],
      vacated: [],
      reserves: [fifth],
      named: 1,
    });
  });
  it('upheld as a scoring error brings a new version: who changed is approved and noticed again, who did not keeps the notice', async () => {
    await object(6, second);
    await uphold(7, 'scoringError');
    await service.passTo(day(13));
    await name(13, first);
    await when(name(13, second)).thenRefused('notice_missing');
    await confirmRanking(service, 2, [first, third, second, fourth, fifth], day(13));
    await when(name(13, third)).thenRefused('wrong_state');
    await request(13);
    expect(await service.row(namingsView, campaignId)).toMatchObject({
      status: 'requested',
      winners: [third, second],
      changed: [third, second],
    });
    await approve(13, [third, second]);
    await when(name(13, third)).thenRefused('notice_missing');
    await post(13, 'n2', [third, second], 20, { kind: 'corrected' });
    await service.passTo(day(21));
    await name(21, third);
    await name(21, second);
    expect((await namedByPlace()).map(({ branchId, place }) => [branchId, place])).toEqual([
      [first, 1],
      [third, 2],
      [second, 3],
    ]);
  });
  it('upheld after the naming is put before two, who revoke it or uphold it', async () => {
    await service.passTo(day(13));
    await name(13, second);
    await service.ask(inspector, day(14), 'notice', `${campaignId}.n1`, 'RaiseObjection', {
      ...{
        objectionId: 'o1',
        branchId: second,
        receivedOn: '2023-12-12',
        ground: '反映问题',
        objector: { name: '某街道办事处', officialSeal: true },
      },
    });
    await uphold(15, 'misconduct');
    expect(await stateOf(second)).toBe('named');
    expect(await service.row(namingsView, campaignId)).toMatchObject({ considered: [second] });
    const numbers = { branchId: second, certificateNumber: 'LC-2023-ZS-002', plaqueNumber: 'LC-2023-PB-002' };
    const issue = () => service.ask(operator, day(16), 'naming', campaignId, 'IssueCertificate', numbers);
    await when(issue()).thenRefused('wrong_state');
    await service.askBoth([inspector, committee[0]], day(17), 'naming', campaignId, 'UpholdNaming', {
      branchId: second,
      ground: '属实但情节轻微',
    });
    expect(await service.row(namingsView, campaignId)).toMatchObject({ considered: [], named: 1 });
    await issue();
  });
  it('upheld as a scoring error after the naming is put before two as well', async () => {
    await object(6, third);
    await service.passTo(day(13));
    await name(13, second);
    await service.ask(inspector, day(14), 'notice', `${campaignId}.n1`, 'RaiseObjection', {
      ...{ objectionId: 'o2', branchId: second, receivedOn: '2023-12-12', ground: '计分有误' },
      objector: { name: '某街道办事处', officialSeal: true },
    });
    await uphold(15, 'scoringError', 'o2');
    expect(await service.row(namingsView, campaignId)).toMatchObject({ considered: [second] });
  });
  it('has an id of its own in the whole campaign', async () => {
    await object(6, second);
    await uphold(6, 'misconduct');
    await service.ask(operator, day(6), 'naming', campaignId, 'CallSuccessor', { branchId: fourth });
    await post(6, 'n2', [fourth], 13);
    await when(object(7, fourth, 'o1', 'n2')).thenRefused('already_exists');
  });
  it('never shows who objected', async () => {
    await object(6, second);
    expect(JSON.stringify(service.log)).not.toContain('张三');
    expect(JSON.stringify(service.stored)).toContain('张三');
  });
});

describe('An entry under review', () => {
  const suspend = (on: number) => service.given('EntrySuspended', { campaignId, branchId: second }, day(on));
  const resume = (on: number) => service.given('EntryResumed', { campaignId, branchId: second }, day(on));
  it('has its place held, and is named once it is cleared', async () => {
    await listed();
    await suspend(6);
    expect(await stateOf(second)).toBe('held');
    await service.passTo(day(13));
    await when(name(13, second)).thenRefused('under_investigation');
    await resume(14);
    await service.passTo(day(30));
    await name(30, second);
    expect(await stateOf(second)).toBe('named');
  });
  it('loses the place when it was held too long', async () => {
    await suspend(4);
    await request(5);
    await approve(5, [first, second, third]);
    expect(await stateOf(second)).toBe('held');
    await service.passTo('2023-12-18T15:59:59.999Z');
    expect(await stateOf(second)).toBe('held');
    await service.passTo(day(19));
    expect(await service.row(placesView, key(second))).toMatchObject({
      state: 'dropped',
      reason: 'heldTooLong',
    });
    await resume(20);
    expect(await stateOf(second)).toBe('dropped');
  });
  it('loses it at once when it is disqualified, from reserve, too', async () => {
    await listed();
    await suspend(6);
    for (const branchId of [second, fourth])
      await service.given('EntryDisqualified', { campaignId, branchId, ground: '违纪' }, day(7));
    expect([await stateOf(second), await stateOf(fourth)]).toEqual(['dropped', 'dropped']);
    await when(
      service.ask(operator, day(7), 'naming', campaignId, 'CallSuccessor', { branchId: fourth }),
    ).thenRefused('not_next');
    expect(await service.row(namingDue, `held.${key(second)}`)).toBeUndefined();
  });
});

describe('A named branch', () => {
  it('whose violation is confirmed afterwards is put before two', async () => {
    await listed();
    await service.passTo(day(13));
    await name(13, second);
    await service.given('EntryDisqualified', { campaignId, branchId: second, ground: '违纪' }, day(14));
    expect(await stateOf(second)).toBe('named');
    expect(await service.row(namingsView, campaignId)).toMatchObject({ considered: [second] });
    const data = { branchId: second, ground: '违纪', documentNumber: '决定14号' };
    await service.askBoth([inspector, committee[0]], day(15), 'naming', campaignId, 'RevokeNaming', data);
    expect(await service.row(namingsView, campaignId)).toMatchObject({ considered: [], revoked: 1 });
  });
});

describe('A naming that was revoked by mistake', () => {
  it('is on the public list again, and its new certificate names the one it takes the place of', async () => {
    await listed();
    await service.passTo(day(13));
    await name(13, third);
    const issue = (on: number, number: string) =>
      service.ask(operator, day(on), 'naming', campaignId, 'IssueCertificate', {
        ...{
          branchId: third,
          certificateNumber: `LC-2023-ZS-${number}`,
          plaqueNumber: `LC-2023-PB-${number}`,
        },
      });
    await issue(14, '003');
    const [decided, other] = [day(15), day(16)];
    await service.askBoth([inspector, committee[0]], decided, 'naming', campaignId, 'RevokeNaming', {
      ...{ branchId: third, ground: '造假', documentNumber: '决定15号' },
    });
    await service.ask(operator, decided, 'naming', campaignId, 'RecallPlaque', { branchId: third });
    await service.askBoth(committee, other, 'naming', campaignId, 'ReinstateNaming', {
      ...{ branchId: third, ground: '原认定有误', documentNumber: '决定16号' },
    });
    expect(await service.row(namingsView, campaignId)).toMatchObject({ named: 1, revoked: 0 });
    await issue(17, '021');
    const row = await service.row(namedView, key(third));
    expect(row).toMatchObject({ status: 'named', reinstatedOn: '2023-12-16' });
    expect(row).toMatchObject({ certificateNumber: 'LC-2023-ZS-021' });
    expect(row).not.toHaveProperty('revokedOn');
    expect(row).not.toHaveProperty('plaqueRecalledOn');
    const [before, now] = [
      { certificateNumber: 'LC-2023-ZS-003', plaqueNumber: 'LC-2023-PB-003' },
      { certificateNumber: 'LC-2023-ZS-021', plaqueNumber: 'LC-2023-PB-021' },
    ];
    expect(await service.rows(certificatesView)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...now, valid: true, issuedOn: '2023-12-17', replaces: before }),
        expect.objectContaining({ ...before, valid: false, issuedOn: '2023-12-14', replacedBy: now }),
      ]),
    );
  });
  it('shows a warning until it is lifted', async () => {
    await listed();
    await service.passTo(day(13));
    await name(13, third);
    const numbers = { certificateNumber: 'LC-2023-ZS-003', plaqueNumber: 'LC-2023-PB-003' };
    await service.ask(operator, day(14), 'naming', campaignId, 'IssueCertificate', {
      branchId: third,
      ...numbers,
    });
    await service.askBoth([inspector, committee[0]], day(15), 'naming', campaignId, 'WarnBranch', {
      ...{ branchId: third, ground: '台账不实', improvement: '整改台账' },
      ...{ until: '2024-06-30', documentNumber: '警1号' },
    });
    expect(await service.row(namedView, key(third))).toMatchObject({ warnedUntil: '2024-06-30' });
    await service.askBoth([inspector, committee[0]], day(16), 'naming', campaignId, 'LiftWarning', {
      ...{ branchId: third, ground: '整改到位' },
    });
    expect(await service.row(namedView, key(third))).not.toHaveProperty('warnedUntil');
  });
});

describe('A title', () => {
  const titleKey = (titleId: string) => `${campaignId}.${titleId}.${third}`;
  const confer = async (titleId: string, notice: string) => {
    const id = titleKey(titleId);
    await service.ask(operator, day(13), 'title', id, 'RecommendTitle', {});
    await service.ask(secretary, day(13), 'title', id, 'SubmitTitleForm', {
      statement: '做法',
      attachments: [],
    });
    for (const [index, expert] of experts.entries())
      await service.ask(expert, day(13), 'title', id, 'SealTitleBallot', { score: `8${index}.5` });
    const sealed = service.log.filter(({ stream }) => stream === `title-${id}`);
    expect(JSON.stringify([await service.row(titlesView, id), sealed])).not.toContain('82.5');
    await service.askBoth([operator, inspector], day(13), 'title', id, 'OpenTitleBallots', {});
    await service.askBoth(committee, day(13), 'title', id, 'ApproveTitle', { minutesNumber: '纪要13号' });
    await post(13, notice, [third], 20, { kind: 'title', titleId });
    await service.passTo(day(21));
    await service.askBoth(committee, day(21), 'title', id, 'ConferTitle', { documentNumber: '决定21号' });
  };
  beforeEach(async () => {
    await listed();
    await service.passTo(day(13));
    await name(13, third);
  });
  it('is conferred on its mean, and shows on the public list', async () => {
    await confer('secretaryStudio', 't1');
    expect(await service.row(titlesView, titleKey('secretaryStudio'))).toMatchObject({
      status: 'conferred',
      score: '165/2',
      recorded: '82.5000',
    });
    expect((await service.row(namedView, key(third)))?.titles).toEqual([
      { titleId: 'secretaryStudio', documentNumber: '决定21号', conferredOn: '2023-12-21' },
    ]);
  });
  it('falls with the naming', async () => {
    await confer('secretaryProject', 't1');
    await service.ask(operator, day(22), 'title', titleKey('oneBranchOneBrand'), 'RecommendTitle', {});
    const ground = { branchId: third, ground: '造假', documentNumber: '决定22号' };
    await service.askBoth([inspector, committee[0]], day(22), 'naming', campaignId, 'RevokeNaming', ground);
    expect((await service.row(titlesView, titleKey('secretaryProject')))?.status).toBe('revoked');
    expect((await service.row(titlesView, titleKey('oneBranchOneBrand')))?.status).toBe('notConferred');
  });
  it('objected to with reason is not conferred; the naming stays', async () => {
    const id = titleKey('secretaryProject');
    await service.ask(operator, day(13), 'title', id, 'RecommendTitle', {});
    await service.ask(secretary, day(13), 'title', id, 'SubmitTitleForm', {
      statement: '做法',
      attachments: [],
    });
    for (const expert of experts)
      await service.ask(expert, day(13), 'title', id, 'SealTitleBallot', { score: '90' });
    await service.askBoth([operator, inspector], day(13), 'title', id, 'OpenTitleBallots', {});
    await service.askBoth(committee, day(13), 'title', id, 'ApproveTitle', { minutesNumber: '纪要13号' });
    await post(13, 't1', [third], 20, { kind: 'title', titleId: 'secretaryProject' });
    await object(14, third, 'o1', 't1');
    await uphold(15, 'misconduct', 'o1', 't1');
    expect(await service.row(titlesView, id)).toMatchObject({
      status: 'notConferred',
      reason: 'objectionUpheld:o1',
    });
    expect(await stateOf(third)).toBe('named');
  });
  it('of the secretary lapses when another takes office, and not before', async () => {
    await confer('secretaryStudio', 't1');
    await confer('secretaryProject', 't2');
    const appoint = (personId: string) =>
      service.hear(
        'SecretaryAppointed',
        { branchId: third, personId, name: '书记', since: '2024-02-01' },
        day(22),
      );
    await appoint('P-shi');
    await service.passTo('2024-03-01T00:00:00.000Z');
    expect((await service.row(titlesView, titleKey('secretaryStudio')))?.status).toBe('conferred');
    await appoint('S-new');
    await service.passTo('2024-01-31T15:59:59.999Z');
    expect((await service.row(titlesView, titleKey('secretaryStudio')))?.status).toBe('conferred');
    await service.passTo('2024-03-01T00:00:00.000Z');
    expect(await service.row(titlesView, titleKey('secretaryStudio'))).toMatchObject({
      status: 'revoked',
      reason: 'secretaryLeft',
    });
    expect((await service.row(titlesView, titleKey('secretaryProject')))?.status).toBe('conferred');
  });
  it('of the secretary lapses when the post falls vacant', async () => {
    await confer('secretaryStudio', 't1');
    await service.hear('SecretaryVacated', { branchId: third, reason: '调离' }, day(22));
    await service.passTo(day(23));
    expect(await service.row(titlesView, titleKey('secretaryStudio'))).toMatchObject({
      status: 'revoked',
      reason: 'secretaryLeft',
    });
  });
});
