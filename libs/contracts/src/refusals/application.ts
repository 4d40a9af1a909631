import type { RefusalTexts } from './texts.ts';

/** The refusals of the service application. */
export const applicationRefusals = {
  // Kinds of bureau
  kind_unknown: [
    '没有“{kind}”这一单位类别，现有：{known}。请改填其中之一，或先由市局（省厅）综合岗增设该类别。',
    'There is no kind of bureau “{kind}”; there are: {known}. Take one of these, or have the root’s operator define it first.',
  ],
  kind_in_use: [
    '单位类别“{kind}”仍用于 {used}，不能取消；请在设定中保留该类别。',
    'The kind of bureau “{kind}” is still used by {used} and cannot be taken away. Keep it in the list.',
  ],
  kind_repeated: [
    '单位类别“{kind}”的编号或名称重复；请使每类的编号和名称各不相同。',
    'The kind of bureau “{kind}” has an id or a name that stands twice. Give each kind its own.',
  ],
  kind_locked: [
    '活动 {campaign} 正在进行，并涉及 {unit}；结束前不能变更其单位类别。',
    'The campaign {campaign} runs and reaches {unit}. Its kind can be changed when that has ended.',
  ],
  // Campaign
  prefix_taken: [
    '编号前缀“{prefix}”与另一活动（{campaign}）的相同或互相包含，编号会重复；请换一个前缀。',
    'The prefix “{prefix}” and one of another campaign ({campaign}) begin alike, so numbers would meet. Choose another.',
  ],
  lint_failed: ['规则包未通过检查：{findings}。', 'The rule pack fails its lint: {findings}.'],
  calendar_missing: [
    '市里尚未公布 {year} 年的节假日安排，期限无法计算。请先公布该年日历（综合岗与纪检岗共同办理）。',
    'The city has not published the calendar of {year}, so the date cannot be counted. Publish it first (operator and discipline).',
  ],
  calendar_invalid: [
    '{year} 年的节假日安排有误：{findings}请核对国务院办公厅通知后重新填写。',
    'The calendar of {year} is not as it must be: {findings} Compare it with the notice of the State Council and enter it again.',
  ],
  phase_in_past: [
    '首个阶段的起止日期已过，请修订规则包。',
    'The first phase already lies in the past. Revise the rule pack.',
  ],
  assessing_locked: [
    '已有考核记录，“{field}”不能再变更；请保留原值，只变更其他内容。',
    'A visit is on record, so “{field}” can no longer change. Leave it as it was and amend the rest.',
  ],
  scoring_locked: [
    '评分已开始，“{field}”不能再变更；只能更新日历或推迟日期。',
    'Scoring has begun, so “{field}” can no longer change. Only the calendar may, and dates may become later.',
  ],
  extension_too_late: [
    '延期最多为截止后 {days} 个工作日，且须晚于现有期限。',
    'An extension is at most {days} working days after the deadline, and later than the one that holds.',
  ],
  list_in_use: [
    '该单位名单中已有申报表被受理，不能延期。',
    'One of this list’s forms has been accepted; the deadline can no longer be extended.',
  ],
  open_work: [
    '仍有未完成事项，请逐项办结后再结束活动：{open}。',
    'Some work is still open. Have each item decided, then close the campaign: {open}.',
  ],
  nothing_changed: ['内容没有变化。', 'Nothing would change.'],
  hash_differs: [
    '规则包哈希与当前草案不一致，请核对。',
    'The hash is not that of the present draft. Check what you freeze.',
  ],
  entry_carried: [
    '{unit} 在活动 {campaign} 中已承接 {branch} 的申报：不另行申报，活动结束前也不再并入其他支部。',
    '{unit} goes on with the entry of {branch} in the campaign {campaign}: it has no other there, and merges into no branch until that ends.',
  ],
  entry_bound: [
    '{unit} 在活动 {campaign} 中凭本支部的下级命名参评，不能由并入的支部承接；请先撤回该申报，或待活动结束后再合并。',
    '{unit} stands in the campaign {campaign} by its own naming below, with which no other branch goes on. Withdraw the entry first, or merge when the campaign has ended.',
  ],
  merger_waits: [
    '活动 {campaign} 的排名已确认，{unit} 的申报须保持原样；请待活动结束后再合并。',
    'The ranking of the campaign {campaign} is confirmed, so the entry of {unit} stays as it is. Merge when the campaign has ended.',
  ],
  // Recommendation
  candidate_withdrawn: [
    '{branch} 已撤回申报，请先从名单中移除再封存。',
    '{branch} has withdrawn. Take it off the list before sealing.',
  ],
  rank_gap: ['排序须从 1 开始连续编号。', 'Ranks must run from 1 without a gap.'],
  rank_repeated: ['排序 {rank} 重复。', 'Rank {rank} is used twice.'],
  branch_repeated: ['{branch} 在名单中重复。', '{branch} stands twice on the list.'],
  over_quota: ['名额为 {quota} 个，不能超出。', 'The quota is {quota}; it cannot be exceeded.'],
  under_quota: ['至少须推荐 {minimum} 个。', 'A list needs at least {minimum}.'],
  not_named_below: [
    '{branch} 未被本单位（含下级）的活动命名，或命名已撤销、尚未颁发证书，或不在规则包所计的命名之内；请移出名单，或先办结下级命名。',
    '{branch} was not named in a campaign of this unit or below it as the rule pack asks, was revoked, or has no certificate yet. Take it off the list, or finish its naming below first.',
  ],
  not_own_branch: ['{branch} 不是本单位的党支部。', '{branch} is not one of this bureau’s branches.'],
  route_not_allowed: [
    '按规则包，该单位不适用此申报渠道。',
    'By the rule pack this body does not use that route.',
  ],
  list_empty: [
    '名单为空；如无合适对象请说明理由并申报“无”。',
    'The list is empty. If none qualifies, declare none, with the reason.',
  ],
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
  not_an_organ: [
    '只有市局机关党支部可以自荐。',
    'Only branches of the bureau’s own organs nominate themselves.',
  ],
  form_incomplete: ['申报表不完整：{missing}。', 'The application form is incomplete: {missing}.'],
  form_field_unknown: [
    '申报表没有“{field}”这一栏，请按规则包的栏目填写。',
    'The application form has no field “{field}”. Fill in those of the rule pack.',
  ],
  form_invalid: [
    '申报表有误。{faults}请修改后再提交。',
    'The application form is not as it must be. {faults} Mend it and send it again.',
  ],
  form_locked: [
    '已有申报表被受理，“{field}”不能再变更：其余申报表须与其一致。',
    'A form was accepted, so “{field}” can no longer change: all are judged by one form.',
  ],
  declaration_missing: [
    '须逐项签署声明，尚缺：{missing}。',
    'Every declaration must be signed; missing: {missing}.',
  ],
  plan_missing: [
    '须先报送创建计划并召开党员大会。',
    'The plan must be filed and the members’ meeting held first.',
  ],
  attendance_invalid: [
    '到会党员须超过应到的一半，且不多于应到人数。',
    'More than half of the members must have been present, and no more than there are.',
  ],
  not_secretary: [
    '须由此刻在任的支部书记本人办理；如任职有变，请由市局登记任命。',
    'Only the secretary appointed now does this, in person. If somebody else was appointed, have the operator record it.',
  ],
  nothing_to_withdraw: [
    '申报表尚未提交，截止前无须撤回；请勿提交，或由县分局撤回名单。',
    'No form was submitted, so there is nothing to withdraw before the deadline. Leave it unsubmitted, or recall the list.',
  ],
  members_exceeded: [
    '应到会党员 {entitled} 人，多于该支部正式党员 {members} 人。请核对到会人数，或先更正支部人数。',
    '{entitled} members were entitled to vote, more than the {members} full members that the branch has. Check the number, or correct that of the branch first.',
  ],
  second_return: ['申报表只能退回补正一次。', 'A form can be returned once only.'],
  not_nominated: [
    '该支部不在推荐名单中，也未自荐。',
    'This branch is neither on a list nor has it nominated itself.',
  ],
  list_not_final: [
    '推荐名单尚未定稿，定稿后才能受理。',
    'The bureau’s list is not final yet; forms are accepted when it is.',
  ],
  clearance_missing: [
    '缺少有效的廉政证明（{days} 日内有效），请纪检出具。',
    'A valid clearance (of at most {days} days) is missing. Ask discipline to certify.',
  ],
  veto_fact: ['存在一票否决事项：{fact}。', 'A fact vetoes it: {fact}.'],
  under_investigation: ['正在接受审查，暂缓办理。', 'It is under review; this waits until the review ends.'],
  return_expired: ['补正期限（{until}）已过。', 'The time for mending the form ended ({until}).'],
  pool_missing: [
    '按规则包，该单位不属于任何一组，无法受理；请先变更规则包的分组。',
    'By the rule pack this body stands in no pool, so its form cannot be accepted. Amend the pools first.',
  ],
  entries_locked: [
    '已有申报表被受理，“{field}”不能再变更：参评对象的来源已经确定；请保留原值，只变更其他内容。',
    'A form was accepted, so “{field}” can no longer change: entries were handed in by it. Leave it as it was and amend the rest.',
  ],
  pools_locked: [
    '已有申报表被受理，“{field}”不能再变更：对象所在的组已经确定。',
    'A form was accepted, so “{field}” can no longer change: entries stand in their pools already.',
  ],
  ranking_confirmed: ['排名已确认，不能再办理。', 'The ranking is confirmed; this can no longer be done.'],
  members_too_few: ['正式党员不足 {minimum} 名。', 'The branch has fewer than {minimum} full members.'],
} as const satisfies RefusalTexts;
