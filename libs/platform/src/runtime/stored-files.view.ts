import { copy, namesFiles } from '@laurel/contracts';
import type { ServiceDefinition } from '../service.ts';

/**
 * The files that were stored, by hash, so that nothing names one that was not
 * (docs/handbook/process.md#2.3).
 */
export const storedFilesView = copy<{ readonly stored: true }>('stored-files', {
  version: 1,
  indexes: [],
  on: { AttachmentStored: { keys: ({ data }) => [data.attachmentId], fold: () => ({ stored: true }) } },
});

/** True for a service some of whose commands name stored files. */
export function takesFiles({ aggregates }: ServiceDefinition): boolean {
  return aggregates.some(
    ({ contract: { internal, commands } }) =>
      internal !== true && Object.values(commands).some(({ body }) => namesFiles(body)),
  );
}
