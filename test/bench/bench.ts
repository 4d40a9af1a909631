// `npm run bench`: how fast, beside what. Prints a table and writes docs/benchmarks.md. `--quick` shows that
// all of it runs, and writes nothing; `--embedded`, `--cluster` and `--only` measure a part of it, and write
// nothing either.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Engines } from '@laurel/infra/engines';
import { benchEngines } from './cluster/place.ts';
import { machine, serversOf } from './machine.ts';
import type { Measured } from './measure.ts';
import { appends } from './measures/appends.ts';
import { commands } from './measures/commands.ts';
import { kafkaVisibility } from './measures/kafka-visibility.ts';
import { longLogs } from './measures/long-log.ts';
import { oneStream, oneStreamOnCluster } from './measures/one-stream.ts';
import { million } from './measures/million.ts';
import { mongoAppends } from './measures/mongo-appends.ts';
import { provinceOverview } from './measures/overview.ts';
import { passing } from './measures/passing.ts';
import { province } from './measures/province.ts';
import { sampleCity } from './measures/sample-city.ts';
import { visibility } from './measures/visibility.ts';
import { type ClusterPart, document, terminalText } from './report.ts';
import { mustBeDisk } from './scratch.ts';
import { quick, type Settings, thorough } from './settings.ts';

const embedded = {
  appends,
  commands,
  'one-stream': oneStream,
  visibility,
  'long-log': longLogs,
  overview: provinceOverview,
};
const onCluster = {
  'mongo-appends': mongoAppends,
  'kafka-visibility': kafkaVisibility,
  'one-stream-on-cluster': oneStreamOnCluster,
  passing,
  city: sampleCity,
};
/** A quarter of an hour and more, so only when they are named. */
const named = { million, province };
const names = [...Object.keys(embedded), ...Object.keys(onCluster), ...Object.keys(named)];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    embedded: { type: 'boolean', default: false },
    cluster: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string' },
    cities: { type: 'string' },
  },
});
const unknown = values.only.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`no measure ${unknown.join(', ')}; there are ${names.join(', ')}`);

const folder = join(tmpdir(), 'laurel-bench');
mkdirSync(folder, { recursive: true });
mustBeDisk(folder);
const usual = values.quick ? quick : thorough;
const settings: Settings = {
  ...{ ...usual, folder },
  rounds: Number(values.rounds ?? usual.rounds),
  cities: Number(values.cities ?? usual.cities),
};
const began = new Date();
const here = machine(folder);
if (here.loadBefore > 1)
  say(`The machine is busy (load ${here.loadBefore.toFixed(1)}): the figures will be noisy.`);

const isPart = values.embedded || values.cluster || values.only.length > 0;
const asked = Object.entries(named).filter(([name]) => values.only.includes(name));
const first = await takeAll([...wanted(embedded, values.embedded), ...asked], (measure) => measure(settings));
const second = await takeCluster(wanted(onCluster, values.cluster));
const run = {
  machine: here,
  settings,
  began,
  seconds: (Date.now() - began.getTime()) / 1000,
  embedded: first,
  cluster: second,
};
process.stdout.write(terminalText(run));
if (!values.quick && !isPart) {
  const file = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
  writeFileSync(file, document(run));
  say(`written: ${file}`);
}
say(`${Math.round(run.seconds)} s`);
process.exit();

/** The measures of a part that were asked for. */
function wanted<Measure>(part: Readonly<Record<string, Measure>>, isAsked: boolean): [string, Measure][] {
  if (values.only.length > 0) return Object.entries(part).filter(([name]) => values.only.includes(name));
  return !isPart || isAsked ? Object.entries(part) : [];
}

async function takeAll<Measure>(
  measures: readonly [string, Measure][],
  take: (measure: Measure) => Promise<Measured>,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const [name, measure] of measures) {
    say(`${name} …`);
    measured.push(await take(measure));
  }
  return measured;
}

/** Without engines the rest is measured all the same, unless this part was asked for. */
async function takeCluster(
  measures: [string, (typeof onCluster)[keyof typeof onCluster]][],
): Promise<ClusterPart | undefined> {
  if (measures.length === 0) return undefined;
  let engines: Engines;
  try {
    engines = await benchEngines();
  } catch (error) {
    if (isPart) throw error;
    say(`THE CLUSTER PART IS SKIPPED. ${(error as Error).message}`);
    return { skipped: (error as Error).message };
  }
  try {
    return {
      servers: await serversOf(engines),
      measured: await takeAll(measures, (measure) => measure(settings, engines)),
    };
  } finally {
    await engines.stop();
  }
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
