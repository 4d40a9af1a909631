import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A reference in one file to another file, or to a place in it. */
export interface Reference {
  readonly from: string;
  /** As it is written: `process.md#1.17`, `../decisions`. */
  readonly target: string;
}

/** The text of a Markdown page without its code, in which links mean nothing. */
const prose = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** The relative links of a Markdown page, relative to it. */
export function linksOf(page: string, text: string): Reference[] {
  return [...prose(text).matchAll(/\]\(([^)\s]+)\)|<img[^>]* src="([^"]+)"/g)]
    .map(([, link, image]) => link ?? image ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => ({ from: page, target }));
}

const place = /#[\w-]+(?:\.[\w-]+)*/.source;
const citation = new RegExp(`(docs/[\\w/-]+\\.md)((?:${place})?(?:(?:, | to )${place})*)`, 'g');

/**
 * The places of docs/ that a source cites, from the root, as comments and texts write them:
 * `docs/handbook/process.md#1.13, #1.18`.
 */
export function citationsOf(source: string, text: string): Reference[] {
  return [...text.matchAll(citation)].flatMap(([, page, places]) => {
    const anchors = places!.match(new RegExp(place, 'g')) ?? [''];
    return anchors.map((anchor) => ({ from: source, target: `${page}${anchor}` }));
  });
}

/**
 * Why a reference leads nowhere; undefined when it resolves. `base` is the directory that its target is
 * relative to.
 */
export function broken(root: string, base: string, { target }: Reference): string | undefined {
  const [path = '', anchor] = decodeURIComponent(target).split('#');
  const file = path === '' ? base : join(base, path);
  if (!existsSync(join(root, file))) return 'there is no such file';
  if (anchor === undefined || !file.endsWith('.md') || statSync(join(root, file)).isDirectory())
    return undefined;
  return anchorsOf(readFileSync(join(root, file), 'utf8')).has(anchor)
    ? undefined
    : `${file} has no anchor ${anchor}`;
}

/** Why a link of a page leads nowhere. */
export function brokenLink(root: string, reference: Reference): string | undefined {
  return broken(root, reference.target.startsWith('#') ? reference.from : dirname(reference.from), reference);
}

/** Where one can jump to in a page: its `<a id>`, and its headings as GitHub makes them into anchors. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set([...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id]) => id!));
  for (const [, heading] of text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} (.+)$/gm))
    anchors.add(slug(heading!));
  return anchors;
}

function slug(heading: string): string {
  const words = heading.replace(/<[^>]*>/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
}
