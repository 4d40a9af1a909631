import { save } from '../values/save.ts';
import { keptFile, keptFilesOf } from './kept-file.ts';
import type { Item } from './items.ts';

/** Has the browser save the outbox with its files as one file, for those who cannot send it from here. */
export async function exportOutbox(items: readonly Item[]): Promise<void> {
  const hashes = (await Promise.all(items.map(({ given }) => keptFilesOf(given.body)))).flat();
  const files = await Promise.all(
    [...new Set(hashes)].map(async (hash) => {
      const file = await keptFile(hash);
      return file && { hash, name: file.name, type: file.type, base64: base64Of(await file.arrayBuffer()) };
    }),
  );
  save('laurel-outbox.json', 'application/json', JSON.stringify({ items, files }, undefined, 2));
}

function base64Of(bytes: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
}
