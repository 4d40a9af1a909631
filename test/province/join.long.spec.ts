// A city that ran its own deployment for a year comes into a province that has another city with the same
// ids: its record is verified, kept and agreed to by two persons; its units, honours and violations go on.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { laurel, recordAt } from '@laurel/all';
import { provincePack2024 } from '@laurel/rules';
import { titleOf, untilNamed } from '../http/award.ts';
import { campaignId as below, candidates, organisation, untilScoring } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { act, together } from '../http/client.ts';
import { enrol, password } from '../http/people.ts';
import { said } from '../policy/commands.check.ts';

/** Two deployments are served, one of them through a whole year. */
jest.setTimeout(300_000);

const root = fileURLToPath(new URL('../../', import.meta.url));
const typescript = ['--enable-source-maps', '--import', join(root, 'infra/typescript.mjs')];
const folder = mkdtempSync(join(tmpdir(), 'laurel-join-'));
const record = join(folder, 'record.ndjson');
const joinedAt = '2024-01-03T02:00:00.000Z';
const [known, namesake] = ['P-known', 'P-namesake'];

let city: TestCity;
let province: TestCity;
let historyHash: string;

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function run(...words: string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  const io = {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
  };
  return { code: await laurel(words, io), out, err };
}

const joinWords = (file: string, unit = 'c2') => [
  ...['join', '--record', file, '--unit', unit],
  ...['--data', province.directory, '--json'],
];
const loginOf = (account: string) =>
  province.launched.firstAccounts.find(({ accountId }) => accountId === account)?.login ?? account;
const as = (account: string) => ['--server', province.url, '--account', loginOf(account)];
/** The state in which a run of `laurel join` leaves the join; of a refusal why. */
function stateOf({ out, err }: Ran): string {
  if (out === '') throw new Error(err);
  const { state, en } = JSON.parse(out) as { state: string; en: string };
  return state === 'refused' ? en : state;
}

/** The rest of the year: titles decided, a violation of after the award, the campaign closed. */
async function untilClosed(): Promise<void> {
  const { as: client } = city;
  await together(client['co-one'], client['co-two'], `${titleOf('b01.001')}/decline-title`, {
    reason: '暂不授予',
  });
  await city.act('op-city', `notices/${below}.title-1/post-notice`, {
    ...{ kind: 'title', titleId: 'oneBranchOneBrand', branchIds: ['b02.001'], endsOn: '2023-12-07' },
  });
  await city.until('2023-12-08T02:00:00.000Z');
  await together(client['co-one'], client['co-two'], `${titleOf('b02.001')}/confer-title`, {
    documentNumber: '60号',
  });
  await together(client['di-city'], client['di-two'], 'integrity/b01.002/confirm-violation', {
    ...{ fact: '违规收受礼品', factOn: '2023-12-05', evidence: { documents: ['核查'], attachments: [] } },
  });
  await city.settle();
  await together(client['op-city'], client['co-one'], `campaigns/${below}/close-campaign`, {});
  await city.settle();
}

const person = (personId: string, name: string, policeNumber?: string) => ({
  ...{ personId, name },
  ...(policeNumber !== undefined && { policeNumber }),
});

async function openProvince(): Promise<void> {
  province = await TestCity.open();
  const register = 'registers/city/register-person';
  await province.act('system-administrator', register, person('P-other-id', '欧阳', '120001'));
  await province.act('system-administrator', register, person(namesake, '另一人', '120002'));
  await province.act('op-city', 'organisations/city/import-organisation', {
    bureaus: [
      { bureauId: 'c1', name: '澜江市公安局', kind: 'countyBureau' },
      { bureauId: 'c2', name: '望海市公安局', kind: 'countyBureau' },
      ...organisation.bureaus.map((bureau) => ({ ...bureau, parentId: 'c1' })),
    ],
    branches: organisation.branches.filter(({ branchId }) => branchId !== 'b01.003'),
  });
  await province.until(joinedAt);
  await province.signInAgain();
  await province.settle();
}

beforeAll(async () => {
  process.env['LAUREL_PASSWORD'] = password;
  city = await TestCity.open();
  const register = 'registers/city/register-person';
  await city.act('system-administrator', register, person(known, '欧阳', '120001'));
  await city.act('system-administrator', register, person(namesake, '孙文', '120003'));
  await untilScoring(city);
  await untilNamed(city);
});
afterAll(async () => {
  await city?.close();
  await province?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('A record', () => {
  it('whose campaign is open does not join, and the remedy is told', async () => {
    await openProvince();
    const early = join(folder, 'early.ndjson');
    await run('audit', 'export', '--data', city.directory, '--out', early);
    const { code, out } = await run(...joinWords(early), ...as('op-city'));
    expect([code, out]).toEqual([1, expect.stringMatching(/refused[^]*r2023[^]*Close or cancel/)]);
  });
  it('that was changed in one byte does not join, and nothing of it is kept', async () => {
    await untilClosed();
    historyHash = (await recordAt(city.directory).prove()).historyHash;
    await run('audit', 'export', '--data', city.directory, '--out', record);
    const forged = join(folder, 'forged.ndjson');
    writeFileSync(forged, readFileSync(record, 'utf8').replace('"place":1', '"place":2'));
    const { code, out } = await run(...joinWords(forged), ...as('op-city'));
    expect([code, out]).toEqual([1, expect.stringMatching(/refused[^]*breaks rules/)]);
    const { body } = await province.as['op-city'].get('organisations/city');
    expect(body.waiting).toEqual([]);
  });
  it('is told without an account, and nothing is changed', async () => {
    const { code, out, err } = await run(...joinWords(record));
    expect([
      code,
      stateOf({ code, out, err }),
      (JSON.parse(out) as { historyHash: string }).historyHash,
    ]).toEqual([0, 'planned', historyHash]);
  });
});

/** Runs `laurel` in a process of its own, which `watch` may kill. */
async function spawned(words: readonly string[], watch: (child: ChildProcess, err: string) => void) {
  const child = spawn(process.execPath, [...typescript, join(root, 'services/all/src/cli.ts'), ...words], {
    ...{ cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  });
  let err = '';
  child.stderr!.on('data', (chunk: Buffer) => watch(child, (err += chunk.toString())));
  return await new Promise<number | null>((resolve) => child.on('close', resolve));
}

describe('A join', () => {
  it('begins with the persons, of whom the system administrator registers those who are not known', async () => {
    expect(stateOf(await run(...joinWords(record), ...as('op-city')))).toContain('system administrator');
    expect(stateOf(await run(...joinWords(record), ...as('system-administrator')))).toBe('personsRegistered');
    await province.settle();
    const rows = await province.rows('system-administrator', 'persons?policeNumber.prefix=12');
    const numbers = rows.length > 0 ? rows : await province.rows('system-administrator', 'persons');
    const told = numbers.flatMap(({ personId, policeNumber }) =>
      policeNumber === undefined ? [] : [`${String(policeNumber)} ${String(personId)}`],
    );
    expect(told.sort()).toEqual(['120001 P-other-id', '120002 P-namesake', '120003 c2-P-namesake']);
  });
  it('that is killed while it keeps the record goes on when it is run again, and takes two persons', async () => {
    const words = [...joinWords(record), ...as('op-city')];
    const code = await spawned(words, (child, err) => err.includes('保存记录') && child.kill('SIGKILL'));
    expect(code).toBe(null);
    expect(stateOf(await run(...words))).toBe('proposed');
    await province.settle();
    expect(stateOf(await run(...words))).toBe('waiting');
    expect(stateOf(await run(...joinWords(record), ...as('di-city')))).toBe('joined');
    await province.settle();
  });
  it('is done once: the same record is answered as joined, another and another unit are refused', async () => {
    expect(stateOf(await run(...joinWords(record), ...as('op-city')))).toBe('joined');
    expect(stateOf(await run(...joinWords(record, 'c1'), ...as('op-city')))).toContain('joined for c2');
    const other = join(folder, 'other.ndjson');
    await run('audit', 'export', '--data', city.directory, '--out', other);
    writeFileSync(other, `${readFileSync(record, 'utf8')}\n`);
    expect(stateOf(await run(...joinWords(other), ...as('op-city')))).toContain('Another record');
  });
});

describe('What lives on', () => {
  it('stands below the city, and units whose ids were taken have new ones', async () => {
    const rows = await province.rows('op-city', 'units');
    const [taken, free] = ['c2b01.001', 'b01.003'].map((id) => rows.find(({ unitId }) => unitId === id));
    expect(taken).toMatchObject({ bureauId: 'c2b01', name: 'b01.001党支部', secretaryId: 'P-bs-b01' });
    expect(free).toMatchObject({ bureauId: 'c2b01' });
    expect(rows.find(({ unitId }) => unitId === 'c2b01')).toMatchObject({ parentId: 'c2' });
  });
  it('has its honours in the register, which says where they come from', async () => {
    const rows = await province.rows('op-city', 'certificates');
    expect(rows.find(({ branchId }) => branchId === 'c2b02.001')).toMatchObject({
      ...{ joinedFrom: 'c2', campaignId: 'c2-r2023', valid: true },
      titles: [{ titleId: 'oneBranchOneBrand' }],
    });
    const { body } = await province.as['op-city'].get('units/c2b02.001');
    expect(body.earlierResults).toEqual([
      { round: expect.any(Number), honour: true, titles: ['oneBranchOneBrand'] },
    ]);
  });
  it('has its violations on record, and what they are about stays in the joined record', async () => {
    const { body } = await province.as['di-city'].get('integrity-records/c2b01.002');
    expect(body.violations).toMatchObject([{ factOn: '2023-12-05' }]);
    expect(JSON.stringify(body)).not.toContain('违规收受礼品');
  });
  it('takes part in the next campaign of the province', async () => {
    const { entriesFrom: _below, ...rulePack } = { ...provincePack2024, applicationDeadline: '2024-01-31' };
    const { as: client } = province;
    const officers = await Promise.all(
      ['bo-c2', 'bp-c2'].map((account) =>
        enrol(client['system-administrator'], client['security-administrator'], account, {
          ...{ role: 'bureauOfficer', for: 'c2' },
        }),
      ),
    );
    await province.act('op-city', 'campaigns/p2024/draft-campaign', { rulePack });
    const { rulePackHash } = (await client['op-city'].get('campaigns/p2024?minPosition=1')).body;
    await together(client['op-city'], client['co-one'], 'campaigns/p2024/freeze-rule-pack', { rulePackHash });
    await province.act('op-city', 'campaigns/p2024/open-campaign');
    await province.until('2024-01-08T02:00:00.000Z');
    await province.settle();
    const list = 'recommendations/p2024.c2';
    await act(officers[0]!, `${list}/draft-recommendation`, candidates('c2b01.001'));
    await together(officers[0]!, officers[1]!, `${list}/seal-recommendation`, {
      minutesNumber: '望公党纪1号',
    });
    await province.settle();
    const { body } = await client['op-city'].get('candidates/p2024.c2b01.001');
    expect(body).toMatchObject({ bureauId: 'c2', branchId: 'c2b01.001' });
  });
});

describe('The record of the province', () => {
  it('breaks no rule, and its views are those that its events give', async () => {
    const { violations, replay } = await recordAt(province.directory).prove();
    expect([violations, replay.equal]).toEqual([0, true]);
  });
  it('keeps the joined one byte for byte, which is checked by itself', async () => {
    const { code, out } = await run(
      'audit',
      'check',
      '--data',
      province.directory,
      '--joined',
      'c2',
      '--json',
    );
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ whole: true })]);
    const again = join(folder, 'again.ndjson');
    await run('audit', 'export', '--data', province.directory, '--joined', 'c2', '--out', again);
    expect(readFileSync(again).equals(readFileSync(record))).toBe(true);
  });
  it('tells a byte that is changed in what is kept', async () => {
    const { recordHash } = JSON.parse((await run(...joinWords(record))).out) as { recordHash: string };
    const file = join(province.directory, 'attachments', recordHash.slice(0, 2), recordHash);
    const bytes = readFileSync(file);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"place":1', '"place":2'));
    const { code, out } = await run('audit', 'check', '--data', province.directory, '--json');
    writeFileSync(file, bytes);
    expect([code, out]).toEqual([1, expect.stringContaining('has other bytes')]);
  });
  it('takes no second record for the city over HTTP either', async () => {
    const answer = await province.as['op-city'].command('organisations/city/join-record', {
      ...{ bureauId: 'c2', recordHash: 'a'.repeat(64), planHash: 'b'.repeat(64) },
    });
    expect(said(answer)).toBe('409 record_joined');
  });
});
