import type { Words } from '@laurel/contracts';
import { accessNotices } from './access.ts';
import { applyNotices } from '../candidate-notices/apply.ts';
import { assessNotices } from '../candidate-notices/assess.ts';
import { evaluateFurther, evaluateNotices } from '../award-notices/evaluate.ts';
import { nameNotices } from '../award-notices/name.ts';
import type { FurtherNotices, Notices } from './notice.ts';
import { namesIn, statedNotices } from './stated.ts';
import { reminderTexts } from '../reminders/reminders.ts';

/** The notices that need more than the fields of their events. */
export const writtenNotices: Notices = {
  ...accessNotices,
  ...applyNotices,
  ...assessNotices,
  ...evaluateNotices,
  ...nameNotices,
};

/**
 * Every notice and every text that messages keep by the name of its template. Never in a message: scores
 * before the opening, what a case is about, who objected (docs/handbook/process.md#1.3, #1.11).
 */
export const notices: Notices = { ...statedNotices, ...writtenNotices };

/** The notices of events to others than those of the first. */
export const further: FurtherNotices = evaluateFurther;

/** The texts by template. */
export const texts: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(Object.values(notices).map(({ template, zh, en }) => [template, { zh, en }])),
  ...Object.fromEntries(
    Object.values(further)
      .flat()
      .map(({ template, zh, en }) => [template, { zh, en }]),
  ),
  ...reminderTexts,
};

/**
 * A message's text in both languages. A template that is no longer there says its name instead of nothing.
 */
export function textOf(template: string, parameters: Readonly<Record<string, string>>): Words {
  const { zh, en } = texts[template] ?? { zh: template, en: template };
  return { zh: filled(zh, parameters), en: filled(en, parameters) };
}

/** The names of the parameters that a template's texts need. */
export function placeholders(template: string): readonly string[] {
  return namesIn(texts[template]);
}

/** The text with its placeholders filled in. */
export function filled(text: string, parameters: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '—');
}
