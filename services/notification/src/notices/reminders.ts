import type { Words } from '@laurel/contracts';

/**
 * The texts of reminders; reminders/reminders.view.ts says when and to whom. `{name}` is filled in by a
 * parameter, `{unit}` by the name of the unit.
 */
export const reminderTexts = {
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

export type ReminderTemplate = keyof typeof reminderTexts;
