import {
  acceptedMediaTypes,
  type attachment,
  type CommandOf,
  formFieldsOf,
  refuse,
  type Role,
  values,
} from '@laurel/contracts';
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
    const field = 'field' in data ? data.field : undefined;
    const readers = field === undefined ? {} : { seenBy: readersOf(field, data.mediaType, campaign) };
    if (state.status === 'stored' && (field === undefined || state.fields.includes(field))) return [];
    const ofUnit = { campaignId: id.campaign, unitId: id.unit };
    return [{ type: 'AttachmentStored', data: { ...data, ...ofUnit, ...readers } }];
  },
};

/**
 * The readers of a file that is stored for a field of the form: those of the field, from the first byte on.
 * Refuses with `form_field_unknown`, `attachment_type`.
 */
function readersOf(id: string, mediaType: string, campaign: Campaign): Role[] {
  const fields = campaign.status === 'none' ? [] : formFieldsOf(campaign.rulePack);
  const field = fields.find((one) => one.id === id && one.kind === 'file');
  if (!field) throw refuse('form_field_unknown', { field: id }, 'field');
  if (field.mediaTypes?.includes(mediaType) === false)
    throw refuse('attachment_type', { mediaType }, 'mediaType');
  return [...(field.seenBy ?? [])];
}
