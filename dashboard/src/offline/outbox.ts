import type { CommandForm } from '@laurel/contracts';
import { DraftKey } from '../commands/draft-key.ts';
import { contentOf, type Given, send } from '../commands/send.ts';
import { isUncertain, problemOf, type ProblemBody } from '../providers/http.ts';
import { queryClient } from '../providers/query-client.ts';
import { forgetSession, session } from '../providers/session.ts';
import { drop, get, namesOf, put } from './device.ts';
import { type Item, outbox, show } from './items.ts';
import { sendFiles } from './kept-file.ts';
import { keepSession } from './taken.ts';

/**
 * The outbox: commands that were given without network and wait on this device. Each is sent once, under the
 * key of its draft; those of one target in the order in which they were given.
 */

/** The commands that may wait. A ballot never does: its expert must see whether it is sealed. */
const mayWait: readonly string[] = ['RecordAssessment', 'PlanVisit', 'AnswerAssessment'];

const prefix = 'item/';
const nameOf = ({ givenAt, key }: Item) => `${prefix}${givenAt}/${key}`;
const lock = 'laurel.outbox';

/** True for a command that may wait in the outbox, if no network is why it was not sent. */
export function mayBeLeft({ type }: CommandForm, problem: ProblemBody): boolean {
  return problem.status === 0 && mayWait.includes(type);
}

/** Reads what this device keeps of who is signed in. */
export async function readOutbox(): Promise<void> {
  const found = await Promise.all((await namesOf(prefix)).map(async (name) => await get<Item>(name)));
  show(found.filter((item) => item !== undefined));
}

/** Leaves a command in the outbox. */
export async function leave(form: CommandForm, given: Given, draft: DraftKey): Promise<void> {
  const { path, step, type } = form;
  const key = draft.for(contentOf(given));
  await keepSession(await session());
  await keep({
    ...{ type, key, givenAt: new Date().toISOString(), standing: 'waiting' },
    given: { form: { path, step }, id: given.id, body: given.body, version: given.version },
  });
}

/** Sends what waits, each target's in order. What is not taken stays, with what comes after it there. */
export async function sendAll(): Promise<void> {
  // Windows share the outbox, and one at a time sends.
  await navigator.locks.request(lock, async () => {
    await readOutbox();
    if (!outbox().some(({ standing }) => standing === 'waiting')) return;
    // A session that was taken along knows nothing of what the server asks for now.
    forgetSession();
    await session();
    const held = new Set<string>();
    const versions = new Map<string, number>();
    for (const item of outbox()) {
      const target = targetOf(item);
      if (item.standing === 'conflict' || item.standing === 'refused') held.add(target);
      if (item.standing !== 'waiting' || held.has(target)) continue;
      const after = await sendOne(item, versions.get(target));
      if (after.standing === 'waiting') return;
      await keep(after);
      if (after.outcome) versions.set(target, after.outcome.version);
      else held.add(target);
    }
    await queryClient.invalidateQueries();
  });
}

/** Lets a command that was not taken be sent once more, on its target as it is now. */
export async function sendAnew({ problem: _problem, ...item }: Item): Promise<void> {
  await keep({ ...item, standing: 'waiting', given: { ...item.given, version: undefined } });
  await sendAll();
}

/** Takes a command out of the outbox: it is done, or given up. */
export async function takeOut(item: Item): Promise<void> {
  await drop(nameOf(item));
  show(outbox().filter(({ key }) => key !== item.key));
}

/** The target of a command, in whose order it is sent. */
function targetOf({ given: { form, id } }: Item): string {
  return `${form.path}/${id}`;
}

async function sendOne(item: Item, version: number | undefined): Promise<Item> {
  try {
    await sendFiles(item.given.body);
    // What came before it from here is no other's change.
    const given = version === undefined ? item.given : { ...item.given, version };
    return { ...item, standing: 'sent', outcome: await send(given, new DraftKey(item.key)) };
  } catch (error) {
    const problem = problemOf(error);
    if (isUncertain(problem) || problem.status === 401) return item;
    return { ...item, standing: problem.status === 412 ? 'conflict' : 'refused', problem };
  }
}

async function keep(item: Item): Promise<void> {
  await put(nameOf(item), item);
  const others = outbox().filter(({ key }) => key !== item.key);
  show([...others, item].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1)));
}
