// What operators watch and are woken by exists: every metric that the board or an alarm names is told by a
// running city, and every alarm says what to do.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { act, Client, freshKey } from '../http/client.ts';
import { TestCity } from '../http/city.ts';
import { board } from './board.ts';

/** A whole city is served; a busy machine takes its time. */
jest.setTimeout(120_000);

const file = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const alarms = file('infra/observability/prometheus/alarms.yml');

/** Names of our metrics in the expressions of Prometheus. */
const named = (text: string) => [...new Set(text.match(/\b(laurel|process|nodejs)_[a-z0-9_]+/g))];
/** Names that are told, a histogram's by its parts. */
const told = (text: string) =>
  new Set([...text.matchAll(/^([a-z][a-z0-9_]*)[{ ]/gm)].map(([, name]) => name));

describe('What is told at /metrics', () => {
  let city: TestCity;
  let text: string;
  const lines = (start: string) => text.split('\n').filter((line) => line.startsWith(start));
  beforeAll(async () => {
    city = await TestCity.open();
    await act(city.as['op-city'], 'organisations/city/register-bureau', {
      bureauId: 'b09',
      name: '新区分局',
      kind: 'countyBureau',
    });
    const repeated = { bureauId: 'b09', name: '新区分局', kind: 'countyBureau' };
    await city.as['op-city'].command('organisations/city/register-bureau', repeated, { key: freshKey() });
    await new Client(city.url, 'stranger').get('no-such-resource/secret-name');
    await city.settle();
    text = (await city.anonymous.send('GET', '/metrics')).text;
  });
  afterAll(async () => await city?.close());

  it('is all that the board names', () => {
    const unknown = board.panels
      .flatMap(({ targets }) => targets.flatMap(({ expr }) => named(expr)))
      .filter((name) => !told(text).has(name));
    expect(unknown).toEqual([]);
    expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length);
  });
  it('is all that alarms name', () => {
    expect(named(alarms).length).toBeGreaterThan(4);
    expect(named(alarms).filter((name) => !told(text).has(name))).toEqual([]);
  });
  it('names routes by their patterns, never an address', () => {
    const routes = lines('laurel_http_request_seconds_count');
    expect(
      routes.some((line) => line.includes('route="/api/v1/organisations/:id/register-bureau",status="2xx"')),
    ).toBe(true);
    expect(text).not.toMatch(/secret-name|op-city|b09/);
  });
  it('counts commands by how they ended', () => {
    const count = (outcome: string) =>
      Number(lines(`laurel_commands_total{outcome="${outcome}"}`)[0]!.split(' ')[1]);
    expect(count('accepted')).toBeGreaterThan(20);
    expect(count('refused')).toBe(1);
    expect(count('failed')).toBe(0);
  });
});

describe('Every alarm', () => {
  it('has its paragraph in docs/operations.md', () => {
    const names = [...alarms.matchAll(/alert: (\w+)/g)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(5);
    const operations = file('docs/operations.md');
    expect(names.filter((name) => !operations.includes(`**${name}**`))).toEqual([]);
  });
});
