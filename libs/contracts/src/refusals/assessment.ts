import type { RefusalTexts } from './texts.ts';

/** The refusals of the service assessment. */
export const assessmentRefusals = {
  // Assessment
  lead_not_member: ['组长须为考核组成员。', 'The lead must be one of the group’s members.'],
  member_repeated: ['{person} 在考核组中重复。', '{person} stands twice in the group.'],
  assessors_too_few: [
    '回避后可考核 {branch} 的成员不足两名，请另行指派考核组。',
    'After recusals fewer than two members could assess {branch}. Assign it to another group.',
  ],
  not_assigned: ['您未被指派到该对象。', 'You are not assigned to this entry.'],
  recused: ['您须回避该对象。', 'You are recused from this entry.'],
  recusal_used: [
    '该组对 {branch} 的考核已有记录，不能再撤回 {expert} 的回避。',
    'The group has recorded a visit to {branch}, so the recusal of {expert} stays.',
  ],
  outside_phase: [
    '不在考核期（{from} 至 {to}）内。',
    'This lies outside the assessment period ({from} to {to}).',
  ],
  visit_too_old: ['考核须在 {days} 日内录入。', 'A visit must be recorded within {days} days.'],
  visit_in_future: ['考核时间不能晚于现在。', 'A visit cannot lie in the future.'],
  score_range: ['分数 {score} 超出 0–{maximum}。', 'Score {score} is outside 0–{maximum}.'],
  score_step: ['分数 {score} 不是 {step} 的整数倍。', 'Score {score} is not a multiple of {step}.'],
  criterion_repeated: ['标准 {criterion} 重复评分。', 'Criterion {criterion} is scored twice.'],
  clause_unknown: ['规则包中没有条款 {clause}。', 'The rule pack has no clause {clause}.'],
  criterion_unknown: ['规则包中没有标准 {criterion}。', 'The rule pack has no criterion {criterion}.'],
  indicator_banned: [
    '该指标不得使用或不适用于该对象：{indicator}。',
    'This indicator may not be used, or does not apply to this entry: {indicator}.',
  ],
  answer_late: ['答复期限（{until}）已过。', 'The time for an answer ended ({until}).'],
  already_answered: ['已答复。', 'It was answered already.'],
  visits_missing: ['有效考核不足 {minimum} 次。', 'Fewer than {minimum} visits stand.'],
  criterion_unscored: ['尚有标准未评分：{criteria}。', 'Some criteria have no score: {criteria}.'],
  dispute_open: ['尚有异议未处理：{record}。', 'A dispute is still open: {record}.'],
  answer_pending: ['被考核单位答复期未满：{record}。', 'The unit may still answer: {record}.'],
  recorded_the_fact: ['作出记录的人不能裁定该事项。', 'Whoever recorded the fact does not decide on it.'],
  lead_confirms: [
    '由组长确认，请由本组其他成员提出。',
    'The lead confirms this. Have another member of the group propose it.',
  ],
  visit_repeated: [
    '该次考核已录入（{record}）：同一时刻，或同一地点同一小时。如记录有误，请更正该记录。',
    'This visit is on record already ({record}): the same instant, or the same site and hour. Amend that record if it is wrong.',
  ],
  not_lead: ['须由考核组组长办理。', 'Only the group’s lead decides this.'],
  no_open_case: ['没有在办的审查。', 'There is no open case.'],
  lead_unknown: ['没有这条线索，请先登记线索。', 'There is no such lead. Register it first.'],
  case_repeated: ['案号已存在。', 'That case number exists already.'],
} as const satisfies RefusalTexts;
