import { canonicalJson } from '@laurel/core';
import { type Pool, poolsOf } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { type Checker, kept, type Violation, violation } from '../invariants/checker.ts';
import { checkAward, newAward } from './award.ts';
import type { Contest } from './contest.ts';

/**
 * Rule 7: a published result never changes. Versions of a ranking grow one by one; after the confirmation
 * only an upheld scoring error makes another; what is confirmed, published, requested, approved and named is
 * what the version says. Keeps the versions of each ranking.
 */
export function publishedResults(): Checker {
  const contests = new Map<string, Contest>();
  const pools = new Map<string, readonly Pool[]>();
  return {
    see(event) {
      const { type, data } = event;
      if (type === 'CampaignOpened' || type === 'RulePackAmended')
        pools.set(data.rulePackHash, poolsOf(data.rulePack));
      if (event.service !== 'evaluation') return [];
      const { campaignId } = event.data;
      const contest = kept<string, Contest>(contests, campaignId, () => ({
        versions: new Map(),
        newest: 0,
        scoringErrors: new Set(),
        award: newAward(),
      }));
      switch (event.type) {
        case 'EntryAdmitted':
          contest.award.pools.set(event.data.branchId, event.data.pool);
          return [];
        case 'ObjectionUpheld':
          if (event.data.kind === 'scoringError') contest.scoringErrors.add(event.data.objectionId);
          return [];
        case 'RankingComputed':
          contest.pools = pools.get(event.data.rulePackHash);
          return computed(contest, event);
        case 'RankingConfirmed':
          return confirmed(contest, event);
        case 'RankingPublished':
          return published(contest, event);
        default:
          return checkAward(contest.award, event, contest);
      }
    },
  };
}

function computed(contest: Contest, event: Envelope): Violation[] {
  const { version, objectionId } = event.data;
  const found: Violation[] = [];
  if (version !== contest.newest + 1) {
    const gap = `${contest.newest} → ${version}`;
    found.push(
      violation(7, event, `排名版本不连续：${gap}`, `the versions of the ranking are not dense: ${gap}`),
    );
  }
  if (contest.confirmed !== undefined && !contest.scoringErrors.has(objectionId)) {
    found.push(
      violation(
        7,
        event,
        '排名确认后无据重算',
        'after the confirmation it was computed anew without an upheld scoring error',
      ),
    );
  }
  contest.versions.set(version, event.data);
  contest.newest = version;
  return found;
}

function confirmed(contest: Contest, event: Envelope): Violation[] {
  const { version, winners, reserves } = event.data;
  const found =
    version === contest.newest
      ? []
      : [violation(7, event, '确认的不是最新版本', 'it confirms another version than the newest')];
  const says = contest.versions.get(version);
  if (
    !says ||
    says.winners.join() !== winners.join() ||
    says.reserves.join() !== reserves.join() ||
    says.open.length > 0
  ) {
    found.push(
      violation(7, event, '确认的结果与该版本不符', 'what it confirms is not what that version says'),
    );
  }
  if (contest.confirmed === version)
    found.push(violation(7, event, '同一版本确认了两次', 'one version was confirmed twice'));
  contest.confirmed = version;
  return found;
}

function published(contest: Contest, event: Envelope): Violation[] {
  const { version, ranked, unranked } = event.data;
  const says = contest.versions.get(version);
  if (!says || version !== contest.confirmed)
    return [violation(7, event, '公布的版本未经确认', 'it publishes a version that is not confirmed')];
  const outcome = (branchId: string) =>
    says.winners.includes(branchId) ? 'winner' : says.reserves.includes(branchId) ? 'reserve' : 'ranked';
  const wanted = says.ranked.map((entry) => {
    const { steps: _steps, ...shown } = entry as { branchId: string; steps?: unknown };
    return { ...shown, outcome: outcome(shown.branchId) };
  });
  if (canonicalJson([wanted, says.unranked]) === canonicalJson([ranked, unranked])) return [];
  return [violation(7, event, '公布的内容与该版本不符', 'what it publishes is not what that version says')];
}
