import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { derivedId, sha256 } from '@laurel/core/derived';
import type { ServiceDefinition } from '@laurel/platform';
import { withReaders } from '@laurel/platform/readers';
import { checkCopies } from './copies.ts';
import { countEvents, recordOf } from './record.ts';
import type { Envelope, EventRecord } from '../history/envelope.ts';
import {
  allChecks,
  type Checker,
  checkRecord,
  type RuleNumber,
  type Violation,
} from '../invariants/index.ts';
import type { OnProgress } from './replay.ts';

const violationsKept = 100;
const progressEvery = 500;

/** The findings of a check of a whole record. */
export interface Checked {
  readonly whole: boolean;
  readonly events: number;
  readonly counts: Readonly<Partial<Record<RuleNumber, number>>>;
  /** The first hundred. */
  readonly violations: readonly Violation[];
}

/** Checks the record of a data directory or cluster; the server may be running. */
export async function checkData(
  definitions: readonly ServiceDefinition[],
  data: string,
  onProgress: OnProgress = () => {},
): Promise<Checked> {
  return await withReaders(definitions, data, async (services) => {
    const total = await countEvents(services);
    const seen = (events: number) => onProgress(events, Math.max(total, events + 1), '');
    return await check(recordOf(services), checkCopies(services), seen);
  });
}

/** Checks an exported record, line by line. Throws when a line is no JSON, naming it. */
export async function checkFile(file: string): Promise<Checked> {
  return await check(readRecord(file), none());
}

async function* none(): AsyncGenerator<Violation> {}

/** `beside`: the violations that only the data themselves show, not their export. */
async function check(
  record: EventRecord,
  beside: AsyncIterable<Violation>,
  seen: (events: number) => void = () => {},
): Promise<Checked> {
  const violations: Violation[] = [];
  const counts: Partial<Record<RuleNumber, number>> = {};
  const counted = counting(allChecks({ sha256, derivedId }), seen);
  for (const found of [checkRecord(record, counted), beside])
    for await (const violation of found) {
      counts[violation.rule] = (counts[violation.rule] ?? 0) + 1;
      if (violations.length < violationsKept) violations.push(violation);
    }
  return { whole: Object.keys(counts).length === 0, events: counted.events, counts, violations };
}

/** The events of an export, one a line (docs/export-format.md). */
export async function* readRecord(file: string): AsyncGenerator<Envelope> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line++;
    if (text === '') continue;
    try {
      yield JSON.parse(text) as Envelope;
    } catch {
      throw new Error(`${file}:${line} 不是 JSON / is no JSON`);
    }
  }
}

function counting(checker: Checker, seen: (events: number) => void): Checker & { events: number } {
  const counted = {
    events: 0,
    see(event: Envelope) {
      if (++counted.events % progressEvery === 0) seen(counted.events);
      return checker.see(event);
    },
    end: () => checker.end?.() ?? [],
  };
  return counted;
}
