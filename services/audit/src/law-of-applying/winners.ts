import type { RulePack } from '@laurel/contracts';
import { canonicalJson, plusHours } from '@laurel/core';
import { hostOf, isReached } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';

/** The rules of lists whose candidates were named in campaigns below. */

const minute = 1 / 60;

/**
 * The events of which any may have been the last that another service had heard: the last that is older than
 * a minute, and those that came since.
 */
function lastHeard(event: Envelope, past: Past, types: readonly string[], key: string): Envelope[] {
  const said = types
    .flatMap((type) => past.before(event, type, key))
    .sort((one, other) => one.sequence - other.sequence);
  const sure = said.findLastIndex(({ time }) => plusHours(time, minute) < event.time);
  return said.slice(Math.max(0, sure));
}

/** The final score of a branch in the version of the ranking by which its naming was requested. */
function finalScore(named: Envelope, past: Past): string | undefined {
  const { campaignId, branchId } = named.data;
  const version = past.last(named, ['NamingRequested'], named.stream)?.data.rankingVersion;
  const computed = past
    .before(named, 'RankingComputed', campaignId)
    .findLast(({ data }) => data.version === version);
  return computed?.data.ranked.find((entry: { branchId: string }) => entry.branchId === branchId)?.final;
}

export const namedInCampaignBelow = rule(
  'namedInCampaignBelow',
  '1.15',
  '所据的下级命名不存在、不属于报送单位、不在规则包所计之内或已撤销',
  'the naming below is not on record, not of the unit that hands in, does not count by the rule pack, or was revoked',
  (event, past) => {
    const { branchId, bureauId, below } = event.data;
    const key = `${below.campaignId}.${branchId}`;
    const counts = past.pack(event)?.entriesFrom;
    const named = past.last(event, ['BranchNamed'], key);
    const tree = past.tree(event);
    const host = hostOf(tree, below.campaignId);
    if (!counts || !named || host === undefined || !isReached(tree, bureauId, host)) return false;
    const { namedOn, honourName } = named.data;
    const papers = ['CertificateIssued', 'CertificateReplaced', 'NamingRevoked', 'NamingReinstated'];
    return (
      namedOn >= counts.namedFrom &&
      (counts.honourNames?.some(({ zh }) => zh === honourName.zh) ?? true) &&
      // After a revocation there is no certificate until another is issued.
      lastHeard(event, past, papers, key).some(
        ({ data }) => data.certificateNumber === below.certificateNumber,
      )
    );
  },
);

export const saysNamingBelow = rule(
  'saysNamingBelow',
  '1.15',
  '所载的下级名次、得分、日期与记录不符',
  'it does not say rank, score and day as they stand in the campaign below',
  (event, past) => {
    const { branchId, below } = event.data;
    const named = past.last(event, ['BranchNamed'], `${below.campaignId}.${branchId}`);
    return (
      named !== undefined &&
      named.data.place === below.rank &&
      named.data.namedOn === below.namedOn &&
      finalScore(named, past) === below.finalScore
    );
  },
);

/** The branches of a list, those that its seal hands up, and those that it should. */
export const handedUpAsListed = rule(
  'handedUpAsListed',
  '1.15',
  '名单所列对象没有逐一写明所据的下级命名，或规则包并不要求',
  'a list does not say of each of its branches where it was named, or says so though the rule pack does not ask',
  (event, past) => {
    const handedUp = past
      .before(event, 'WinnerHandedUp', event.stream)
      .filter(({ commandId }) => commandId === event.commandId)
      .map(({ data }) => data.branchId);
    const asked = past.pack(event)?.entriesFrom === undefined ? [] : event.data.branchIds;
    return handedUp.join() === asked.join();
  },
);

export const handedUpWithNomination = rule(
  'handedUpWithNomination',
  '1.15',
  '上报的对象不在同时封存的名单上',
  'a branch was handed up that no list sealed by the same command has',
  (event, past) => {
    const nominated = past.last(event, ['CandidateRecommended'], event.stream);
    return nominated?.commandId === event.commandId && nominated.data.branchId === event.data.branchId;
  },
);

export const entriesKept = rule(
  'entriesKept',
  '1.15',
  '已有申报表受理后变更了参评对象的来源',
  'it was changed where the entries come from after a form had been accepted',
  (event, past) => {
    const types = ['CampaignOpened', 'RulePackAmended'];
    const before = past.last(event, types, event.stream)?.data.rulePack as RulePack | undefined;
    const from = (pack: RulePack | undefined) => canonicalJson(pack?.entriesFrom ?? null);
    return (
      past.before(event, 'ApplicationAccepted', event.data.campaignId).length === 0 ||
      from(before) === from(event.data.rulePack)
    );
  },
);

/** The campaigns above that had taken the entry of an event as one that was named there. */
function above(event: Envelope, past: Past, isSure: boolean): string[] {
  const { campaignId, branchId } = event.data;
  const isHeard = ({ time }: Envelope) => !isSure || plusHours(time, minute) < event.time;
  return past
    .before(event, 'WinnerHandedUp', branchId)
    .filter((handedUp) => handedUp.data.below.campaignId === campaignId && isHeard(handedUp))
    .filter(
      ({ stream, sequence }) =>
        !isSure ||
        past
          .before(event, 'RecommendationRecalled', stream)
          .every((recalled) => recalled.sequence < sequence || !recalled.data.branchIds.includes(branchId)),
    )
    .map(({ data }) => data.campaignId as string);
}

export const carriedWhereHandedUp = rule(
  'carriedWhereHandedUp',
  '1.15',
  '提请的上级活动并未以该命名受理该支部',
  'a campaign above was asked that had not taken the branch because of this naming',
  (event, past) => {
    const taken = above(event, past, false);
    return event.data.campaignIds.every((campaignId: string) => taken.includes(campaignId));
  },
);

/** The revocation comes behind the event that names the campaigns above, so that it can be judged by it. */
export const askedAbove = rule(
  'askedAbove',
  '1.15',
  '撤销命名未提请上级活动研究',
  'a naming was revoked without asking the campaigns above that had taken the branch because of it',
  (event, past) => {
    const asked = past
      .before(event, 'RevocationCarriedUp', event.stream)
      .filter(({ commandId }) => commandId === event.commandId)
      .flatMap(({ data }) => data.campaignIds as string[]);
    return above(event, past, true).every((campaignId) => asked.includes(campaignId));
  },
);
