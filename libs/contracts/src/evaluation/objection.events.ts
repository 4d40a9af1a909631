import { deciders, every } from '../audience.ts';
import { earlierEvent, event } from '../contract.ts';
import { day, noticeId, objectionId, text, titleId } from '../values.ts';
import { confidants, identified, objectionKind } from './public-notice.read-models.ts';
import { ofEntry } from './shared.ts';

const objection = { ...ofEntry, noticeId, objectionId, titleId: titleId.optional() };
const objectionDecided = {
  template: 'objection-decided',
  zh: '一项异议已作出处理。',
  en: 'An objection was decided.',
};

/** The events of the objections that are raised in a public notice. */
export const objectionEvents = {
  /** The name and contact of the objector are the event's sealed part. */
  ObjectionRaised: event({
    version: 1,
    body: {
      ...objection,
      receivedOn: day,
      ground: text(500),
      identified,
    },
    readBy: ['discipline'],
    part: 'raised',
    words: { zh: '已登记异议', en: 'an objection was raised' },
    // To discipline alone, and there not to whoever must keep away; not even which entry it concerns.
    tells: {
      template: 'objection-raised',
      zh: '收到一项异议，待核查。',
      en: 'An objection was registered and waits to be examined.',
      to: ({ branchId }) => [{ role: 'discipline', foreignTo: branchId }],
    },
  }),
  ObjectionUpheld: event({
    version: 1,
    body: {
      ...objection,
      kind: objectionKind,
      reason: text(500),
    },
    readBy: ['committee', 'discipline'],
    only: () => ({ kind: confidants, reason: confidants }),
    part: 'upheld',
    words: { zh: '已认定异议成立', en: 'an objection was upheld' },
    tells: { ...objectionDecided, to: () => deciders },
  }),
  ObjectionDismissed: event({
    version: 1,
    body: { ...objection, reason: text(500) },
    readBy: ['committee', 'discipline'],
    only: () => ({ reason: confidants }),
    part: 'dismissed',
    words: { zh: '已驳回异议', en: 'an objection was dismissed' },
    tells: { ...objectionDecided, to: () => deciders },
  }),
  /** Version 1 was said by discipline alone. */
  ObjectionInadmissible: event({
    version: 2,
    body: { ...objection, reason: text(500) },
    earlier: earlierEvent({
      version: 1,
      body: { ...objection, reason: text(500) },
    }),
    upcast: (data) => data,
    sample: {
      campaignId: 'r2023',
      branchId: 'b03.017',
      noticeId: 'winners-1',
      objectionId: 'o3',
      titleId: 'secretaryStudio',
      reason: '不属评选范围',
    },
    readBy: ['committee', 'discipline'],
    only: () => ({ reason: confidants }),
    part: 'inadmissible',
    words: { zh: '异议不予受理', en: 'an objection was declared inadmissible' },
    tells: { ...objectionDecided, to: () => [every('discipline')] },
  }),
};
