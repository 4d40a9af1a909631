// What of a record goes on living, and under which ids.
import { describe, expect, it } from '@jest/globals';
import { campaignRecord } from '../campaign.fixture.ts';
import { campaignId, people } from '../contest.fixture.ts';
import { isOf, type RecordWriter, sample } from '../record.fixture.ts';
import { type Living, livingIn, type Person } from './living.ts';
import { joiningOf } from './plan.ts';

const { operator, discipline, committee } = people;
const organisation = 'organisation-city';
const living = async (further?: (writer: RecordWriter) => void): Promise<Living> =>
  await livingIn(campaignRecord(further));
const planned = async (units: string[], persons: Person[] = [], further?: (writer: RecordWriter) => void) =>
  joiningOf(await living(further), 'c'.repeat(64), 'c2', { units: new Set(units), persons });

describe('A record', () => {
  it('tells its units as they are in the end, and leaves out those that are no more', async () => {
    const { bureaus, branches } = await living((writer) => {
      const renamed = { branchId: 'b01.001', name: '新名', unitName: '新所', reason: '更名' };
      writer.say('application', organisation, operator, ['BranchRenamed', renamed]);
      writer.say('application', organisation, operator, [
        'BranchDissolved',
        { branchId: 'o01.001', reason: '撤销' },
      ]);
      const reclassified = { bureauId: 'o01', kind: 'detachment', on: '2023-12-01', reason: '更正' };
      writer.say('application', organisation, operator, ['BureauReclassified', reclassified]);
    });
    expect(bureaus.map(({ bureauId }) => bureauId)).toEqual(['b01', 'o01']);
    expect(bureaus.find(({ bureauId }) => bureauId === 'o01')).toMatchObject({ kind: 'detachment' });
    expect(branches.find(({ branchId }) => branchId === 'b01.001')).toMatchObject({
      ...{ name: '新名', unitName: '新所', bureauId: 'b01', secretary: { since: '2022-01-01' } },
    });
    expect(branches.map(({ branchId }) => branchId)).not.toContain('o01.001');
  });
  it('tells the honours that stand, with their papers, and none that was revoked', async () => {
    const issued = campaignRecord().find(isOf('CertificateIssued'))!.data;
    const { honours, results } = await living();
    const own = ({ branchId }: { branchId: string }) => branchId === issued.branchId;
    expect(honours.find(own)).toMatchObject({
      ...{ formerCampaignId: campaignId, certificateNumber: issued.certificateNumber },
    });
    expect(results.find(own)).toMatchObject({ honour: true });
    const revoked = await living((writer) => {
      const papers = { ground: '隐瞒', documentNumber: '公3号', titleIds: [] };
      writer.sayTogether(
        'evaluation',
        `naming-${campaignId}`,
        'RevokeNaming',
        [discipline, committee],
        ['NamingRevoked', { campaignId, branchId: issued.branchId, ...papers }],
      );
    });
    expect([revoked.honours.find(own), revoked.results.find(own)]).toEqual([undefined, undefined]);
  });
  it('tells which campaign and whose case is open', async () => {
    const found = await living((writer) => {
      const opened = { ...sample('InvestigationOpened'), branchId: 'b01.001', campaignIds: [] };
      writer.say('assessment', 'integrity-b01.001', discipline, ['InvestigationOpened', opened]);
    });
    expect([found.running, found.openCases]).toEqual([[campaignId], ['b01.001']]);
  });
});

describe('A plan', () => {
  it('places all below the unit and leaves ids that are free', async () => {
    const { plan } = await planned(['c2']);
    expect(plan.renamed).toEqual([]);
    expect(plan.bureaus.map(({ bureauId, parentId }) => [bureauId, parentId])).toEqual([
      ['b01', 'c2'],
      ['o01', 'c2'],
    ]);
  });
  it('gives new ids where they are taken, to all that is said of the unit', async () => {
    const { plan } = await planned(['c2', 'b01', 'b01.001', 'c2b01.001']);
    expect(plan.renamed).toEqual([
      { formerId: 'b01', unitId: 'c2b01' },
      { formerId: 'b01.001', unitId: 'c2b012.001' },
    ]);
    expect(plan.branches.find(({ branchId }) => branchId === 'c2b012.001')).toMatchObject({
      bureauId: 'c2b01',
    });
    expect(plan.honours.map(({ branchId }) => branchId)).not.toContain('b01.001');
  });
  it('takes whoever has a known police number for that person, and a namesake of the same id for another', async () => {
    const registers = (writer: RecordWriter) => {
      const of = (personId: string, name: string, policeNumber: string) =>
        writer.say('identity', 'persons-city', people.systemAdministrator, [
          'PersonRegistered',
          { personId, name, policeNumber },
        ]);
      of('p-one', '欧阳', '120001');
      of('p-two', '孙文', '120003');
      const secretary = { branchId: 'b01.001', personId: 'p-one', name: '欧阳', since: '2023-12-01' };
      writer.say('application', organisation, operator, ['SecretaryAppointed', secretary]);
    };
    const known = [
      { personId: 'q-one', name: '欧阳', policeNumber: '120001' },
      { personId: 'P-Two', name: '另一人', policeNumber: '120002' },
    ];
    const { plan, persons } = await planned(['c2'], known, registers);
    const numbered = persons.filter(({ policeNumber }) => policeNumber !== undefined);
    expect(numbered).toEqual([{ personId: 'c2-p-two', name: '孙文', policeNumber: '120003' }]);
    const { secretary } = plan.branches.find(({ branchId }) => branchId === 'b01.001')!;
    expect(secretary).toEqual({ personId: 'q-one', since: '2023-12-01' });
  });
  it('registers nobody twice when it is made again', async () => {
    const { persons } = await planned(['c2']);
    expect((await planned(['c2'], [...persons])).persons).toEqual([]);
  });
});
