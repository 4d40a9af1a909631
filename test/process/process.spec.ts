// Every service does what libs/contracts/src/process.ts says of it, and no more: what its views and reactions
// hear, what its reactions and dates ask.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  acts,
  events,
  parseId,
  processContract,
  readModels,
  type ServiceContract,
  upcast,
} from '@laurel/contracts';
import type { Reaction, View, ViewedEvent } from '@laurel/core';
import { type ServiceDefinition, viewsOf } from '@laurel/platform';
import { definitions } from '@laurel/all';

type Listener = { readonly name: string; readonly hears: readonly string[] };

const contracts: Readonly<Record<string, ServiceContract>> = processContract;

/** All of a service's own that listens: its views, its due view, its reactions. */
function listeners({ views, due, reactions }: ServiceDefinition): Listener[] {
  const dated: Listener[] = due ? [due] : [];
  return [
    ...views.map(({ view }): Listener => view),
    ...dated,
    { name: 'reactions', hears: reactions.hears },
  ];
}

/** What a service listens to without being told that it may, and what it may hear without listening. */
function faults(definition: ServiceDefinition, { hears, says }: ServiceContract): string[] {
  const known = [...hears, ...says];
  const own = listeners(definition);
  const eavesdropping = own.flatMap(({ name, hears: heard }) =>
    heard
      .filter((type) => !known.includes(type) && !(hears.includes('*') && type in events))
      .map((type) => `${name} hears ${type}`),
  );
  const heard = new Set([...own, ...viewsOf(definition)].flatMap((listener) => listener.hears));
  const ignored = hears
    .filter((type) => type !== '*' && !heard.has(type))
    .map((type) => `nothing hears ${type}`);
  return [...eavesdropping, ...ignored];
}

/** An event as a log would show it, from its golden sample. */
function sample(type: string, service: string): ViewedEvent {
  const { data, version } = JSON.parse(
    readFileSync(new URL(`../../libs/contracts/src/golden/${type}.json`, import.meta.url), 'utf8'),
  ) as {
    data: object;
    version: number;
  };
  const actor = { account: 'ann', person: 'P-1', role: 'operator' };
  const time = '2023-04-10T01:00:00.000Z';
  const ids = { id: 'event-1', commandId: 'command-1', payloadHash: '', correlationId: 'command-1' };
  return upcast({
    ...ids,
    type,
    schemaVersion: version,
    time,
    recordedAt: time,
    actor,
    service,
    stream: 'stream',
    revision: 1,
    position: 1,
    data,
  });
}

const sayer = (type: string, listener: string) =>
  contracts[listener]!.says.includes(type)
    ? listener
    : Object.keys(contracts).find((name) => contracts[name]!.says.includes(type))!;

/** What is wrong with a command that nobody asked for. */
function commandFaults({ aggregates }: ServiceDefinition, { aggregate, id, type, data }: Reaction): string[] {
  const served = aggregates.find(({ contract }) => contract.name === aggregate);
  if (!served) return [`${aggregate} is another service’s`];
  const permission = acts[type];
  const schema = served.contract.commands[type]?.body;
  return [
    ...(permission && permission.by.length === 0 && !permission.pair
      ? []
      : [`${type} is for persons to ask`]),
    ...(schema?.safeParse(data).success ? [] : [`${type} with data it does not take`]),
    ...(parseId(served.contract, id) ? [] : [`${type} of ${id}, which is no ${aggregate}`]),
  ];
}

/** The rows that a view has after the sample of one event, folded upon nothing. */
function rowsAfter(view: View, event: ViewedEvent): object[] {
  return view.keys(event).flatMap((key): object[] => [view.fold(undefined, event, key) ?? []].flat());
}

describe.each(definitions.map((definition) => [definition.name, definition] as const))(
  'The service %s',
  (name, definition) => {
    it('hears what the process says, and listens to all of it', () => {
      expect(faults(definition, contracts[name]!)).toEqual([]);
    });
    it('serves the commands and readModels that contracts give it, and no others', () => {
      const served = definition.aggregates.map(({ contract }) => contract.service);
      expect(served.filter((service) => service !== name)).toEqual([]);
      const read = definition.views.flatMap(({ readModel: reading }) => reading ?? []);
      expect(read.map(({ path }) => path).sort()).toEqual(
        Object.values(readModels[name]!)
          .map(({ path }) => path)
          .sort(),
      );
    });
    it('has an index in a view for each field that its readers filter by', () => {
      const lacking = definition.views.flatMap(({ view, readModel: reading }) =>
        (reading?.indexes ?? [])
          .filter((field) => !view.indexes.includes(field))
          .map((field) => `${view.name}.${field}`),
      );
      expect(lacking).toEqual([]);
    });
    it('reacts only with commands of its own that no person may ask for', () => {
      const { reactions } = definition;
      const asked = reactions.hears.flatMap((type) =>
        reactions.react(sample(type, sayer(type, name))).map((reaction) => ({ type, reaction })),
      );
      expect(
        asked.flatMap(({ type, reaction }) =>
          commandFaults(definition, reaction).map((fault) => `on ${type}: ${fault}`),
        ),
      ).toEqual([]);
    });
    it('lets only such commands fall due', () => {
      const { due } = definition;
      const rows = due
        ? due.hears.flatMap(
            (type) => rowsAfter(due, sample(type, sayer(type, name))) as unknown as Reaction[],
          )
        : [];
      expect(rows.flatMap((row) => commandFaults(definition, row))).toEqual([]);
    });
  },
);

describe('All services together', () => {
  it('serve every aggregate once', () => {
    const names = definitions.flatMap(({ aggregates }) => aggregates.map(({ contract }) => contract.name));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const asked = Object.keys(acts).filter(
      (type) =>
        !definitions.some(({ aggregates }) => aggregates.some(({ contract }) => type in contract.commands)),
    );
    expect(asked).toEqual([]);
  });
  it('are those of the process', () => {
    expect(definitions.map(({ name }) => name).sort()).toEqual(Object.keys(contracts).sort());
  });
});

describe('A service that does otherwise', () => {
  const assessment = definitions.find(({ name }) => name === 'assessment')!;
  const contract = contracts['assessment']!;

  it('is found when a view hears what it may not', () => {
    const [first, ...rest] = assessment.views;
    const nosy = { ...first!, view: { ...first!.view, name: 'nosy', hears: ['BallotSealed'] } };
    expect(faults({ ...assessment, views: [nosy, first!, ...rest] }, contract)).toEqual([
      'nosy hears BallotSealed',
    ]);
  });
  it('is found when a view hears everything and the service does not', () => {
    const [first, ...rest] = assessment.views;
    const nosy = { ...first!, view: { ...first!.view, name: 'nosy', hears: ['*'] } };
    expect(faults({ ...assessment, views: [nosy, first!, ...rest] }, contract)).toEqual(['nosy hears *']);
  });
  it('is found when its reactions hear what it may not', () => {
    const reactions = { ...assessment.reactions, hears: [...assessment.reactions.hears, 'BranchNamed'] };
    expect(faults({ ...assessment, reactions }, contract)).toEqual(['reactions hears BranchNamed']);
  });
  it('is found when it ignores what it is said to hear', () => {
    expect(faults(assessment, { ...contract, hears: [...contract.hears, 'BranchNamed'] })).toEqual([
      'nothing hears BranchNamed',
    ]);
  });
  it('is found when a reaction does what persons must', () => {
    const reaction = {
      aggregate: 'integrity',
      id: 'b03.017',
      type: 'CertifyIntegrity',
      data: { certificateNumber: 'L-1' },
    };
    expect(commandFaults(assessment, reaction)).toEqual(['CertifyIntegrity is for persons to ask']);
  });
  it('is found when a reaction asks another service', () => {
    const reaction = { aggregate: 'panel', id: 'r2023', type: 'DeriveConflicts', data: {} };
    expect(commandFaults(assessment, reaction)).toEqual(['panel is another service’s']);
  });
});
