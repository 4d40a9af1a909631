// `npm run bench`: how fast, beside what. Prints a table and writes docs/benchmarks.md. `--quick` shows that all of it runs, and writes nothing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machine } from './machine.ts';
import type { Measured } from './measure.ts';
import { appends } from './measures/appends.ts';
import { commands } from './measures/commands.ts';
import { longLogs } from './measures/long-log.ts';
import { visibility } from './measures/visibility.ts';
import { document, durabilityOf, durabilityText, terminalTable } from './report.ts';
import { mustBeDisk } from './scratch.ts';
import { quick, type Settings, thorough } from './settings.ts';

const measures: Readonly<Record<string, (settings: Settings) => Promise<Measured>>> = {
  appends,
  commands,
  visibility,
  'long-log': longLogs,
};

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string' },
  },
});
const unknown = values.only.filter((name) => !(name in measures));
if (unknown.length > 0) throw new Error(`no measure ${unknown.join(', ')}; there are ${Object.keys(measures).join(', ')}`);

const folder = join(tmpdir(), 'laurel-bench');
mkdirSync(folder, { recursive: true });
mustBeDisk(folder);
const usual = values.quick ? quick : thorough;
const settings: Settings = { ...usual, folder, rounds: Number(values.rounds ?? usual.rounds) };
const began = new Date();
const here = machine(folder);
if (here.loadBefore > 1) say(`The machine is busy (load ${here.loadBefore.toFixed(1)}): the figures will be noisy.`);

const measured: Measured[] = [];
for (const [name, measure] of Object.entries(measures)) {
  if (values.only.length > 0 && !values.only.includes(name)) continue;
  say(`${name} …`);
  measured.push(await measure(settings));
}
const run = { machine: here, settings, began, seconds: (Date.now() - began.getTime()) / 1000, measured };
process.stdout.write(`${terminalTable(measured.flatMap(({ lines }) => lines))}\n\n${durabilityText(durabilityOf(measured))}\n`);
if (!values.quick && values.only.length === 0) {
  const file = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
  writeFileSync(file, document(run));
  say(`written: ${file}`);
}
say(`${Math.round(run.seconds)} s`);

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
