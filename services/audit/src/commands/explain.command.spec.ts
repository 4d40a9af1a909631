// `laurel audit explain` over an exported record fails as soon as one of its numbers does not follow.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { campaignRecord } from '../campaign.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { inserted } from '../law/unlawful.fixture.ts';
import { isOf } from '../record.fixture.ts';
import { explainCommand } from './explain.command.ts';

const directory = mkdtempSync(join(tmpdir(), 'laurel-explain-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function explained(record: readonly Envelope[], branchId = 'b01.001') {
  const file = join(directory, 'record.ndjson');
  writeFileSync(file, record.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const said = { out: '', err: '' };
  const io = {
    stdout: { write: (text: string) => (said.out += text) },
    stderr: { write: (text: string) => (said.err += text) },
  };
  const options = { data: directory, file, language: 'en' as const };
  const code = await explainCommand(branchId, options, { definitions: [], io: io as never });
  return { code, ...said };
}

describe('audit explain', () => {
  it('says that every number follows from its parts', async () => {
    const { code, out } = await explained(campaignRecord());
    expect(code).toBe(0);
    expect(out).toMatch(/Computed again\n {2}· {2}Every number follows from its parts\n$/);
  });
  it('follows an entry to the branch that goes on with it', async () => {
    const names = { branchName: '新支部', unitName: '新所', bureauName: 'b01局' };
    const record = inserted(campaignRecord(), isOf('AssessmentOpened'), {
      ...{ service: 'application', type: 'EntryCarriedOver', stream: 'application-r2023.b01.001' },
      data: { campaignId: 'r2023', branchId: 'b01.001', bureauId: 'b01', into: 'b01.009', ...names },
    });
    const { code, out } = await explained(record, 'b01.009');
    expect(code).toBe(0);
    expect(out).toContain('b01.001 新支部（新所，b01局）');
    expect(out).toContain('merged into 新支部 (b01.009), which goes on with the entry at its rank');
    expect(out).toContain('Recommended by b01局, rank 1 of 2');
    expect(await explained(record)).toEqual(await explained(record, 'b01.009'));
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
