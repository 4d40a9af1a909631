// Replaces the containers of services one service at a time, without a request being lost: new ones are
// started beside the old (from the image and the settings as they are now), and only when those are ready the
// old ones end; where they do not become ready, they are taken away and the old ones go on. Plain JavaScript
// for any Node from 20.
//   node infra/docker/roll.mjs application audit
// COMPOSE_FILE and COMPOSE_PROJECT_NAME hold as for docker compose.
import { execFileSync } from 'node:child_process';

const docker = (...parameters) =>
  execFileSync('docker', parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();

const readyWithinSeconds = 600;

const containersOf = (service, ...parameters) =>
  docker('compose', 'ps', '--quiet', ...parameters, service)
    .split('\n')
    .filter(Boolean);

function end(containers) {
  for (const container of containers) {
    docker('stop', container);
    docker('rm', container);
  }
}

for (const service of process.argv.slice(2)) {
  const before = containersOf(service);
  if (before.length === 0) throw new Error(`${service} is not running`);
  const scale = `${service}=${2 * before.length}`;
  try {
    const waiting = ['--wait', '--wait-timeout', String(readyWithinSeconds)];
    docker('compose', 'up', '--detach', '--no-deps', '--no-recreate', ...waiting, '--scale', scale, service);
  } catch {
    const begun = containersOf(service, '--all').filter((container) => !before.includes(container));
    for (const container of begun) process.stderr.write(`${docker('logs', '--tail', '10', container)}\n`);
    end(begun);
    process.stderr.write(
      `${service}: 新容器未就绪，已移除，原有容器继续运行 / the new containers did not become ready and are gone; the old ones go on\n`,
    );
    process.exit(1);
  }
  end(before);
  process.stdout.write(`${service}: ${before.length} 个容器已更换 replaced\n`);
}
