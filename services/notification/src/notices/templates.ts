import { accessTexts } from './access.ts';
import { applyTexts } from './apply.ts';
import { assessTexts } from './assess.ts';
import { evaluateTexts } from './evaluate.ts';
import type { Texts } from './notices.ts';

/** What reminders say before a date passes. */
const reminderTexts = {
  'deadline-list': [
    '距申报截止（{deadline}）还有 {days} 天，贵单位推荐名单尚未封存。',
    'The deadline ({deadline}) is {days} days away and your list is not sealed.',
  ],
  'deadline-form': [
    '距申报截止（{deadline}）还有 {days} 天，申报表尚未提交。',
    'The deadline ({deadline}) is {days} days away and your form is not submitted.',
  ],
  'answer-due': [
    '{unit}的扣分答复期限为 {until}，尚未答复。',
    'The time to answer a deduction of {unit} ends on {until}; it is not answered yet.',
  ],
  'return-due': ['{unit}的申报表补正期限为 {until}，尚未重新提交。', 'The returned form of {unit} is due again on {until}.'],
} as const satisfies Texts;

/** All that messages say: the texts of the notices of each step, and of the reminders. */
export const templates = { ...accessTexts, ...applyTexts, ...assessTexts, ...evaluateTexts, ...reminderTexts };

export type Template = keyof typeof templates;

/** A message's text in both languages. A template that is no longer there says so instead of nothing. */
export function textOf(template: string, parameters: Readonly<Record<string, string>>): { zh: string; en: string } {
  const [zh, en] = (templates as Texts)[template] ?? [template, template];
  return { zh: filled(zh, parameters), en: filled(en, parameters) };
}

/** The names that a template's texts need. */
export function placeholders(template: string): readonly string[] {
  const texts = (templates as Texts)[template] ?? [];
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)))].sort();
}

function filled(text: string, parameters: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '—');
}
