// A record joins: the history is lawful while what came in stands below its unit, and is that of the record.
import { describe, expect, it } from '@jest/globals';
import { campaignRecord } from '../campaign.fixture.ts';
import { people } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { isOf, type RecordWriter, sample, type Saying } from '../record.fixture.ts';
import { brokenIn, changed, type History, without } from './unlawful.fixture.ts';

const { operator, discipline } = people;
const hashes = { recordHash: 'a'.repeat(64), planHash: 'b'.repeat(64) };
const eventId = '00000000-0000-4000-8000-000000000001';
const violation = { branchId: 'c2b01.001', factOn: '2023-12-05', eventId };
const joined = {
  ...{ bureauId: 'c2', ...hashes, events: 9, historyHash: 'c'.repeat(64) },
  ...{ firstAt: '2023-01-01T00:00:00.000Z', lastAt: '2023-12-30T00:00:00.000Z' },
  renamed: [{ formerId: 'b01.001', unitId: 'c2b01.001' }],
  violations: [violation],
};
const branch = sample('BranchRegistered');

interface Otherwise {
  readonly record?: object;
  readonly parentId?: string;
  readonly stoodThere?: true;
  readonly twice?: true;
  readonly carried?: object;
}

/** The city's unit is registered, and its record joins. */
function joins({ record = {}, parentId = 'c2', stoodThere, twice, carried = {} }: Otherwise) {
  return (writer: RecordWriter): void => {
    writer.time = '2024-01-03T01:00:00.000Z';
    const registers = (bureauId: string, above?: string): Saying => [
      'BureauRegistered',
      { bureauId, name: `${bureauId}局`, kind: 'countyBureau', ...(above && { parentId: above }) },
    ];
    const say = (...sayings: Saying[]) =>
      writer.say('application', 'organisation-city', operator, ...sayings);
    say(registers('c1'), registers('c2'));
    if (stoodThere) say(registers('c2z', 'c2'));
    const units = (mark: string): Saying[] => [
      registers(`c2${mark}`, parentId),
      ['BranchRegistered', { ...branch, branchId: `c2${mark}.001`, bureauId: `c2${mark}` }],
    ];
    const honour = { ...sample('HonourJoined'), joinedFrom: 'c2', branchId: 'c2b01.001' };
    const together = (...sayings: Saying[]) =>
      writer
        .sayTogether('application', 'organisation-city', 'JoinRecord', [operator, discipline], ...sayings)
        .find(isOf('RecordJoined'))!;
    const said = together(
      ...units('b01'),
      ['HonourJoined', honour],
      ['RecordJoined', { ...joined, ...record }],
    );
    const { recordHash } = hashes;
    writer.react('assessment', 'integrity-c2b01.001', said, [
      'ViolationConfirmed',
      {
        ...{ branchId: 'c2b01.001', campaignIds: [], fact: '见并入的记录', factOn: violation.factOn },
        ...{ evidence: { documents: [`${recordHash}#${eventId}`], attachments: [] } },
        ...{ countsIn: [], othersOpen: false, ...carried },
      },
    ]);
    if (!twice) return;
    const again = { ...joined, renamed: [], violations: [] };
    together(registers('c2y', 'c2'), ['RecordJoined', again]);
  };
}

/** The two persons agreed to the unit and the two files, and to nothing else. */
const history = (otherwise: Otherwise = {}): History =>
  campaignRecord(joins(otherwise)).map((event): Envelope => {
    if (event.type !== 'ActProposed' || event.data.act !== 'JoinRecord') return event;
    return { ...event, data: { ...event.data, content: { bureauId: 'c2', ...hashes } } };
  });

const rulesOf = async (broken: History) => [
  ...new Set((await brokenIn(broken)).map(({ rule, law }) => law ?? `rule ${rule}`)),
];

describe('A joined record', () => {
  it('is lawful', async () => expect(await rulesOf(history())).toEqual([]));
  it.each<[string, Otherwise, string]>([
    ['joins twice', { twice: true }, 'joinedOnce'],
    ['joins where units stood already', { stoodThere: true }, 'joinedBelowItsUnit'],
    ['brings units below another unit', { parentId: 'c1' }, 'joinedBelowItsUnit'],
    ['ends after it came in', { record: { lastAt: '2024-02-01T00:00:00.000Z' } }, 'joinedWhenOver'],
    [
      'gives a new id in place of one that was free',
      { record: { renamed: [{ formerId: 'b77.001', unitId: 'c2b01.001' }] } },
      'newIdsWhereTaken',
    ],
    [
      'tells a violation of somebody else',
      { record: { violations: [{ ...violation, branchId: 'b01.001' }] } },
      'violationsOfWhatCame',
    ],
    ['has its violation carried on another day', { carried: { factOn: '2023-12-04' } }, 'carriedFromRecord'],
  ])('is not lawful if it %s', async (_, otherwise, law) =>
    expect(await rulesOf(history(otherwise))).toContain(law),
  );
  it('is the root’s: a role held for the city does not join it', async () => {
    const held = history().map((event) =>
      /^Role(Requested|Granted)$/.test(event.type) && event.data.role === 'discipline'
        ? { ...event, data: { ...event.data, unitId: 'c2' } }
        : event,
    );
    const found = (await brokenIn(held)).filter(({ law }) => law === 'roleHeld');
    const confirmed = history().find(isOf('RecordJoined'))!;
    expect(found.map(({ eventId: id }) => id)).toContain(confirmed.id);
  });
});

describe('An honour that came with a record', () => {
  it('is not lawful without the record', async () =>
    expect(await rulesOf(without(history(), isOf('RecordJoined')))).toContain('cameWithRecord'));
  it('is not lawful of a branch that stood here before', async () => {
    const other = changed(history(), isOf('HonourJoined'), ({ data }) => ({
      data: { ...data, branchId: 'b01.001' },
    }));
    expect(await rulesOf(other)).toContain('cameWithRecord');
  });
});
