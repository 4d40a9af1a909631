// The cluster part of the bench runs from end to end, but for the sample city, which has tests of its own;
// how fast is for `npm run bench` to say.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

const loader = new URL('../../infra/typescript.mjs', import.meta.url).href;
const bench = fileURLToPath(new URL('bench.ts', import.meta.url));
const measures = ['mongo-appends', 'kafka-visibility', 'passing'].flatMap((name) => ['--only', name]);

let said = '';

beforeAll(async () => {
  const child = spawn(process.execPath, ['--import', loader, bench, '--quick', ...measures], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`the bench ended with ${String(code)}`);
}, 600_000);

/** The lines of the table that begin with a measure's name. */
function lines(measure: RegExp): string[] {
  return said.split('\n').filter((line) => measure.test(line));
}

describe('The bench on a cluster', () => {
  it.each<[string, RegExp, number]>([
    ['appends by one writer, by 64 and by four processes', /^Durable appends on MongoDB, /, 4],
    ['how soon another service shows a commit', /^Commit to view of another service through Kafka, p/, 2],
    ['the relay', /^Relay, [\d,]+ events /, 1],
    ['a subscription', /^A subscription /, 1],
    ['the consumer', /^Consumer, /, 1],
  ])('measures %s', (_what, measure, count) => {
    expect(lines(measure)).toHaveLength(count);
    for (const line of lines(measure))
      expect(line).toMatch(/ [1-9][\d,.]* (appends\/s|events\/s|ms) \(.*(\d\)|NOT MEASURED: .)/);
  });
  it('reads back what each side waits for, and finds it equal', () => {
    expect(said).toMatch(/^Laurel on MongoDB: w=majority j=true$/m);
    expect(said).toMatch(/^topic of Laurel: .*flush\.messages=1/m);
    expect(lines(/^Durability is equal/)).toHaveLength(2);
  });
});
