// The steps of CONTRIBUTING.md are enough: done on a copy of the tree, they add a command that is decided,
// shown, told, documented and tested, and touch six files written by hand: the contract, the decider and its
// spec, the view, the law of the record, and the matrix of who may do what.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cancelVisit } from './cancel-visit.ts';
import { Copy } from './copy.ts';

/** Documents take their time on a busy machine. */
jest.setTimeout(120_000);

const typescript = ['--enable-source-maps', '--import', './infra/typescript.mjs'];
let copy: Copy;

beforeAll(() => {
  copy = new Copy();
  for (const edit of cancelVisit) copy.edit(edit);
});

afterAll(() => rmSync(copy.directory, { recursive: true, force: true }));

describe('A command that is added by the steps of CONTRIBUTING.md', () => {
  it('touches at most six files that are written by hand', () => {
    const files = [...new Set(cancelVisit.map(({ file }) => file))];
    expect(files.length).toBeLessThanOrEqual(6);
  });
  it('has documents and a golden file, made by one task', async () => {
    expect(await copy.node(...typescript, 'services/all/src/cli.ts', 'documents')).toEqual({
      code: 0,
      said: '',
    });
    expect(copy.read('docs/handbook/process.md')).toContain('CancelVisit 取消考核日期 AS → VisitCancelled');
    expect(copy.read('docs/handbook/glossary.md')).toContain('已取消考核日期');
    expect(copy.read('services/assessment/README.md')).toContain('`CancelVisit`');
    expect(copy.read('libs/contracts/openapi.json')).toContain('/cancel-visit');
    expect(copy.read('libs/contracts/asyncapi.json')).toContain('VisitCancelled.v1');
    expect(copy.read('libs/contracts/src/hears.ts')).toContain("'VisitCancelled'");
    expect(copy.read('libs/contracts/src/golden/VisitCancelled.json')).toContain('"plannedOn"');
    expect(copy.read('dashboard/src/i18n/zh-events.ts')).toContain('VisitCancelled');
  });
});

describe('A step that has lost its place', () => {
  it('is told by the file and the place', () => {
    expect(() => copy.edit({ file: 'README.md', before: 'no such place', put: '' })).toThrow(
      'README.md has not one place no such place',
    );
  });
});
