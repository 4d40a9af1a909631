// What is made from contracts and definitions is committed as it would be made now.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { documents } from '@laurel/all';
import { event } from '@laurel/contracts';
import { marked, missingGolden } from '@laurel/infra/documents';
import { z } from 'zod';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const made = documents();
const committed = (file: string) =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';

describe('The generated documents', () => {
  it.each(Object.keys(made))('%s is committed as it is made; `npm run documents` makes it anew', (file) => {
    expect(committed(file) === made[file]).toBe(true);
  });
  it('are pages of the handbook, tables of the services and what other programs read', () => {
    expect(Object.keys(made)).toEqual(
      expect.arrayContaining([
        'docs/handbook/process.md',
        'docs/handbook/glossary.md',
        'services/audit/README.md',
        'infra/nginx/laurel.conf',
      ]),
    );
  });
  it('show a state machine of every aggregate', () => {
    const [machines = [], drawn = []] = [/<!-- states:\w+ -->/g, /<!-- states:\w+ -->\n```mermaid/g].map(
      (place) => made['docs/handbook/process.md']!.match(place) ?? [],
    );
    expect(machines.length).toBeGreaterThanOrEqual(20);
    expect(drawn).toHaveLength(machines.length);
  });
});

describe('A page that is written by hand', () => {
  it('keeps everything outside its markers', () => {
    const page = 'before\n<!-- table -->\nold\n<!-- /table -->\nafter\n';
    expect(marked(page, 'table', () => 'new')).toBe('before\n<!-- table -->\nnew\n<!-- /table -->\nafter\n');
  });
  it('is refused without the markers', () => {
    expect(() => marked('nothing', 'table', () => 'new')).toThrow('no part <!-- table -->');
  });
});

describe('An event with a sample', () => {
  const told = (name: string) => ({
    [name]: event({
      version: 1,
      body: { day: z.string() },
      readBy: [],
      words: { zh: '事', en: 'a fact' },
      sample: { day: '2023-07-01' },
    }),
  });
  it('gets the golden file that it lacks', () => {
    expect(missingGolden(root, told('VisitDreamt'))).toEqual({
      'libs/contracts/src/golden/VisitDreamt.json':
        '{\n  "type": "VisitDreamt",\n  "version": 1,\n  "data": {\n    "day": "2023-07-01"\n  }\n}\n',
    });
  });
  it('keeps the golden file that it has', () => {
    expect(missingGolden(root, told('VisitPlanned'))).toEqual({});
  });
});
