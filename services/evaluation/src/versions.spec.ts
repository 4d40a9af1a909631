// Whoever commands an aggregate expects the version that its view shows, so the view must count every event
// of the stream.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { aggregates, type AggregateContract } from '@laurel/contracts';
import { someActor, someInstant } from '@laurel/core/testing';
import type { Row, View, ViewedEvent } from '@laurel/core';
import { evaluationService } from './evaluation.definition.ts';

const ids: Readonly<Record<string, string>> = {
  entry: 'r2023.b03.017',
  panel: 'r2023',
  ballot: 'r2023.onSite.b03.017.expert-01',
  ranking: 'r2023',
  naming: 'r2023',
  title: 'r2023.oneBranchOneBrand.b03.017',
  notice: 'r2023.brand-1',
};
const kept = evaluationService.views.flatMap(({ view, readModel: reading }) => {
  const contract = aggregates.find(({ name }) => name === reading?.of);
  return contract ? [[view.name, view as View, contract] as const] : [];
});

/** An event as its golden file has it, in a stream. */
function told(type: string, stream: string, revision: number): ViewedEvent {
  const golden = new URL(`../../../libs/contracts/src/golden/${type}.json`, import.meta.url);
  const { data } = JSON.parse(readFileSync(golden, 'utf8')) as { data: object };
  const said = { type, data, service: 'evaluation', stream, revision, position: revision };
  return { ...said, time: someInstant, actor: someActor } as unknown as ViewedEvent;
}

/** Every event of the aggregate in one stream, and a proposal; twice, so that each meets a row. */
function streamOf({ name, events }: AggregateContract): ViewedEvent[] {
  const types = [...Object.keys(events), 'ActProposed'];
  return [...types, ...types].map((type, index) => told(type, `${name}-${ids[name]!}`, index + 1));
}

describe('A view of an aggregate', () => {
  it.each(kept)('%s has the version of the stream after every event of it', (_name, view, contract) => {
    const key = ids[contract.name]!;
    // A ballot is listed, unsealed, when the panel is frozen.
    const frozen = told('PanelFrozen', 'panel-r2023', 1);
    let row: Row | undefined;
    if (view.hears.includes(frozen.type) && view.keys(frozen).includes(key))
      row = view.fold(row, frozen, key);
    const events = streamOf(contract);
    for (const event of events) {
      expect([event.type, view.hears.includes(event.type), view.keys(event).includes(key)]).toEqual([
        event.type,
        true,
        true,
      ]);
      row = view.fold(row, event, key);
      const isFirstRound = event.revision <= events.length / 2;
      if (!isFirstRound) expect([event.type, row?.['version']]).toEqual([event.type, event.revision]);
    }
  });
  it('stands for every aggregate that people command by its version', () => {
    expect(kept.map(([, , { name }]) => name).sort()).toEqual(Object.keys(ids).sort());
  });
});
