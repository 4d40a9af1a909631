import { describe, expect, it } from '@jest/globals';
import { command, given, stamped } from '@laurel/core/testing';
import fc from 'fast-check';
import { type AnnouncementCommand, announcementDecider, type AnnouncementFacts } from './announcement.ts';

/** One event is told once to each (docs/handbook/process.md#4-message). */

const notices = [
  { template: 'list-recalled', parameters: {}, audience: [] },
  { template: 'list-final', parameters: { x: 'y' }, audience: [] },
];
const announce = command({
  type: 'Announce',
  data: { about: 'recommendations/r2023.b03', campaignId: 'r2023', notices },
}) as unknown as AnnouncementCommand;
const facts: AnnouncementFacts = {
  announcementId: 'e1',
  unitName: '三分局',
  recipients: [
    ['wu', 'an', 'wu'],
    ['an', 'li'],
  ],
};

describe('An event that was not told', () => {
  it('is told to each once, by the first notice that names them, in a fixed order', () => {
    given(announcementDecider, facts)()
      .when(announce)
      .then({
        type: 'Announced',
        data: {
          announcementId: 'e1',
          about: 'recommendations/r2023.b03',
          campaignId: 'r2023',
          notices: [
            { template: 'list-recalled', parameters: { unit: '三分局' }, recipients: ['an', 'wu'] },
            { template: 'list-final', parameters: { x: 'y', unit: '三分局' }, recipients: ['li'] },
          ],
        },
      });
  });
  it('never reaches anybody twice, whoever the audiences are', () => {
    const account = fc.constantFrom('an', 'bo', 'li', 'wu');
    fc.assert(
      fc.property(fc.array(account), fc.array(account), (one, other) => {
        const [said] = announcementDecider.decide(
          announce,
          { status: 'none' },
          { announcementId: 'e1', recipients: [one, other] },
        );
        const told = said!.data.notices.flatMap(({ recipients }) => recipients);
        expect(told.length).toBe(new Set(told).size);
        expect(new Set(told)).toEqual(new Set([...one, ...other]));
      }),
    );
  });
});

describe('An event that was told', () => {
  it('is not told again', () => {
    const announced = stamped({
      type: 'Announced' as const,
      data: { announcementId: 'e1', about: 'x', notices: [] },
    });
    given(announcementDecider, facts)(announced).when(announce).thenNothing();
  });
});
