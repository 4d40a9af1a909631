// A row of an aggregate has the version of its stream after every event of it, whatever the view has lines for; else whoever sends the row's version
// as If-Match is refused for ever.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { aggregates } from '@laurel/contracts';
import type { View, ViewedEvent } from '@laurel/core';
import { evaluationService } from './evaluation.definition.ts';
import { namingsView } from './naming/namings.view.ts';

const golden = new URL('../../../libs/contracts/src/golden/', import.meta.url);
const served = evaluationService.views.flatMap(({ view, reading }) => (reading?.of === undefined ? [] : [{ view, of: reading.of }]));

/** One event of each kind that the aggregate's stream may hold, as the log's samples have it. */
function eventsOf(aggregate: string, id: string, revision: number): ViewedEvent[] {
  const { events } = aggregates.find(({ name }) => name === aggregate)!;
  return [...Object.keys(events), 'ActProposed'].map((type) => {
    const { data } = JSON.parse(readFileSync(new URL(`${type}.json`, golden), 'utf8')) as Pick<ViewedEvent, 'data'>;
    const actor = { account: 'ouyang', person: 'P-1', role: 'operator' };
    const where = { service: 'evaluation', stream: `${aggregate}-${id}`, position: revision, revision };
    return { ...where, type, data, actor, time: '2023-12-06T02:00:00.000Z', eventId: `e-${revision}` } as unknown as ViewedEvent;
  });
}

/** The events after which a row of the view has not the version of its stream. */
function leftBehind(view: View, aggregate: string): string[] {
  const [first] = eventsOf(aggregate, '', 1);
  const id = view.keys(first!)[0]!;
  const row = view.fold(undefined, eventsOf(aggregate, id, 1)[0]!, id);
  return eventsOf(aggregate, id, 7)
    .filter((event) => !view.hears.includes(event.type) || !view.keys(event).includes(id) || view.fold(row, event, id)?.['version'] !== 7)
    .map(({ type }) => type);
}

describe('The row of an aggregate', () => {
  it.each(served.map(({ view, of }) => [view.name, view as View, of] as const))(
    'in %s has the version of its stream after every event',
    (_name, view, of) => expect(leftBehind(view, of)).toEqual([]),
  );
  it('of a view that forgets an event is left behind by it', () => {
    const forgetful = { ...namingsView, hears: namingsView.hears.filter((type) => type !== 'PlaceHeld') } as View;
    expect(leftBehind(forgetful, 'naming')).toEqual(['PlaceHeld']);
  });
});
