import { createHmac } from 'node:crypto';
import { derivedId } from '@laurel/core/derived';

export { derivedId, sha256 } from '@laurel/core/derived';

/**
 * The id of a command that the system gives itself, from what causes it. No UUID, so that nobody can take it
 * beforehand with an Idempotency-Key and so keep the command from being done.
 */
export function systemCommandId(name: string): string {
  return `system-${derivedId(name)}`;
}

/** Bytes nobody without the key can guess, the same for the same name; hex. */
export function keyed(key: Uint8Array, name: string): string {
  return createHmac('sha256', key).update(name).digest('hex');
}

/**
 * Derives bytes for one command and one purpose, as hex. Without the key nobody can compute them, and the
 * same command always gets the same bytes.
 */
export function secretsOf(secretKey: Uint8Array): (commandId: string) => (purpose: string) => string {
  return (commandId) => (purpose) => keyed(secretKey, `${commandId}/${purpose}`);
}
