// A room of a service is a directory that a newcomer looks into; it is parted before it holds most of the
// service.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { crowdedRooms, type Sized } from './rooms.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const production = (): Sized[] =>
  globSync('services/*/src/**/*.ts', { cwd: root })
    .filter((path) => !/\.(spec|fixture)\.ts$/.test(path))
    .map((path) => ({ path, lineCount: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }));

const service = (rooms: Readonly<Record<string, number>>): Sized[] =>
  Object.entries(rooms).map(([path, lineCount]) => ({ path: `services/audit/src/${path}`, lineCount }));

describe('The rooms of a service', () => {
  it('hold a quarter of it at most', () => {
    const files = production();
    expect(files.length).toBeGreaterThan(100);
    expect(crowdedRooms(files)).toEqual([]);
  });

  it('are crowded above a quarter, with all the files below them, and the root counts as one', () => {
    const parted = { 'a/a.ts': 500, 'b/b.ts': 500, 'c/c.ts': 500 };
    expect(crowdedRooms(service({ ...parted, 'd/d.ts': 500 }))).toEqual([]);
    expect(crowdedRooms(service({ ...parted, 'a/deep/a.ts': 2, 'd/d.ts': 500 }))).toEqual(['audit/a']);
    expect(crowdedRooms(service({ ...parted, 'main.ts': 501 }))).toEqual(['audit/(root)']);
  });

  it('are not counted in a service of up to a thousand lines', () => {
    expect(crowdedRooms(service({ 'a/a.ts': 999, 'main.ts': 1 }))).toEqual([]);
    expect(crowdedRooms(service({ 'a/a.ts': 1_000, 'main.ts': 1 }))).toEqual(['audit/a']);
  });
});
