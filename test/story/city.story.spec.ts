// The whole campaign of a sample city, through the public API, on the embedded engine: what the issue calls
// done.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aggregates } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import { isWorkingDay, publishedCalendars } from '@laurel/rules';
import { dataDirectory, demo, type Summary } from './demo.fixture.ts';
import { Duties, vainDuties } from './duties.ts';
import { paths, type Told } from './paths.ts';
import { Tasks } from './tasks.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const data = dataDirectory();
let summary: Summary;

/** The events of the city, one JSON object a line. */
let exported: string[];

beforeAll(async () => {
  summary = await demo(data.path);
  exported = audit('export').output.trim().split('\n');
}, 400_000);
afterAll(() => data.remove());

/** `laurel audit …` over the city; exit code and output. */
function audit(...words: string[]): { code: number; output: string } {
  const line = [
    '--import',
    join(root, 'infra/typescript.mjs'),
    join(root, 'services/all/src/cli.ts'),
    'audit',
    ...words,
    '--data',
    data.path,
  ];
  try {
    return {
      code: 0,
      output: execFileSync(process.execPath, line, {
        encoding: 'utf8',
        maxBuffer: 1 << 30,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, output: stdout };
  }
}

describe('The sample city', () => {
  it('names twenty, with reserves, titles and one revocation', () => {
    expect(summary.named).toHaveLength(20);
    expect(new Set(summary.named).size).toBe(20);
    expect(summary.revoked).toHaveLength(1);
    expect(summary.titles.length).toBeGreaterThan(0);
  });
  it('has at least seventy entries', () => {
    expect(summary.entries).toBeGreaterThanOrEqual(70);
  });
  it('breaks no rule that must hold', () => {
    expect(summary.violations).toBe(0);
  });
  it('is the same city as ever: seed 1 gives these events, byte for byte, and this ranking', () => {
    expect(summary.historyHash).toBe('6b1ba50915b804ae01afd1867b461eb6dc44f90266fbe26d0e994350b73141ea');
    expect(summary.rankingHash).toBe('aa693798b54a407896c6a228b5499b320b4dcc6dc4dd492d266a8c7d3b0b6cfb');
  });
  it('shows in every view what its record says', () => {
    expect(summary.replay.equal).toBe(true);
    expect(Object.keys(summary.replay.views).length).toBeGreaterThan(30);
  });
  it('was refused what it should be refused, for at least twelve reasons', () => {
    expect(Object.keys(summary.refusals).length).toBeGreaterThanOrEqual(12);
    expect(Object.keys(summary.refusals)).toEqual(
      expect.arrayContaining(['deadline_passed', 'same_person', 'own_unit']),
    );
  });
  it('shows each command of its history in the access log', () => {
    const asked = new Set(
      readFileSync(join(data.path, 'access.ndjson'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { commandId?: string }).commandId),
    );
    const record = exported.map(
      (line) => JSON.parse(line) as { commandId: string; actor: { role: string }; type: string },
    );
    const silent = record.filter(
      ({ actor, commandId, type }) =>
        actor.role !== 'system' && !type.startsWith('Session') && !asked.has(commandId),
    );
    expect(silent).toEqual([]);
  });
});

describe('Messages in the sample city', () => {
  const counted = () => {
    const said = exported.map(
      (line) => JSON.parse(line) as { type: string; time: string; data: Record<string, string> },
    );
    const accounts = said
      .filter(({ type }) => type === 'AccountCreated')
      .map(({ data }) => data['accountId']!);
    const messages = said.filter(({ type }) => type === 'MessageQueued');
    const counts = accounts.map((each) => messages.filter(({ data }) => data['recipient'] === each).length);
    return { messages, counts: counts.sort((one, other) => one - other) };
  };

  it('are at most forty for most people and at most 150 for anyone', () => {
    const { counts } = counted();
    expect(counts.length).toBeGreaterThan(100);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(40);
    expect(counts.at(-1)).toBeLessThanOrEqual(150);
  });
  it('come on no day off when they are reminders or bundles', () => {
    const { messages } = counted();
    const dated = messages.filter(({ data }) =>
      /^bundle$|-due$|^deadline-(list|form)$/.test(data['template']!),
    );
    expect(dated.length).toBeGreaterThan(100);
    const calendar = { calendar: [...publishedCalendars] };
    expect(dated.filter(({ time }) => !isWorkingDay(calendar, shanghaiDay(time)))).toEqual([]);
  });
});

describe('A year in which the next year’s calendar is published in November', () => {
  it('runs to its end: notices are counted, branches named, the campaign closed', () => {
    const said = exported.map(
      (line) => JSON.parse(line) as { type: string; time: string; data: { year?: number } },
    );
    const last = (type: string) => said.findLast((event) => event.type === type)!;
    expect(last('CalendarPublished')).toMatchObject({ data: { year: 2024 } });
    expect(last('CalendarPublished').time).toMatch(/^2023-11/);
    for (const type of ['PublicNoticePosted', 'BranchNamed', 'CampaignClosed'])
      expect(last(type).time > last('CalendarPublished').time).toBe(true);
  });
});

describe('The sample year plays', () => {
  it.each(Object.entries(paths))('%s', (_, isTaken) => {
    expect(isTaken(exported.map((line) => JSON.parse(line) as Told))).toBe(true);
  });
  it('none of them where nothing happened', () => {
    const nothing = Object.values(paths).filter((isTaken) => isTaken([]));
    expect(nothing).toEqual([]);
  });
});

describe('Everything unfinished in the sample city', () => {
  it('is, after every event, the duty of somebody who may do what it waits for', () => {
    const duties = new Duties();
    for (const line of exported) duties.hear(JSON.parse(line) as Parameters<Duties['hear']>[0]);
    expect([...duties.faults]).toEqual([]);
    expect(duties.seen).toBeGreaterThan(1_000);
  });
  it('is found when nobody holds the role', () => {
    const duties = new Duties();
    const stream = 'application-r2023.b03.017';
    const actor = { account: 'ann', person: 'P-1', role: 'branchSecretary' };
    duties.hear({ service: 'application', stream, type: 'ApplicationSubmitted', data: {}, actor });
    expect([...duties.faults]).toEqual([expect.stringContaining('which nobody may do')]);
  });
  it('waits for what may be done in its state', () => {
    expect(vainDuties(aggregates)).toEqual([]);
    const { group } = Object.fromEntries(aggregates.map((contract) => [contract.name, contract]));
    const states = { none: { zh: '未组建', en: 'none', awaits: ['PlanVisit'] } };
    expect(vainDuties([{ ...group!, states }])).toEqual(['group none waits for PlanVisit, refused in it']);
  });
});

describe('The tasks of the sample city', () => {
  it('are, after every event, everything that is unfinished, each somebody’s; no event touches many', () => {
    const tasks = new Tasks();
    for (const line of exported) tasks.hear(JSON.parse(line) as Parameters<Tasks['hear']>[0]);
    expect([...tasks.faults]).toEqual([]);
    expect(tasks.seen).toBeGreaterThan(1_000);
    expect(tasks.most).toBeLessThanOrEqual(100);
  });
  it('are found lacking where something begins unasked, and where nobody has the role', () => {
    const said = { service: 'application', time: '2023-03-15T01:00:00.000Z' };
    const actor = { account: 'bs-1', person: 'P-1', role: 'branchSecretary' };
    const entry = { campaignId: 'r2023', branchId: 'b03.017', bureauId: 'b03' };
    const tasks = new Tasks();
    const hear = (stream: string, type: string) =>
      tasks.hear({ ...said, stream, type, data: entry, actor } as unknown as Parameters<Tasks['hear']>[0]);
    hear('participation-r2023.b03.017', 'PlanFiled');
    hear('application-r2023.b03.017', 'ApplicationDrafted');
    expect([...tasks.faults]).toEqual([
      'before PlanFiled: participation was nobody’s task',
      'before ApplicationDrafted: application was nobody’s task',
      'after ApplicationDrafted: the task of application in draft is nobody’s',
    ]);
  });
});

describe('An auditor years later', () => {
  it('replays every view and finds it equal', () => {
    expect(audit('replay').code).toBe(0);
  });
  it('checks the record and finds no rule broken', () => {
    expect(audit('check').code).toBe(0);
  });
  it('is told how a winner came to win', () => {
    const { code, output } = audit('explain', summary.named[0]!);
    expect(code).toBe(0);
    expect(output).toContain(summary.named[0]!);
  });
  it('is told the view and the row that somebody altered by hand', () => {
    const database = new DatabaseSync(join(data.path, 'evaluation.views.db'));
    const { name } = database
      .prepare("SELECT name FROM sqlite_master WHERE name LIKE '%named%' AND type = 'table'")
      .get() as {
      name: string;
    };
    const { key } = database.prepare(`SELECT key FROM ${name} LIMIT 1`).get() as { key: string };
    database
      .prepare(`UPDATE ${name} SET row = json_set(row, '$.unitName', '别的所队') WHERE key = ?`)
      .run(key);
    database.close();
    const { code, output } = audit('replay');
    expect(code).toBe(1);
    expect(output).toContain('evaluation/named');
    expect(output).toContain(key);
  });
});
