import type { RefusalTexts } from './texts.ts';

/** The refusals of the door, the input and every service. */
export const sharedRefusals = {
  // Who may
  forbidden: [
    '您的角色不能执行此操作，请由有权限的人员办理。',
    'Your role may not do this. Ask someone whose role may.',
  ],
  out_of_scope: [
    '该单位不在您的权限范围内，请由本单位人员办理。',
    'That unit is not yours to act for. Ask one of its own officers.',
  ],
  own_unit: [
    '涉及您本单位或其上下级单位，须回避，请由他人办理。',
    'This concerns your own unit, or one above or below it: you are recused. Ask another person.',
  ],
  same_person: [
    '须由两人办理，第二人不能是提出人或其受托人。',
    'Two persons are needed: the second may not be the proposer nor a delegate of the proposer.',
  ],
  role_missing: ['须由以下两种角色共同办理：{roles}。', 'The two persons must hold these roles: {roles}.'],
  not_proposer: [
    '只有提出人可以撤回提议；不同意的，请说明理由后不予同意。',
    'Only who proposed it withdraws it. If you do not agree, decline it with a reason.',
  ],
  payload_differs: [
    '与提出的内容不一致，请核对后以相同内容确认，或重新提出。',
    'This differs from what was proposed. Confirm the same content, or propose anew.',
  ],
  proposal_expired: [
    '提议已于 {expiresAt} 过期，请重新提出。',
    'The proposal expired at {expiresAt}. Propose it again.',
  ],
  proposer_left: [
    '提出人的账号已停用或不再有此权限，请由有权限的人员重新提出。',
    'Whoever proposed this is disabled or no longer may do it. Have it proposed anew by someone who may.',
  ],
  proposal_unknown: [
    '没有待确认的提议，可能已确认、未获同意或已撤回；请刷新后查看。',
    'There is no such proposal waiting; it may have been confirmed, declined or withdrawn. Refresh and look.',
  ],
  answered_twice: [
    '一次只能办理一件提议：确认、不予同意、撤回或成批提出，四者取一。',
    'One request is about one proposal: it confirms, declines or withdraws it, or makes one of a batch.',
  ],
  content_unknown: [
    '该提议未记载内容（系旧版本提出），请填写相同内容予以确认，或待其失效。',
    'This proposal was made by an earlier version and does not carry its content. Enter the same content to confirm it, or let it expire.',
  ],
  stale_version: [
    '内容已被他人更新（当前版本 {actual}），请刷新后再提交。',
    'It was changed meanwhile (now version {actual}). Refresh and submit again.',
  ],
  idempotency_key_reused: [
    '该幂等键已用于另一内容，请换一个新键。',
    'This Idempotency-Key was used for another content. Use a new key.',
  ],
  wrong_state: [
    '当前状态（{state}）下不能执行此操作。',
    'This cannot be done in its present state ({state}).',
  ],
  campaign_closed: [
    '活动已结束，只能撤销命名。',
    'The campaign is closed; only a naming can still be revoked.',
  ],
  not_found: ['找不到该对象，请核对编号。', 'There is no such thing. Check the id.'],
  instant_in_past: [
    '演练时刻不得早于当前演练时刻 {clock}。',
    'The rehearsal instant may not be before the rehearsal clock, {clock}.',
  ],
  // Input
  reason_missing: ['请填写理由。', 'Give the reason.'],
  evidence_missing: [
    '请至少附一份证据（文件或附件）。',
    'Attach at least one piece of evidence (a document or an attachment).',
  ],
  minutes_missing: ['请填写会议纪要编号。', 'Give the number of the meeting minutes.'],
  already_exists: ['该编号已存在，请换一个。', 'That id exists already. Choose another.'],
  unit_unknown: ['没有登记该单位：{unit}。', 'No such unit is registered: {unit}.'],
  unit_ended: ['{unit} 已撤销，不能再办理。', '{unit} was abolished and can no longer be used.'],
  unit_below_itself: [
    '{unit} 不能调整到自身或其下级单位之下；请选择其他上级单位。',
    '{unit} cannot stand below itself or below a unit that stands below it. Choose another unit.',
  ],
  unit_not_empty: [
    '{unit} 下仍有 {count} 个单位；请先调整这些单位，或写明并入哪个单位。',
    '{count} units still stand below {unit}. Move them first, or say into which unit they go.',
  ],
  unit_in_campaign: [
    '{unit} 在活动 {campaign} 中有提名的申报，活动结束前不能这样调整；支部可单独调整隶属或合并，申报随之保留。',
    '{unit} has a nominated entry in the campaign {campaign}, so this waits until that ends. Branches may move or merge one by one; they keep their entry.',
  ],
  unit_merged: ['{unit} 已合并，不能再办理。', '{unit} was merged and can no longer be used.'],
  record_joined: [
    '{unit} 已并入一份记录，或这份记录已并入；每个单位只并入一份，请核对单位编号和记录文件。',
    'A record was joined for {unit} already, or this one was joined before. A unit takes one record: check the unit and the file.',
  ],
  plan_invalid: [
    '并入方案不存在、已损坏或与 {unit} 不符；请在数据所在的机器上重新运行 laurel join。',
    'The plan of the join is not there, is damaged or does not fit {unit}. Run laurel join again where the data are.',
  ],
  import_invalid: [
    '导入文件有 {rows} 行错误，未作任何更改；请按行修改后重新导入。',
    '{rows} rows of the import are wrong; nothing was changed. Mend them and import again.',
  ],
  value_missing: ['缺少“{field}”。', '{field} is missing.'],
  value_invalid: ['“{field}”的值无效：{value}。', '{field} is not valid: {value}.'],
  day_in_future: ['日期 {day} 不能晚于今天。', 'The date {day} lies in the future.'],
} as const satisfies RefusalTexts;
