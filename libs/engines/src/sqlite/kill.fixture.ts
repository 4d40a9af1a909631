import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { StoredEvent } from '@laurel/core';
import { seeded } from '@laurel/core/testing';
import { openSqlite } from './open.ts';
import { temporaryDirectory } from './temporary.ts';

const lanes = 2;
const killWithinMs = 60;
const child = fileURLToPath(new URL('kill.child.ts', import.meta.url));
/** The module that the writers run, to be compiled before they start. */
const opener = fileURLToPath(new URL('open.ts', import.meta.url));
/** The directory of Node's compile cache: there are many starts, and a killed process saves nothing in it. */
let compiled: string;

interface Acknowledged {
  readonly commandId: string;
  readonly version: number;
  readonly position: number;
}

interface Lane {
  readonly acknowledged: readonly Acknowledged[];
  readonly kills: number;
  readonly events: readonly StoredEvent[];
}

/**
 * Starts the writers, kills them some time after their first acknowledgement, and gives what they said till
 * then.
 */
function killOnce(directory: string, run: string, afterMs: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  // Node strips the types by itself, which is the quickest, and nothing in a store needs more.
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  const writers = spawn(process.execPath, [child, directory, run], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, complaint] = ['', ''];
  writers.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => writers.kill('SIGKILL'), afterMs);
    said += text;
  });
  writers.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  writers.on('error', reject).on('close', (_code, signal) => {
    if (signal === 'SIGKILL') resolve(said);
    else reject(new Error(`the writers ended by themselves: ${complaint}`));
  });
  return promise;
}

async function killMany(lane: number, killsPerLane: number): Promise<Lane> {
  const directory = await temporaryDirectory();
  const random = seeded(lane);
  const said: string[] = [];
  for (let kill = 0; kill < killsPerLane; kill++) {
    said.push(await killOnce(directory, `${lane}.${kill}`, random() * killWithinMs));
  }
  const acknowledged = said
    .flatMap((text) => text.split('\n').slice(0, -1))
    .map((line) => line.split(' '))
    .map(([commandId, version, position]) => ({
      commandId: commandId!,
      version: Number(version),
      position: Number(position),
    }));
  const engine = await openSqlite({ directory, service: 'killed', now: () => '' });
  const events = await engine.events.readAll(0, 10_000_000);
  await engine.close();
  await rm(directory, { recursive: true });
  return { acknowledged, kills: said.length, events };
}

/** Checks a log whose writers are killed, in two lanes beside each other, `killsPerLane` times each. */
export function describeKilledLog(killsPerLane: number): void {
  describe(`A log whose writers were killed ${lanes * killsPerLane} times`, () =>
    checkKilledLog(killsPerLane));
}

function checkKilledLog(killsPerLane: number): void {
  let results: readonly Lane[] = [];

  beforeAll(async () => {
    compiled = await temporaryDirectory();
    execFileSync(process.execPath, [opener], { env: { ...process.env, NODE_COMPILE_CACHE: compiled } });
    results = await Promise.all(Array.from({ length: lanes }, (_, lane) => killMany(lane, killsPerLane)));
  }, 300_000);

  afterAll(async () => {
    await rm(compiled, { recursive: true });
    const [kills, acknowledged, stored] = [
      results.reduce((sum, lane) => sum + lane.kills, 0),
      results.reduce((sum, lane) => sum + lane.acknowledged.length, 0),
      results.reduce((sum, lane) => sum + lane.events.length, 0),
    ];
    process.stdout.write(`kills ${kills}, acknowledged appends ${acknowledged}, events stored ${stored}\n`);
  });

  it('was killed that often, each time after an acknowledgement', () => {
    expect(results.reduce((sum, lane) => sum + lane.kills, 0)).toBe(lanes * killsPerLane);
    for (const { acknowledged, kills } of results) expect(acknowledged.length).toBeGreaterThanOrEqual(kills);
  });

  it('holds every acknowledged append where it was said to be', () => {
    for (const { acknowledged, events } of results) {
      const wrong = acknowledged.filter(({ commandId, version, position }) => {
        const last = events[position - 1];
        return last?.commandId !== commandId || last.revision !== version;
      });
      expect(wrong).toEqual([]);
    }
  });

  it('has dense positions, and dense revisions in each stream', () => {
    for (const { events } of results) {
      expect(events.findIndex(({ position }, index) => position !== index + 1)).toBe(-1);
      for (const stream of Map.groupBy(events, (event) => event.stream).values()) {
        expect(stream.findIndex(({ revision }, index) => revision !== index + 1)).toBe(-1);
      }
    }
  });

  it('holds each command once and whole', () => {
    for (const { events } of results) {
      const commands = [...Map.groupBy(events, (event) => event.commandId).values()];
      const broken = commands.filter((command) => {
        const { count } = command[0]!.data as { count: number };
        return (
          command.length !== count ||
          command.some(({ data, position }, index) => {
            return (data as { index: number }).index !== index || position !== command[0]!.position + index;
          })
        );
      });
      expect(broken).toEqual([]);
    }
  });
}
