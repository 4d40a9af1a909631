// A year that is stopped on a day and served: whoever signs in finds what lies on their table then.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataDirectory, demo, servedUntil, type Summary } from './demo.fixture.ts';

const data = dataDirectory();
afterAll(() => data.remove());

interface Found {
  readonly summary: Summary;
  /** The rows that somebody in the role finds, by view. */
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}
type Row = Readonly<Record<string, unknown>>;
type Asked = Readonly<Record<string, { readonly as: string; readonly path: string }>>;

/** What is found on a day; the year goes on from the day before. */
async function foundOn(day: string, asked: Asked): Promise<Found> {
  let found: Found | undefined;
  await servedUntil(data.path, day, async ({ url, summary }) => {
    const rows = Object.entries(asked).map(
      async ([name, { as, path }]) => [name, await read(url, summary, as, path)] as const,
    );
    found = { summary, rows: Object.fromEntries(await Promise.all(rows)) };
  });
  return found!;
}

async function read(url: string, { accounts }: Summary, as: string, path: string): Promise<Row[]> {
  const { login, password } = accounts.find(({ role }) => role === as)!;
  const session = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  const { token } = (await session.json()) as { token: string };
  const answer = await fetch(`${url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
  return (await answer.json()) as Row[];
}

const dayNow = { as: 'operator', path: 'system' };

describe('The year, stopped before the lists', () => {
  let found: Found;
  beforeAll(async () => {
    found = await foundOn('2023-04-09', {
      system: dayNow,
      campaigns: { as: 'operator', path: 'campaigns' },
      lists: { as: 'bureauOfficer', path: 'recommendations' },
      units: { as: 'bureauOfficer', path: 'participations?meetingHeld=true' },
    });
  });

  it('stands at the end of that day', () => {
    expect(found.rows['system']).toMatchObject({ now: '2023-04-09T15:59:00.000Z' });
    expect(found.summary).toMatchObject({ stoppedAt: '2023-04-09T15:59:00.000Z', entries: 0, named: [] });
  });
  it('keeps a whole and lawful record', () => {
    expect(found.summary).toMatchObject({ violations: 0, replay: { equal: true } });
  });
  it('shows an officer branches that are ready, and an empty list', () => {
    expect(found.rows['campaigns']).toMatchObject([{ status: 'open' }]);
    expect(found.rows['units']!.length).toBeGreaterThan(0);
    expect(found.rows['lists']).toMatchObject([{ status: 'empty' }]);
  });
});

describe('The year, gone on with and stopped during the assessment', () => {
  let found: Found;
  beforeAll(async () => {
    found = await foundOn('2023-05-24', {
      visits: { as: 'assessor', path: 'visits?limit=1000' },
      answers: { as: 'operator', path: 'answers' },
    });
  });

  it('shows an assessor entries that were visited and others that were not', () => {
    const counts = new Set(found.rows['visits']!.map(({ visitCount }) => visitCount));
    expect([...counts].sort()).toEqual([0, 1]);
  });
  it('holds records that branches have still to answer', () => {
    expect(found.rows['answers']!.length).toBeGreaterThan(0);
  });
  it('is the same as a year that was stopped here only', async () => {
    const other = dataDirectory();
    const { historyHash } = await demo(other.path, '--until', '2023-05-24');
    other.remove();
    expect(found.summary.historyHash).toBe(historyHash);
  });
});

describe('The year, stopped while experts score', () => {
  it('shows an expert sheets that are sealed and sheets that wait', async () => {
    const { rows } = await foundOn('2023-11-02', {
      ballots: { as: 'expert', path: 'ballot-progress?stage=onSite&limit=1000' },
    });
    expect([...new Set(rows['ballots']!.map(({ status }) => status))].sort()).toEqual(['sealed', 'waiting']);
  });
  it('is not gone back to from a later day', async () => {
    await expect(demo(data.path, '--until', '2023-04-09')).rejects.toThrow(/已过该时刻.*choose another/s);
  });
});
