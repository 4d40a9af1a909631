import { describe, expect, it } from '@jest/globals';
import { acts, aggregates, commands, events } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { notificationReactions as reactions } from '../reactions.ts';
import type { Notice } from './notice.ts';
import { notices, placeholders, texts, textOf, writtenNotices } from './notices.ts';
import { reminderTexts } from '../reminders/reminders.ts';
import { samples } from './samples.fixture.ts';
import { remindersView } from '../reminders/reminders.view.ts';

/**
 * Every event that is told, told: whole sentences in both languages, and nothing that is nobody's business.
 */

const announceSchema = aggregates.find(({ name }) => name === 'announcement')!.commands['Announce']!.body;
const told = Object.keys(notices);
const noticeOf = (event: ViewedEvent) => (notices as Record<string, Notice>)[event.type]!;
const tellingOf = (event: ViewedEvent) => noticeOf(event).tell(event.data as never, event);

/** What must never be in a message: the sample events carry it in the fields that hold it. */
const secret = 'SECRET';

describe('Every notice', () => {
  it('is of an event there is', () => expect(told.filter((type) => !events[type])).toEqual([]));
  it('stands in one place, the contract or here', () =>
    expect(Object.keys(writtenNotices).filter((type) => events[type]!.tells)).toEqual([]));
  it('has a sample to be tested by', () => expect(Object.keys(samples).sort()).toEqual([...told].sort()));

  for (const [type, event] of Object.entries(samples)) {
    it(`${type} fills every placeholder in both languages`, () => {
      const { template } = noticeOf(event);
      const { unitId, parameters } = tellingOf(event)!;
      const filled = unitId === undefined ? parameters : { ...parameters, unit: '一支部' };
      expect(placeholders(template).filter((name) => filled[name] === undefined)).toEqual([]);
      const { zh, en } = textOf(template, filled);
      expect([zh, en].join()).not.toMatch(/\{\w+\}|undefined|—/);
    });
    it(`${type} tells nothing confidential`, () =>
      expect(JSON.stringify([reactions.react(event), tellingOf(event)])).not.toContain(secret));
    it(`${type} becomes a command that fits its contract, or is kept for the bundle of its day`, () => {
      for (const reaction of reactions.react(event)) announceSchema.parse(reaction.data);
      expect(reactions.react(event)).toHaveLength(tellingOf(event)!.isOnlyBundled ? 0 : 1);
    });
  }
});

describe('The roles of the first start', () => {
  it('are not announced as requested, since they are granted at once', () => {
    const event = samples['RoleRequested']!;
    expect(
      reactions.react({ ...event, actor: { account: 'system', person: 'system', role: 'system' } }),
    ).toEqual([]);
  });
});

describe('Sealed ballots', () => {
  it.each(['BallotSealed', 'TitleBallotSealed', 'RunOffVoteSealed', 'PresentationStarted', 'ScoringClosed'])(
    'are not told of: %s',
    (type) => expect(told).not.toContain(type),
  );
});

describe('Cases of discipline', () => {
  it.each(['InvestigationOpened', 'InvestigationClosed', 'ViolationConfirmed'])(
    'are not told of: %s',
    (type) => expect(told).not.toContain(type),
  );
  it('reach discipline alone when they are objections, and there nobody who must keep away', () => {
    expect(tellingOf(samples['ObjectionRaised']!)!.audience).toEqual([
      { role: 'discipline', foreignTo: 'b03.017' },
    ]);
  });
});

describe('Every template', () => {
  it('has one text, whichever event it is told of', () => {
    for (const { template, zh, en } of Object.values(notices)) expect(texts[template]).toEqual({ zh, en });
    expect(
      Object.keys(reminderTexts).filter((template) =>
        Object.values(notices).some((notice) => notice.template === template),
      ),
    ).toEqual([]);
  });
  it('has both languages, with Chinese in the one and none in the other', () => {
    for (const { zh, en } of Object.values(texts)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
  it('needs the same or fewer words in each language than it is given', () => {
    expect(textOf('gone-template', {})).toEqual({ zh: 'gone-template', en: 'gone-template' });
  });
});

describe('Every act of two persons', () => {
  const pairs = Object.keys(acts).filter((type) => acts[type]!.pair);
  it('has words in both languages', () =>
    expect(pairs.filter((type) => !commands[type]!.words.zh || !commands[type]!.words.en)).toEqual([]));
  it('is told to holders of the role that is missing', () => {
    const proposal = samples['ActProposed']!;
    expect(tellingOf(proposal)!.audience).toEqual([{ role: 'bureauOfficer', over: 'b03' }]);
    const extension = {
      ...proposal,
      stream: 'campaign-r2023',
      data: { ...proposal.data, act: 'ExtendDeadline' },
      actor: { ...proposal.actor, role: 'operator' },
    };
    expect(tellingOf(extension)!.audience).toEqual([{ role: 'discipline' }]);
    const ineligible = {
      ...extension,
      stream: 'application-r2023.b03.017',
      data: { ...proposal.data, act: 'DeclareIneligible' },
    };
    expect(tellingOf(ineligible)!.audience).toEqual([{ role: 'discipline', foreignTo: 'b03.017' }]);
  });
  it.each(['RecordAssessment', 'RecordIndicator'])(
    '%s is told to the group that assesses the entry, and to no other assessor',
    (act) => {
      const proposal = samples['ActProposed']!;
      const asked = {
        ...proposal,
        stream: 'assessment-r2023.b03.017',
        data: { ...proposal.data, act },
        actor: { ...proposal.actor, role: act === 'RecordIndicator' ? 'operator' : 'assessor' },
      };
      expect(tellingOf(asked)!.audience).toEqual([{ assessing: 'r2023.b03.017' }]);
    },
  );
  it('by an assessor is told to operators who may deal with the unit', () => {
    const proposal = samples['ActProposed']!;
    const asked = {
      ...proposal,
      stream: 'assessment-r2023.b03.017',
      data: { ...proposal.data, act: 'RecordIndicator' },
      actor: { ...proposal.actor, role: 'assessor' },
    };
    expect(tellingOf(asked)!.audience).toEqual([{ role: 'operator', foreignTo: 'b03.017' }]);
  });
});

describe('A declined proposal', () => {
  it('is told to its proposer alone, with the reason', () => {
    const telling = tellingOf(samples['ProposalDeclined']!)!;
    expect(telling.audience).toEqual([{ account: 'ann' }]);
    expect(telling.parameters).toMatchObject({ actZh: '封存推荐名单', reason: '请补充材料' });
  });
});

describe('A reaction', () => {
  it('keeps the event’s id, says where to look, and does not tell whoever did it', () => {
    expect(reactions.react(samples['ApplicationReturned']!)).toEqual([
      {
        aggregate: 'announcement',
        id: 'event-ApplicationReturned',
        type: 'Announce',
        data: {
          about: 'applications/r2023.b03.017',
          campaignId: 'r2023',
          unitId: 'b03.017',
          notices: [
            {
              template: 'application-returned',
              parameters: { until: '2023-05-09' },
              audience: [
                { role: 'branchSecretary', at: 'b03.017' },
                { role: 'bureauOfficer', over: 'b03.017' },
              ],
            },
          ],
          exceptPerson: 'P-ann',
        },
      },
    ]);
  });
  it('to an announcement is one message for each recipient', () => {
    const data = {
      announcementId: 'e1',
      about: 'x/y',
      notices: [{ template: 'recommended', parameters: { unit: 'u' }, recipients: ['an', 'wu'] }],
    };
    const announced = { ...samples['ActProposed']!, type: 'Announced', data };
    expect(reactions.react(announced).map(({ aggregate, id, type }) => [aggregate, id, type])).toEqual([
      ['message', 'e1.an', 'QueueMessage'],
      ['message', 'e1.wu', 'QueueMessage'],
    ]);
  });
});

describe('Every reminder', () => {
  it('fills every placeholder and fits its contract', () => {
    const types = [
      ...['CampaignOpened', 'DeadlineExtended', 'AssessmentRecorded', 'ApplicationReturned'],
      ...['ScoringStarted', 'NamingRequested', 'TitleScored', 'ActProposed'],
    ];
    for (const type of types) {
      const event = { ...samples[type]!, time: '2023-01-01T01:00:00.000Z' };
      expect(remindersView.keys(event)).not.toEqual([]);
      for (const key of remindersView.keys(event)) {
        const row = remindersView.fold(undefined, event, key)!;
        const data = announceSchema.parse(row.data) as unknown as {
          unitId?: string;
          notices: { template: string; parameters: Record<string, string> }[];
        };
        for (const { template, parameters } of data.notices) {
          const filled = data.unitId === undefined ? parameters : { ...parameters, unit: '一支部' };
          expect(placeholders(template).filter((name) => filled[name] === undefined)).toEqual([]);
        }
      }
    }
  });
});
