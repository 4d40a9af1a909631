import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOf, type Engines } from '@laurel/infra/engines';
import { emptied, mustBeEmpty } from '../cluster/place.ts';
import { line, type Measured } from '../measure.ts';
import { inEmptyDirectory } from '../scratch.ts';
import type { Settings } from '../settings.ts';

const seed = 1;
/** As the demo names its databases and topics. */
const prefix = `laurel-demo-${seed}`;
const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Played {
  readonly commands: number;
  readonly perSecond: number;
  /** Of the whole demo, with the proof of its record. */
  readonly seconds: number;
}

interface Summary {
  readonly seconds: number;
  readonly violations: number;
  readonly replay: { readonly equal: boolean };
}

/** A line of an access log. */
interface Access {
  readonly time: string;
  readonly durationMs: number;
  readonly commandId?: string;
}

/**
 * The commands a second of the whole sample city (`npm run demo`), on the cluster beside embedded: accepted
 * and refused ones, by the access logs.
 */
export async function sampleCity({ folder, cityRounds }: Settings, engines: Engines): Promise<Measured> {
  const place = { mongoUrl: engines.mongoUrl, kafkaBrokers: engines.kafkaBrokers, prefix };
  await mustBeEmpty(place);
  const cluster: Played[] = [];
  const embedded: Played[] = [];
  const onCluster = { ...process.env, ...environmentOf(engines) };
  for (let round = 0; round < cityRounds; round++) {
    embedded.push(await play(folder, ['--engine', 'embedded'], process.env));
    try {
      cluster.push(await play(folder, ['--engine', 'cluster'], onCluster));
    } finally {
      await emptied(place);
    }
  }
  const of = (part: 'perSecond' | 'seconds', all: readonly Played[]) => all.map((played) => played[part]);
  const remark = `${cluster[0]!.commands} commands; embedded ${embedded[0]!.commands}`;
  const onBoth = {
    measure: 'The sample city on the cluster',
    unit: 'commands/s',
    baseline: 'the same, embedded',
    remark,
  };
  const whole = {
    measure: 'The whole demo, embedded, with the proof of its record',
    unit: 's',
    baseline: 'the same on the cluster',
  };
  return {
    durability: {},
    lines: [
      line(onBoth, of('perSecond', cluster), of('perSecond', embedded)),
      line({ ...whole, goal: { of: 'ours', most: 120 } }, of('seconds', embedded), of('seconds', cluster)),
    ],
  };
}

async function play(
  folder: string,
  engine: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Played> {
  return await inEmptyDirectory(folder, async (directory) => {
    const summary = await demo(
      [...engine, '--seed', String(seed), '--data', directory, '--port', '0', '--json', '--exit'],
      environment,
    );
    if (summary.violations > 0 || !summary.replay.equal) throw new Error('the demo did not come out right');
    const commands = (await accesses(directory)).filter(({ commandId }) => commandId !== undefined);
    const begun = Math.min(...commands.map(({ time, durationMs }) => Date.parse(time) - durationMs));
    const ended = Math.max(...commands.map(({ time }) => Date.parse(time)));
    return {
      commands: commands.length,
      perSecond: (commands.length * 1000) / (ended - begun),
      seconds: summary.seconds,
    };
  });
}

async function demo(parameters: readonly string[], environment: NodeJS.ProcessEnv): Promise<Summary> {
  const command = [
    '--enable-source-maps',
    '--import',
    join(root, 'infra/typescript.mjs'),
    join(root, 'services/all/src/cli.ts'),
    'demo',
  ];
  const child = spawn(process.execPath, [...command, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environment,
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`the demo ended with ${String(code)}`);
  return JSON.parse(said) as Summary;
}

async function accesses(directory: string): Promise<Access[]> {
  const found: Access[] = [];
  for (const file of readdirSync(directory).filter((name) => name.endsWith('access.ndjson'))) {
    for await (const text of createInterface({ input: createReadStream(join(directory, file)) }))
      found.push(JSON.parse(text) as Access);
  }
  return found;
}
