import { describe, expect, it, jest } from '@jest/globals';
import { processContract, readModels } from '@laurel/contracts';
import { Batch, isConcerned } from './news.ts';
import { type ResourceName, sources } from './resources.ts';

// Goal: news makes those screens read again that it may have changed, together and not one by one.

describe('News of a service', () => {
  it('concerns its own views and those of services that hear it', () => {
    expect(isConcerned('candidates', new Set(['application']))).toBe(true);
    expect(isConcerned('entries', new Set(['assessment']))).toBe(true);
    expect(isConcerned('history', new Set(['notification']))).toBe(true);
  });

  it('does not concern others, nor what is no view', () => {
    expect(isConcerned('candidates', new Set(['notification']))).toBe(false);
    expect(isConcerned('system', new Set(['application']))).toBe(false);
    expect(isConcerned(undefined, new Set(['application']))).toBe(false);
  });

  it('concerns every service that contracts say hears it', () => {
    for (const [resource, { service }] of Object.entries(sources)) {
      const heard: readonly string[] = processContract[service].hears;
      for (const [other, { says }] of Object.entries(processContract)) {
        if (other === 'notification' || other === 'audit' || !says.some((type) => heard.includes(type)))
          continue;
        expect([resource, other, isConcerned(resource, new Set([other]))]).toEqual([resource, other, true]);
      }
    }
  });

  it('is told soon after the first, and once more when all is quiet', () => {
    jest.useFakeTimers();
    const told: string[][] = [];
    const batch = new Batch((services) => told.push([...services]), 250, 1_500);
    batch.add('application');
    batch.add('audit');
    jest.advanceTimersByTime(250);
    expect(told).toEqual([['application', 'audit']]);
    batch.add('assessment');
    jest.advanceTimersByTime(1_500);
    expect(told.slice(1)).toEqual([['assessment'], ['application', 'audit', 'assessment']]);
    jest.useRealTimers();
  });
});

describe('A resource', () => {
  it('is read by whom contracts let read it, from the service that has it', () => {
    for (const [service, table] of Object.entries(readModels)) {
      for (const { path, scopes } of Object.values(table)) {
        const source = sources[path as ResourceName];
        if (!source) continue;
        const roles = Object.keys(scopes).sort();
        const expected = source.readers === 'everybody' ? roles : [...source.readers].sort();
        expect([path, source.service, expected]).toEqual([path, service, roles]);
      }
    }
  });

  it('exists', () => {
    const paths = Object.values(readModels).flatMap((table) => Object.values(table).map(({ path }) => path));
    expect(Object.keys(sources).filter((path) => !paths.includes(path))).toEqual([]);
  });
});
