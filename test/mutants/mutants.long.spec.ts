// Two thousand single changes and deletions of the record of the whole sample city: nearly all are noticed by
// `audit check`; each other one is of a kind that breaks no rule, and is the ledger's to notice. And every
// entry's explanation reckons its numbers again.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Envelope } from '@laurel/audit';
import { explain, mutantsByType, mutantsOf, read, Recheck } from '@laurel/audit/mutants';
import { upcast } from '@laurel/contracts';
import { dataDirectory, demo } from '../story/demo.fixture.ts';
import { breaksNoRule } from './breaks-no-rule.ts';

jest.setTimeout(600_000);

const root = fileURLToPath(new URL('../../', import.meta.url));
let record: Envelope[];
let recheck: Recheck;

beforeAll(async () => {
  const city = dataDirectory();
  await demo(city.path);
  const out = join(city.path, 'record.ndjson');
  const laurel = ['--import', join(root, 'infra/typescript.mjs'), join(root, 'services/all/src/cli.ts')];
  const exporting = [...laurel, 'audit', 'export', '--data', city.path, '--out', out];
  await promisify(execFile)(process.execPath, exporting, { cwd: root });
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  city.remove();
  record = lines.map((line) => JSON.parse(line) as Envelope);
  recheck = new Recheck(record);
});

describe.each([
  ['drawn from all events alike', mutantsOf, 0.95],
  ['drawn from all types of event alike', mutantsByType, 0.92],
] as const)('Of a thousand changes %s', (how, mutants, share) => {
  it('nearly all are noticed, and each other one breaks no rule', () => {
    const missed = mutants(record, 1_000, 1).filter((mutant) => !recheck.notices(mutant));
    process.stdout.write(`${how}: ${1_000 - missed.length} of 1000 noticed\n`);
    expect(missed.map(({ what }) => what).filter((what) => breaksNoRule(what) === undefined)).toEqual([]);
    expect(1 - missed.length / 1_000).toBeGreaterThanOrEqual(share);
  });
});

describe('Each entry of the record', () => {
  it('is explained by numbers that follow from their parts', () => {
    const nominated = record.filter(({ type }) =>
      ['CandidateRecommended', 'CandidateSelfNominated'].includes(type),
    );
    const entries = new Set(nominated.map(({ data }) => `${data.campaignId} ${data.branchId}`));
    const events = record.map((event) => upcast(event));
    const differing = [...entries].flatMap((entry) => {
      const [campaignId, branchId] = entry.split(' ') as [string, string];
      const text = JSON.stringify(explain(events, branchId, campaignId));
      return text.includes('Every number follows') && !text.includes('does not follow') ? [] : [entry];
    });
    expect(entries.size).toBeGreaterThan(70);
    expect(differing).toEqual([]);
  });
});

describe('A reader written from docs/export-format.md alone', () => {
  it('recomputes every id, hash and order of the record', () => {
    const { wrong, right } = read(record);
    expect(wrong).toEqual([]);
    const all = ['id', 'rulePackHash', 'ballot', 'title ballot', 'secret', 'order of presentation'];
    expect([...right.keys()]).toEqual(expect.arrayContaining([...all, 'inputsHash', 'openingHash', 'draw']));
  });
});
