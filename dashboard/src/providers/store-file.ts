import { upload } from './http.ts';

/** The unit for which a file is stored, and the campaign in which. */
export interface FilePlace {
  readonly campaignId: string;
  readonly unitId: string;
  /** The field of the application form that it is for, so that only the field's readers see it. */
  readonly field?: string;
}

/** Stores a file; answers its hash. */
export async function storeFile(
  { campaignId, unitId, field }: FilePlace,
  file: File,
  onPart: (part: number) => void,
): Promise<string> {
  const { name, type: mediaType } = file;
  const query = new URLSearchParams({
    ...{ campaign: campaignId, unit: unitId, name, mediaType },
    ...(field !== undefined && { field }),
  });
  return (await upload<{ attachmentId: string }>(`/api/v1/attachments?${query}`, file, onPart)).attachmentId;
}
