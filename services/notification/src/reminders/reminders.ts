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
  'plan-due': {
    zh: '距动员部署阶段结束（{deadline}）还有 {days} 个工作日，创建计划或党员大会尚未登记。',
    en: 'The mobilisation phase ends in {days} working days ({deadline}), and your plan or members’ meeting is missing.',
  },
  'plan-due-phase': {
    zh: '距“{phaseZh}”阶段结束（{deadline}）还有 {days} 个工作日，创建计划或党员大会尚未登记。',
    en: 'The phase “{phaseEn}” ends in {days} working days ({deadline}), and your plan or members’ meeting is missing.',
  },
  'ballots-due': {
    zh: '“{stageZh}”评分进行中，您还有评分表尚未封存。',
    en: 'Scoring of the stage “{stageEn}” is under way, and ballots of yours are not sealed.',
  },
  'request-due': {
    zh: '命名请示（{documentNumber}）待审议已 {days} 个工作日。',
    en: 'The request for naming ({documentNumber}) has waited for {days} working days.',
  },
  'title-due': {
    zh: '{unit}的专项称号待审议已 {days} 个工作日。',
    en: 'A title of {unit} has waited for the committee for {days} working days.',
  },
  'title-ending': {
    zh: '{unit}的专项称号有效期至 {until}，届时自动失效。',
    en: 'A title of {unit} holds until {until}; then it lapses by itself.',
  },
  'recheck-due': {
    zh: '{unit}的专项称号待复核已 {days} 个工作日。',
    en: 'The re-check of a title of {unit} has been due for {days} working days.',
  },
  'title-mending': {
    zh: '{unit}的专项称号整改期限为 {until}，届时再次复核。',
    en: 'A title of {unit} must be mended by {until}; then it is re-checked again.',
  },
  'return-due': {
    zh: '{unit}的申报表补正期限为 {until}，尚未重新提交。',
    en: 'The returned form of {unit} is due again on {until}.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** The lines of reminders that come in a bundle. */
export const reminderLines = {
  'clearance-expiring': {
    line: {
      zh: '廉政证明即将失效 {count} 份，尚需使用：{each}',
      en: '{count} clearances that are still needed expire: {each}',
    },
    each: { zh: '{unit}（至 {until}）', en: '{unit} (until {until})' },
  },
  'act-lapsing': {
    line: {
      zh: '“{actZh}”{count} 项尚待您确认，最早于 {expiresAt} 失效',
      en: '“{actEn}” still waits for you ({count}), the first until {expiresAt}',
    },
  },
} as const satisfies Readonly<Record<string, { readonly line: Words; readonly each?: Words }>>;

export type ReminderTemplate = keyof typeof reminderTexts;
