import { Rejected } from '@laurel/core';

/** Every reason why a command may be refused: a stable code, and in both languages what is wrong and what to do. `{name}` is filled in. */
export const refusals = {
  // Who may
  forbidden: ['您的角色不能执行此操作，请由有权限的人员办理。', 'Your role may not do this. Ask someone whose role may.'],
  out_of_scope: ['该单位不在您的权限范围内，请由本单位人员办理。', 'That unit is not yours to act for. Ask one of its own officers.'],
  own_unit: [
    '涉及您本单位或其上下级单位，须回避，请由他人办理。',
    'This concerns your own unit, or one above or below it: you are recused. Ask another person.',
  ],
  same_person: [
    '须由两人办理，第二人不能是提出人或其受托人。',
    'Two persons are needed: the second may not be the proposer nor a delegate of the proposer.',
  ],
  role_missing: ['须由以下两种角色共同办理：{roles}。', 'The two persons must hold these roles: {roles}.'],
  payload_differs: [
    '与提出的内容不一致，请核对后以相同内容确认，或重新提出。',
    'This differs from what was proposed. Confirm the same content, or propose anew.',
  ],
  proposal_expired: ['提议已于 {expiresAt} 过期，请重新提出。', 'The proposal expired at {expiresAt}. Propose it again.'],
  proposer_left: [
    '提出人的账号已停用或不再有此权限，请由有权限的人员重新提出。',
    'Whoever proposed this is disabled or no longer may do it. Have it proposed anew by someone who may.',
  ],
  proposal_unknown: [
    '没有待确认的提议，可能已确认；请刷新后查看。',
    'There is no such proposal waiting; it may have been confirmed. Refresh and look.',
  ],
  stale_version: [
    '内容已被他人更新（当前版本 {actual}），请刷新后再提交。',
    'It was changed meanwhile (now version {actual}). Refresh and submit again.',
  ],
  idempotency_key_reused: ['该幂等键已用于另一内容，请换一个新键。', 'This Idempotency-Key was used for another content. Use a new key.'],
  wrong_state: ['当前状态（{state}）下不能执行此操作。', 'This cannot be done in its present state ({state}).'],
  campaign_closed: ['活动已结束，只能撤销命名。', 'The campaign is closed; only a naming can still be revoked.'],
  not_found: ['找不到该对象，请核对编号。', 'There is no such thing. Check the id.'],
  instant_in_past: ['演练时刻不得早于当前演练时刻 {clock}。', 'The rehearsal instant may not be before the rehearsal clock, {clock}.'],
  // Input
  reason_missing: ['请填写理由。', 'Give the reason.'],
  evidence_missing: ['请至少附一份证据（文件或附件）。', 'Attach at least one piece of evidence (a document or an attachment).'],
  minutes_missing: ['请填写会议纪要编号。', 'Give the number of the meeting minutes.'],
  already_exists: ['该编号已存在，请换一个。', 'That id exists already. Choose another.'],
  unit_unknown: ['没有登记该单位：{unit}。', 'No such unit is registered: {unit}.'],
  unit_merged: ['{unit} 已合并，不能再办理。', '{unit} was merged and can no longer be used.'],
  import_invalid: [
    '导入文件有 {rows} 行错误，未作任何更改；请按行修改后重新导入。',
    '{rows} rows of the import are wrong; nothing was changed. Mend them and import again.',
  ],
  value_missing: ['缺少“{field}”。', '{field} is missing.'],
  value_invalid: ['“{field}”的值无效：{value}。', '{field} is not valid: {value}.'],
  day_in_future: ['日期 {day} 不能晚于今天。', 'The date {day} lies in the future.'],
  // Campaign
  lint_failed: ['规则包未通过检查：{findings}。', 'The rule pack fails its lint: {findings}.'],
  calendar_missing: ['缺少 {year} 年的工作日历，请先补充。', 'The working-day calendar of {year} is missing. Add it first.'],
  phase_in_past: ['首个阶段的起止日期已过，请修订规则包。', 'The first phase already lies in the past. Revise the rule pack.'],
  scoring_locked: ['评分已开始，规则包不能再变更。', 'Scoring has begun; the rule pack can no longer change.'],
  extension_too_late: [
    '延期最多为截止后 {days} 个工作日，且须晚于现有期限。',
    'An extension is at most {days} working days after the deadline, and later than the one that holds.',
  ],
  list_in_use: [
    '该单位名单中已有申报表被受理，不能延期。',
    'One of this list’s forms has been accepted; the deadline can no longer be extended.',
  ],
  open_work: ['仍有未完成事项：{open}。', 'Some work is still open: {open}.'],
  nothing_changed: ['内容没有变化。', 'Nothing would change.'],
  hash_differs: ['规则包哈希与当前草案不一致，请核对。', 'The hash is not that of the present draft. Check what you freeze.'],
  // Recommendation
  rank_gap: ['排序须从 1 开始连续编号。', 'Ranks must run from 1 without a gap.'],
  rank_repeated: ['排序 {rank} 重复。', 'Rank {rank} is used twice.'],
  branch_repeated: ['{branch} 在名单中重复。', '{branch} stands twice on the list.'],
  over_quota: ['名额为 {quota} 个，不能超出。', 'The quota is {quota}; it cannot be exceeded.'],
  under_quota: ['至少须推荐 {minimum} 个。', 'A list needs at least {minimum}.'],
  not_own_branch: ['{branch} 不是本单位的党支部。', '{branch} is not one of this bureau’s branches.'],
  route_not_allowed: ['按规则包，该单位不适用此申报渠道。', 'By the rule pack this body does not use that route.'],
  list_empty: ['名单为空；如无合适对象请说明理由并申报“无”。', 'The list is empty. If none qualifies, declare none, with the reason.'],
  deadline_passed: [
    '已过截止时间（{deadline}），逾期不予受理；如有正当理由请申请延期。',
    'The deadline has passed ({deadline}); late submissions are not accepted. Ask for an extension if there is good reason.',
  ],
  deadline_running: ['截止时间未到。', 'The deadline has not passed yet.'],
  already_sealed: [
    '名单已封存；截止前可先撤回再重新封存。',
    'The list is sealed already. Before the deadline it can be recalled and sealed anew.',
  ],
  list_final: ['名单已定稿，不能再改。', 'The list is final.'],
  // Application
  not_an_organ: ['只有市局机关党支部可以自荐。', 'Only branches of the bureau’s own organs nominate themselves.'],
  form_incomplete: ['申报表不完整：{missing}。', 'The application form is incomplete: {missing}.'],
  declaration_missing: ['须逐项签署声明，尚缺：{missing}。', 'Every declaration must be signed; missing: {missing}.'],
  plan_missing: ['须先报送创建计划并召开党员大会。', 'The plan must be filed and the members’ meeting held first.'],
  attendance_invalid: [
    '到会党员须超过应到的一半，且不多于应到人数。',
    'More than half of the members must have been present, and no more than there are.',
  ],
  second_return: ['申报表只能退回补正一次。', 'A form can be returned once only.'],
  not_nominated: ['该支部不在推荐名单中，也未自荐。', 'This branch is neither on a list nor has it nominated itself.'],
  list_not_final: ['推荐名单尚未定稿，定稿后才能受理。', 'The bureau’s list is not final yet; forms are accepted when it is.'],
  clearance_missing: [
    '缺少有效的廉政证明（{days} 日内有效），请纪检出具。',
    'A valid clearance (of at most {days} days) is missing. Ask discipline to certify.',
  ],
  veto_fact: ['存在一票否决事项：{fact}。', 'A fact vetoes it: {fact}.'],
  under_investigation: ['正在接受审查，暂缓办理。', 'It is under review; this waits until the review ends.'],
  return_expired: ['补正期限（{until}）已过。', 'The time for mending the form ended ({until}).'],
  ranking_confirmed: ['排名已确认，不能再办理。', 'The ranking is confirmed; this can no longer be done.'],
  members_too_few: ['正式党员不足 {minimum} 名。', 'The branch has fewer than {minimum} full members.'],
  // Assessment
  lead_not_member: ['组长须为考核组成员。', 'The lead must be one of the group’s members.'],
  member_repeated: ['{person} 在考核组中重复。', '{person} stands twice in the group.'],
  assessors_too_few: [
    '回避后可考核 {branch} 的成员不足两名，请另行指派考核组。',
    'After recusals fewer than two members could assess {branch}. Assign it to another group.',
  ],
  not_assigned: ['您未被指派到该对象。', 'You are not assigned to this entry.'],
  recused: ['您须回避该对象。', 'You are recused from this entry.'],
  outside_phase: ['不在考核期（{from} 至 {to}）内。', 'This lies outside the assessment period ({from} to {to}).'],
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
  not_lead: ['须由考核组组长办理。', 'Only the group’s lead decides this.'],
  no_open_case: ['没有在办的审查。', 'There is no open case.'],
  case_repeated: ['案号已存在。', 'That case number exists already.'],
  // Panel and ballots
  below_three_possible: ['{branch} 可评分的专家不足 {minimum} 名。', 'Fewer than {minimum} experts could score {branch}.'],
  assessor_is_expert: ['{expert} 是 {branch} 的考核人员，不能担任其评审专家。', '{expert} assessed {branch} and cannot be its expert.'],
  conflicts_undeclared: [
    '尚有专家未完成回避声明：{experts}。',
    'Some experts have not completed their declaration of conflicts: {experts}.',
  ],
  deck_missing: ['尚未提交展示文稿：{branch}。', 'The slide deck is missing: {branch}.'],
  logo_missing: ['尚未提交标识：{branch}。', 'The logo is missing: {branch}.'],
  assessment_open: ['尚有动态考核未结束：{branch}。', 'A dynamic assessment is still open: {branch}.'],
  presentation_order: ['按抽签顺序，下一个展示的是 {next}。', 'By the drawn order, {next} presents next.'],
  not_presented: ['该对象尚未展示。', 'This entry has not presented yet.'],
  criterion_missing: ['须对每项标准评分，尚缺：{criteria}。', 'Every criterion needs a score; missing: {criteria}.'],
  extreme_reason_missing: ['低于 {below} 或高于 {above} 的分数须说明理由。', 'A score below {below} or above {above} needs a reason.'],
  ballots_missing: ['评分表不足或未收齐：{missing}。', 'Ballots are missing: {missing}.'],
  stage_open: ['评分环节未关闭：{stage}。', 'The stage is still open: {stage}.'],
  key_missing: ['缺少开封密钥。', 'A key is missing.'],
  commitment_mismatch: [
    '评分表与封存承诺不符：{ballot}；请立即报告审计。',
    'A ballot does not match its commitment: {ballot}. Tell the auditors at once.',
  ],
  ballots_opened: ['评分表已开封。', 'The ballots have been opened.'],
  ballots_sealed: ['评分表尚未开封。', 'The ballots have not been opened.'],
  ground_unknown: ['作废评分表的理由只能是利益冲突、缺席或身份问题。', 'A ballot is set aside only for conflict, absence or identity.'],
  // Ranking
  already_voted: ['您已投票。', 'You have voted already.'],
  runoff_first: ['须先进行加赛投票。', 'A run-off must be held first.'],
  inputs_changed: ['排名计算后数据有变化，请重新计算。', 'The inputs changed after the computation. Compute again.'],
  tie_open: ['仍有并列未解决：{branches}。', 'A tie is not resolved: {branches}.'],
  no_cause: ['须引用成立的异议。', 'An upheld objection must be cited.'],
  witnesses_missing: ['抽签须有两名不同的见证人。', 'A draw needs two different witnesses.'],
  not_tied: ['这些对象并非待决的并列。', 'These entries are not a tie that waits for a decision.'],
  // Naming, notices, titles
  ranking_unconfirmed: ['排名尚未确认。', 'The ranking is not confirmed.'],
  not_in_order: ['拟命名名单须与确认的排名一致：{expected}。', 'The list must follow the confirmed ranking: {expected}.'],
  quorum_missing: ['须由两名党委成员办理。', 'Two committee members are needed.'],
  no_vacancy: ['没有空缺名额。', 'There is no vacant place.'],
  not_next: ['下一递补对象是 {next}。', 'The next reserve is {next}.'],
  notice_missing: ['尚未公示。', 'There has been no public notice.'],
  notice_running: ['公示期未满（至 {until}）。', 'The public notice still runs (until {until}).'],
  objection_open: ['尚有异议未处理。', 'An objection is still open.'],
  document_missing: ['请填写决定文号。', 'Give the document number of the decision.'],
  number_used: ['编号 {number} 已使用。', 'Number {number} is used already.'],
  number_prefix: ['编号须以 {prefix} 开头。', 'The number must begin with {prefix}.'],
  ground_missing: ['请填写依据。', 'Give the ground.'],
  already_revoked: ['已撤销。', 'It was revoked already.'],
  not_named: ['该支部未获命名。', 'This branch has not been named.'],
  held_before: ['该支部在往届已获此称号。', 'This branch held the title in an earlier round.'],
  below_floor: ['得分低于 {floor} 分。', 'The score is below {floor}.'],
  not_approved: ['尚未批准，不能公示：{branch}。', 'Not approved yet, so it cannot be put on notice: {branch}.'],
  too_short: ['公示期不得少于 {days} 个工作日（至少到 {until}）。', 'A notice runs at least {days} working days (to {until} at least).'],
  shorter_not_allowed: ['公示期只能延长。', 'A notice can only become longer.'],
  late_objection: ['异议在公示期后收到（以邮戳为准）。', 'The objection came after the notice ended (the postmark counts).'],
  identity_missing: ['异议须署实名并留联系方式，或加盖公章。', 'An objection needs a name and contact, or an official seal.'],
  // Identity
  login_taken: ['该登录名已被使用。', 'That login is taken.'],
  role_not_requested: ['该角色尚未被申请。', 'The role has not been requested.'],
  own_request: ['不能为自己授权。', 'Nobody grants a role to themselves.'],
  administrators_apart: [
    '三员分立：一个账号不能兼任两种管理员，管理员也不能兼任业务角色。',
    'The three administrators are kept apart: one person cannot hold two of these roles, nor one beside a business role.',
  ],
  unit_required: ['该角色须指定单位。', 'This role needs a unit.'],
  account_disabled: ['账号已停用。', 'The account is disabled.'],
  last_administrator: [
    '这是最后一名{role}，停用或撤销后将无人能办理；请先指定接任者。',
    'This is the last {role}; without one nobody could do this work. Appoint a successor first.',
  ],
  period_invalid: ['期限无效：结束须晚于开始，且晚于现在。', 'The period is not valid: it must end after it begins, and after now.'],
  password_wrong: ['当前密码不正确。', 'The present password is wrong.'],
  password_weak: [
    '新密码至少 {minimum} 位，不得含登录名或姓名、不得为常见或重复字符，且不得与当前密码相同。',
    'A new password has at least {minimum} characters, contains neither login nor name, is neither common nor repetitive, and differs from the present one.',
  ],
  not_recipient: ['只有收件人可以办理。', 'Only the recipient may do this.'],
  delegation_not_allowed: ['该事项须本人办理，不能委托。', 'This must be done in person and cannot be delegated.'],
  attachment_type: ['不接受该类型的文件：{mediaType}。', 'Files of this type are not accepted: {mediaType}.'],
  attachment_size: ['文件超过 {maximum} 字节。', 'The file is larger than {maximum} bytes.'],
} as const satisfies Record<string, readonly [string, string]>;

export type Refusal = keyof typeof refusals;

/** The refusal to throw from a decider. */
export function refuse(reason: Refusal, parameters: Readonly<Record<string, string | number>> = {}, field?: string): Rejected {
  return new Rejected(reason, parameters, field);
}

/** The text of a refusal, its parameters filled in. */
export function refusalText(reason: string, language: 'zh' | 'en', parameters: Readonly<Record<string, string | number>>): string {
  const texts = (refusals as Readonly<Record<string, readonly [string, string]>>)[reason];
  const text = texts?.[language === 'zh' ? 0 : 1] ?? reason;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? '—'));
}
