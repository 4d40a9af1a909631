import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Counts } from './ratchet.ts';

/** A docstring that begins so is a fragment: a subject and a verb come first, then why. */
const fragment = /\/\*\*[\s*]*(?:What|Whatever|Who|Whose|Whom|How|Whether|Where|When|Which|Why)\b/g;

/** Words that have given way to the standard one, and where they meant the same. */
const dead = [
  { word: 'parked', instead: 'dead letter', pattern: /\w*parked\w*/gi, within: /./ },
  { word: 'unread', instead: 'dead letter', pattern: /\w*unread\w*/gi, within: /^libs\/platform\// },
  {
    word: 'set aside',
    instead: 'dead letter',
    pattern: /\w*set[ -]?aside\w*/gi,
    within: /^(libs\/platform|dashboard)\//,
  },
];

const isTest = (path: string) => /\.(spec|fixture)\.tsx?$/.test(path);
const places = [
  '{libs,services}/*/src/**/*.{ts,tsx}',
  'dashboard/src/**/*.{ts,tsx}',
  'infra/**/*.{ts,mjs,js}',
];
const projectOf = (path: string) => /^((libs|services)\/)?[^/]+/.exec(path)![0];

/** The production files of a tree; this folder names the words that it forbids. */
function production(root: string): { path: string; text: string }[] {
  const exclude = (path: unknown) => /(^|\/)(node_modules|dist)$|^infra\/tidy$/.test(String(path));
  return globSync(places, { cwd: root, exclude })
    .filter((path) => !isTest(path) && !path.startsWith('infra/tidy/'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function sum(counted: readonly (readonly [string, number])[]): Counts {
  const counts: Record<string, number> = {};
  for (const [key, count] of counted) if (count > 0) counts[key] = (counts[key] ?? 0) + count;
  return Object.fromEntries(Object.entries(counts).sort());
}

/** Docstrings per project that begin with a fragment. */
export function docstrings(root: string): Counts {
  return sum(production(root).map(({ path, text }) => [projectOf(path), text.match(fragment)?.length ?? 0]));
}

/** Dead words per project. */
export function deadWords(root: string): Counts {
  return sum(
    production(root).flatMap(({ path, text }) =>
      dead
        .filter(({ within }) => within.test(path))
        .map(
          ({ word, instead, pattern }) =>
            [`${projectOf(path)}: ${word} → ${instead}`, text.match(pattern)?.length ?? 0] as const,
        ),
    ),
  );
}
