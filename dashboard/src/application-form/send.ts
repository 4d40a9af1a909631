import { request } from '../providers/http.ts';
import type { Rows } from '../providers/resources.ts';
import type { Form } from './fields.ts';

/** The commands of a form, and the files that it names. */

type Candidate = Rows['candidates'];

/** Gives a command to the application as it was seen; answers the version after it. */
export async function giveCommand(
  { campaignId, branchId }: Candidate,
  act: 'draft-application' | 'submit-application',
  body: { readonly form: Form; readonly declarations?: readonly string[] },
  version: number,
): Promise<number> {
  const { headers } = await request('POST', `/api/v1/applications/${campaignId}.${branchId}/${act}`, body, {
    headers: { 'if-match': `"v${version}"` },
  });
  return Number(/\d+/.exec(headers.get('etag') ?? '')?.[0] ?? version);
}

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
