import type { CommandForm, Words } from '@laurel/contracts';
import { isUncertain, problemOf, request } from '../providers/http.ts';
import { renewal } from '../providers/renewal.ts';
import type { DraftKey } from './draft-key.ts';

/** Gives commands to the server, or asks it what would come of them. */

/** The answer to a command. */
export interface Outcome {
  /** The version of the target after it. */
  readonly version: number;
  /** The effects, in words; of a dry run. */
  readonly effects?: readonly Words[];
  /** Told this once, to whoever gave the command. */
  readonly oneTimePassword?: string;
  readonly activationHalf?: string;
  readonly sealedCode?: string;
  /** It waits for its second person. */
  readonly proposal?: { readonly proposalId: string; readonly expiresAt: string };
}

/** A command as somebody gives it. */
export interface Given {
  readonly form: Pick<CommandForm, 'path' | 'step'>;
  readonly id: string;
  readonly body: object;
  /** The version of the target that was seen; undefined where nothing shows one. */
  readonly version: number | undefined;
  /** The proposal that is answered, and how. */
  readonly answer?: Readonly<Partial<Record<'confirms' | 'declines' | 'withdraws' | 'reason', string>>>;
}

/** The content that a key stands for: the command without the version that was seen. */
export function contentOf({ form, id, body, answer }: Given): string {
  return JSON.stringify([form.path, form.step, id, body, answer]);
}

/** Sends a command; again under the key of its draft, it is done once. Throws HttpError with the problem. */
export async function send(given: Given, draft: DraftKey): Promise<Outcome> {
  const content = contentOf(given);
  const key = draft.for(content);
  try {
    const outcome = await post(given, {}, key);
    draft.know(content);
    return outcome;
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code === 'idempotency_key_reused') draft.knowEarlier();
    else if (!isUncertain(problem)) draft.know(content);
    throw error;
  }
}

/** The outcome that a command would have now; nothing is recorded. Throws HttpError with the problem. */
export async function tryOut(given: Given): Promise<Outcome> {
  return await post(given, { dryRun: '1' }, crypto.randomUUID());
}

async function post(
  { form: { path, step }, id, body, version, answer }: Given,
  more: Readonly<Record<string, string>>,
  key: string,
): Promise<Outcome> {
  const query = new URLSearchParams({ ...answer, ...more }).toString();
  const address = `/api/v1/${path}/${encodeURIComponent(id)}/${step}${query && `?${query}`}`;
  const headers = {
    'idempotency-key': key,
    'if-match': version === undefined ? '*' : `"v${version}"`,
  };
  const ask = async () => (await request<Outcome>('POST', address, body, { headers })).data;
  try {
    return await ask();
  } catch (error) {
    const signedIn = problemOf(error).code === 'unauthenticated' ? renewal() : undefined;
    if (!signedIn) throw error;
    await signedIn;
    return await ask();
  }
}
