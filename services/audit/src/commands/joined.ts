import { text } from 'node:stream/consumers';
import { joinPlan } from '@laurel/contracts';
import { canonicalJson, type Files, type StoredEvent } from '@laurel/core';
import { sha256 } from '@laurel/core/derived';
import type { Opened } from '@laurel/platform/readers';
import { recordIn } from './export-file.ts';
import { hashOfBytes, hashRecord } from './hashes.ts';
import { livingIn, type Plan } from '../joining/living.ts';
import { planOf } from '../joining/plan.ts';

/**
 * The records that were joined, as they are kept (docs/handbook/process.md#1.29): the bytes of each are those
 * of its hash, its history has the hash that was told, and what came in with it is what it says.
 */

/** A fault of what is kept, worded in both languages, at the event that names it. */
export interface Kept {
  readonly event: StoredEvent;
  readonly zh: string;
  readonly en: string;
}

type Reading = Pick<Files, 'read'>;

/** The data of the application service, which keeps what was joined. */
export function keeperOf(services: readonly Opened[]): Opened['readers'] | undefined {
  return services.find(({ definition }) => definition.name === 'application')?.readers;
}

/** The events that tell a join, of a data directory or cluster. */
export async function joinsOf(services: readonly Opened[]): Promise<StoredEvent[]> {
  const said = (await keeperOf(services)?.events.readStream('organisation-city')) ?? [];
  return said.filter(({ type }) => type === 'RecordJoined');
}

/** The bytes of the record that was joined for a unit. Throws, in both languages, when there is none. */
export async function joinedRecord(
  services: readonly Opened[],
  bureauId: string,
): Promise<{ recordHash: string; bytes: AsyncIterable<Uint8Array> }> {
  const joins = (await joinsOf(services)).map(({ data }) => data as { bureauId: string; recordHash: string });
  const join = joins.find((each) => each.bureauId === bureauId);
  if (!join) {
    const names = joins.map((each) => each.bureauId).join(', ') || '–';
    throw new Error(
      `${bureauId} 没有并入记录；已并入的有：${names} / no record was joined for ${bureauId}; there are those of: ${names}`,
    );
  }
  const kept = await keeperOf(services)!.files.read(join.recordHash);
  if (!kept)
    throw new Error(
      `${bureauId} 的记录文件 ${join.recordHash} 不见了，请从备份恢复 / the record of ${bureauId}, ${join.recordHash}, is gone: restore it`,
    );
  return { recordHash: join.recordHash, bytes: kept.bytes };
}

/** Each join with the events that came with it, checked against the files that are kept. */
export async function* checkJoins(services: readonly Opened[]): AsyncGenerator<Kept> {
  const keeper = keeperOf(services);
  const said = (await keeper?.events.readStream('organisation-city')) ?? [];
  for (const event of said.filter(({ type }) => type === 'RecordJoined')) {
    const ofCommand = said.filter(({ commandId }) => commandId === event.commandId);
    for (const [zh, en] of await faultsOf(event, ofCommand, keeper!.files)) yield { event, zh, en };
  }
}

type Fault = readonly [zh: string, en: string];

async function faultsOf(event: StoredEvent, said: readonly StoredEvent[], files: Reading): Promise<Fault[]> {
  const { recordHash, planHash, bureauId, historyHash } = event.data as Record<string, string> & Plan;
  const [record, planned] = [await hashOf(files, recordHash!), await textOf(files, planHash!)];
  if (record !== recordHash)
    return [['并入的记录不见了或已被改动', 'the joined record is gone, or has other bytes']];
  if (planned === undefined || sha256(planned) !== planHash)
    return [['并入方案不见了或已被改动', 'the plan of the join is gone, or has other bytes']];
  const plan = joinPlan.safeParse(JSON.parse(planned)).data;
  const read = async () => recordIn((await files.read(recordHash!))!.bytes, recordHash!);
  const hash = await hashRecord(await read());
  const living = await livingIn(await read());
  const secretaries = new Map(
    plan?.branches.map(({ branchId, secretary }) => [branchId, secretary?.personId]),
  );
  const units = new Map(plan?.renamed.map(({ formerId, unitId }) => [formerId, unitId]));
  const wanted =
    plan &&
    planOf(living, hash, bureauId!, plan.renamed, {
      unit: (unitId) => units.get(unitId) ?? unitId,
      // Who is who stands in no record but the province's own.
      person: (personId, branchId) => secretaries.get(branchId) ?? personId,
    });
  return [
    ...(hash === historyHash
      ? []
      : [['并入的记录的历史哈希与所载不符', 'the joined record has another history'] as const]),
    ...(plan && isSame(plan, wanted)
      ? []
      : [['并入方案与记录所载不符', 'the plan is not what the record says'] as const]),
    ...(plan && isSame(broughtBy(said), saidBy(plan))
      ? []
      : [['并入的单位、荣誉与方案不符', 'what came in is not what was planned'] as const]),
  ];
}

const isSame = (one: unknown, other: unknown) => canonicalJson(one ?? null) === canonicalJson(other ?? null);

/** The units, results and honours that the events of the command say, each sorted. */
function broughtBy(said: readonly StoredEvent[]) {
  const of = (type: string) => said.filter((event) => event.type === type).map(({ data }) => data as object);
  return {
    bureaus: sorted(of('BureauRegistered')),
    branches: sorted(of('BranchRegistered')),
    results: sorted(of('EarlierResultImported')),
    honours: sorted(
      of('HonourJoined').map(({ joinedFrom: _from, ...honour }: { joinedFrom?: string }) => honour),
    ),
  };
}

function saidBy({ bureaus, branches, results, honours }: Plan) {
  return {
    bureaus: sorted(bureaus),
    branches: sorted(branches.map(({ secretary: _secretary, ...branch }) => branch)),
    results: sorted(results),
    honours: sorted(honours),
  };
}

const sorted = (all: readonly object[]) => all.map((each) => canonicalJson(each)).sort();

async function hashOf(files: Reading, hash: string): Promise<string | undefined> {
  const kept = await files.read(hash);
  return kept && (await hashOfBytes(kept.bytes));
}

async function textOf(files: Reading, hash: string): Promise<string | undefined> {
  const kept = await files.read(hash);
  return kept && (await text(kept.bytes));
}
