import { secretsOf, Tokens } from '@laurel/platform';
import { ServiceUnderTest, type TestOptions } from '@laurel/platform/testing';
import { identityService } from '../identity.definition.ts';
import { type Attempt, type SignInShell, usualSessionHours } from './sign-in.ts';
import { SignInLimits, usualLimits } from './sign-in-limits.ts';

/** identity with what signing in needs beside it. */
export interface Desk extends SignInShell {
  readonly service: ServiceUnderTest;
  secretOf(commandId: string): (purpose: string) => string;
  /** A request at an instant; each has its own command id unless one is given. */
  attempt(instant: string, commandId?: string): Attempt;
}

const usualKey = new Uint8Array(32);

export async function openDesk(options: TestOptions = {}): Promise<Desk> {
  const service = await ServiceUnderTest.open(identityService, { secretKey: usualKey, ...options });
  const secretOf = secretsOf(options.secretKey ?? usualKey);
  let count = 0;
  return {
    service,
    read: service.reader('sign-in'),
    execute: (ask) => service.execute(ask),
    secretOf,
    tokens: new Tokens(new Uint8Array(32).fill(7)),
    limits: new SignInLimits(usualLimits),
    sessionHours: usualSessionHours,
    attempt(instant, commandId = `attempt-${++count}`) {
      return { commandId, instant, address: '10.0.0.1', secret: secretOf(commandId) };
    },
  };
}
