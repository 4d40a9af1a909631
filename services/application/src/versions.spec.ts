// Whoever commands an aggregate expects the version that its view shows, so the view must count every event of the stream.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { aggregates, type AggregateContract } from '@laurel/contracts';
import { someActor, someInstant } from '@laurel/core/testing';
import type { Row, View, ViewedEvent } from '@laurel/core';
import { applicationService } from './application.definition.ts';

const ids: Readonly<Record<string, string>> = {
  campaign: 'r2023',
  organisation: 'city',
  participation: 'r2023.b03.017',
  recommendation: 'r2023.b03',
  application: 'r2023.b03.017',
};
const kept = applicationService.views.flatMap(({ view, reading }) => {
  const contract = aggregates.find(({ name }) => name === reading?.of);
  return contract ? [[view.name, view as View, contract] as const] : [];
});

/** Every event of the aggregate in one stream, as its golden files have them, and a proposal; twice, so that each meets a row. */
function streamOf({ name, service, events }: AggregateContract): ViewedEvent[] {
  const types = [...Object.keys(events), 'ActProposed'];
  return [...types, ...types].map((type, index) => {
    const golden = new URL(`../../../libs/contracts/src/golden/${type}.json`, import.meta.url);
    const { data } = JSON.parse(readFileSync(golden, 'utf8')) as { data: object };
    const own = { ...data, ...('branchId' in data && { branchId: 'b03.017' }) };
    const said = { type, data: own, service, stream: `${name}-${ids[name]!}`, revision: index + 1, position: index + 1 };
    return { ...said, time: someInstant, actor: someActor } as unknown as ViewedEvent;
  });
}

describe('A view of an aggregate', () => {
  it.each(kept)('%s has the version of the stream after every event of it', (_name, view, contract) => {
    const key = ids[contract.name]!;
    const events = streamOf(contract);
    const [first, second] = [events.slice(0, events.length / 2), events.slice(events.length / 2)];
    let row = first.reduce<Row | undefined>((before, event) => view.fold(before, event, key), undefined);
    for (const event of second) {
      expect([event.type, view.hears.includes(event.type), view.keys(event).includes(key)]).toEqual([event.type, true, true]);
      row = view.fold(row, event, key);
      expect([event.type, row?.['version']]).toEqual([event.type, event.revision]);
    }
  });
  it('stands for every aggregate that people command by its version', () => {
    expect(kept.map(([, , { name }]) => name).sort()).toEqual(Object.keys(ids).sort());
  });
});
