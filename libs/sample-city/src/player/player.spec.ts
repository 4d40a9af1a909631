// What an earlier run left in the access log, and how progress is shown.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { earlierOutcomes } from './outcomes.ts';
import { Progress } from './progress.ts';
import { refusalsIn } from '../summary.ts';

describe('The access log of an earlier run', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'laurel-demo-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const read = async (...lines: readonly (object | string)[]) => {
    const text = lines
      .map((line) => (typeof line === 'string' ? line : `${JSON.stringify(line)}\n`))
      .join('');
    writeFileSync(join(directory, 'access.ndjson'), text);
    return Object.fromEntries(await earlierOutcomes(directory));
  };

  it('says nothing when there is none', async () => {
    expect((await earlierOutcomes(directory)).size).toBe(0);
  });
  it('tells accepted and proposed commands from refused ones', async () => {
    const found = await read(
      { commandId: 'a', status: 200 },
      { commandId: 'b', status: 202 },
      { commandId: 'c', status: 409, code: 'over_quota' },
      { commandId: 'd', status: 409 },
    );
    expect(found).toEqual({ a: 'accepted', b: 'accepted', c: 'over_quota', d: 'refused' });
  });
  it('leaves open what no rule has judged: faults, lost sessions, malformed requests', async () => {
    const found = await read(
      { commandId: 'a', status: 503, code: 'unavailable' },
      { commandId: 'b', status: 401, code: 'unauthenticated' },
      { commandId: 'c', status: 400, code: 'invalid_input' },
      { commandId: 'd', status: 403, code: 'password_change_required' },
      { status: 200 },
    );
    expect(found).toEqual({});
  });
  it('believes the last word on a command that was repeated', async () => {
    expect(
      await read({ commandId: 'a', status: 503, code: 'unavailable' }, { commandId: 'a', status: 200 }),
    ).toEqual({ a: 'accepted' });
  });
  it('passes over sign-ins and a line that was cut off', async () => {
    const found = await read(
      { commandId: 'a', status: 200, path: '/api/v1/session' },
      { commandId: 'b', status: 200 },
      '{"commandId":"c","sta',
    );
    expect(found).toEqual({ b: 'accepted' });
  });
});

describe('The refusals of a run', () => {
  it('are counted by code, in order', () => {
    expect(refusalsIn(['accepted', 'recused', 'over_quota', 'recused'])).toEqual({
      over_quota: 1,
      recused: 2,
    });
    expect(Object.keys(refusalsIn(['recused', 'over_quota']))).toEqual(['over_quota', 'recused']);
  });
});

describe('Progress', () => {
  const shown = (isTTY: boolean, total: number, steps: number) => {
    const written: string[] = [];
    const stream = { isTTY, columns: 80, write: (text: string) => (written.push(text), true) };
    const progress = new Progress(total, performance.now(), stream as never);
    progress.begin('考核 visits');
    for (let step = 0; step < steps; step++) progress.step();
    progress.end();
    return written;
  };

  it('is a line for every tenth where nobody watches', () => {
    const lines = shown(false, 1000, 1000);
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toMatch(/^100 % 1000\/1000 .* s 考核 visits\n$/);
  });
  it('is a bar on a terminal, drawn again in its place', () => {
    const drawn = shown(true, 10, 10);
    expect(drawn.at(-1)).toBe('\n');
    expect(drawn.at(-2)).toContain('█'.repeat(28));
    expect(drawn.every((text) => text === '\n' || text.startsWith('\r'))).toBe(true);
  });
});
