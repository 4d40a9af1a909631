// Mergers: each entry of the branch that goes ends or is carried over, in time, and as the merger says.
import { describe, expect, it } from '@jest/globals';
import { campaignRecord } from '../campaign.fixture.ts';
import { campaignId, pack, people } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { isOf, sample, systemActor } from '../record.fixture.ts';
import { brokenIn, changed, type History, inserted, type Which } from './unlawful.fixture.ts';

const record = campaignRecord();
const gone = 'b01.001';
const into = 'b01.009';
const said = { service: 'application', actor: people.operator, stream: 'organisation-city' } as const;
const registered = {
  ...{ ...said, type: 'BranchRegistered' as const },
  data: sample('BranchRegistered', { branchId: into, bureauId: 'b01', name: '新支部', unitName: '新所' }),
};
const merged = (more: object = {}) => ({
  ...{ ...said, type: 'BranchMerged' as const },
  data: { branchId: gone, into, reason: '整合', campaignIds: [], carriedIn: [campaignId], ...more },
});
const opened = isOf('AssessmentOpened');
const found = async (history: History) => (await brokenIn(history)).map(({ law }) => law);
const merging = (which: Which, ...events: readonly Partial<Envelope>[]) =>
  found(inserted(record, which, registered, ...events));

describe('A merger', () => {
  it('carries a nominated entry over where the other branch has none', async () => {
    const laws = await merging(opened, merged());
    for (const law of ['mergedWhereItStands', 'mergedInTime', 'unitActs', 'namedAsNominated'])
      expect(laws).not.toContain(law);
  });
  it.each([
    ['the entry both ends and goes on', { campaignIds: [campaignId] }],
    ['it goes on in a campaign that is not there', { carriedIn: [campaignId, 'r2099'] }],
    ['it goes on beside the entry of the other branch', { into: 'b01.002' }],
    ['it neither ends nor goes on', { carriedIn: undefined }],
  ])('is noticed when %s', async (_what, more) => {
    const { carriedIn, ...data } = { ...merged(more).data };
    const event = { ...merged(), data: { ...data, ...(carriedIn && { carriedIn }) } };
    expect(await merging(opened, event)).toContain('mergedWhereItStands');
  });
  it('is noticed when the ranking was confirmed before', async () => {
    expect(await merging(isOf('BranchNamed'), merged())).toContain('mergedInTime');
  });
  it('is noticed when the entry rests on the naming of its own branch', async () => {
    const fromBelow = { ...pack, entriesFrom: { namedFrom: '2023-01-01' } };
    const amended = changed(record, isOf('CampaignOpened'), ({ data }) => ({
      data: { ...data, rulePack: fromBelow },
    }));
    const laws = await found(inserted(amended, opened, registered, merged()));
    expect(laws).toContain('mergedInTime');
  });
  it('is noticed when the branch that goes had taken over an entry itself', async () => {
    const further = {
      ...merged(),
      commandId: 'further',
      data: { ...merged().data, branchId: into, into: 'b01.002' },
    };
    expect(await merging(opened, merged(), further)).toContain('mergedInTime');
  });
});

describe('An entry', () => {
  it('is carried over by no other cause than its merger', async () => {
    const names = { branchName: '新支部', unitName: '新所', bureauName: 'b01局' };
    const carried = {
      ...{ ...said, actor: systemActor, stream: `application-${campaignId}.${gone}` },
      ...{ type: 'EntryCarriedOver' as const, commandId: 'carried' },
      data: { campaignId, branchId: gone, bureauId: 'b01', into, ...names },
    };
    expect(await merging(opened, merged(), carried)).toContain('carriedAsMerged');
  });
  it('is signed for by the secretary of the branch that goes on', async () => {
    const signed = isOf('ApplicationSubmitted', { branchId: gone });
    const appointed = {
      ...{ ...said, type: 'SecretaryAppointed' as const },
      data: { branchId: into, personId: 'p-next', name: '周正', since: '2022-01-01' },
    };
    expect(await merging(signed, appointed)).not.toContain('bySecretary');
    expect(await merging(signed, appointed, merged())).toContain('bySecretary');
  });
});
