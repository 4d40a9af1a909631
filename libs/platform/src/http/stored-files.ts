import { setTimeout as sleep } from 'node:timers/promises';
import { filesIn, refuse } from '@laurel/contracts';
import type { z } from 'zod';
import { versioned } from '../runtime/folding.ts';
import type { ServiceRuntime } from '../runtime/runtime.ts';
import { storedFilesView } from '../runtime/stored-files.view.ts';

/** Each service learns of a new file a moment later than whoever stored it. */
const heardWithin = { tries: 20, pauseMs: 100 };

/**
 * Refuses a body that names a file which the record does not hold, wherever it names one: bytes whose upload
 * was refused are no file. Throws Rejected `file_unknown` with the field.
 */
export async function requireStored(
  { surroundings: { engine } }: ServiceRuntime,
  schema: z.ZodType,
  body: unknown,
): Promise<void> {
  const isStored = async (hash: string) =>
    (await engine.views.get(versioned(storedFilesView), hash)) !== undefined;
  for (const { path, hash } of filesIn(schema, body)) {
    let stored = await isStored(hash);
    for (let tried = 1; !stored && tried < heardWithin.tries; tried++) {
      await sleep(heardWithin.pauseMs);
      stored = await isStored(hash);
    }
    if (!stored) throw refuse('file_unknown', { file: hash }, path);
  }
}
