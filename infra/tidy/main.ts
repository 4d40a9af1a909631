// What a tree has too much of: cycles of imports, unused code, docstrings that begin with a fragment, dead
// words. ratchet.json names what is left of them. More fails, and less fails too until it is recorded, so
// that it never grows back.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cycles, unused } from './imports.ts';
import { differences, lowered, type Ratchet } from './ratchet.ts';
import { deadWords, docstrings } from './words.ts';

const { values } = parseArgs({
  options: { root: { type: 'string' }, record: { type: 'boolean', default: false } },
});
const root =
  values.root === undefined ? fileURLToPath(new URL('../../', import.meta.url)) : resolve(values.root);
const file = join(root, 'infra/tidy/ratchet.json');

const recorded = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ratchet) : {};
const found: Ratchet = {
  cycles: cycles(root),
  unused: unused(root),
  docstrings: docstrings(root),
  deadWords: deadWords(root),
};
// To begin anew, remove the file first.
const kept = values.record ? (existsSync(file) ? lowered(recorded, found) : found) : recorded;
if (values.record) writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);

const wrong = differences(kept, found);
for (const line of wrong) process.stdout.write(`${line}\n`);
if (wrong.length > 0) process.exitCode = 1;
