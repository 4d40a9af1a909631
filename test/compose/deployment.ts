import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '@laurel/infra/engines';

/** The compose file as a deployment of its own on this machine, which leaves others alone. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);
const outputBytesMax = 256 * 1024 * 1024;

/** Why there can be no deployment here; undefined when there can. */
export function missing(): string | undefined {
  try {
    execFileSync('docker', ['compose', 'version'], { stdio: 'ignore' });
    execFileSync('docker', ['info'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'no Docker engine with compose answers';
  }
}

/** Whether the image of a service of the compose file is here, or can be fetched. */
export function hasImage(service: string): boolean {
  const docker = (...parameters: string[]) =>
    execFileSync('docker', parameters, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  try {
    const { services } = JSON.parse(docker('compose', '--profile', '*', 'config', '--format', 'json')) as {
      services: Record<string, { image: string }>;
    };
    const { image } = services[service]!;
    if (docker('image', 'ls', '--quiet', image).trim() === '') docker('pull', image);
    return true;
  } catch {
    return false;
  }
}

export class Deployment {
  readonly #environment: Readonly<Record<string, string>>;

  private constructor(
    readonly project: string,
    readonly url: string,
    subnet: string,
  ) {
    this.#environment = {
      COMPOSE_PROJECT_NAME: project,
      LAUREL_WEB_PORT: new URL(url).host,
      LAUREL_WEB_SUBNET: subnet,
      LAUREL_TRUSTED_PROXIES: subnet,
    };
  }

  /** Nothing is started yet. `network` tells deployments apart that run at once. */
  static async of(project: string, network: number): Promise<Deployment> {
    execFileSync(process.execPath, ['infra/docker/secrets.mjs'], { cwd: root, stdio: 'ignore' });
    return new Deployment(project, `http://127.0.0.1:${await freePort()}`, `172.31.${network}.0/24`);
  }

  async compose(...parameters: string[]): Promise<string> {
    return await this.run('docker', 'compose', ...parameters);
  }

  /** Throws with what it said when it fails. */
  async run(command: string, ...parameters: string[]): Promise<string> {
    const options = { cwd: root, env: { ...process.env, ...this.#environment }, maxBuffer: outputBytesMax };
    return (await run(command, parameters, options)).stdout;
  }

  /** `laurel …` on this deployment's record. */
  async laurel(...parameters: string[]): Promise<string> {
    const url = await this.run('cat', 'infra/docker/secrets/mongo-url');
    return await this.compose('run', '--rm', '-T', 'laurel', ...parameters, '--data', `${url}#laurel`);
  }

  async containers(service: string): Promise<string[]> {
    return (await this.compose('ps', '--quiet', service)).split('\n').filter(Boolean);
  }

  /** What a service answers on the services' own network. */
  async ask(url: string): Promise<string> {
    const [container = ''] = await this.containers('application');
    const script = `fetch(${JSON.stringify(url)}).then((response) => response.text()).then((text) => process.stdout.write(text))`;
    return await this.run('docker', 'exec', container, 'node', '--eval', script);
  }

  /** Removes everything, data included. */
  async remove(): Promise<void> {
    await this.compose('--profile', '*', 'down', '--volumes', '--timeout', '5');
  }
}
