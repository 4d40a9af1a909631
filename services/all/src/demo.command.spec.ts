// What the demo is asked for and cannot be is refused by name, before anything is started.
import { describe, expect, it } from '@jest/globals';
import { laurel } from './laurel.ts';

describe('A demo asked for what cannot be', () => {
  it.each([
    ['--seed', ['--seed', '1.5']],
    ['--until', ['--until', '2023-04-31']],
    ['--until', ['--until', '2023-02-28']],
    ['--port', ['--port', 'none']],
    ['--engine', ['--engine', 'cloud']],
    ['--record', ['--url', 'http://127.0.0.1:1']],
    ['--partitions', ['--engine', 'cluster', '--partitions', '0']],
    ['--members', ['--engine', 'cluster', '--members', 'three']],
    ['--pack', ['--pack', 'none.json']],
  ])('names %s and the remedy, in both languages', async (option, parameters) => {
    let told = '';
    const stream = { write: (text: string) => (told += text) };
    expect(await laurel(['demo', ...parameters, '--exit'], { stdout: stream, stderr: stream })).toBe(2);
    expect(told).toContain(option);
    expect(told).toMatch(/[一-鿿].*[a-z]{3}/);
  });
});
