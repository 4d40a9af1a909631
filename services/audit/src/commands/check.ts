import { derivedId, sha256 } from '@laurel/core/derived';
import type { ServiceDefinition } from '@laurel/platform';
import { withReaders } from '@laurel/platform/readers';
import { checkJoins } from './joined.ts';
import { checkCopies } from './copies.ts';
import { readRecord } from './export-file.ts';
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
    const beside = inTurn(checkCopies(services), checkJoined(services));
    return await check(recordOf(services), beside, seen);
  });
}

/** Checks an exported record, line by line. Throws when a line is no JSON, naming it. */
export async function checkFile(file: string, onProgress: OnProgress = () => {}): Promise<Checked> {
  return await checkExport(readRecord(file), onProgress);
}

/** Checks an exported record as it is read. */
export async function checkExport(record: EventRecord, onProgress: OnProgress = () => {}): Promise<Checked> {
  return await check(record, none(), (events) => onProgress(events, events + 1, ''));
}

/** The bytes of every joined record, and what came in with it (docs/handbook/process.md#1.29). */
async function* checkJoined(services: Parameters<typeof checkJoins>[0]): AsyncGenerator<Violation> {
  for await (const { event, zh, en } of checkJoins(services)) {
    const { id, stream, revision } = event;
    yield { rule: 1, eventId: id, service: 'application', stream, revision, zh, en };
  }
}

async function* inTurn<Each>(...parts: readonly AsyncIterable<Each>[]): AsyncGenerator<Each> {
  for (const part of parts) yield* part;
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
