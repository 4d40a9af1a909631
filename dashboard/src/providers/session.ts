import type { Role } from '@laurel/contracts';
import { request, setCsrfToken } from './http.ts';
import { wipe } from './vault.ts';

/**
 * The account that is signed in. Held in memory only: the session itself is a cookie that no script can read.
 */
export interface Session {
  readonly csrfToken: string;
  readonly mustChangePassword: boolean;
  readonly account: {
    readonly accountId: string;
    readonly login: string;
    readonly name: string;
    readonly language: 'zh' | 'en';
    readonly unitId?: string;
    readonly roles: readonly {
      readonly role: Role;
      readonly unitId?: string;
      readonly onBehalfOf?: string;
    }[];
  };
}

const newsTries = 20;
const newsPauseMs = 250;

let asking: Promise<Session> | undefined;

/**
 * The session, asked for once; without network, the one that was taken along. Throws HttpError 401 when
 * nobody is signed in.
 */
export async function session(): Promise<Session> {
  asking ??= request<Session>('GET', '/api/v1/session')
    .then(({ data }) => data, fromDevice)
    .then(keep);
  try {
    return await asking;
  } catch (error) {
    asking = undefined;
    throw error;
  }
}

/**
 * Signs in; without network, to what was taken along. Throws HttpError `login_failed` or `too_many`.
 */
export async function signIn(login: string, password: string): Promise<Session> {
  const opening = device()
    .then(({ openDevice }) => openDevice(login, password))
    .catch(() => undefined);
  const data = await request<Session>('POST', '/api/v1/session', { login, password }).then(
    async (answer) => {
      await opening;
      return answer.data;
    },
    async (error: unknown) => {
      await opening;
      return await fromDevice(error);
    },
  );
  asking = Promise.resolve(keep(data));
  return data;
}

/**
 * Sets a new password and waits until the session knows of it; throws HttpError `password_weak` and the like.
 * An administrator who was restored by a sealed code is answered the next one, once.
 */
export async function changePassword(current: string, next: string): Promise<string | undefined> {
  const { data } = await request<{ sealedCode?: string }>('POST', '/api/v1/session/password', {
    current,
    next,
  });
  await device()
    .then(({ renewDevice }) => renewDevice(next))
    .catch(() => undefined);
  for (let tries = 0; tries < newsTries; tries += 1) {
    asking = undefined;
    if (!(await session()).mustChangePassword) break;
    await new Promise((resolve) => setTimeout(resolve, newsPauseMs));
  }
  return data.sealedCode;
}

/** Ends the session, here and on the server. */
export async function signOut(): Promise<void> {
  // Whoever is sent away because the session ended comes back to what was written.
  if (asking !== undefined)
    await Promise.allSettled([wipe(), device().then(({ wipeDevice }) => wipeDevice())]);
  asking = undefined;
  await request('DELETE', '/api/v1/session').catch(() => undefined);
  setCsrfToken('');
}

/** Forgets who was signed in, without telling the server. */
export function forgetSession(): void {
  asking = undefined;
}

/** The roles of a session, each once. */
export function rolesOf({ account }: Session): Role[] {
  return [...new Set(account.roles.map(({ role }) => role))];
}

/** The store of the device, whose code is loaded when it is needed. */
const device = async () => await import('../offline/device.ts');

/** The session that was taken along, where no network is why none was answered. */
async function fromDevice(error: unknown): Promise<Session> {
  const { keptSession } = await import('../offline/taken.ts');
  return await keptSession<Session>(error);
}

function keep(data: Session): Session {
  setCsrfToken(data.csrfToken);
  return data;
}
