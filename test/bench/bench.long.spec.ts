// The bench runs from end to end and measures everything it names; how fast is for `npm run bench` to say, on
// a quiet machine.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

const loader = new URL('../../infra/typescript.mjs', import.meta.url).href;
const bench = fileURLToPath(new URL('bench.ts', import.meta.url));

let said = '';

beforeAll(() => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', loader, bench, '--quick', '--embedded'],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
  said = stdout;
}, 120_000);

/** The lines of the table that begin with a measure's name. */
function lines(measure: RegExp): string[] {
  return said.split('\n').filter((line) => measure.test(line));
}

describe('The bench', () => {
  it.each<[string, RegExp, number]>([
    ['appends by one writer', /^Durable appends, 1 writer /, 2],
    ['appends by 64 writers', /^Durable appends, 64 writers /, 3],
    ['commands over HTTP', /^Commands over HTTP, 64 clients /, 2],
    ['many hands on one stream', /^p99 of commands on one stream, \d+ writers /, 5],
    ['how soon views show a commit', /^Commit to view, p99, /, 1],
    ['a rebuild', /^A view rebuilt from [\d,]+ events /, 1],
    ['the cost of a command on a long log', /^A command at [\d,]+ events/, 1],
  ])('measures %s', (_what, measure, count) => {
    expect(lines(measure)).toHaveLength(count);
    for (const line of lines(measure)) expect(line).toMatch(/\(\d|NOT MEASURED: ./);
  });
  it('judges every goal that can be judged', () => {
    expect(
      lines(/[≥≤] /).filter((line) => !/(met|MISSED)$/.test(line) && !line.includes('NOT MEASURED')),
    ).toEqual([]);
  });
  it('reads the durability of both sides back and finds it equal', () => {
    expect(said).toMatch(/^Laurel: journal_mode=wal synchronous=2 /m);
    expect(said).toMatch(/^bare node:sqlite: journal_mode=wal synchronous=2 /m);
    expect(said).toContain('Durability is equal.');
  });
});
