import { readFileSync } from 'node:fs';
import { Recheck } from './src/law/recheck.fixture.ts';
import { mutantsOf, mutantsByType } from './src/law/mutations.fixture.ts';
const record = readFileSync(process.argv[4] ?? '/tmp/audit-city/record.ndjson','utf8').trim().split('\n').map(l=>JSON.parse(l));
const [n, seed] = [Number(process.argv[2] ?? 500), Number(process.argv[3] ?? 1)];
let t = performance.now();
const recheck = new Recheck(record);
console.log('base', Math.round(performance.now()-t));
for (const [name, make] of [['uniform', mutantsOf], ['by type', mutantsByType]] as const) {
  t = performance.now();
  const missed: string[] = [];
  const mutants = make(record, n, seed);
  for (const m of mutants) if (!recheck.notices(m)) missed.push(m.what + '   ' + JSON.stringify(m.event && Object.entries(m.event).filter(([k,v])=>JSON.stringify(v)!==JSON.stringify((record[m.at] as any)[k])).map(([k])=>k)));
  console.log(name, n, 'missed', missed.length, (100-100*missed.length/n).toFixed(1)+'%', Math.round(performance.now()-t), 'ms');
  const c = new Map<string,number>(); for (const w of missed) { const k=w.split('   ')[0]!; c.set(k,(c.get(k)??0)+1); }
  const env = [...c].filter(([k])=>!k.includes(' data.'));
  const g = new Map<string,number>(); for (const [k,v] of env) { const f=k.split(' ')[1]!; g.set(f,(g.get(f)??0)+v); }
  console.log('envelope:', [...g].sort((a,b)=>b[1]-a[1]).map(([k,v])=>`${k} ${v}`).join(', '));
  console.log('data:', [...c].filter(([k])=>k.includes(' data.')).sort((a,b)=>b[1]-a[1]).map(([k,v])=>`${k}${v>1?' '+v:''}`).join('; '));
}
