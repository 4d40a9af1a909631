import type { Words } from '@laurel/contracts';

/**
 * The texts of reminders; reminders/reminders.view.ts says when and to whom. `{name}` is filled in by a
 * parameter, `{unit}` by the name of the unit.
 */
export const reminderTexts = {
  bundle: {
    zh: '汇总（{count} 项）：{linesZh}',
    en: 'In short ({count}): {linesEn}',
  },
  'deadline-list': {
    zh: '距申报截止（{deadline}）还有 {days} 个工作日，贵单位推荐名单尚未封存。',
    en: 'The deadline ({deadline}) is {days} working days away and your list is not sealed.',
  },
  'deadline-form': {
    zh: '距申报截止（{deadline}）还有 {days} 个工作日，申报表尚未提交。',
    en: 'The deadline ({deadline}) is {days} working days away and your form is not submitted.',
  },
  'answer-due': {
    zh: '{unit}的扣分答复期限为 {until}，尚未答复。',
    en: 'The time to answer a deduction of {unit} ends on {until}; it is not answered yet.',
  },
  'return-due': {
    zh: '{unit}的申报表补正期限为 {until}，尚未重新提交。',
    en: 'The returned form of {unit} is due again on {until}.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** The lines of reminders that come in a bundle. */
export const reminderLines = {
  'act-lapsing': {
    line: {
      zh: '“{actZh}”{count} 项尚待您确认，最早于 {expiresAt} 失效',
      en: '“{actEn}” still waits for you ({count}), the first until {expiresAt}',
    },
  },
} as const satisfies Readonly<Record<string, { readonly line: Words; readonly each?: Words }>>;

export type ReminderTemplate = keyof typeof reminderTexts;
