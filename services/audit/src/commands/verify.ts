import { createReadStream } from 'node:fs';
import { type Checked, checkFile } from './check.ts';
import { readRecord } from './export-file.ts';
import { hashOfBytes, hashRecord } from './hashes.ts';
import { type Living, livingIn } from '../joining/living.ts';

/** A record as it was found before anything of it is kept. */
export interface Verified {
  readonly recordHash: string;
  readonly checked: Checked;
  readonly historyHash: string;
  readonly living: Living;
}

/** The steps of a verification, told one after another. */
export type VerifyStep = 'bytes' | 'rules' | 'history' | 'living';

/**
 * Reads an exported record whole: the hash of its bytes, every rule as `laurel audit check` judges it, the
 * hash of its history, and what of it lives on. Rankings are computed anew on the way (rule 5).
 */
export async function verified(
  file: string,
  onProgress: (step: VerifyStep, events: number) => void = () => {},
): Promise<Verified> {
  onProgress('bytes', 0);
  const recordHash = await hashOfBytes(createReadStream(file));
  onProgress('rules', 0);
  const checked = await checkFile(file, (events) => onProgress('rules', events));
  onProgress('history', checked.events);
  const historyHash = await hashRecord(readRecord(file));
  onProgress('living', checked.events);
  return { recordHash, checked, historyHash, living: await livingIn(readRecord(file)) };
}
