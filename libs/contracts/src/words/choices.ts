import { roles } from '../roles.ts';
import type { Words } from './words.ts';

/**
 * The words of what one chooses from in a command, by its value. A value means the same wherever it stands.
 */
export const choiceWords: Readonly<Record<string, Words>> = {
  ...roles,
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  policeStation: { zh: '派出所', en: 'police station' },
  criminalInvestigation: { zh: '刑侦', en: 'criminal investigation' },
  traffic: { zh: '交警', en: 'traffic police' },
  custody: { zh: '监管', en: 'custody' },
  office: { zh: '机关', en: 'office' },
  other: { zh: '其他', en: 'other' },
  progress: { zh: '进展情况', en: 'progress' },
  publicity: { zh: '宣传信息', en: 'publicity' },
  bonus: { zh: '加分', en: 'bonus' },
  deduction: { zh: '减分', en: 'deduction' },
  accept: { zh: '认可', en: 'accept' },
  dispute: { zh: '有异议', en: 'dispute' },
  onSite: { zh: '实地考评', en: 'on site' },
  presentation: { zh: '现场展示', en: 'presentation' },
  conflict: { zh: '利益冲突', en: 'conflict of interest' },
  absence: { zh: '缺席', en: 'absence' },
  identity: { zh: '身份问题', en: 'doubt about who filed it' },
  kept: { zh: '保持标准', en: 'standard kept' },
  wanting: { zh: '未达标准', en: 'standard wanting' },
  winners: { zh: '拟命名公示', en: 'proposed winners' },
  successor: { zh: '递补公示', en: 'successor' },
  title: { zh: '称号公示', en: 'special title' },
  corrected: { zh: '更正公示', en: 'corrected notice' },
  misconduct: { zh: '违纪违规', en: 'misconduct' },
  scoringError: { zh: '计分错误', en: 'error in the scores' },
};
