// `laurel audit explain` over an exported record fails as soon as one of its numbers does not follow.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { campaignRecord } from '../campaign.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { explainCommand } from './explain.command.ts';

const directory = mkdtempSync(join(tmpdir(), 'laurel-explain-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function explained(record: readonly Envelope[]) {
  const file = join(directory, 'record.ndjson');
  writeFileSync(file, record.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const said = { out: '', err: '' };
  const io = {
    stdout: { write: (text: string) => (said.out += text) },
    stderr: { write: (text: string) => (said.err += text) },
  };
  const options = { data: directory, file, language: 'en' as const };
  const code = await explainCommand('b01.001', options, { definitions: [], io: io as never });
  return { code, ...said };
}

describe('audit explain', () => {
  it('says that every number follows from its parts', async () => {
    const { code, out } = await explained(campaignRecord());
    expect(code).toBe(0);
    expect(out).toMatch(/Computed again\n {2}· {2}Every number follows from its parts\n$/);
  });
  it('fails, and says which number does not', async () => {
    const altered = campaignRecord().map((event) =>
      event.type === 'BranchNamed' ? { ...event, data: { ...event.data, place: 7 } } : event,
    );
    const { code, out, err } = await explained(altered);
    expect(code).toBe(1);
    expect(out).toContain('named.place: the record says 7, its parts give 1');
    expect(err).toBe('1 numbers do not follow from their parts.\n');
  });
});
