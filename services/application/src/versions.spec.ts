// Whoever commands an aggregate expects the version that its view shows, so the view must count every event
// of the stream.
import { describe, expect, it } from '@jest/globals';
import { aggregates } from '@laurel/contracts';
import type { Row, View } from '@laurel/core';
import { applicationService } from './application.definition.ts';
import { goldenStream } from './golden.fixture.ts';

const ids: Readonly<Record<string, string>> = {
  campaign: 'r2023',
  calendar: 'city',
  organisation: 'city',
  participation: 'r2023.b03.017',
  recommendation: 'r2023.b03',
  application: 'r2023.b03.017',
};
const kept = applicationService.views.flatMap(({ view, readModel: reading }) => {
  const contract = aggregates.find(({ name }) => name === reading?.of);
  return contract ? [[view.name, view as View, contract] as const] : [];
});

describe('A view of an aggregate', () => {
  it.each(kept)('%s has the version of the stream after every event of it', (_name, view, contract) => {
    const key = ids[contract.name]!;
    const types = [...Object.keys(contract.events), 'ActProposed'];
    // Twice, so that in the second round each event meets a row.
    const events = goldenStream(contract, key, [...types, ...types]);
    let row = events
      .slice(0, types.length)
      .reduce<Row | undefined>((before, event) => view.fold(before, event, key), undefined);
    for (const event of events.slice(types.length)) {
      expect([event.type, view.hears.includes(event.type), view.keys(event).includes(key)]).toEqual([
        event.type,
        true,
        true,
      ]);
      row = view.fold(row, event, key);
      expect([event.type, row?.['version']]).toEqual([event.type, event.revision]);
    }
  });
  it('stands for every aggregate that people command by its version', () => {
    expect(kept.map(([, , { name }]) => name).sort()).toEqual(Object.keys(ids).sort());
  });
});
