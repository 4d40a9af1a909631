import { expect } from '@jest/globals';
import type { Appended, EventStore, Expected, StoredEvent } from '@laurel/core';
import fc from 'fast-check';
import type { Check } from './check.ts';
import { append } from './samples.ts';

interface Attempt {
  readonly stream: string;
  readonly expected: Expected;
  readonly commandId: string;
  readonly count: number;
}

type Answer = { appended: Appended } | { conflict: number } | { duplicateOf: Appended };

const commandIds = fc.nat({ max: 12 }).map((number) => `c${number}`);
const attempts = fc.record({
  stream: fc.constantFrom('a', 'b', 'c'),
  expected: fc.oneof(
    fc.constantFrom<Expected>('any', 'none', 'exists'),
    fc.nat({ max: 6 }),
    fc.record({ version: fc.nat({ max: 6 }), by: commandIds }),
  ),
  commandId: commandIds,
  count: fc.integer({ min: 1, max: 3 }),
});

const settings = { numRuns: 100, seed: 20230410 };

async function attempt(log: EventStore, { stream, expected, commandId, count }: Attempt): Promise<Answer> {
  try {
    return { appended: await append(log, stream, expected, commandId, count) };
  } catch (error) {
    const { name, actual, original } = error as { name: string; actual: number; original: Appended };
    if (name === 'VersionConflict') return { conflict: actual };
    if (name === 'DuplicateCommand') return { duplicateOf: original };
    throw error;
  }
}

/** True when a stream at `version`, which the command `by` made, is as its writer expects. */
function isExpected(expected: Expected, version: number, by: string | undefined): boolean {
  if (typeof expected === 'object') return version === expected.version && by === expected.by;
  return { any: true, none: version === 0, exists: version > 0 }[String(expected)] ?? expected === version;
}

/** A model of the port in ten lines: the answers that a log must give to one writer. */
function modelled(tried: readonly Attempt[], base: number): Answer[] {
  const versions = new Map<string, number>();
  const makers = new Map<string, string>();
  const done = new Map<string, Appended>();
  let position = base;
  return tried.map(({ stream, expected, commandId, count }) => {
    const duplicateOf = done.get(`${stream} ${commandId}`);
    if (duplicateOf) return { duplicateOf };
    const version = versions.get(stream) ?? 0;
    if (!isExpected(expected, version, makers.get(stream))) return { conflict: version };
    const appended = { version: version + count, position: (position += count) };
    versions.set(stream, appended.version);
    makers.set(stream, commandId);
    done.set(`${stream} ${commandId}`, appended);
    return { appended };
  });
}

function makerOf(events: readonly StoredEvent[], stream: string, version: number): string | undefined {
  return events.find((event) => event.stream === stream && event.revision === version)?.id.split('.')[0];
}

/** Checks what must hold of answers and log in whatever order the writers came. */
function expectConsistent(
  tried: readonly Attempt[],
  answers: readonly Answer[],
  events: readonly StoredEvent[],
  base: number,
): void {
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => base + index + 1));
  const versions = new Map<string, number>();
  for (const { stream, revision } of events) {
    expect(revision).toBe((versions.get(stream) ?? 0) + 1);
    versions.set(stream, revision);
  }
  let stored = 0;
  answers.forEach((answer, index) => {
    const { stream, expected, commandId, count } = tried[index]!;
    if ('conflict' in answer) {
      expect(answer.conflict).toBeLessThanOrEqual(versions.get(stream) ?? 0);
      expect(isExpected(expected, answer.conflict, makerOf(events, stream, answer.conflict))).toBe(false);
      return;
    }
    const { version, position } = 'appended' in answer ? answer.appended : answer.duplicateOf;
    const written = events.filter(
      (event) =>
        event.position <= position && event.stream === stream && event.id.startsWith(`${commandId}.`),
    );
    expect(written.at(-1)).toMatchObject({ position, revision: version });
    if (!('appended' in answer)) return;
    stored += count;
    expect(written.map(({ id }) => id)).toEqual(
      Array.from({ length: count }, (_, item) => `${commandId}.${item + 1}`),
    );
    expect(written.map((event) => event.position)).toEqual(
      written.map((_, item) => position - count + 1 + item),
    );
    const before = version - count;
    expect(isExpected(expected, before, makerOf(events, stream, before))).toBe(true);
  });
  expect(events).toHaveLength(stored);
}

/** The same attempts on streams that no other run has used, so that all runs share one log. */
function apart(run: number, tried: readonly Attempt[]): Attempt[] {
  return tried.map((each) => ({ ...each, stream: `run${run}-${each.stream}` }));
}

export const historyChecks: readonly Check<EventStore>[] = [
  {
    state: 'Any history of one writer',
    outcome: 'is answered as the model answers it',
    async run({ port: log }) {
      let run = 0;
      const history = fc.asyncProperty(fc.array(attempts, { maxLength: 25 }), async (drawn) => {
        const tried = apart(++run, drawn);
        const base = await log.head();
        const answers: Answer[] = [];
        for (const each of tried) answers.push(await attempt(log, each));
        expect(answers).toEqual(modelled(tried, base));
        expectConsistent(tried, answers, await log.readAll(base, 1000), base);
      });
      await fc.assert(history, settings);
    },
  },
  {
    state: 'Any history of concurrent writers',
    outcome:
      'has one winner per version, dense positions, nothing lost and nothing twice, for readers at any time',
    async run({ port: log }) {
      let run = 0;
      const waves = fc.array(fc.array(attempts, { minLength: 1, maxLength: 12 }), { maxLength: 4 });
      const history = fc.asyncProperty(waves, async (drawn) => {
        run++;
        const base = await log.head();
        const [tried, answers, seen]: [Attempt[], Answer[], StoredEvent[][]] = [[], [], []];
        for (const wave of drawn.map((each) => apart(run, each))) {
          tried.push(...wave);
          const answering = Promise.all(wave.map((each) => attempt(log, each)));
          seen.push(await log.readAll(base, 1000));
          answers.push(...(await answering));
        }
        const events = await log.readAll(base, 1000);
        expectConsistent(tried, answers, events, base);
        for (const prefix of seen) expect(prefix).toEqual(events.slice(0, prefix.length));
      });
      await fc.assert(history, settings);
    },
  },
  {
    state: 'A hundred writers at one version',
    outcome: 'leave one winner, and all others are told the version it made',
    async run({ port: log }) {
      await append(log, 'a', 'none', 'first');
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          attempt(log, { stream: 'a', expected: 1, commandId: `c${index}`, count: 2 }),
        ),
      );
      expect(answers.filter((answer) => 'appended' in answer)).toEqual([
        { appended: { version: 3, position: 3 } },
      ]);
      expect(answers.filter((answer) => 'conflict' in answer && answer.conflict === 3)).toHaveLength(99);
    },
  },
];
