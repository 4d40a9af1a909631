import type { Told } from '../durability.ts';
import { line, type Measured } from '../measure.ts';
import { coresApart, inEmptyDirectory } from '../scratch.ts';
import type { Settings } from '../settings.ts';
import { RunningSide } from '../side.ts';
import type { ClientResult } from '../sides/client.ts';
import type { Served, Serving } from '../sides/serving.ts';

const unit = 'commands/s';
const measure = 'Commands over HTTP, 64 clients';

interface Loaded {
  readonly client: ClientResult;
  readonly served: Served;
}

/** Commands a second that the real server takes over HTTP, beside a bare Nest route with one insert. */
export async function commands(settings: Settings): Promise<Measured> {
  const ours: Loaded[] = [];
  const each: Loaded[] = [];
  const turn: Loaded[] = [];
  for (let round = 0; round < settings.rounds; round++) {
    ours.push(await load(settings, 'sides/commands-laurel.ts', {}));
    each.push(await load(settings, 'sides/commands-bare.ts', { commit: 'each' }));
    turn.push(await load(settings, 'sides/commands-bare.ts', { commit: 'turn' }));
  }
  const perSecond = (loads: readonly Loaded[]) => loads.map(({ client }) => client.perSecond);
  const processorMs = (loads: readonly Loaded[]) => loads.map(({ served }) => served.processorMs);
  const p99Ms = (loads: readonly Loaded[]) => loads.map(({ client }) => client.p99Ms);
  const settled = Math.max(...ours.map(({ served }) => served.settledMs));
  const remark = `all six services were done ${settled.toFixed(0)} ms after the last answer, at most`;
  const durability: Record<string, Told> = {
    'Laurel over HTTP': ours[0]!.served.durability,
    'bare Nest': each[0]!.served.durability,
  };
  return {
    durability,
    lines: [
      line(
        { measure, unit, baseline: 'bare Nest route, one insert', goal: { of: 'ratio', least: 0.7 }, remark },
        perSecond(ours),
        perSecond(each),
      ),
      line(
        { measure, unit, baseline: 'the same, one transaction an event-loop turn' },
        perSecond(ours),
        perSecond(turn),
      ),
      line(
        { measure: 'p99 of these answers', unit: 'ms', baseline: 'bare Nest route, one insert' },
        p99Ms(ours),
        p99Ms(each),
      ),
      line(
        {
          measure: 'Processor time of a command',
          unit: 'ms',
          baseline: 'bare Nest route, one insert',
          remark: 'ours with all that follows, in six services',
        },
        processorMs(ours),
        processorMs(each),
      ),
    ],
  };
}

/** A server in one process, clients in another. */
async function load(
  { folder, branches, clients, warmUpMs, durationMs }: Settings,
  module: string,
  parameters: object,
): Promise<Loaded> {
  const cores = coresApart();
  return await inEmptyDirectory(folder, async (directory) => {
    const server = new RunningSide(module, { directory, branches, ...parameters }, cores?.server);
    const serving = await server.paused<Serving>();
    const asking = new RunningSide(
      'sides/client.ts',
      { ...serving, branches, clients, warmUpMs, durationMs },
      cores?.client,
    );
    const client = await asking.result<ClientResult>();
    server.resume();
    const served = await server.result<Served>();
    if (served.recorded !== client.answered)
      throw new Error(`${client.answered} requests were answered, ${served.recorded} recorded`);
    return { client, served };
  });
}
