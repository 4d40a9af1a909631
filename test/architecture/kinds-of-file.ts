import { readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';

type Kinds = Readonly<Record<string, string>>;
interface Table {
  readonly pure: Kinds;
  readonly shell: Kinds;
  readonly tests: Kinds;
  readonly papers: Kinds;
  readonly leaving?: { readonly pure: Kinds; readonly shell: Kinds };
}

const { leaving, ...staying } = JSON.parse(
  readFileSync(new URL('../../infra/kinds-of-file.json', import.meta.url), 'utf8'),
) as Table;
const patternsOf = (groups: object) => Object.values(groups).flatMap((kinds: Kinds) => Object.keys(kinds));
const kindsStaying = patternsOf(staying);

/** The kinds that stand in the tree until the last file of theirs is gone. */
export const kindsLeaving = patternsOf(leaving ?? {});

/** Says whether a file of a service, named from the root, is of a kind of the table. */
export function isOfKind(path: string, pattern: string): boolean {
  const [, service, ...rest] = path.split('/');
  return matchesGlob(
    rest.join('/'),
    pattern.replaceAll('{service}', service!).replaceAll('{room}', rest[1] ?? ''),
  );
}

/** Says whether a file of a service is of any kind that may stand there (infra/kinds-of-file.json). */
export function isKindOfFile(path: string): boolean {
  return [...kindsStaying, ...kindsLeaving].some((pattern) => isOfKind(path, pattern));
}
