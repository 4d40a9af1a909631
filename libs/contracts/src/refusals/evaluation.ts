import type { RefusalTexts } from './texts.ts';

/** The refusals of the service evaluation. */
export const evaluationRefusals = {
  // Panel and ballots
  below_three_possible: [
    '{branch} 可评分的专家不足 {minimum} 名。',
    'Fewer than {minimum} experts could score {branch}.',
  ],
  not_recused: [
    '{expert} 并未回避 {branch}，请核对专家和对象。',
    '{expert} is not recused from {branch}. Check expert and entry.',
  ],
  conflict_derived: [
    '{expert} 对 {branch} 的回避由系统推导而来，不能撤回。',
    'The recusal of {expert} from {branch} follows from unit or assessment and cannot be taken back.',
  ],
  already_substituted: [
    '已有替补专家代替 {expert} 评 {branch}，不能再撤回回避。',
    'A substitute scores {branch} instead of {expert}, so the recusal stays.',
  ],
  nothing_left_to_score: [
    '没有可由该替补专家评分的对象，请另选专家。',
    'Nothing is left that this substitute could score. Choose another expert.',
  ],
  assessor_is_expert: [
    '{expert} 是 {branch} 的考核人员，不能担任其评审专家。',
    '{expert} assessed {branch} and cannot be its expert.',
  ],
  conflicts_undeclared: [
    '尚有专家未完成回避声明：{experts}。',
    'Some experts have not completed their declaration of conflicts: {experts}.',
  ],
  deck_missing: ['尚未提交展示文稿：{branch}。', 'The slide deck is missing: {branch}.'],
  logo_missing: ['尚未提交标识：{branch}。', 'The logo is missing: {branch}.'],
  assessment_open: ['尚有动态考核未结束：{branch}。', 'A dynamic assessment is still open: {branch}.'],
  draw_secret_missing: [
    '抽签前须由评选办和纪检各封存一个密数，尚缺：{missing}。',
    'Operator and discipline each seal a secret before the draw; missing: {missing}.',
  ],
  presentation_order: ['按抽签顺序，下一个展示的是 {next}。', 'By the drawn order, {next} presents next.'],
  not_presented: ['该对象尚未展示。', 'This entry has not presented yet.'],
  criterion_missing: [
    '须对每项标准评分，尚缺：{criteria}。',
    'Every criterion needs a score; missing: {criteria}.',
  ],
  extreme_reason_missing: [
    '低于 {below} 或高于 {above} 的分数须说明理由。',
    'A score below {below} or above {above} needs a reason.',
  ],
  ballots_missing: ['评分表不足或未收齐：{missing}。', 'Ballots are missing: {missing}.'],
  stage_open: ['评分环节未关闭：{stage}。', 'The stage is still open: {stage}.'],
  key_missing: ['缺少开封密钥。', 'A key is missing.'],
  commitment_mismatch: [
    '评分表与封存承诺不符：{ballot}；请立即报告审计。',
    'A ballot does not match its commitment: {ballot}. Tell the auditors at once.',
  ],
  ballots_opened: ['评分表已开封。', 'The ballots have been opened.'],
  ballots_sealed: ['评分表尚未开封。', 'The ballots have not been opened.'],
  ground_unknown: [
    '作废评分表的理由只能是利益冲突、缺席或身份问题。',
    'A ballot is set aside only for conflict, absence or identity.',
  ],
  // Ranking
  already_voted: ['您已投票。', 'You have voted already.'],
  runoff_first: ['须先进行加赛投票。', 'A run-off must be held first.'],
  inputs_changed: [
    '排名计算后数据有变化，请重新计算。',
    'The inputs changed after the computation. Compute again.',
  ],
  tie_open: ['仍有并列未解决：{branches}。', 'A tie is not resolved: {branches}.'],
  no_cause: ['须引用成立的异议。', 'An upheld objection must be cited.'],
  witnesses_missing: ['抽签须有两名不同的见证人。', 'A draw needs two different witnesses.'],
  witness_holds_draw: [
    '见证人不得是办理抽签的两人之一；请另请见证人。',
    'A witness may not be one of the two who hold the draw. Name somebody else.',
  ],
  not_tied: ['这些对象并非待决的并列。', 'These entries are not a tie that waits for a decision.'],
  // Naming, notices, titles
  ranking_unconfirmed: ['排名尚未确认。', 'The ranking is not confirmed.'],
  not_in_order: [
    '拟命名名单须与确认的排名一致：{expected}。',
    'The list must follow the confirmed ranking: {expected}.',
  ],
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
  unit_unnamed: [
    '单位提出异议须写明单位并加盖公章，请补正后登记。',
    'An objection of a unit names the unit and bears its seal. Have both, then register it.',
  ],
  term_past: ['期限须在今天之后。', 'The term must end after today.'],
  recheck_not_due: [
    '尚未到复核日期；到期后再办理，已发现问题的可撤销称号。',
    'Its re-check is not due yet. Do it when it is; a title of which something was found is revoked.',
  ],
  improvement_missing: [
    '复核不合格的，须写明整改要求和期限。',
    'A title that is found wanting needs what must improve, and until when.',
  ],
  not_named: ['该支部未获命名。', 'This branch has not been named.'],
  held_before: ['该支部在往届已获此称号。', 'This branch held the title in an earlier round.'],
  below_floor: ['得分低于 {floor} 分。', 'The score is below {floor}.'],
  notice_posted: [
    '该对象已公示，不能再免于公示。',
    'It is or was on public notice already, so nothing can be waived.',
  ],
  office_missing: [
    '公示须写明受理异议的部门、地址、电话、邮箱和时间；首次公示时填写一次，以后沿用。',
    'A notice says where to object: office, address, telephone, e-mail, hours. Give it with the first one.',
  ],
  not_approved: [
    '尚未批准，不能公示：{branch}。',
    'Not approved yet, so it cannot be put on notice: {branch}.',
  ],
  too_short: [
    '公示期不得少于规则包规定的 {days} 天，至少到 {until}。',
    'A notice runs at least the {days} days of the rule pack, to {until} at least.',
  ],
  shorter_not_allowed: ['公示期只能延长。', 'A notice can only become longer.'],
  late_objection: [
    '异议在公示期后收到（以邮戳为准）。',
    'The objection came after the notice ended (the postmark counts).',
  ],
  identity_missing: [
    '异议须署实名并留联系方式，或加盖公章；匿名来信有具体线索的，请登记为线索。',
    'An objection needs a name and contact, or an official seal. Register an anonymous letter with leads as a lead.',
  ],
} as const satisfies RefusalTexts;
