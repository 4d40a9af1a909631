import type { EventName, Words } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { filled, notices } from '../notices/notices.ts';
import type { Bundle, Notice, Telling } from '../notices/notice.ts';
import { reminderLines } from '../reminders/reminders.ts';

/**
 * Notices of which there are many a day are told together: one message for each person, with a line for each
 * kind (docs/handbook/process.md#1.27).
 */

/** The events whose notice may come in a bundle. */
export const bundled = Object.keys(notices).filter(
  (type) => (notices as Record<string, Notice>)[type]!.line !== undefined,
) as readonly EventName[];

export interface Told extends Telling {
  readonly template: string;
  readonly bundles: readonly Bundle[];
}

/** The notice of an event that is kept for its bundles; undefined when it is told at once, or to nobody. */
export function keptOf(event: ViewedEvent): Told | undefined {
  const notice = (notices as Record<string, Notice>)[event.type];
  const telling = notice?.tell(event.data as never, event);
  if (!notice || !telling?.bundles) return undefined;
  return { ...telling, bundles: telling.bundles, template: notice.template };
}

/** A notice in somebody's bundle, its parameters with the name of its unit. */
export interface Item {
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly unitId?: string;
  /** The name of the unit's bureau, by which two of one name are told apart. */
  readonly bureau?: string;
}

const namedMost = 20;
const lines = new Map<string, Pick<Notice, 'line' | 'each'>>([
  ...Object.values(notices).map((notice) => [notice.template, notice] as const),
  ...Object.entries(reminderLines),
]);

/** The parameters of the message that tells somebody's notices in one. */
export function bundleOf(items: readonly Item[]): Readonly<Record<string, string>> {
  const kinds = new Map<string, Item[]>();
  for (const item of toldApart(items)) {
    const kind = `${item.template} ${item.parameters['actZh'] ?? ''}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), item]);
  }
  const told = [...kinds.keys()].sort().map((kind) => lineOf(kinds.get(kind)!));
  return {
    count: String(items.length),
    linesZh: told.map(({ zh }) => zh).join('；'),
    linesEn: told.map(({ en }) => en).join('; '),
  };
}

/** Units of one bundle that bear one name get their bureau's before it. */
function toldApart(items: readonly Item[]): Item[] {
  const ids = Map.groupBy(items, ({ parameters }) => parameters['unit']);
  return items.map((item) => {
    const { parameters, bureau } = item;
    const { unit } = parameters as { unit?: string };
    const alike = new Set(ids.get(unit)!.map(({ unitId }) => unitId));
    if (unit === undefined || bureau === undefined || alike.size < 2) return item;
    return { ...item, parameters: { ...parameters, unit: `${bureau}${unit}` } };
  });
}

function lineOf(items: readonly Item[]): Words {
  const { line, each } = lines.get(items[0]!.template)!;
  const first = [...items].sort((one, other) => (expiryOf(one) < expiryOf(other) ? -1 : 1))[0]!;
  const inEach = (language: 'zh' | 'en') =>
    [...new Set(items.map(({ parameters }) => filled(each?.[language] ?? '{unit}', parameters)))].sort();
  const parameters = { ...first.parameters, count: String(items.length) };
  return {
    zh: filled(line!.zh, { ...parameters, each: listed(inEach('zh'), '、', '等') }),
    en: filled(line!.en, { ...parameters, each: listed(inEach('en'), ', ', ' and others') }),
  };
}

const expiryOf = ({ parameters }: Item) => parameters['expiresAt'] ?? '';

function listed(names: readonly string[], between: string, others: string): string {
  return names.slice(0, namedMost).join(between) + (names.length > namedMost ? others : '');
}
