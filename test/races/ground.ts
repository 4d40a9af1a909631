import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definitions, firstAccountsOf, launch } from '@laurel/all';
import type { FirstAccount } from '@laurel/identity';
import { openCluster } from '@laurel/infra/cluster';
import type { Client } from '../http/client.ts';
import { signIn } from '../http/people.ts';

/** A city in which nothing happened yet, by the public interface: its administrators race there. */
export interface Ground {
  readonly system: Client;
  readonly security: Client;
  close(): Promise<void>;
}

const mode = { kind: 'rehearsal', seed: 1, start: '2023-03-01T00:00:00.000Z' } as const;

/** On SQLite, in this process. */
export async function embedded(): Promise<Ground> {
  const directory = mkdtempSync(join(tmpdir(), 'laurel-races-'));
  const { server, firstAccounts, close } = await launch({ directory, host: '127.0.0.1', port: 0, mode });
  return await ground(server.url, firstAccounts, directory, close);
}

/** On MongoDB, with so many processes of the service that owns accounts; a gateway asks them in turn. */
export async function onCluster(replicas: number): Promise<Ground> {
  const directory = mkdtempSync(join(tmpdir(), 'laurel-races-'));
  const { url, close } = await openCluster({
    definitions: definitions.filter(({ name }) => name === 'identity'),
    ...{ directory, host: '127.0.0.1', port: 0, mode, partitions: 1 },
    serveDashboard: async () => {},
    database: `races-${randomBytes(4).toString('hex')}`,
    replicas: { identity: replicas },
  });
  return await ground(url, firstAccountsOf(mode.seed), directory, close);
}

async function ground(
  url: string,
  first: readonly FirstAccount[],
  directory: string,
  close: () => Promise<void>,
): Promise<Ground> {
  const signedIn = async (account: string) => {
    const { accountId, login, oneTimePassword } = first.find(({ accountId: id }) => id === account)!;
    return await signIn(url, accountId, login, oneTimePassword);
  };
  return {
    system: await signedIn('system-administrator'),
    security: await signedIn('security-administrator'),
    close: async () => {
      await close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
