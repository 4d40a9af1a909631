// What the demo is asked for and cannot be is refused by name, before anything is started.
import { describe, expect, it } from '@jest/globals';
import { demoCommand } from './demo.command.ts';

describe('A demo asked for what cannot be', () => {
  it.each([
    ['--seed', ['--seed', '1.5']],
    ['--pack', ['--pack', 'none.json']],
    ['--engine', ['--engine', 'cloud']],
    ['--record', ['--url', 'http://127.0.0.1:1']],
    ['--partitions', ['--engine', 'cluster', '--partitions', '0']],
    ['--members', ['--engine', 'cluster', '--members', 'three']],
  ])('names %s and the remedy, in both languages', async (option, parameters) => {
    const refused = demoCommand([...parameters, '--exit']);
    await expect(refused).rejects.toThrow(new RegExp(`${option === '--pack' ? 'none\\.json' : option}`));
    await expect(refused).rejects.toThrow(/[一-鿿].*[a-z]{3}/);
  });
});
