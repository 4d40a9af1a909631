// Replaces the containers of services one service at a time, without a request being lost: new ones are started beside the old (from the image and the
// settings as they are now), and only when those are ready the old ones end. Plain JavaScript for any Node from 20.
//   node infra/docker/roll.mjs application audit        COMPOSE_FILE and COMPOSE_PROJECT_NAME hold as for docker compose
import { execFileSync } from 'node:child_process';

const docker = (...parameters) => execFileSync('docker', parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();

for (const service of process.argv.slice(2)) {
  const before = docker('compose', 'ps', '--quiet', service).split('\n').filter(Boolean);
  if (before.length === 0) throw new Error(`${service} is not running`);
  const scale = `${service}=${2 * before.length}`;
  docker('compose', 'up', '--detach', '--no-deps', '--no-recreate', '--wait', '--scale', scale, service);
  for (const container of before) {
    docker('stop', container);
    docker('rm', container);
  }
  process.stdout.write(`${service}: ${before.length} 个容器已更换 replaced\n`);
}
