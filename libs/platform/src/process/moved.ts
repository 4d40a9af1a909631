import type { Meta } from '@laurel/engines';

/** The marks of a log that was carried here from another engine. */

const begun = 'move-begun';
const ended = 'move-ended';

/** The position in another service's log up to which this one had heard it before it was carried here. */
export const heardBefore = (service: string) => `move-heard-${service}`;

/** That position, as the log's facts have it; 0 when nothing was carried here. */
export async function carriedUpTo(meta: Pick<Meta, 'get'>, service: string): Promise<number> {
  return Number((await meta.get(heardBefore(service))) ?? 0);
}

export async function beginMove(meta: Meta): Promise<void> {
  await meta.setOnce(begun, 'yes');
}

export async function endMove(meta: Meta): Promise<void> {
  await meta.setOnce(ended, 'yes');
}

/** Throws while only a part of a log is here: whoever served it would go on from the part. */
export async function mustBeWhole(meta: Pick<Meta, 'get'>, place: string): Promise<void> {
  if ((await meta.get(begun)) === undefined || (await meta.get(ended)) !== undefined) return;
  throw new Error(
    `${place} 的记录尚未迁移完，请再次运行 laurel move / holds a record that is not moved whole: run laurel move again`,
  );
}
