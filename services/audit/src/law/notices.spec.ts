// Objections and notices, as records of before had them and as they must be today.
import { describe, expect, it } from '@jest/globals';
import { campaignRecord } from '../campaign.fixture.ts';
import { campaignId, people } from '../contest.fixture.ts';
import { isOf } from '../record.fixture.ts';
import { brokenIn, changed, inserted } from './unlawful.fixture.ts';

const record = campaignRecord();
const first = 'b01.001';
const objection = {
  campaignId,
  noticeId: 'winners-1',
  branchId: first,
  objectionId: 'x1',
};
const stream = {
  ...{ service: 'evaluation', stream: `notice-${campaignId}.winners-1` },
  ...{ correlationId: 'inserted', historyPosition: undefined as never },
};

/** An objection is raised by one of discipline and declared inadmissible by another, alone. */
const declaredAlone = (more: object) =>
  inserted(
    record,
    isOf('BranchNamed'),
    {
      ...stream,
      actor: people.discipline,
      type: 'ObjectionRaised',
      data: { ...objection, receivedOn: '2023-11-13', ground: '反映', identified: 'nameAndContact' },
    },
    {
      ...stream,
      commandId: 'inserted-2',
      correlationId: 'inserted-2',
      actor: people.otherDiscipline,
      type: 'ObjectionInadmissible',
      data: { ...objection, reason: '不属评选范围' },
      ...more,
    },
  );

describe('An objection that one person declared inadmissible', () => {
  it('was lawful in records of before', async () => {
    expect(await brokenIn(declaredAlone({ schemaVersion: 1 }))).toEqual([]);
  });
  it('is not lawful today', async () => {
    const found = await brokenIn(declaredAlone({}));
    expect(found.map(({ rule, en }) => [rule, en])).toEqual([
      [3, expect.stringContaining('alone did what only others, or two, may do')],
    ]);
  });
});

describe('A notice that does not say where to object', () => {
  const silent = (more: object) =>
    changed(record, isOf('PublicNoticePosted'), ({ data: { objectionsTo: _office, ...data } }) => ({
      data,
      ...more,
    }));
  it('was lawful in records of before', async () => {
    expect(await brokenIn(silent({ schemaVersion: 1 }))).toEqual([]);
  });
  it('is not lawful today', async () => {
    const found = await brokenIn(silent({}));
    expect(found.map(({ law }) => law)).toEqual(['saysWhere']);
  });
});

describe('An anonymous lead', () => {
  const ofBranch = {
    ...{ service: 'assessment', stream: `integrity-${first}`, actor: people.discipline },
    ...{ correlationId: 'inserted', historyPosition: undefined as never },
  };
  const lead = (more: object = {}) => ({
    ...ofBranch,
    type: 'LeadRegistered',
    data: { branchId: first, leadId: 'l1', receivedOn: '2023-05-01', letter: '反映台账补记', ...more },
  });
  const opened = {
    ...{ ...ofBranch, commandId: 'inserted-2', correlationId: 'inserted-2' },
    type: 'InvestigationOpened',
    data: {
      ...{ branchId: first, campaignIds: [], caseId: 'c1', allegation: '台账', leadId: 'l1' },
      evidence: { documents: ['匿名信'], attachments: [] },
    },
  };
  const laws = async (...said: Parameters<typeof inserted>[2][]) => {
    const found = await brokenIn(inserted(record, isOf('AssessmentGroupFormed'), ...said));
    return found.map(({ law }) => law);
  };
  it('is registered, and a case may name it', async () => {
    expect(await laws(lead())).toEqual([]);
    expect(await laws(lead(), opened)).not.toContain('knownLead');
  });
  it('is registered once, when it came, and of a case that there is', async () => {
    expect(await laws(lead(), { ...lead(), commandId: 'inserted-2', correlationId: 'inserted-2' })).toEqual([
      'newLead',
    ]);
    expect(await laws(lead({ receivedOn: '2023-06-01' }))).toEqual(['newLead']);
    expect(await laws(lead({ caseId: 'c9' }))).toEqual(['newLead']);
  });
  it('that nobody registered opens no case', async () => {
    expect(await laws(opened)).toContain('knownLead');
  });
});

describe('A notice that was waived', () => {
  const waived = {
    ...{ service: 'evaluation', stream: `naming-${campaignId}`, actor: people.committee },
    ...{ proposer: people.otherCommittee, correlationId: 'inserted', historyPosition: undefined as never },
    ...{ type: 'NoticeWaived', data: { campaignId, branchId: first, ground: '保密法' } },
  };
  const lawsOf = async (history: Parameters<typeof brokenIn>[0]) =>
    (await brokenIn(history)).map(({ law }) => law);
  it('may not be posted, and the naming says that there was none', async () => {
    const found = await lawsOf(inserted(record, isOf('PublicNoticePosted'), waived));
    expect(found).toEqual(expect.arrayContaining(['nobodySecret', 'heardOut', 'secretAsWaived']));
  });
  it('is waived before it is posted', async () => {
    expect(await lawsOf(inserted(record, isOf('BranchNamed'), waived))).toContain('beforeNotice');
  });
  it('is not claimed where nobody waived it', async () => {
    const claimed = (type: string) =>
      changed(record, isOf(type), ({ data }) => ({ data: { ...data, secret: true } }));
    expect(await lawsOf(claimed('BranchNamed'))).toEqual(['secretAsWaived']);
    expect(await lawsOf(claimed('CertificateIssued'))).toEqual(['secretAsWaived']);
  });
});

describe('A title that the branch took in an earlier round that ran here', () => {
  it('may not be recommended again', async () => {
    const title = (campaign: string) => ({
      ...{ service: 'evaluation', correlationId: 'inserted', historyPosition: undefined as never },
      ...{ actor: people.operator, stream: `title-${campaign}.secretaryStudio.${first}` },
    });
    const of = (campaign: string) => ({ campaignId: campaign, branchId: first, titleId: 'secretaryStudio' });
    const conferred = {
      ...{ ...title('r2021'), type: 'TitleConferred' },
      data: { ...of('r2021'), documentNumber: '1号' },
    };
    const recommended = {
      ...{ ...title(campaignId), type: 'TitleRecommended', commandId: 'inserted-2' },
      data: { ...of(campaignId), bureauId: 'b01', experts: [], recused: [] },
    };
    const lawsOf = async (...said: Parameters<typeof inserted>[2][]) =>
      (await brokenIn(inserted(record, isOf('CertificateIssued'), ...said))).map(({ law }) => law);
    expect(await lawsOf(conferred, recommended)).toContain('notHeldBefore');
    expect(await lawsOf(recommended)).not.toContain('notHeldBefore');
  });
});

describe('The term of a title', () => {
  const of = { campaignId, branchId: first, titleId: 'secretaryStudio' };
  const title = {
    ...{ service: 'evaluation', correlationId: 'inserted', historyPosition: undefined as never },
    ...{ actor: people.committee, stream: `title-${campaignId}.secretaryStudio.${first}` },
  };
  const conferred = (until?: string) => ({
    ...{ ...title, type: 'TitleConferred' },
    data: { ...of, documentNumber: '1号', ...(until !== undefined && { until }) },
  });
  const lapsed = { ...{ ...title, type: 'TitleLapsed', commandId: 'inserted-2' }, data: of };
  const lawsOf = async (...said: Parameters<typeof inserted>[2][]) =>
    (await brokenIn(inserted(record, isOf('CertificateIssued'), ...said))).map(({ law }) => law);
  it('is that of the rule pack, and over when the title lapses', async () => {
    expect(await lawsOf(conferred())).not.toContain('termOfPack');
    expect(await lawsOf(conferred('2026-11-18'))).toContain('termOfPack');
    expect(await lawsOf(conferred(), lapsed)).toContain('termIsOver');
    expect(await lawsOf(conferred('2026-11-18'), lapsed)).toContain('termIsOver');
    expect(await lawsOf(conferred('2023-11-01'), lapsed)).not.toContain('termIsOver');
  });
  it('stands on a certificate that comes when the title is held, and on no other', async () => {
    const issued = (titles: object[], ...said: Parameters<typeof inserted>[2][]) =>
      brokenIn(
        changed(
          inserted(record, isOf('CertificateIssued', { branchId: first }), ...said),
          isOf('CertificateIssued', { branchId: first }),
          ({ data }) => ({
            data: { ...data, titles },
          }),
        ),
      ).then((found) => found.map(({ law }) => law));
    const held = [{ titleId: 'secretaryStudio', until: '2026-11-18' }];
    expect(await issued(held)).toContain('titlesAsHeld');
    expect(await issued(held, conferred('2026-11-18'))).not.toContain('titlesAsHeld');
    expect(await issued([], conferred('2026-11-18'))).toContain('titlesAsHeld');
    expect(await issued(held, conferred('2026-11-18'), lapsed)).toContain('titlesAsHeld');
  });
});

describe('The re-check of a title', () => {
  const of = { campaignId, branchId: first, titleId: 'secretaryStudio' };
  const title = {
    ...{ service: 'evaluation', correlationId: 'inserted', historyPosition: undefined as never },
    ...{ actor: people.committee, stream: `title-${campaignId}.secretaryStudio.${first}` },
  };
  const conferred = (recheckOn?: string) => ({
    ...{ ...title, type: 'TitleConferred' },
    data: { ...of, documentNumber: '1号', ...(recheckOn !== undefined && { recheckOn }) },
  });
  const due = { ...{ ...title, type: 'TitleRecheckDue', commandId: 'inserted-2' }, data: of };
  const rechecked = (found: object) => ({
    ...{ ...title, type: 'TitleRechecked', commandId: 'inserted-3' },
    data: { ...of, findings: '查阅台账', ...found },
  });
  const lawsOf = async (...said: Parameters<typeof inserted>[2][]) =>
    (await brokenIn(inserted(record, isOf('CertificateIssued'), ...said))).map(({ law }) => law);
  it('is asked by the rule pack, and due on its day', async () => {
    expect(await lawsOf(conferred())).not.toContain('recheckOfPack');
    expect(await lawsOf(conferred('2024-11-19'))).toContain('recheckOfPack');
    expect(await lawsOf(conferred(), due)).toContain('recheckDayCome');
    expect(await lawsOf(conferred('2024-11-19'), due)).toContain('recheckDayCome');
    expect(await lawsOf(conferred('2023-11-01'), due)).not.toContain('recheckDayCome');
    const gone = { ...due, type: 'TitleLapsed', commandId: 'inserted-4' };
    expect(await lawsOf(conferred('2023-11-01'), gone, due)).toContain('recheckDayCome');
  });
  it('says what must improve, and until a day ahead, of a title that is found wanting', async () => {
    const lawful = { outcome: 'wanting', improvement: '恢复带教', until: '2024-06-30' };
    const wanting = (found: object) => lawsOf(conferred('2023-11-01'), due, rechecked(found));
    expect(await wanting(lawful)).not.toContain('wantingUntil');
    expect(await wanting({ outcome: 'kept' })).not.toContain('wantingUntil');
    expect(await wanting({ outcome: 'wanting' })).toContain('wantingUntil');
    expect(await wanting({ ...lawful, until: '2023-11-01' })).toContain('wantingUntil');
    expect(await wanting({ ...lawful, outcome: 'kept' })).toContain('wantingUntil');
    expect(await wanting({ outcome: 'kept', recheckOn: '2030-01-01' })).toContain('recheckOfPack');
  });
});

describe('The prefixes of a campaign’s numbers', () => {
  const other = {
    ...{ service: 'application', correlationId: 'inserted', historyPosition: undefined as never },
    ...{ actor: people.operator, stream: 'campaign-z2023' },
  };
  const { rulePack, rulePackHash } = record.find(isOf('CampaignDrafted'))!.data;
  const frozen = (more: object = {}) => ({
    ...{ ...other, type: 'RulePackFrozen', proposer: people.committee, commandId: 'inserted-2' },
    data: { campaignId: 'z2023', rulePackHash, version: 1 },
    ...more,
  });
  const lawsOf = async (pack: object, more: object = {}) => {
    const drafted = {
      ...{ ...other, type: 'CampaignDrafted' },
      data: { campaignId: 'z2023', rulePack: { ...rulePack, ...pack }, rulePackHash },
    };
    const found = await brokenIn(inserted(record, isOf('AssessmentGroupFormed'), drafted, frozen(more)));
    return found.map(({ law }) => law);
  };
  it('are no other campaign’s, but in records of before', async () => {
    expect(await lawsOf({})).toContain('prefixesItsOwn');
    expect(await lawsOf({}, { schemaVersion: 1 })).not.toContain('prefixesItsOwn');
    expect(await lawsOf({ certificatePrefix: 'FQ-ZS-', plaquePrefix: 'FQ-PB-' })).not.toContain(
      'prefixesItsOwn',
    );
  });
});
