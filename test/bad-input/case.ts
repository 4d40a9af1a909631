import { canonicalJson } from '@laurel/core';
import { allRows, sha256, versioned } from '@laurel/platform';
import type { TestCity } from '../http/city.ts';
import type { Answer } from '../http/client.ts';

/** One thing wrong, and the problem that is documented for it. */
export interface Case {
  readonly name: string;
  readonly send: (city: TestCity) => Promise<Answer>;
  readonly status: number;
  readonly code: string;
  /** Where the fault is and of which kind, when the problem says so: `/candidates/0/rank invalid_type`. */
  readonly faults?: readonly string[];
}

interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

const chinese = /[一-鿿]/;

/** What is wrong with an answer as the problem of a case; nothing if it is the one documented. */
export function problemFaults({ status, code, faults }: Case, answer: Answer): string[] {
  const { body, headers } = answer;
  const wrong: string[] = [];
  const need = (holds: boolean, what: string) => holds || wrong.push(what);
  need(
    answer.status === status && body?.code === code,
    `${answer.status} ${body?.code}, not ${status} ${code}: ${answer.text.slice(0, 300)}`,
  );
  need(
    headers.get('content-type') === 'application/problem+json; charset=utf-8',
    `content type ${headers.get('content-type')}`,
  );
  if (body === undefined) return wrong;
  need(body.status === answer.status && body.type === `/problems/${body.code}`, 'type or status of the body');
  need(
    chinese.test(body.zh) && /[a-z]/.test(body.en) && !chinese.test(body.en.replace(/[“"{].*/, '')),
    `texts ${body.zh} ${body.en}`,
  );
  need(body.title === body.zh || body.title === body.en, 'title');
  need(
    typeof body.instance === 'string' && body.instance.startsWith('/') && !body.instance.includes('?'),
    `instance ${body.instance}`,
  );
  need(typeof body.requestId === 'string' && body.requestId.length > 0, 'request id');
  const told = ((body.errors ?? []) as Fault[]).map((fault) => `${fault.pointer} ${fault.code}`);
  if (faults !== undefined)
    need(
      told.join('; ') === faults.join('; '),
      `tells ${told.join('; ') || 'no fault'}, not ${faults.join('; ')}`,
    );
  for (const fault of (body.errors ?? []) as Fault[])
    need(chinese.test(fault.zh) && fault.en.length > 3, `fault without texts: ${fault.pointer}`);
  return wrong;
}

/** How long each log is, but for attempts to sign in, which are themselves on record. */
export async function heads(city: TestCity): Promise<string> {
  await city.settle();
  const lengths = city.launched.city.runtimes.map(async ({ definition, surroundings }) => {
    const events = await surroundings.engine.events.readAll(0, 100_000);
    return `${definition.name} ${events.filter(({ type }) => !isSignIn(type)).length}`;
  });
  return (await Promise.all(lengths)).join(', ');
}

/** The hash of every view's rows, but for those that tell who signed in. */
export async function viewHashes(city: TestCity): Promise<Readonly<Record<string, string>>> {
  await city.settle();
  const hashes: Record<string, string> = {};
  for (const { definition, surroundings } of city.launched.city.runtimes) {
    for (const { view } of definition.views) {
      const rows: unknown[] = [];
      for await (const { key, row } of allRows(surroundings.engine.views, versioned(view))) {
        if (!isSignIn(String(row['type'] ?? ''))) rows.push([key, row]);
      }
      if (view.name !== 'sign-ins') hashes[`${definition.name}/${view.name}`] = sha256(canonicalJson(rows));
    }
  }
  return hashes;
}

function isSignIn(type: string): boolean {
  return type.startsWith('Session');
}
