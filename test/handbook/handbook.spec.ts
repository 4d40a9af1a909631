import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { anchorsOf, broken, brokenLink, citationsOf, linksOf, type Reference } from './links.ts';

// Docstrings and pages say where a rule is written down. A place that is not there helps nobody, so each of
// them is looked up.

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const exclude = (path: string) => /(^|\/)(node_modules|dist|data|\.nx)(\/|$)/.test(path);
const filesOf = (...patterns: string[]) => globSync(patterns, { cwd: root, exclude }).sort();
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const pages = filesOf(
  '*.md',
  'docs/**/*.md',
  'services/**/*.md',
  'libs/**/*.md',
  'dashboard/**/*.md',
  'infra/**/*.md',
);
const sources = filesOf('{libs,services,dashboard,infra,test}/**/*.{ts,tsx,mjs,yml}', '*.{mjs,yml}');
const faultsOf = (references: readonly Reference[], faultOf: (reference: Reference) => string | undefined) =>
  references
    .map((reference) => ({ ...reference, fault: faultOf(reference) }))
    .filter(({ fault }) => fault !== undefined)
    .map(({ from, target, fault }) => `${from}: ${target}: ${fault}`);

describe('The handbook', () => {
  it('has pages whose relative links resolve, anchors included', () => {
    const links = pages.flatMap((page) => linksOf(page, read(page)));
    expect(links.length).toBeGreaterThan(100);
    expect(faultsOf(links, (link) => brokenLink(root, link))).toEqual([]);
  });

  it('is cited by sources only where there is something to read', () => {
    const citations = sources.flatMap((source) => citationsOf(source, read(source)));
    expect(citations.length).toBeGreaterThan(0);
    expect(faultsOf(citations, (citation) => broken(root, '.', citation))).toEqual([]);
  });

  it('has an anchor for every decision of the process', () => {
    const anchors = anchorsOf(read('docs/handbook/process.md'));
    const numbers = [...Array(27).keys()].map((index) => `1.${index + 1}`);
    const later = [...Array(18).keys()].map((index) => `6.${index + 1}`);
    expect([...numbers, ...later].filter((number) => !anchors.has(number))).toEqual([]);
  });

  it('keeps a place for each table of states that is made from the contracts', () => {
    const text = read('docs/handbook/process.md');
    const opened = [...text.matchAll(/<!-- states:(\w+) -->/g)].map(([, aggregate]) => aggregate);
    expect(opened).toEqual([...new Set(opened)]);
    expect(text.match(/<!-- \/states -->/g)).toHaveLength(opened.length);
  });
});

describe('A reference that leads nowhere', () => {
  const page = 'docs/handbook/README.md';
  const missing = ['process', 'md#9.9'].join('.');

  it.each([
    ['a file that is not there', '[x](nowhere.md)', 'there is no such file'],
    ['an anchor that is not there', `[x](${missing})`, 'docs/handbook/process.md has no anchor 9.9'],
    ['an anchor of the page itself', '[x](#nowhere)', `${page} has no anchor nowhere`],
  ])('is found in a page: %s', (_case, text, fault) => {
    expect(linksOf(page, text).map((link) => brokenLink(root, link))).toEqual([fault]);
  });

  it('is found in a comment', () => {
    const comment = `/** Ranked like any other (docs/handbook/${missing}). */`;
    expect(citationsOf('x.ts', comment).map((citation) => broken(root, '.', citation))).toEqual([
      'docs/handbook/process.md has no anchor 9.9',
    ]);
  });

  it('is found behind another of the same page', () => {
    const places = citationsOf('x.ts', `docs/handbook/${missing.replace('9.9', '1.17')}, #9.8 to #9.9`).map(
      (citation) => broken(root, '.', citation),
    );
    expect(places).toEqual([
      undefined,
      'docs/handbook/process.md has no anchor 9.8',
      'docs/handbook/process.md has no anchor 9.9',
    ]);
  });

  it('is not seen in code, in a link that leaves the repository, or where it resolves', () => {
    const text =
      '`[x](nowhere.md)` [x](https://example.org/nowhere) [x](process.md#1.17) [x](../decisions) [x](#handbook)';
    expect(linksOf(page, text).map((link) => brokenLink(root, link))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
