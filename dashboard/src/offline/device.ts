import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * The things that somebody takes along on this device, or leaves there to be sent. They are encrypted under a
 * key made from the password. The tab's session holds the key from the sign-in on; in a new tab the password
 * makes it again, without network. Signing out wipes both.
 */

interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

interface Schema extends DBSchema {
  /** By login and name. */
  sealed: { key: [string, string]; value: Sealed };
  /** By login. */
  salts: { key: string; value: Uint8Array<ArrayBuffer> };
}

/** The key of who is signed in, as the tab's session holds it. */
interface Held {
  readonly login: string;
  readonly salt: readonly number[];
  readonly key: JsonWebKey;
}

const heldName = 'laurel.device';
const algorithm = 'AES-GCM';
const iterations = 600_000;
const saltBytes = 16;
const nonceBytes = 12;

let opening: Promise<IDBPDatabase<Schema>> | undefined;

async function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('laurel-device', 1, {
    upgrade(made) {
      made.createObjectStore('sealed');
      made.createObjectStore('salts');
    },
  });
  return await opening;
}

/** True where the browser lets a page encrypt, and somebody signed in with a password. */
export const isDeviceOpen = (): boolean => 'subtle' in crypto && sessionStorage.getItem(heldName) !== null;

/** Makes the key of an account from its password, so that what it has on this device can be read. */
export async function openDevice(login: string, password: string): Promise<void> {
  if (!('subtle' in crypto)) return;
  const salt =
    (await (await database()).get('salts', login)) ?? crypto.getRandomValues(new Uint8Array(saltBytes));
  const text = new TextEncoder().encode(password);
  const secret = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    secret,
    { name: algorithm, length: 256 },
    true,
    ['encrypt', 'decrypt'],
  );
  const held: Held = { login, salt: [...salt], key: await crypto.subtle.exportKey('jwk', key) };
  sessionStorage.setItem(heldName, JSON.stringify(held));
}

/** Makes the key anew from another password, so that what was kept under the one before is not lost. */
export async function renewDevice(password: string): Promise<void> {
  if (!isDeviceOpen()) return;
  const { login } = await held();
  const kept = await Promise.all(
    (await namesOf('')).map(async (name) => ({ name, bytes: await getBytes(name) })),
  );
  await openDevice(login, password);
  for (const { name, bytes } of kept) if (bytes) await putBytes(name, bytes);
}

/** Keeps bytes of who is signed in under a name. */
export async function putBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { login, salt, key } = await held();
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const sealed = { nonce, bytes: await crypto.subtle.encrypt({ name: algorithm, iv: nonce }, key, bytes) };
  const transaction = (await database()).transaction(['sealed', 'salts'], 'readwrite');
  await Promise.all([
    transaction.objectStore('salts').put(new Uint8Array(salt), login),
    transaction.objectStore('sealed').put(sealed, [login, name]),
    transaction.done,
  ]);
}

/** The bytes under a name; undefined when there are none, or the password was not theirs. */
export async function getBytes(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!isDeviceOpen()) return undefined;
  const { login, key } = await held();
  const sealed = await (await database()).get('sealed', [login, name]);
  if (!sealed) return undefined;
  return await crypto.subtle.decrypt({ name: algorithm, iv: sealed.nonce }, key, sealed.bytes).then(
    (bytes) => new Uint8Array(bytes),
    () => undefined,
  );
}

/** Keeps a value of who is signed in under a name. */
export async function put(name: string, value: object): Promise<void> {
  await putBytes(name, new TextEncoder().encode(JSON.stringify(value)));
}

/** The value under a name; undefined when there is none, or the password was not its own. */
export async function get<Value>(name: string): Promise<Value | undefined> {
  const bytes = await getBytes(name);
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Value);
}

/** The names of who is signed in that begin alike, in their order. */
export async function namesOf(beginning: string): Promise<string[]> {
  if (!isDeviceOpen()) return [];
  const { login } = await held();
  const keys = await (await database()).getAllKeys('sealed', allOf(login));
  return keys.map(([, name]) => name).filter((name) => name.startsWith(beginning));
}

/** Forgets what is kept under a name. */
export async function drop(name: string): Promise<void> {
  const { login } = await held();
  await (await database()).delete('sealed', [login, name]);
}

/** Forgets all that who is signed in has on this device, and the key to it. */
export async function wipeDevice(): Promise<void> {
  if (!isDeviceOpen()) return;
  const { login } = await held();
  sessionStorage.removeItem(heldName);
  const transaction = (await database()).transaction(['sealed', 'salts'], 'readwrite');
  await Promise.all([
    transaction.objectStore('salts').delete(login),
    transaction.objectStore('sealed').delete(allOf(login)),
    transaction.done,
  ]);
}

const allOf = (login: string) => IDBKeyRange.bound([login], [login, []]);

async function held() {
  const { login, salt, key } = JSON.parse(sessionStorage.getItem(heldName) ?? '{}') as Held;
  return {
    login,
    salt,
    key: await crypto.subtle.importKey('jwk', key, algorithm, false, ['encrypt', 'decrypt']),
  };
}
