import { hash } from 'node:crypto';

/**
 * Hashes and ids that follow from what they stand for. Node only, so not part of what the dashboard loads.
 */

/** SHA-256 as hex. */
export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text);
}

/** Laurel's namespace for derived ids. */
const namespace = Buffer.from('5a1f6c0e9b7d4c0f8a2e3d1b6f7c8d90', 'hex');

/**
 * Gives a UUID made from a name (version 5, RFC 9562). The same name always gives the same id, so that a
 * repetition is recognised.
 */
export function derivedId(name: string): string {
  const hex = hash('sha1', Buffer.concat([namespace, Buffer.from(name)]));
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
