// A kill does not empty the page cache, so it proves nothing about power cuts: here the system calls
// themselves are watched and made to fail.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqlite } from './open.ts';
import { temporaryDirectory } from './temporary.ts';

const loader = new URL('../../../../infra/typescript.mjs', import.meta.url).href;
const child = fileURLToPath(new URL('flush.child.ts', import.meta.url));
const traceable = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
if (!traceable)
  console.warn('SKIPPED: two tests that watch and break flushes to disk (strace is missing or not allowed)');
const whereTraced = traceable ? it : it.skip;

let directory: string;

beforeEach(async () => void (directory = await temporaryDirectory()));
afterEach(() => rm(directory, { recursive: true }));

/** Runs the appends under strace; gives the calls traced and the lines printed. */
async function traced(...options: string[]): Promise<{ calls: string[]; said: string[] }> {
  const trace = join(directory, 'trace.txt');
  const started = spawnSync(
    'strace',
    ['-f', '-y', '-o', trace, ...options, process.execPath, '--import', loader, child, directory],
    {
      encoding: 'utf8',
    },
  );
  return { calls: (await readFile(trace, 'utf8')).split('\n'), said: started.stdout.trim().split('\n') };
}

async function stored(): Promise<string[]> {
  const engine = await openSqlite({ directory, service: 'flushed', now: () => '' });
  const commands = (await engine.events.readAll(0, 100)).map(({ commandId }) => commandId);
  await engine.close();
  return commands;
}

describe('An append', () => {
  whereTraced('is acknowledged only after the log was flushed to the disk', async () => {
    const { calls, said } = await traced('-e', 'trace=fsync,fdatasync,write,pwrite64');
    expect(said).toHaveLength(13);
    // One letter per call that matters: Written to the log, Flushed, Acknowledged.
    const order = calls
      .slice(calls.findIndex((call) => call.includes('"opened')))
      .map((call) => {
        if (/pwrite64\(.*flushed\.db-wal>/.test(call)) return 'W';
        if (/f(data)?sync\(.*flushed\.db-wal>.*= 0/.test(call)) return 'F';
        return /write\(1.*"done /.test(call) ? 'A' : '';
      })
      .join('');
    expect(order).toMatch(/^(W+F+A){12}/);
  });

  whereTraced(
    'whose flush fails is not acknowledged; those after it are, and all acknowledged are there',
    async () => {
      for (const when of ['3', '4', '6..9']) {
        const { said } = await traced(
          '-e',
          'trace=fsync,fdatasync',
          '-e',
          `inject=fsync,fdatasync:error=EIO:when=${when}`,
          '-P',
          join(directory, 'flushed.db-wal'),
        );
        const failed = said.filter((line) => line.startsWith('failed'));
        expect(failed.length).toBeGreaterThan(0);
        for (const line of failed) expect(line).toMatch(/ Unavailable$/);
        expect(said.at(-1)).toBe('done c11');
        const acknowledged = said
          .filter((line) => line.startsWith('done'))
          .map((line) => line.slice('done '.length));
        expect(await stored()).toEqual(expect.arrayContaining(acknowledged));
        await rm(directory, { recursive: true });
        directory = await temporaryDirectory();
      }
    },
  );
});
