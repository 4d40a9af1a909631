// A province's campaign over a city's winners: the record is lawful while each branch on the city's list
// rests on a naming of that city which stands.
import { describe, expect, it } from '@jest/globals';
import type { RulePack } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { provincePack2024 } from '@laurel/rules';
import { account, campaignRecord } from '../campaign.fixture.ts';
import { campaignId as below, namesOf, pack as packBelow, packHash, people } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { actor, isOf, type RecordWriter, type Saying, sha256 } from '../record.fixture.ts';
import { brokenIn, changed, type History, inserted, without } from './unlawful.fixture.ts';

const campaignId = 'p2024';
const list = { campaignId, bureauId: 'c1' };
const officers = [actor('bo-one', 'bureauOfficer', 'c1'), actor('bo-two', 'bureauOfficer', 'c1')] as const;
const { operator, committee, discipline, systemAdministrator, securityAdministrator } = people;

/** The province drafts and opens its campaign, and the city hands in a list of its winners. */
function handsIn(pack: RulePack, hasNamings: boolean, isRevoked: boolean) {
  return (writer: RecordWriter): void => {
    for (const officer of officers) account(writer, officer, systemAdministrator, securityAdministrator);
    writer.time = '2024-01-03T01:00:00.000Z';
    const [stream, rulePackHash] = [`campaign-${campaignId}`, sha256(canonicalJson(pack))];
    const drafted = { campaignId, rulePack: pack, rulePackHash };
    writer.say('application', stream, operator, ['CampaignDrafted', drafted]);
    writer.rulePackHash = rulePackHash;
    const frozen = { campaignId, rulePackHash, version: 1 };
    const both = [operator, committee] as const;
    writer.sayTogether('application', stream, 'FreezeRulePack', both, ['RulePackFrozen', frozen]);
    writer.say('application', stream, operator, ['CampaignOpened', { ...drafted, version: 1 }]);
    writer.time = '2024-02-01T01:00:00.000Z';
    seal(writer, pack, hasNamings);
    if (isRevoked) revokes(writer);
  };
}

function seal(writer: RecordWriter, pack: RulePack, hasNamings: boolean): void {
  const stream = `recommendation-${campaignId}.c1`;
  const of = (type: string) => writer.events.filter(isOf(type));
  const named = of('BranchNamed').map(({ data }) => data);
  const candidates = named.map(({ branchId }, index) => ({ branchId, rank: index + 1, reason: '成绩突出' }));
  const [{ data: ranking }] = of('RankingComputed') as [Envelope];
  const nominated = named.flatMap(({ branchId, place, namedOn }, index): Saying[] => {
    const { final } = ranking.ranked.find((entry: { branchId: string }) => entry.branchId === branchId);
    const paper = of('CertificateIssued').find(({ data }) => data.branchId === branchId)!;
    const { certificateNumber } = paper.data;
    const naming = { campaignId: below, rank: place, finalScore: final, namedOn, certificateNumber };
    const names = { ...namesOf(branchId), bureauName: 'c1局' };
    return [
      ['CandidateRecommended', { ...list, ...candidates[index]!, ...names, of: named.length }],
      ...(hasNamings ? [['WinnerHandedUp', { ...list, branchId, below: naming }] as const] : []),
    ];
  });
  const branchIds = named.map(({ branchId }) => branchId);
  const sealed = { ...list, minutesNumber: '纪要1', branchIds, seal: 1, deadline: pack.applicationDeadline };
  writer.say('application', stream, officers[0], ['RecommendationDrafted', { ...list, candidates }]);
  writer.sayTogether('application', stream, 'SealRecommendation', officers, ...nominated, [
    'RecommendationSealed',
    sealed,
  ]);
}

/** The city revokes the naming of its first winner, which its province had taken. */
function revokes(writer: RecordWriter): void {
  writer.time = '2024-03-01T01:00:00.000Z';
  writer.rulePackHash = packHash;
  const entry = { campaignId: below, branchId: 'b01.001' };
  const titleIds = packBelow.titles.map(({ id }) => id);
  const said = writer.sayTogether(
    ...(['evaluation', `naming-${below}`, 'RevokeNaming', [discipline, committee]] as const),
    ['RevocationCarriedUp', { ...entry, campaignIds: [campaignId] }],
    ['NamingRevoked', { ...entry, ground: '隐瞒', documentNumber: '公3号', titleIds }],
  );
  const carriedUp = said.find(isOf('RevocationCarriedUp'))!;
  writer.react('evaluation', `entry-${campaignId}.b01.001`, carriedUp, [
    'EntryDisqualified',
    { campaignId, branchId: 'b01.001', ground: `revokedBelow:${below}` },
  ]);
}

const organisation = { service: 'application' as const, actor: operator, stream: 'organisation-city' };
const registered = (bureauId: string) => ({
  ...organisation,
  ...{ type: 'BureauRegistered', commandId: `registers-${bureauId}`, correlationId: `registers-${bureauId}` },
  data: { bureauId, name: `${bureauId}局`, kind: 'countyBureau' },
});

/** Two cities; the first has the units and, unless said otherwise, the campaign in which they were named. */
function history({
  pack = provincePack2024,
  host = 'c1' as string | null,
  hasNamings = true,
  isRevoked = false,
} = {}): History {
  const record = campaignRecord(handsIn(pack, hasNamings, isRevoked)).map(
    ({ historyPosition: _place, ...event }): Envelope => event,
  );
  const cities = inserted(record, isOf('BureauRegistered'), registered('c1'), registered('c2'));
  const placed = cities.map((event) =>
    event.type === 'BureauRegistered' && !/^c/.test(event.data.bureauId)
      ? { ...event, data: { ...event.data, parentId: 'c1' } }
      : event,
  );
  if (host === null) return placed;
  const drafted = placed.find(isOf('CampaignDrafted'))!;
  const hosted = { type: 'CampaignHosted', schemaVersion: 1, data: { campaignId: below, hostId: host } };
  const next = ({ stream, revision }: Envelope) => stream === drafted.stream && revision === 2;
  return inserted(placed, next, { ...drafted, ...hosted });
}

const rulesOf = async (broken: History) => [
  ...new Set((await brokenIn(broken)).map(({ rule, law }) => law ?? `rule ${rule}`)),
];
const handedUp = isOf('WinnerHandedUp');
const saying = (change: object) =>
  changed(history(), handedUp, ({ data }) => ({ data: { ...data, below: { ...data.below, ...change } } }));
const revokedAt = (time: string) =>
  inserted(history(), isOf('CampaignDrafted', { campaignId }), {
    ...{ service: 'evaluation' as const, stream: `naming-${below}`, type: 'NamingRevoked', time },
    ...{ actor: committee, correlationId: 'inserted' },
    data: { campaignId: below, branchId: 'b01.001', ground: '隐瞒', documentNumber: '公3号', titleIds: [] },
  });

describe('A list of winners', () => {
  it('is lawful', async () => expect(await rulesOf(history())).toEqual([]));
  it('is not, if the campaign below is another city’s, or the root’s', async () => {
    expect(await rulesOf(history({ host: null }))).toContain('namedInCampaignBelow');
    expect(await rulesOf(history({ host: 'c2' }))).toContain('namedInCampaignBelow');
  });
  it.each([
    ['another certificate', { certificateNumber: 'LC-2023-ZS-009' }, 'namedInCampaignBelow'],
    ['another campaign', { campaignId: 'r2022' }, 'namedInCampaignBelow'],
    ['another rank', { rank: 9 }, 'saysNamingBelow'],
    ['another score', { finalScore: '100' }, 'saysNamingBelow'],
    ['another day', { namedOn: '2023-11-19' }, 'saysNamingBelow'],
  ])('is not, if it says %s', async (_, change, law) => expect(await rulesOf(saying(change))).toContain(law));
  it('is not, if the naming does not count by the rule pack', async () => {
    const from = (entriesFrom: RulePack['entriesFrom']) => ({ ...provincePack2024, entriesFrom });
    for (const pack of [
      from({ namedFrom: '2023-11-21' }),
      from({ namedFrom: '2023-01-01', honourNames: [{ zh: '先进集体', en: 'Advanced Group' }] }),
    ])
      expect(await rulesOf(history({ pack }))).toContain('namedInCampaignBelow');
  });
  it('is not, if the naming was revoked', async () => {
    expect(await rulesOf(revokedAt('2024-02-01T01:01:30.000Z'))).toContain('namedInCampaignBelow');
    // Half a minute before the seal, whose service may not have heard of it.
    expect(await rulesOf(revokedAt('2024-02-01T01:02:30.000Z'))).not.toContain('namedInCampaignBelow');
  });
  it('is not, if it leaves out where a branch was named, or says so though nobody asks', async () => {
    expect(await rulesOf(history({ hasNamings: false }))).toContain('handedUpAsListed');
    const { entriesFrom: _from, ...pack } = provincePack2024;
    expect(await rulesOf(history({ pack }))).toContain('handedUpAsListed');
  });
  it('is not, if a branch is handed up that is nominated by no list', async () => {
    const alone = without(history(), isOf('CandidateRecommended', { ...list, branchId: 'b01.001' }));
    expect(await rulesOf(alone)).toContain('handedUpWithNomination');
  });
});

describe('A revocation of a naming on which a list above rests', () => {
  const lawful = history({ isRevoked: true });
  const carriedUp = isOf('RevocationCarriedUp');
  const disqualified = isOf('EntryDisqualified');
  const asking = (more: object) => changed(lawful, carriedUp, ({ data }) => ({ data: { ...data, ...more } }));

  it('is lawful when it asks above, and ends the entry there', async () =>
    expect(await rulesOf(lawful)).toEqual([]));
  it('is not, if it asks nobody, or another campaign', async () => {
    expect(await rulesOf(without(lawful, carriedUp))).toContain('askedAbove');
    expect(await rulesOf(asking({ campaignIds: ['p2025'] }))).toEqual(
      expect.arrayContaining(['askedAbove', 'carriedWhereHandedUp']),
    );
  });
  it('ends no entry on another ground, and none without it', async () => {
    const otherwise = changed(lawful, disqualified, ({ data }) => ({ data: { ...data, ground: '违纪' } }));
    expect(await rulesOf(otherwise)).toContain('groundAsTold');
    const another = changed(lawful, disqualified, ({ data }) => ({ data: { ...data, branchId: 'o01.001' } }));
    expect(await rulesOf(another)).toContain('disqualifiedOnCause');
  });
});
