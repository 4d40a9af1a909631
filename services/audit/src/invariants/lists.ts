import type { RulePack } from '@laurel/contracts';
import { endOfShanghaiDay } from '@laurel/core';
import { handingIn, listMaximumFor } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { type Checker, kept, type Violation, violation } from './checker.ts';

/**
 * Rule 2: a sealed list has ranks 1..n, each once, no more than the quota, only the bureau's own registered
 * branches, and was sealed before the deadline that held for it. Keeps the organisation and, per campaign,
 * the rule pack, the extensions and the state of each list.
 */
export function rankedLists(): Checker {
  const state: State = {
    campaigns: new Map(),
    bureaus: new Map(),
    hosts: new Map(),
    branches: new Map(),
    entries: new Map(),
    lists: new Map(),
  };
  return {
    see(event) {
      if (event.service !== 'application') return [];
      learn(state, event);
      const found = danglingCandidates(state, event);
      switch (event.type) {
        case 'CandidateRecommended':
          listOf(state, event).pending.push(event);
          return found;
        case 'RecommendationSealed':
          return [...found, ...seal(state, event)];
        case 'NoCandidateRecommended':
          return [...found, ...declare(state, event)];
        case 'RecommendationRecalled':
          return [...found, ...recall(state, event)];
        case 'RecommendationFinalised':
        case 'RecommendationLapsed':
          listOf(state, event).closed = true;
          return found;
        case 'RecommendationReopened':
          listOf(state, event).closed = false;
          return found;
        default:
          return found;
      }
    },
    end: () => [...state.lists.values()].flatMap(({ pending }) => pending.slice(0, 1).map(unsealed)),
  };
}

interface List {
  /** Candidates said whose seal has not come yet: it must come in the same command. */
  pending: Envelope[];
  sealed: boolean;
  closed: boolean;
  seals: number;
}

interface State {
  readonly campaigns: Map<string, { pack: RulePack; extensions: Record<string, string> }>;
  readonly bureaus: Map<string, { readonly kind: string; readonly parentId: string | undefined }>;
  /** The bureau to which a campaign belongs, if it is not the root's. */
  readonly hosts: Map<string, string>;
  /** The bureau of each branch that can act. */
  readonly branches: Map<string, string>;
  /** The bureau of each entry whose branch has moved since it was nominated. */
  readonly entries: Map<string, string>;
  readonly lists: Map<string, List>;
}

function learn({ campaigns, bureaus, hosts, branches, entries }: State, { type, data }: Envelope): void {
  if (type === 'CampaignHosted') hosts.set(data.campaignId, data.hostId);
  if (type === 'CampaignOpened') campaigns.set(data.campaignId, { pack: data.rulePack, extensions: {} });
  const campaign = campaigns.get(data.campaignId);
  if (type === 'RulePackAmended' && campaign) campaign.pack = data.rulePack;
  if (type === 'DeadlineExtended' && campaign) campaign.extensions[data.bureauId] = data.until;
  if (type === 'BureauReclassified')
    bureaus.set(data.bureauId, { ...bureaus.get(data.bureauId)!, kind: data.kind });
  if (type === 'BureauRegistered') bureaus.set(data.bureauId, { kind: data.kind, parentId: data.parentId });
  if (type === 'BureauMoved')
    bureaus.set(data.bureauId, { ...bureaus.get(data.bureauId)!, parentId: data.parentId });
  if (type === 'BranchRegistered') branches.set(data.branchId, data.bureauId);
  if (type === 'BranchMoved') {
    for (const campaignId of data.goesIn) entries.delete(`${campaignId}.${data.branchId}`);
    for (const campaignId of data.staysIn)
      kept(entries, `${campaignId}.${data.branchId}`, () => data.formerBureauId as string);
    branches.set(data.branchId, data.bureauId);
  }
  const isCarried = type === 'BranchMerged' && data.carriedIn !== undefined;
  if ((type === 'BranchMerged' && !isCarried) || type === 'BranchDissolved') branches.delete(data.branchId);
}

function listOf({ lists }: State, { stream }: Envelope): List {
  return kept(lists, stream, () => ({ pending: [], sealed: false, closed: false, seals: 0 }));
}

function danglingCandidates({ lists }: State, event: Envelope): Violation[] {
  const list = lists.get(event.stream);
  const [first] = list?.pending ?? [];
  if (!list || !first || first.commandId === event.commandId) return [];
  list.pending = [];
  return [unsealed(first)];
}

function unsealed(candidate: Envelope): Violation {
  return violation(
    2,
    candidate,
    '推荐对象不在封存的名单中',
    'a candidate was recommended outside a sealed list',
  );
}

function seal(state: State, event: Envelope): Violation[] {
  const list = listOf(state, event);
  const candidates = list.pending;
  const found = [
    ...written(state, event, list),
    ...ranks(event, candidates),
    ...quota(state, event, candidates),
  ];
  if (event.data.seal !== list.seals + 1)
    found.push(violation(2, event, '封存次数不连续', 'the seals are not counted one by one'));
  for (const candidate of candidates) found.push(...ownBranch(state, candidate));
  Object.assign(list, { pending: [], sealed: true, seals: event.data.seal });
  return found;
}

function declare(state: State, event: Envelope): Violation[] {
  const list = listOf(state, event);
  const found = written(state, event, list);
  list.sealed = true;
  return found;
}

function recall(state: State, event: Envelope): Violation[] {
  const list = listOf(state, event);
  const found: Violation[] = [];
  if (!list.sealed || list.closed)
    found.push(
      violation(
        2,
        event,
        '撤回了未封存或已定稿的名单',
        'a list was recalled that was not sealed, or is final',
      ),
    );
  if (isLate(state, event))
    found.push(violation(2, event, '截止后撤回', 'it was recalled after the deadline'));
  list.sealed = false;
  return found;
}

/** The checks that every answer of a bureau must pass, whether it is a list or none. */
function written(state: State, event: Envelope, { sealed, closed }: List): Violation[] {
  const { campaigns, bureaus } = state;
  const campaign = campaigns.get(event.data.campaignId);
  if (!campaign) return [violation(2, event, '活动尚未启动', 'the campaign was not open')];
  const found: Violation[] = [];
  if (sealed || closed)
    found.push(violation(2, event, '名单已封存或已定稿', 'the list was sealed or final already'));
  if (isLate(state, event))
    found.push(violation(2, event, '截止后封存', 'it was sealed after the deadline that held'));
  const stated = event.data.deadline;
  if (stated !== undefined && stated !== deadlineOf(campaign, event.data.bureauId)) {
    found.push(
      violation(2, event, '所载截止日期与当时有效的不符', 'the deadline it states is not the one that held'),
    );
  }
  const kind = bureaus.get(event.data.bureauId)?.kind;
  if (!campaign.pack.routes.recommending.some((recommending) => recommending === kind)) {
    found.push(violation(2, event, '该单位不在推荐渠道内', 'this body does not recommend'));
  }
  return found;
}

function isLate({ campaigns }: State, { data, time }: Envelope): boolean {
  const campaign = campaigns.get(data.campaignId);
  return campaign !== undefined && time >= endOfShanghaiDay(deadlineOf(campaign, data.bureauId));
}

/** Everybody's deadline, or the bureau's own if that was extended (docs/handbook/process.md#1.6, #1.7). */
function deadlineOf(
  { pack, extensions }: { pack: RulePack; extensions: Record<string, string> },
  bureauId: string,
): string {
  const extended = extensions[bureauId] ?? '';
  return extended > pack.applicationDeadline ? extended : pack.applicationDeadline;
}

function ranks(event: Envelope, candidates: readonly Envelope[]): Violation[] {
  const found: Violation[] = [];
  const order = candidates.map(({ data }) => data.rank as number);
  if (order.some((rank, index) => rank !== index + 1)) {
    found.push(
      violation(
        2,
        event,
        `排序不是 1 至 ${order.length}：${order.join('、')}`,
        `the ranks are not 1 to ${order.length}: ${order.join(', ')}`,
      ),
    );
  }
  const listed = candidates.map(({ data }) => data.branchId as string);
  if (new Set(listed).size !== listed.length || listed.join() !== event.data.branchIds.join()) {
    found.push(
      violation(2, event, '封存的名单与推荐对象不一致', 'the sealed list is not the candidates recommended'),
    );
  }
  if (candidates.some(({ data }) => data.of !== candidates.length)) {
    found.push(violation(2, event, '名单人数不一致', 'a candidate states another length of the list'));
  }
  return found;
}

function quota({ campaigns, bureaus }: State, event: Envelope, { length }: readonly Envelope[]): Violation[] {
  const pack = campaigns.get(event.data.campaignId)?.pack;
  if (!pack) return [];
  const { bureauId } = event.data;
  const bureauKind = bureaus.get(bureauId)?.kind as RulePack['routes']['recommending'][number];
  const [least, most] = [
    Math.max(1, pack.routes.listMinimum),
    listMaximumFor(pack, { bureauKind, bureauId }),
  ];
  if (length >= least && length <= most) return [];
  const allowed = `${least}–${most}`;
  return [
    violation(
      2,
      event,
      `名单有 ${length} 个对象，应为 ${allowed}`,
      `the list has ${length} entries, allowed are ${allowed}`,
    ),
  ];
}

function ownBranch({ bureaus, hosts, branches, entries }: State, candidate: Envelope): Violation[] {
  const { campaignId, branchId, bureauId } = candidate.data;
  const own = branches.get(branchId);
  const nominated = own && (entries.get(`${campaignId}.${branchId}`) ?? own);
  const tree = { parentOf: (unit: string) => bureaus.get(unit)?.parentId };
  if (nominated && handingIn(tree, hosts.get(campaignId), nominated) === bureauId) return [];
  return [
    violation(
      2,
      candidate,
      `${branchId} 不是由该单位报送的登记支部`,
      `${branchId} is no registered branch for which this bureau hands in`,
    ),
  ];
}
