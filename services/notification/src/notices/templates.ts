/**
 * What messages say, in Chinese and English. `{name}` is filled in from the announcement; `{unit}` by the name of the unit it is about.
 * Never in a message: scores before the opening, what a case is about, who objected (PROCESS.md 1.3, 1.11).
 */
export const templates = {
  'campaign-opened': [
    '“{nameZh}”已启动，申报截止 {deadline}（当日 24:00）。',
    '“{nameEn}” has opened. Applications close at the end of {deadline}.',
  ],
  'rules-amended': [
    '规则包已变更为第 {version} 版，请查看变更内容与理由。',
    'The rules were amended to version {version}. See what changed and why.',
  ],
  'deadline-extended': ['{unit}的申报期限经批准延至 {until}。', 'The deadline of {unit} was extended to {until}.'],
  'phase-started': ['活动进入“{phaseZh}”阶段。', 'The campaign has entered the phase “{phaseEn}”.'],
  'campaign-closed': ['活动已结束。', 'The campaign is closed.'],
  'campaign-cancelled': ['活动已取消，理由见活动页面。', 'The campaign was cancelled; its page says why.'],
  'bureau-plan-published': [
    '{unit}已发布创建方案（{documentNumber}），请据此制定支部计划。',
    '{unit} published its plan ({documentNumber}). Base your branch’s plan on it.',
  ],

  'list-sealed': ['{unit}的推荐名单已封存。', 'The list of {unit} was sealed.'],
  'list-none': ['{unit}申报无推荐对象。', '{unit} declared that it recommends none.'],
  'list-recalled': [
    '{unit}的推荐名单已撤回，重新封存前不作数。',
    'The list of {unit} was recalled; it counts again once it is sealed anew.',
  ],
  'list-lapsed': ['{unit}截止前未报送推荐名单，视为放弃。', '{unit} sent no list before the deadline; it has lapsed.'],
  'list-final': ['{unit}的推荐名单已定稿。', 'The list of {unit} is final.'],
  'list-reopened': ['{unit}的推荐名单重新开放至 {until}。', 'The list of {unit} is open again until {until}.'],
  recommended: ['{unit}已被推荐，请在截止前提交申报表。', '{unit} was recommended. Submit the application form before the deadline.'],
  'self-nominated': ['{unit}已自荐。', '{unit} nominated itself.'],

  'application-submitted': ['{unit}已提交申报表，待审核。', '{unit} submitted its form; it waits to be examined.'],
  'application-returned': [
    '{unit}的申报表退回补正一次，请于 {until} 前重新提交。',
    'The form of {unit} was returned. Mend it and submit it again by {until}.',
  ],
  'application-accepted': ['{unit}的申报表已受理。', 'The form of {unit} was accepted.'],
  'application-ineligible': [
    '{unit}不符合参评条件，决定见申报页面。',
    '{unit} was declared ineligible; the application’s page has the decision.',
  ],
  'application-lapsed': ['{unit}的申报已失效：{causeZh}。', 'The application of {unit} has lapsed: {causeEn}.'],
  'application-withdrawn': ['{unit}已退出参评。', '{unit} has withdrawn.'],

  'group-formed': ['您已编入考核组“{group}”。', 'You are a member of the assessment group “{group}”.'],
  'candidate-assigned': ['考核组新增对象：{unit}。', '{unit} was assigned to your assessment group.'],
  'visit-planned': ['{unit}的考核定于 {plannedOn}。', 'The visit to {unit} is planned for {plannedOn}.'],
  'assessor-recused': ['{unit}有考核人员回避，请核对考核力量。', 'An assessor of {unit} is recused. Check that enough are left.'],
  'deduction-recorded': ['{unit}的考核中记有扣分，请于 {until} 前答复。', 'A deduction was recorded for {unit}. Answer it by {until}.'],
  'dispute-raised': ['{unit}对一项考核记录提出异议，待裁定。', '{unit} disputes an assessment record; it waits for a ruling.'],
  'record-upheld': ['{unit}有争议的考核记录予以维持。', 'The disputed record of {unit} was upheld.'],
  'record-corrected': ['{unit}的一项考核记录已更正。', 'An assessment record of {unit} was corrected.'],
  'assessment-closed': ['{unit}的动态考核已结束。', 'The dynamic assessment of {unit} is closed.'],
  'integrity-cleared': ['{unit}已出具廉政证明，有效期至 {until}。', '{unit} was certified clear, valid until {until}.'],
  'under-review': ['{unit}正在接受审查，名次保留，评分照常进行。', '{unit} is under review. It keeps its rank and is scored as usual.'],
  'review-ended': ['{unit}的审查已结束，恢复参评。', 'The review of {unit} ended; it takes part as before.'],
  disqualified: ['{unit}已被取消参评资格。', '{unit} was disqualified.'],

  'panel-convened': [
    '您已受聘为评选专家，请逐一核对参评对象并完成回避声明。',
    'You are on the expert panel. Go through the entries and complete your declaration of conflicts.',
  ],
  'panel-frozen': ['专家组已确定，请查看您的评审对象。', 'The panel is final. See which entries are yours.'],
  'expert-recused': ['您须回避 {unit}。', 'You are recused from {unit}.'],
  'order-drawn': ['现场展示顺序已抽定，请查看日程。', 'The order of presentations was drawn. See the schedule.'],
  'scoring-started': ['“{stageZh}”评分已开始。', 'Scoring of the stage “{stageEn}” has begun.'],
  'scoring-reopened': ['“{stageZh}”评分对部分对象重新开放。', 'Scoring of the stage “{stageEn}” is open again for some entries.'],
  'ballots-opened': ['评分表已开封。', 'The ballots have been opened.'],
  'ballot-set-aside': ['您对 {unit} 的一张评分表已作废。', 'One of your ballots, on {unit}, was set aside.'],
  'run-off-needed': ['排名中有并列，须加赛投票或抽签。', 'The ranking has a tie to be resolved by run-off or draw.'],
  'ranking-confirmed': ['排名第 {version} 版已确认。', 'Version {version} of the ranking is confirmed.'],

  'naming-requested': [
    '命名请示（{documentNumber}）已送达，请审议。',
    'The request for naming ({documentNumber}) has come in and waits for you.',
  ],
  'winners-approved': [
    '拟命名名单已批准（{minutesNumber}），请发布公示。',
    'The proposed list was approved ({minutesNumber}). Post the public notice.',
  ],
  'winners-returned': ['拟命名名单被退回，理由见命名页面。', 'The proposed list was returned; the naming page says why.'],
  'entry-excluded': [
    '{unit}未列入拟命名名单，决定见命名页面。',
    '{unit} was excluded from the proposed list; the naming page has the decision.',
  ],
  'successor-called': ['{unit}递补为拟命名对象。', '{unit} moves up as the next reserve.'],
  'place-held': ['{unit}的名额暂予保留。', 'The place of {unit} is held.'],
  'place-restored': ['{unit}的名额已恢复。', 'The place of {unit} is restored.'],
  'place-forfeited': ['{unit}不再占有名额。', '{unit} no longer has a place.'],
  'naming-declined': ['{unit}放弃命名。', '{unit} declined the naming.'],
  'branch-named': ['{unit}被命名为“{honourZh}”（{documentNumber}）。', '{unit} was named “{honourEn}” ({documentNumber}).'],
  'certificate-issued': [
    '{unit}的证书 {certificateNumber}、牌匾 {plaqueNumber} 已制发。',
    'Certificate {certificateNumber} and plaque {plaqueNumber} of {unit} were issued.',
  ],
  'naming-revoked': ['{unit}的命名已撤销（{documentNumber}）。', 'The naming of {unit} was revoked ({documentNumber}).'],
  'plaque-recalled': ['{unit}的牌匾 {plaqueNumber} 已收回。', 'Plaque {plaqueNumber} of {unit} was recalled.'],
  'title-recommended': ['{unit}被推荐参评专项称号，请提交专项申报。', '{unit} was recommended for a title. Submit the title’s form.'],
  'title-form-submitted': ['{unit}已提交专项申报，请评分。', '{unit} submitted its form for a title. Seal your ballot.'],
  'title-scored': ['一项专项称号评分已开封，待审议。', 'The ballots for a title were opened; it waits for the committee.'],
  'title-approved': ['一项专项称号已批准，请发布公示。', 'A title was approved. Post its public notice.'],
  'title-not-conferred': ['{unit}未获专项称号。', '{unit} was not given the title.'],
  'title-conferred': ['{unit}被授予专项称号（{documentNumber}）。', '{unit} was given a title ({documentNumber}).'],
  'title-revoked': ['{unit}的专项称号已撤销。', 'A title of {unit} was revoked.'],

  'notice-posted': ['公示已发布，至 {endsOn} 24:00 止。', 'A public notice was posted; it runs to the end of {endsOn}.'],
  'notice-extended': ['公示延长至 {endsOn} 24:00。', 'A public notice was extended to the end of {endsOn}.'],
  'notice-closed': ['公示期满。', 'A public notice has ended.'],
  'objection-raised': ['收到一项异议，待核查。', 'An objection was registered and waits to be examined.'],
  'objection-decided': ['一项异议已作出处理。', 'An objection was decided.'],

  'act-proposed': [
    '“{actZh}”待您确认，{expiresAt} 前有效。',
    '“{actEn}” waits for a second person, you may be the one. The proposal expires at {expiresAt}.',
  ],
  'role-requested': ['{name}申请角色“{roleZh}”，待授权。', 'The role “{roleEn}” is requested for {name}.'],
  'role-granted': ['您已获得角色“{roleZh}”。', 'You were given the role “{roleEn}”.'],
  'role-revoked': ['您的角色“{roleZh}”已撤销。', 'Your role “{roleEn}” was revoked.'],
  'delegation-given': ['您受托行使“{roleZh}”的职权，至 {until}。', 'You may act as “{roleEn}” for somebody else until {until}.'],
  'delegation-ended': ['您受托的“{roleZh}”职权已终止。', 'You no longer act as “{roleEn}” for somebody else.'],
  'password-reset': [
    '您的密码已由系统管理员重置；如非您本人申请，请立即报告安全管理员。',
    'The system administrator reset your password. If you did not ask for it, tell the security administrator at once.',
  ],
  'sign-in-locked': ['登录“{login}”连续出错，已暂时锁定。', 'Too many wrong attempts to sign in as “{login}”; it is locked for a while.'],

  'deadline-list': [
    '距申报截止（{deadline}）还有 {days} 天，贵单位推荐名单尚未封存。',
    'The deadline ({deadline}) is {days} days away and your list is not sealed.',
  ],
  'deadline-form': [
    '距申报截止（{deadline}）还有 {days} 天，申报表尚未提交。',
    'The deadline ({deadline}) is {days} days away and your form is not submitted.',
  ],
  'answer-due': [
    '{unit}的扣分答复期限为 {until}，尚未答复。',
    'The time to answer a deduction of {unit} ends on {until}; it is not answered yet.',
  ],
  'return-due': ['{unit}的申报表补正期限为 {until}，尚未重新提交。', 'The returned form of {unit} is due again on {until}.'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type Template = keyof typeof templates;

/** A message's text in both languages. A template that is no longer there says so instead of nothing. */
export function textOf(template: string, parameters: Readonly<Record<string, string>>): { zh: string; en: string } {
  const [zh, en] = (templates as Readonly<Record<string, readonly [string, string]>>)[template] ?? [template, template];
  return { zh: filled(zh, parameters), en: filled(en, parameters) };
}

/** The names that a template's texts need. */
export function placeholders(template: Template): readonly string[] {
  return [...new Set(templates[template].flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)))].sort();
}

function filled(text: string, parameters: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '—');
}
