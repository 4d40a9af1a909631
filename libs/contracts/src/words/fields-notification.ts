import type { Words } from './words.ts';

/**
 * The fields of announcements and messages, by name; those that all services share stand in fields-shared.ts.
 */
export const notificationFields: Readonly<Record<string, Words>> = {
  // Announcements
  announcementId: { zh: '通知编号', en: 'Announcement' },
  about: { zh: '相关页面', en: 'About' },
  notices: { zh: '通知内容', en: 'Notices' },
  audience: { zh: '通知对象', en: 'Audience' },
  exceptPerson: { zh: '无须通知的人', en: 'Person who is not told' },
  reminder: { zh: '催办', en: 'Reminder' },
  bundle: { zh: '汇总', en: 'Bundle' },
  recipients: { zh: '收件人', en: 'Recipients' },
  // Audiences
  role: { zh: '角色', en: 'Role' },
  over: { zh: '本级及上级单位', en: 'For the unit or one above' },
  under: { zh: '本级及下级单位', en: 'For the unit or one below' },
  foreignTo: { zh: '须回避的单位', en: 'Not recused from' },
  account: { zh: '账号', en: 'Account' },
  group: { zh: '考核组', en: 'Assessment group' },
  assessing: { zh: '考核该对象的人员', en: 'Assessors of the entry' },
  panel: { zh: '专家组', en: 'Expert panel' },
  unballoted: { zh: '评分表未封存的专家', en: 'Experts whose ballots are not sealed' },
  stage: { zh: '评分环节', en: 'Stage' },
  unplanned: { zh: '计划或党员大会缺失的支部', en: 'Branches without plan or meeting' },
  unsealed: { zh: '名单未封存的单位', en: 'Bureaus whose list is not sealed' },
  unsubmitted: { zh: '申报表未提交的支部', en: 'Branches whose form is not submitted' },
  deadline: { zh: '截止日期', en: 'Deadline' },
  // Messages
  messageId: { zh: '消息编号', en: 'Message' },
  recipient: { zh: '收件人', en: 'Recipient' },
  channel: { zh: '渠道', en: 'Channel' },
  template: { zh: '模板', en: 'Template' },
  parameters: { zh: '填充内容', en: 'Parameters' },
  text: { zh: '内容', en: 'Text' },
  queuedAt: { zh: '生成时间', en: 'Queued' },
  seenAt: { zh: '阅读时间', en: 'Read at' },
  // Deliveries
  attempt: { zh: '第几次发送', en: 'Attempt' },
  attempts: { zh: '发送次数', en: 'Attempts' },
  error: { zh: '错误', en: 'Error' },
  dead: { zh: '不再发送', en: 'Given up' },
};
