import { describe, expect, it } from '@jest/globals';
import type { Row } from '@laurel/core';
import { command } from '@laurel/core/testing';
import type { FactReader } from '@laurel/platform';
import { proposalKey } from '../copies/awaited.view.ts';
import type { Kept } from '../copies/kept.view.ts';
import type { AnnouncementCommand } from './announcement.ts';
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
    units: { 'b03.017': { name: '一支部' } },
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
    expect((await told([form], []))![0]!.parameters['linesZh']).toContain('一支部');
  });
});
