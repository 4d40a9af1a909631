import { type attachment, type CommandOf, refuse, values } from '@laurel/contracts';
import type { Decider, Stateful } from '@laurel/core';
import { type Attachment, type AttachmentEvent, evolve, initial, stateOf } from './attachment.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { requireReached } from '../organisation/handing-in.rules.ts';
import { branchOf, bureauIn, type Organisation } from '../organisation/organisation.ts';

/**
 * The decision to keep a file, a unit's own or evidence on it. The upload endpoint stores the bytes; this
 * decides on their record.
 */

export interface AttachmentFacts {
  readonly id: { readonly campaign: string; readonly name: string; readonly unit: string };
  readonly campaign: Campaign;
  readonly tree: Organisation;
}

/** Documents, sheets, slides, pictures; nothing that runs. */
export const acceptedMediaTypes: readonly string[] = [
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  // The state's own document format, and those of WPS: text, sheet, slides.
  'application/ofd',
  'application/vnd.ofd',
  'application/vnd.ms-works',
  'application/wps-office.wps',
  'application/wps-office.et',
  'application/wps-office.dps',
  'image/jpeg',
  'image/png',
  'image/heic',
  'image/heif',
  'text/plain',
  'video/mp4',
];

export const attachmentDecider: Decider<
  Attachment,
  CommandOf<typeof attachment>,
  AttachmentEvent,
  AttachmentFacts
> &
  Stateful<Attachment> = {
  initial,
  evolve,
  stateOf,
  decide({ data }, state, { id, campaign, tree }) {
    if (campaign.status === 'none') throw refuse('not_found', {}, 'id');
    if (!bureauIn(tree, id.unit) && !branchOf(tree, id.unit))
      throw refuse('unit_unknown', { unit: id.unit }, 'id');
    requireReached(tree, { campaignId: id.campaign, hostId: campaign.hostId }, id.unit);
    if (data.attachmentId !== id.name)
      throw refuse('value_invalid', { field: 'attachmentId', value: data.attachmentId }, 'attachmentId');
    if (!acceptedMediaTypes.includes(data.mediaType))
      throw refuse('attachment_type', { mediaType: data.mediaType }, 'mediaType');
    if (data.size > values.attachmentBytesMax)
      throw refuse('attachment_size', { maximum: values.attachmentBytesMax }, 'size');
    if (state.status === 'stored') return [];
    return [{ type: 'AttachmentStored', data: { ...data, campaignId: id.campaign, unitId: id.unit } }];
  },
};
