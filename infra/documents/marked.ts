import { fileURLToPath } from 'node:url';

/**
 * Generated parts of pages that are written by hand: they stand between two markers, and everything else is
 * left alone.
 */

export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The page with what `made` gives for each part; a part is opened by `<!-- name -->` or `<!-- name:which
 * -->`. Throws where the page has none.
 */
export function marked(page: string, name: string, made: (which: string) => string): string {
  const part = new RegExp(`(<!-- ${name}(?::(\\w+))? -->\\n)[\\s\\S]*?(<!-- /${name} -->)`, 'g');
  if (page.search(part) === -1) throw new Error(`the page has no part <!-- ${name} --> … <!-- /${name} -->`);
  return page.replace(
    part,
    (_all, open: string, which: string | undefined, close: string) => `${open}${made(which ?? '')}\n${close}`,
  );
}

/** A table of Markdown. A bar within a cell would end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|') || '–').join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
