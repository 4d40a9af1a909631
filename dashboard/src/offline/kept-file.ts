import { isDeviceOpen, drop, get, getBytes, namesOf, put, putBytes } from './device.ts';
import { type FilePlace, storeFile } from '../providers/store-file.ts';
import { problemOf } from '../providers/http.ts';

/**
 * Files that were chosen without network. Their names are their hashes, as the server will know them, so that
 * a command can name them before they are there.
 */

interface KeptFile {
  readonly place: FilePlace;
  readonly name: string;
  readonly type: string;
}

const factsOf = (hash: string) => `file/${hash}`;
const bytesOf = (hash: string) => `bytes/${hash}`;

/** Stores a file, or keeps it on this device where there is no network; answers its hash. */
export async function storeOrKeep(
  place: FilePlace,
  file: File,
  onPart: (part: number) => void,
): Promise<string> {
  try {
    return await storeFile(place, file, onPart);
  } catch (error) {
    if (problemOf(error).status !== 0 || !isDeviceOpen()) throw error;
    return await keepFile(place, file);
  }
}

async function keepFile(place: FilePlace, file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  await putBytes(bytesOf(hash), bytes);
  await put(factsOf(hash), { place, name: file.name, type: file.type } satisfies KeptFile);
  return hash;
}

/** The file of a hash, if this device keeps it. */
export async function keptFile(hash: string): Promise<File | undefined> {
  const facts = await get<KeptFile>(factsOf(hash));
  const bytes = await getBytes(bytesOf(hash));
  return facts && bytes && new File([bytes], facts.name, { type: facts.type });
}

/** The hashes of the kept files that a command names. */
export async function keptFilesOf(body: object): Promise<string[]> {
  const text = JSON.stringify(body);
  const hashes = (await namesOf(factsOf(''))).map((name) => name.slice(factsOf('').length));
  return hashes.filter((hash) => text.includes(hash));
}

/** Stores the kept files that a command names, and keeps them no longer. */
export async function sendFiles(body: object): Promise<void> {
  for (const hash of await keptFilesOf(body)) {
    const facts = await get<KeptFile>(factsOf(hash));
    const file = await keptFile(hash);
    if (!facts || !file) continue;
    await storeFile(facts.place, file, () => {});
    await drop(factsOf(hash));
    await drop(bytesOf(hash));
  }
}
