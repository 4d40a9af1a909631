import type { DBSchema, IDBPDatabase } from 'idb';

/**
 * Keeps on this device what is not sent yet: encrypted, under a key that is held by this tab's session alone.
 * Without the key nobody reads it, and signing out wipes it.
 */

const databaseName = 'laurel';
const storeName = 'drafts';
const keyName = 'laurel.vault';
/** A tab that was closed took its key along; what it kept is cleared away by and by. */
const keptMs = 7 * 24 * 3_600_000;
const algorithm = 'AES-GCM';

/** True once all was wiped: a screen that still writes while it goes away keeps nothing. */
let isWiped = false;

/** The key of this tab, and the account whose drafts it opens. */
interface Held {
  readonly accountId: string;
  readonly tab: string;
  readonly key: JsonWebKey;
}

interface Sealed {
  readonly name: string;
  readonly at: number;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** True where the browser lets a page encrypt, which it does over a safe connection only. */
export const canKeep = (): boolean => 'subtle' in crypto && 'indexedDB' in window;

/** Keeps a value of an account under a name, until it is wiped. */
export async function keep(accountId: string, name: string, value: object): Promise<void> {
  if (isWiped) return;
  const { tab, key } = await keyOf(accountId);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const bytes = await crypto.subtle.encrypt({ name: algorithm, iv: nonce }, key, text);
  await inStore((store) => store.put(storeName, { name: `${tab}/${name}`, at: Date.now(), nonce, bytes }));
}

/** The value that is kept under a name; undefined when there is none. */
export async function kept<Value>(accountId: string, name: string): Promise<Value | undefined> {
  isWiped = false;
  const { tab, key } = await keyOf(accountId);
  const sealed = await inStore((store) => store.get(storeName, `${tab}/${name}`));
  if (!sealed) return undefined;
  const text = await crypto.subtle.decrypt({ name: algorithm, iv: sealed.nonce }, key, sealed.bytes);
  return JSON.parse(new TextDecoder().decode(text)) as Value;
}

/** Forgets the value that is kept under a name. */
export async function drop(accountId: string, name: string): Promise<void> {
  const { tab } = await keyOf(accountId);
  await inStore((store) => store.delete(storeName, `${tab}/${name}`));
}

/** Forgets everything that is kept, and the key to it. */
export async function wipe(): Promise<void> {
  isWiped = true;
  sessionStorage.removeItem(keyName);
  if (canKeep()) await inStore((store) => store.clear(storeName));
}

async function keyOf(accountId: string): Promise<{ tab: string; key: CryptoKey }> {
  const text = sessionStorage.getItem(keyName);
  const held = text === null ? undefined : (JSON.parse(text) as Held);
  const mine = held?.accountId === accountId ? held : await newKey(accountId);
  const key = await crypto.subtle.importKey('jwk', mine.key, algorithm, false, ['encrypt', 'decrypt']);
  return { tab: mine.tab, key };
}

async function newKey(accountId: string): Promise<Held> {
  const made = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, true, [
    'encrypt',
    'decrypt',
  ]);
  const held = { accountId, tab: crypto.randomUUID(), key: await crypto.subtle.exportKey('jwk', made) };
  sessionStorage.setItem(keyName, JSON.stringify(held));
  return held;
}

interface Store extends DBSchema {
  drafts: { key: string; value: Sealed; indexes: { at: number } };
}

async function opened(): Promise<IDBPDatabase<Store>> {
  // Nobody needs it to sign in.
  const { openDB } = await import('idb');
  const store = await openDB<Store>(databaseName, 1, {
    upgrade(database) {
      database.createObjectStore(storeName, { keyPath: 'name' }).createIndex('at', 'at');
    },
  });
  const old = IDBKeyRange.upperBound(Date.now() - keptMs);
  for (const name of await store.getAllKeysFromIndex(storeName, 'at', old))
    await store.delete(storeName, name);
  return store;
}

/** Asks the store, which is closed again: another tab may want it otherwise. */
async function inStore<Result>(ask: (store: IDBPDatabase<Store>) => Promise<Result>): Promise<Result> {
  const store = await opened();
  try {
    return await ask(store);
  } finally {
    store.close();
  }
}
