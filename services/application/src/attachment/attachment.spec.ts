// A file is kept once, for a unit that exists, if it is of a kind and size that evidence has.
import { describe, it } from '@jest/globals';
import { attachment, values } from '@laurel/contracts';
import { inState, type Command, type Stamped } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { campaignId, openCampaign, tree } from '../city.fixture.ts';
import type { AttachmentEvent } from './attachment.ts';
import { attachmentDecider, type AttachmentFacts } from './attachment.decide.ts';

const hash = 'c'.repeat(64);
const facts: AttachmentFacts = {
  id: { campaign: campaignId, name: hash, unit: 'b03.017' },
  campaign: openCampaign,
  tree,
};
const file = { attachmentId: hash, name: '照片.jpg', mediaType: 'image/jpeg', size: 2_000_000 };
const stored = { type: 'AttachmentStored' as const, data: { ...file, campaignId, unitId: 'b03.017' } };
type Asked = Parameters<typeof attachmentDecider.decide>[0];
const store = (data: object = {}, type: Asked['type'] = 'StoreAttachment') =>
  command({ type, data: { ...file, ...data } }) as Asked & Command;
const on = (overrides: Partial<AttachmentFacts> = {}) =>
  given(inState(attachmentDecider, attachment.commands), { ...facts, ...overrides });

describe('A file', () => {
  it('is kept once, a unit’s own as well as evidence on it', () => {
    on()().when(store()).then(stored);
    on()().when(store({}, 'StoreEvidence')).then(stored);
    on()(stamped(stored) as Stamped<AttachmentEvent>)
      .when(store())
      .thenNothing();
  });
  it.each(['application/ofd', 'application/vnd.ms-works', 'application/wps-office.wps', 'image/heic'])(
    'of the type %s, as offices and telephones make them, is kept',
    (mediaType) => {
      on()()
        .when(store({ mediaType }))
        .then({ ...stored, data: { ...stored.data, mediaType } });
    },
  );
  it('is refused when it runs, is too large, or is not what its id says', () => {
    on()()
      .when(store({ mediaType: 'application/x-msdownload' }))
      .thenRefused('attachment_type');
    on()()
      .when(store({ size: values.attachmentBytesMax + 1 }))
      .thenRefused('attachment_size');
    on()()
      .when(store({ attachmentId: 'd'.repeat(64) }))
      .thenRefused('value_invalid');
  });
  it('is refused for units and campaigns that do not exist', () => {
    on({ id: { ...facts.id, unit: 'b03.099' } })()
      .when(store())
      .thenRefused('unit_unknown');
    on({ campaign: { status: 'none' } })()
      .when(store())
      .thenRefused('not_found');
  });
});
