import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { basename, join } from 'node:path';

/**
 * Runs `work`; with `LAUREL_BENCH_PROFILE=folder` a processor profile of it is left there, to be opened in
 * any browser's developer tools.
 */
export async function profiled<T>(name: string, work: () => Promise<T>): Promise<T> {
  const folder = process.env['LAUREL_BENCH_PROFILE'];
  if (!folder) return await work();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  try {
    return await work();
  } finally {
    const { profile } = await session.post('Profiler.stop');
    writeFileSync(
      join(folder, `${basename(name, '.ts')}-${process.pid}.cpuprofile`),
      JSON.stringify(profile),
    );
    session.disconnect();
  }
}
