import type { Told } from '../durability.ts';
import { line, type Measured } from '../measure.ts';
import { coresApart, inEmptyDirectory } from '../scratch.ts';
import type { Settings } from '../settings.ts';
import { RunningSide } from '../side.ts';
import type { ClientParameters, ClientResult } from '../sides/client.ts';
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

/** A server under the load of all clients. */
async function load(settings: Settings, module: string, parameters: object): Promise<Loaded> {
  const { results, served } = await underLoad(settings, module, parameters, [{}]);
  const [client] = results as [ClientResult];
  if (served.recorded !== client.answered)
    throw new Error(`${client.answered} requests were answered, ${served.recorded} recorded`);
  return { client, served };
}

/** A server in one process and clients in another; the loads come one after the other, each as it asks. */
export async function underLoad(
  { folder, branches, clients, warmUpMs, durationMs }: Settings,
  module: string,
  parameters: object,
  loads: readonly Partial<Pick<ClientParameters, 'branches' | 'clients'>>[],
): Promise<{ readonly results: readonly ClientResult[]; readonly served: Served }> {
  const cores = coresApart();
  return await inEmptyDirectory(folder, async (directory) => {
    const server = new RunningSide(module, { directory, branches, ...parameters }, cores?.server);
    const serving = await server.paused<Serving>();
    const results: ClientResult[] = [];
    for (const asked of loads) {
      const asking = { ...serving, branches, clients, warmUpMs, durationMs, ...asked };
      results.push(await new RunningSide('sides/client.ts', asking, cores?.client).result<ClientResult>());
    }
    server.resume();
    return { results, served: await server.result<Served>() };
  });
}
