// A campaign of one city beside another: the record is lawful while officers, units and lists are its own.
import { describe, expect, it } from '@jest/globals';
import { campaignRecord } from '../campaign.fixture.ts';
import { campaignId, people } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { isOf } from '../record.fixture.ts';
import { brokenIn, type History, inserted } from './unlawful.fixture.ts';

const { operator, discipline } = people;
// What is said more has no place in the history, so none has one.
const plain = campaignRecord().map(({ historyPosition: _place, ...event }): Envelope => event);
const drafted = plain.find(isOf('CampaignDrafted'))!;
const organisation = { service: 'application' as const, actor: operator, stream: 'organisation-city' };
const registered = (bureauId: string, parentId?: string) => ({
  ...organisation,
  ...{ type: 'BureauRegistered', commandId: `registers-${bureauId}`, correlationId: `registers-${bureauId}` },
  data: {
    bureauId,
    name: `${bureauId}局`,
    kind: 'countyBureau',
    ...(parentId !== undefined && { parentId }),
  },
});
/** Said by the same command, as it was asked for. */
const hosted = (hostId: string, command: Envelope) => ({
  ...command,
  ...{ type: 'CampaignHosted', schemaVersion: 1, data: { campaignId, hostId } },
});
const withData = (history: History, which: (event: Envelope) => boolean, more: object): History =>
  history.map((event) => (which(event) ? { ...event, data: { ...event.data, ...more } } : event));

/** What was said next on the campaign's stream. */
const afterDraft = ({ stream, revision }: Envelope) => stream === drafted.stream && revision === 2;

/** Two cities: the campaign and its bureaus are the first's. */
function ofCity(hostId = 'c1', command = drafted): History {
  const cities = inserted(plain, isOf('BureauRegistered'), registered('c1'), registered('c2'));
  const below = withData(
    cities,
    ({ type, data }) => type === 'BureauRegistered' && !/^c/.test(data.bureauId),
    {
      parentId: 'c1',
    },
  );
  return inserted(below, afterDraft, hosted(hostId, command));
}
const held = (role: string, unitId: string) =>
  withData(ofCity(), ({ type, data }) => /^Role(Requested|Granted)$/.test(type) && data.role === role, {
    unitId,
  });
const rulesOf = async (history: History) => [
  ...new Set((await brokenIn(history)).map(({ rule, law }) => law ?? `rule ${rule}`)),
];

describe('A city’s campaign', () => {
  it('is lawful with roles of the root, and with the city’s own', async () => {
    expect(await rulesOf(ofCity())).toEqual([]);
    for (const role of ['committee', 'expert', 'assessor'])
      expect([role, await rulesOf(held(role, 'c1'))]).toEqual([role, []]);
  });
  it.each(['operator', 'discipline', 'committee', 'expert', 'assessor'])(
    'is not, if its %s is another city’s',
    async (role) => expect(await rulesOf(held(role, 'c2'))).toContain('roleHeld'),
  );
  it('is not, if a unit of another city takes part', async () => {
    const elsewhere = withData(ofCity(), isOf('BureauRegistered', { bureauId: 'b01' }), { parentId: 'c2' });
    expect(await rulesOf(elsewhere)).toContain('reachedByCampaign');
  });
  it('is not, if a bureau hands in that stands below another', async () => {
    const deeper = withData(
      inserted(ofCity(), isOf('BureauRegistered', { bureauId: 'b01' }), registered('d1', 'c1')),
      isOf('BureauRegistered', { bureauId: 'b01' }),
      { parentId: 'd1' },
    );
    expect(await rulesOf(deeper)).toEqual(
      expect.arrayContaining(['reachedByCampaign', 'invitedAsRegistered']),
    );
  });
  it('is not, if its host is not registered, or was set later', async () => {
    expect(await rulesOf(ofCity('c9'))).toContain('hostOnRecord');
    const opened = plain.find(isOf('CampaignOpened'))!;
    expect(await rulesOf(ofCity('c1', opened))).toContain('hostOnRecord');
  });
  it('is not, if its host is abolished while it runs', async () => {
    const abolished = (bureauId: string) =>
      inserted(ofCity('c2'), isOf('RankingComputed'), {
        ...organisation,
        ...{ type: 'BureauAbolished', correlationId: 'inserted' },
        data: { bureauId, campaignIds: [campaignId], reason: '机构改革' },
      });
    expect(await rulesOf(abolished('c2'))).toContain('leftEmpty');
    const another = inserted(abolished('d9'), isOf('BureauRegistered'), registered('d9'));
    expect(await rulesOf(another)).not.toContain('leftEmpty');
  });
});

describe('What is known of a unit', () => {
  it('is said by discipline of its own city alone', async () => {
    expect(plain.some(isOf('IntegrityCleared'))).toBe(true);
    expect(discipline.role).toBe('discipline');
    expect(await rulesOf(held('discipline', 'c2'))).toContain('roleHeld');
  });
});
