// Makes the secrets of a deployment once, with random values, in infra/docker/secrets; what is there stays as
// it is. Plain JavaScript for any Node from 20. Keep a copy of the directory in a safe place: `secret-key`
// cannot be made again (docs/operations.md).
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const directory = fileURLToPath(new URL('secrets', import.meta.url));
// Containers of several users read the files, so the directory is what keeps others out.
mkdirSync(directory, { recursive: true, mode: 0o700 });

/** Writes a secret unless there is one; gives what stands. */
function secret(name, make) {
  const file = join(directory, name);
  const isThere = existsSync(file);
  if (!isThere) writeFileSync(file, make(), { mode: 0o444, flag: 'wx' });
  process.stdout.write(`${isThere ? '已有 kept' : '新建 made'}  ${file}\n`);
  return readFileSync(file, 'utf8');
}

const password = () => randomBytes(24).toString('hex');
secret('secret-key', () => randomBytes(32).toString('hex'));
secret('mongo-keyfile', () => randomBytes(756).toString('base64'));
secret('mongo-root-password', password);
const laurel = secret('mongo-laurel-password', password);
secret('mongo-url', () => `mongodb://laurel:${laurel}@mongo:27017/?replicaSet=rs0&authSource=admin`);
secret('grafana-password', password);
