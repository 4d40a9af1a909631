// Which member of a group is killed.
import { describe, expect, it } from '@jest/globals';
import { Group } from './group.ts';
import { Supervised } from './supervised.ts';

function server(name: string, killed: string[]): Supervised {
  const start = async () => {
    const ended = Promise.withResolvers<string>();
    const signal = (sent: string) => {
      if (sent === 'SIGKILL') killed.push(name);
      ended.resolve(sent);
    };
    return { ended: ended.promise, signal };
  };
  return new Supervised({ name, start, answers: async () => {} }, false);
}

function group(names: readonly string[], victim: () => Promise<number>) {
  const killed: string[] = [];
  const together = { join: async () => {}, answers: async () => {}, victim };
  return {
    killed,
    servers: new Group(
      names.map((name) => server(name, killed)),
      together,
    ),
  };
}

describe('A group that is told to kill', () => {
  it('kills the one that matters', async () => {
    const { servers, killed } = group(['a', 'b', 'c'], async () => 1);
    await servers.start();
    await servers.kill();
    expect(killed).toEqual(['b']);
  });
  it('of one member need not ask which, so that one that is down stays so', async () => {
    const { servers, killed } = group(['a'], () => Promise.reject(new Error('nobody answers')));
    await servers.start();
    await servers.kill();
    await servers.kill();
    expect(killed).toEqual(['a']);
  });
});
