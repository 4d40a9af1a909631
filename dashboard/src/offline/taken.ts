import { dehydrate, type DehydratedState, hydrate, type Query } from '@tanstack/react-query';
import { HttpError } from 'react-admin';
import { problemOf, type ProblemBody } from '../providers/http.ts';
import { oneQuery } from '../providers/queries.ts';
import { queryClient } from '../providers/query-client.ts';
import { get, namesOf, put } from './device.ts';

/** The answers that are taken along: with them the screens show without network what they showed with it. */

const sessionName = 'session';
const readName = 'read';
/** The rows of an entry that a visit needs. */
const rowsOfEntry = ['visits', 'assessments', 'candidates', 'attachments'] as const;
/** Asked each time: who is signed in, and what is refused. */
const notTaken = ['auth', 'refused'];

function notItsPassword(): HttpError {
  const problem: ProblemBody = {
    status: 0,
    code: 'not_its_password',
    zh: '没有网络，而密码与带走内容时的不一致。',
    en: 'There is no network, and the password is not the one under which things were taken along.',
  };
  return new HttpError(problem.zh, 0, problem);
}

/** Takes entries along, with everything that was read before: the campaign, its rules, the names. */
export async function takeAlong(session: object, entries: readonly string[]): Promise<void> {
  await Promise.all(
    entries.flatMap((entry) => rowsOfEntry.map((name) => queryClient.prefetchQuery(oneQuery(name, entry)))),
  );
  const isTaken = ({ state, queryKey }: Query) =>
    state.status === 'success' && !notTaken.includes(String(queryKey[0]));
  await put(readName, dehydrate(queryClient, { shouldDehydrateQuery: isTaken }));
  await keepSession(session);
}

/** Keeps who is signed in, so that they get in again without network. */
export async function keepSession(session: object): Promise<void> {
  await put(sessionName, session);
}

/**
 * The session that is kept, when no network is the reason why none was answered; then what was taken along is
 * shown. Throws the error where none is kept, or the password was not its own.
 */
export async function keptSession<Session>(error: unknown): Promise<Session> {
  if (problemOf(error).status !== 0) throw error;
  const session = await get<Session>(sessionName);
  if (session === undefined) throw (await namesOf(sessionName)).length > 0 ? notItsPassword() : error;
  const read = await get<DehydratedState>(readName);
  // What nobody looks at for a while must not be forgotten: it cannot be read again.
  if (read) hydrate(queryClient, read, { defaultOptions: { queries: { gcTime: Infinity } } });
  return session;
}
