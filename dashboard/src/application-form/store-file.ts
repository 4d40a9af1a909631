import { request } from '../providers/http.ts';
import type { Rows } from '../providers/resources.ts';

type Candidate = Rows['candidates'];

/** Stores a file for a field of the form; answers its hash. */
export async function storeFile(
  { campaignId, branchId }: Candidate,
  field: string,
  file: File,
): Promise<string> {
  const { name, type: mediaType } = file;
  const query = new URLSearchParams({ campaign: campaignId, unit: branchId, name, mediaType, field });
  const { data } = await request<{ attachmentId: string }>('POST', `/api/v1/attachments?${query}`, file);
  return data.attachmentId;
}
