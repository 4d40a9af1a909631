import { describe, expect, it } from '@jest/globals';
import type { ViewedEvent } from '@laurel/core';
import { rowsOf } from '@laurel/platform/testing';
import { knownCalendar, morningAt } from '@laurel/rules';
import { awaitedView, clearanceKey, formKey, needKey, proposalKey } from '../copies/awaited.view.ts';
import { keptView } from './kept.view.ts';
import { remindersView } from '../reminders/reminders.view.ts';
import { bundled, bundleOf, keptOf } from './bundles.ts';
import { placeholders, textOf } from '../notices/notices.ts';
import { samples } from '../notices/samples.fixture.ts';

/**
 * Notices of which a day brings many come in one message on the next morning that people work
 * (docs/handbook/process.md#1.27).
 */

const friday = '2023-04-28T03:00:00.000Z';
const proposal: ViewedEvent = {
  ...samples['ActProposed']!,
  stream: 'assessment-r2023.b03.017',
  data: { ...samples['ActProposed']!.data, act: 'RecordIndicator', expiresAt: '2023-05-05T03:00:00.000Z' },
  actor: { account: 'op', person: 'P-op', role: 'operator' },
  time: friday,
  recordedAt: friday,
};
const confirmation: ViewedEvent = {
  ...proposal,
  id: 'confirmation',
  type: 'IndicatorRecorded',
  data: {},
  confirms: 'p1',
};
const mornings = (...events: ViewedEvent[]) =>
  Object.fromEntries(
    [...rowsOf(remindersView, events)].map(([key, { morning }]) => [
      key,
      morning && morningAt(knownCalendar([]), morning),
    ]),
  );

describe('A proposal of which there are many', () => {
  it('comes on the next working day, and again on the working day before it lapses', () =>
    expect(mornings(proposal)).toEqual({
      'daily.2023-04-29': '2023-05-04T01:00:00.000Z',
      'lapsing.2023-05-05': '2023-05-04T01:00:00.000Z',
    }));
  it('waits in both bundles, for those who may confirm, without the proposer', () => {
    const rows = rowsOf(keptView, [proposal]);
    expect([...rows.keys()]).toEqual(['daily.2023-04-29', 'lapsing.2023-05-05']);
    expect(rows.get('daily.2023-04-29')!.notices).toEqual([
      expect.objectContaining({
        template: 'act-proposed',
        audience: [{ assessing: 'r2023.b03.017' }],
        exceptPerson: 'P-op',
        awaited: [proposalKey('p1')],
      }),
    ]);
  });
  it('is awaited, and so reminded of, until it is confirmed, declined or withdrawn', () => {
    expect([...rowsOf(awaitedView, [proposal]).keys()]).toEqual([proposalKey('p1')]);
    expect([...rowsOf(awaitedView, [proposal, confirmation]).keys()]).toEqual([]);
    for (const type of ['ProposalDeclined', 'ProposalWithdrawn'])
      expect([...rowsOf(awaitedView, [proposal, { ...proposal, id: 'end', type }]).keys()]).toEqual([]);
  });
});

describe('A proposal of which there is one', () => {
  it('is told at once, and bundled only before it lapses', () =>
    expect(Object.keys(mornings(samples['ActProposed']!))).toEqual(['lapsing.2023-04-13']));
});

describe('A clearance', () => {
  const cleared = samples['IntegrityCleared']!;
  const entry = { campaignId: 'r2023', branchId: 'b03.017' };
  it('about to expire is told to discipline and operators, if it is the newest and still needed', () => {
    const notices = rowsOf(keptView, [cleared]).get('expiring.2023-05-10')!.notices;
    expect(notices).toEqual([
      expect.objectContaining({
        template: 'clearance-expiring',
        audience: [
          { role: 'discipline', foreignTo: 'b03.017' },
          { role: 'operator', foreignTo: 'b03.017' },
        ],
        awaited: [needKey(entry)],
        ofClearance: { key: clearanceKey(entry), until: '2023-05-10' },
      }),
    ]);
    expect(mornings(cleared)['expiring.2023-05-10']).toBe('2023-05-04T01:00:00.000Z');
  });
  it('is needed from the form to its acceptance, and from the approval to the naming', () => {
    const said = (type: string, data: object) => ({ ...cleared, id: type, type, data });
    const needed = (...events: ViewedEvent[]) => rowsOf(awaitedView, events).has(needKey(entry));
    const approved = said('WinnersApproved', { campaignId: 'r2023', proposed: ['b03.017'] });
    expect(needed(said('ApplicationSubmitted', entry))).toBe(true);
    expect(needed(said('ApplicationSubmitted', entry), said('ApplicationAccepted', entry))).toBe(false);
    expect(needed(approved)).toBe(true);
    expect(needed(approved, said('BranchNamed', entry))).toBe(false);
  });
  it('is the newest until another is given', () => {
    const newer = { ...cleared, id: 'newer', data: { ...cleared.data, validUntil: '2023-06-10' } };
    expect(rowsOf(awaitedView, [cleared, newer]).get(clearanceKey(entry))?.until).toBe('2023-06-10');
  });
});

describe('A bundle', () => {
  it('goes when it was said', () => {
    const announced = { ...proposal, id: 'a', type: 'Announced', data: { reminder: 'daily.2023-04-29' } };
    expect([...rowsOf(keptView, [proposal, announced]).keys()]).toEqual(['lapsing.2023-05-05']);
    expect(Object.keys(mornings(proposal, announced))).toEqual(['lapsing.2023-05-05']);
  });
  it('is the same in whichever order its notices arrived', () => {
    const other = { ...proposal, id: 'another', data: { ...proposal.data, proposalId: 'p2' } };
    const row = (...events: ViewedEvent[]) => rowsOf(keptView, events).get('daily.2023-04-29');
    expect(row(proposal, other)).toEqual(row(other, proposal));
  });
  it('names each once, and says of proposals when the first lapses', () => {
    const item = (unit: string, expiresAt: string) => ({
      template: 'act-proposed',
      parameters: { actZh: '录入业务考评指标', actEn: 'record an indicator', expiresAt, unit },
    });
    const form = (unit: string) => ({ template: 'application-submitted', parameters: { unit } });
    const { zh, en } = textOf(
      'bundle',
      bundleOf([
        item('甲', '2023-05-06T01:00:00.000Z'),
        item('乙', '2023-05-05T01:00:00.000Z'),
        form('丙'),
        form('丁'),
      ]),
    );
    expect(zh).toBe(
      '汇总（4 项）：“录入业务考评指标”2 项待您确认，最早于 2023-05-05T01:00:00.000Z 失效；申报表 2 份待审核：丁、丙',
    );
    expect(en).toContain('“record an indicator” waits for you (2)');
  });
  it('names twenty at most', () => {
    const forms = Array.from({ length: 21 }, (_, index) => ({
      template: 'application-submitted',
      parameters: { unit: `支部${index + 10}` },
    }));
    expect(bundleOf(forms)['linesZh']).toMatch(/支部29等$/);
  });
  it('leaves out a form that was examined meanwhile', () => {
    const submitted = samples['ApplicationSubmitted']!;
    const accepted = { ...submitted, id: 'b', type: 'ApplicationAccepted' };
    expect(keptOf(submitted)!.bundles[0]!.awaited).toEqual([
      formKey({ campaignId: 'r2023', branchId: 'b03.017' }),
    ]);
    expect([...rowsOf(awaitedView, [submitted, accepted]).keys()]).toEqual([]);
  });
});

describe('Every line of a bundle', () => {
  it.each(bundled)('of %s is whole in both languages', (type) => {
    const { parameters, template } = keptOf({ ...samples[type]!, stream: 'assessment-r2023.b03.017' })!;
    const { linesZh, linesEn } = bundleOf([{ template, parameters: { ...parameters, unit: '一支部' } }]);
    expect(linesZh).not.toMatch(/\{\w+\}|undefined|—/);
    expect(linesEn).not.toMatch(/\{\w+\}|undefined|—/);
    expect(placeholders('bundle')).toEqual(['count', 'linesEn', 'linesZh']);
  });
});
