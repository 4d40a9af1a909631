import { describe, expect, it } from '@jest/globals';
import type { Row } from '@laurel/core';
import { command } from '@laurel/core/testing';
import type { FactReader } from '@laurel/platform';
import { proposalKey } from '../copies/awaited.view.ts';
import type { Kept } from './kept.view.ts';
import type { AnnouncementCommand } from '../announcement/announcement.ts';
import { factsOfAnnouncement } from './bundle.facts.ts';

/** Whom a bundle reaches, and with what. */

const account = (accountId: string) => ({
  accountId,
  personId: `P-${accountId}`,
  disabled: false,
  grants: [],
});
const kept = (eventId: string, more: Partial<Kept> = {}): Kept => ({
  eventId,
  template: 'act-proposed',
  parameters: { actZh: '命名', actEn: 'name a branch', expiresAt: '2023-05-05T01:00:00.000Z' },
  audience: [{ account: 'an' }, { account: 'bo' }],
  awaited: [proposalKey(eventId)],
  ...more,
});

async function told(notices: readonly Kept[], awaited: readonly string[]) {
  const tables: Record<string, Record<string, Row>> = {
    access: { an: account('an'), bo: account('bo') },
    kept: { 'daily.2023-04-29': { notices } },
    awaited: Object.fromEntries(awaited.map((id) => [proposalKey(id), { since: '' }])),
    units: {
      b03: { name: '东城分局' },
      'b03.017': { name: '一支部', bureauId: 'b03' },
      b04: { name: '西城分局' },
      'b04.001': { name: '一支部', bureauId: 'b04' },
    },
  };
  const read = {
    row: async (view: { name: string }, key: string) => tables[view.name]![key],
    rows: async () => [],
  } as unknown as FactReader;
  const data = { about: 'messages', notices: [], bundle: 'daily.2023-04-29', reminder: 'daily.2023-04-29' };
  const announce = command(
    { type: 'Announce', data },
    { instant: '2023-05-04T01:00:00.000Z' },
  ) as unknown as AnnouncementCommand;
  return (await factsOfAnnouncement(read, announce, { whole: 'daily-1', name: 'daily-1' })).bundled;
}

describe('A bundle', () => {
  it('is one message for each person, whatever there is to tell', async () =>
    expect(await told([kept('1'), kept('2')], ['1', '2'])).toMatchObject([
      { template: 'bundle', parameters: { count: '2' }, recipients: ['an', 'bo'] },
    ]));
  it('leaves out what was confirmed, and tells nobody when nothing is left', async () => {
    expect(await told([kept('1'), kept('2')], ['2'])).toMatchObject([{ parameters: { count: '1' } }]);
    expect(await told([kept('1')], [])).toEqual([]);
  });
  it('tells nobody of what he did himself', async () => {
    expect(await told([kept('1', { exceptPerson: 'P-an' }), kept('2')], ['1', '2'])).toMatchObject([
      { parameters: { count: '1' }, recipients: ['an'] },
      { parameters: { count: '2' }, recipients: ['bo'] },
    ]);
  });
  it('calls a unit by its name', async () => {
    const form = kept('1', {
      template: 'application-submitted',
      parameters: {},
      unitId: 'b03.017',
      awaited: [],
    });
    expect((await told([form], []))![0]!.parameters['linesZh']).toMatch(/：一支部$/);
  });
  it('tells two units of one name apart by their bureaus', async () => {
    const form = (eventId: string, unitId: string) =>
      kept(eventId, { template: 'application-submitted', parameters: {}, unitId, awaited: [] });
    const [message] = (await told([form('1', 'b03.017'), form('2', 'b04.001')], []))!;
    expect(message!.parameters['linesZh']).toMatch(
      /：(东城分局一支部、西城分局一支部|西城分局一支部、东城分局一支部)$/,
    );
    const again = (await told([form('1', 'b03.017'), form('2', 'b03.017')], []))!;
    expect(again[0]!.parameters['linesZh']).toMatch(/：一支部$/);
  });
});
