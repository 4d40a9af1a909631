import { readFileSync } from 'node:fs';
import { mutantsByType, mutantsOf, Recheck } from '@laurel/audit/mutants';
import { breaksNoRule } from './test/mutants/breaks-no-rule.ts';
const record = readFileSync('/tmp/audit-record.ndjson', 'utf8').trim().split('\n').map((line) => JSON.parse(line));
let t = Date.now();
const recheck = new Recheck(record);
console.log('built', Date.now() - t, Math.round(process.memoryUsage().heapUsed/1e6));
const count = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? 1);
for (const [how, make] of [['all', mutantsOf], ['types', mutantsByType]] as const) {
  const slow: [number, string][] = [];
  const missed = make(record, count, seed).filter((m) => { const a = Date.now(); const n = recheck.notices(m); slow.push([Date.now()-a, m.what]); return !n; });
  slow.sort((a, b) => b[0] - a[0]);
  console.log(how, count - missed.length, 'of', count, 'ms', slow.reduce((s, x) => s + x[0], 0), 'slowest', slow.slice(0, 5), 'median', slow[count >> 1]![0]);
  const by = Map.groupBy(missed, (m) => m.what);
  for (const [what, list] of [...by].sort()) console.log('  ', breaksNoRule(what) ? 'ok ' : 'BAD', what, list.length);
}
