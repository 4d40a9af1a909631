import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const memoryFileSystems = new Map([
  [0x01021994, 'tmpfs'],
  [0x858458f6, 'ramfs'],
]);

/** Throws when files there are only in memory: nothing that is "durable" could be measured. */
export function mustBeDisk(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const memory = memoryFileSystems.get(statfsSync(folder).type);
  if (memory) throw new Error(`${folder} is in memory (${memory}); set TMPDIR to a folder on a disk`);
}

/** Runs `work` with an empty directory, which goes away afterwards. */
export async function inEmptyDirectory<T>(
  folder: string,
  work: (directory: string) => Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(join(folder, 'round-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * The cores for a server and for those who ask it, so that neither takes the other's; none where processes
 * cannot be kept on one.
 */
export function coresApart(): { server: number; client: number } | undefined {
  if (availableParallelism() < 2) return undefined;
  try {
    execFileSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' });
    return { server: 0, client: 1 };
  } catch {
    return undefined;
  }
}
