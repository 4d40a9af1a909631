// The words of acts stand in messages that people have kept: whoever rewords an act in its contract sees here
// what proposals of it said.
import { describe, expect, it } from '@jest/globals';
import { commands } from '@laurel/contracts';

const said: readonly (readonly [act: string, zh: string, en: string])[] = [
  ['FreezeRulePack', '冻结规则包', 'freeze the rule pack'],
  ['AmendRulePack', '变更规则包', 'amend the rule pack'],
  ['ExtendDeadline', '延长申报期限', 'extend a deadline'],
  ['CloseCampaign', '结束活动', 'close the campaign'],
  ['CancelCampaign', '取消活动', 'cancel the campaign'],
  ['SealRecommendation', '封存推荐名单', 'seal the list'],
  ['DeclareNoCandidate', '申报无推荐对象', 'declare that none is recommended'],
  ['RecallRecommendation', '撤回推荐名单', 'recall the list'],
  ['DeclareIneligible', '认定不符合条件', 'declare an application ineligible'],
  ['WithdrawApplicationForBureau', '由县分局撤回申报', 'withdraw an application for the bureau'],
  ['RecordAssessment', '录入动态考核', 'record an assessment'],
  ['RecordIndicator', '录入业务考评指标', 'record an indicator'],
  ['CloseAssessmentWithoutResult', '无结果结束考核', 'close an assessment without result'],
  ['ConfirmViolation', '认定违纪违法', 'confirm a violation'],
  ['ConvenePanel', '组建专家组', 'convene the panel'],
  ['FreezePanel', '确定专家组', 'freeze the panel'],
  ['DrawPresentationOrder', '抽定展示顺序', 'draw the order of presentations'],
  ['CloseScoringWithGaps', '缺票结束评分', 'close scoring with ballots missing'],
  ['ReopenScoring', '重新开放评分', 'reopen scoring'],
  ['OpenBallots', '开封评分表', 'open the ballots'],
  ['SetBallotAside', '作废评分表', 'set a ballot aside'],
  ['CloseRunOff', '结束加赛投票', 'close a run-off'],
  ['HoldDraw', '抽签', 'hold a draw'],
  ['ConfirmRanking', '确认排名', 'confirm the ranking'],
  ['RecomputeRanking', '重新计算排名', 'compute the ranking again'],
  ['ApproveWinners', '批准拟命名名单', 'approve the proposed list'],
  ['ExcludeEntry', '排除参评对象', 'exclude an entry'],
  ['NameBranch', '命名', 'name a branch'],
  ['RevokeNaming', '撤销命名', 'revoke a naming'],
  ['OpenTitleBallots', '开封专项称号评分表', 'open the ballots for a title'],
  ['ApproveTitle', '批准专项称号', 'approve a title'],
  ['DeclineTitle', '不授予专项称号', 'decline a title'],
  ['ConferTitle', '授予专项称号', 'confer a title'],
  ['RevokeTitle', '撤销专项称号', 'revoke a title'],
  ['ExtendNotice', '延长公示', 'extend a public notice'],
  ['UpholdObjection', '认定异议成立', 'uphold an objection'],
  ['DismissObjection', '驳回异议', 'dismiss an objection'],
];

describe('A proposal', () => {
  it.each(said)('of %s is told as “%s” and “%s”', (act, zh, en) =>
    expect(commands[act]!.words).toEqual({ zh, en }),
  );
});
