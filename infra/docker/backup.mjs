// A copy of everything that a deployment keeps, taken while it is stopped, and back into an empty one
// (docs/operations.md). Plain JavaScript for any Node from 20.
//   node infra/docker/backup.mjs save <directory>
//   node infra/docker/backup.mjs restore <directory>
// The secrets are not in it: keep infra/docker/secrets beside it, apart. COMPOSE_PROJECT_NAME and
// COMPOSE_FILE hold as for docker compose.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

const kept = { mongo: ['data/db', 'data/configdb'], kafka: ['var/lib/kafka/data'] };
const [what, directory = ''] = process.argv.slice(2);
if (!['save', 'restore'].includes(what) || directory === '')
  fail('usage: backup.mjs save|restore <directory>');

const docker = (...parameters) =>
  execFileSync('docker', parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
const running = docker('compose', 'ps', '--quiet', '--status', 'running');
if (running !== '') fail('先停止：docker compose stop / Stop it first: docker compose stop');
if (what === 'restore') docker('compose', 'create', ...Object.keys(kept));
mkdirSync(directory, { recursive: true, mode: 0o700 });

for (const [service, paths] of Object.entries(kept)) {
  const container = docker('compose', 'ps', '--all', '--quiet', service);
  if (container === '') fail(`没有 ${service} 容器 / there is no container of ${service}`);
  const image = docker('inspect', '--format', '{{.Image}}', container);
  const inContainer = (line) =>
    docker(
      ...[
        'run',
        '--rm',
        '--network',
        'none',
        '--user',
        '0',
        '--volumes-from',
        container,
        '--volume',
        `${resolve(directory)}:/backup`,
      ],
      ...['--entrypoint', 'sh', image, '-ec', line],
    );
  const places = paths.map((path) => `/${path}`).join(' ');
  if (what === 'save') {
    inContainer(`tar -C / -cf /backup/${service}.tar ${paths.join(' ')}`);
  } else {
    if (inContainer(`find ${places} -type f | head -1`) !== '')
      fail(`${service} 中已有数据 / ${service} is not empty`);
    inContainer(`tar -C / -xpf /backup/${service}.tar`);
  }
  process.stdout.write(`${service}: ${what === 'save' ? '已备份 saved' : '已恢复 restored'}\n`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
