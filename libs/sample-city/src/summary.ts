import { canonicalJson, shanghaiDay } from '@laurel/core';
import { sha256 } from '@laurel/core/derived';
import { Region } from './city/region.ts';
import type { Account } from './story/staff.ts';
import { type LeftOut, leftOutOf } from './story/left-out.ts';
import type { Story } from './story/story.ts';
import type { Client } from './player/client.ts';
import type { Ending } from './player/outcomes.ts';

/** The summary of a rehearsal: its results, read over the API like anything else and proved from the logs. */

export interface CampaignSummary {
  readonly campaign: string;
  readonly entries: number;
  readonly named: readonly string[];
  readonly reserves: readonly string[];
  readonly titles: readonly { readonly title: string; readonly branch: string }[];
  readonly revoked: readonly string[];
  /** Scenes of the plan's year for which this rule pack leaves no room; none for the plan's own. */
  readonly leftOut: readonly LeftOut[];
  /** The hash of an empty text as long as nothing is ranked. */
  readonly rankingHash: string;
}

/** Of a province the first campaign stands here, and `campaigns` has all of them. */
export interface Summary extends CampaignSummary {
  readonly campaigns?: readonly CampaignSummary[];
  readonly seed: number;
  readonly seconds: number;
  /** The instant at which the year was stopped; absent when it was played to its end. */
  readonly stoppedAt?: string;
  /** The event up to which an earlier run had come; null when this one began from nothing. */
  readonly resumedFrom: number | null;
  readonly events: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly violations: number;
  readonly replay: { readonly equal: boolean; readonly views: Readonly<Record<string, string>> };
  readonly historyHash: string;
  readonly accounts: readonly {
    readonly login: string;
    readonly password: string;
    readonly role: string;
    readonly unit: string | null;
  }[];
}

interface NamedRow {
  readonly branchId: string;
  readonly place: number;
  readonly status: 'named' | 'revoked';
}

interface TitleRow {
  readonly titleId: string;
  readonly branchId: string;
  readonly status: string;
}

interface RankingRow {
  readonly rankingVersion: number;
  readonly winners: readonly string[];
  readonly reserves: readonly string[];
}

export async function campaignSummary(story: Story, client: Client): Promise<CampaignSummary> {
  const { campaign } = story;
  return { campaign, ...(await honours(story, client)), leftOut: leftOutOf(story) };
}

/** Entries, winners, reserves, titles and what was taken back. */
async function honours(story: Story, client: Client): Promise<Omit<CampaignSummary, 'campaign' | 'leftOut'>> {
  const [operator] = story.staff.withRole('operator');
  const rows = <Row>(path: string) =>
    client.look<Row[]>(operator!, `${path}campaignId=${story.campaign}&limit=1000`);
  const named = (await rows<NamedRow>('named?')).sort((one, other) => one.place - other.place);
  const titles = await rows<TitleRow>('titles?');
  const [ranking] = await rows<RankingRow>('rankings?');
  return {
    entries: (await rows('entries?')).length,
    named: named.map(({ branchId }) => branchId),
    reserves: ranking?.reserves ?? [],
    titles: titles
      .filter(({ status }) => status === 'conferred')
      .map(({ titleId, branchId }) => ({ title: titleId, branch: branchId }))
      .sort((one, other) => (canonicalJson(one) < canonicalJson(other) ? -1 : 1)),
    revoked: named.filter(({ status }) => status === 'revoked').map(({ branchId }) => branchId),
    rankingHash: sha256(ranking === undefined ? '' : canonicalJson(await ranked(ranking, rows))),
  };
}

/** The places of a ranking, and every entry's in the order of the branches. */
async function ranked(
  { rankingVersion, winners, reserves }: RankingRow,
  rows: <Row>(path: string) => Promise<Row[]>,
): Promise<object> {
  const entries = await rows<{ branchId: string }>(`ranking-entries?rankingVersion=${rankingVersion}&`);
  const inOrder = entries.sort((one, other) => (one.branchId < other.branchId ? -1 : 1));
  return { winners, reserves, ranked: inOrder };
}

/** The number of times each refusal was met, including those of earlier runs. */
export function refusalsIn(outcomes: Iterable<Ending>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const ending of outcomes) if (ending !== 'accepted') counts[ending] = (counts[ending] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort());
}

export function accountsIn(accounts: readonly Account[]): Summary['accounts'] {
  return accounts.map(({ login, password, role, roleUnit, unitId }) => ({
    login,
    password,
    role,
    unit: roleUnit ?? unitId ?? null,
  }));
}

/**
 * One account of each of these roles is shown, in a province its own and a city's, so that a visitor sees
 * every side.
 */
const shownRoles = [
  'operator',
  'auditor',
  'discipline',
  'committee',
  'expert',
  'assessor',
  'bureauOfficer',
  'branchSecretary',
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
];

/**
 * The summary as people read it. `openAt` is the address of a city that stays up; without it nobody can log
 * in any more.
 */
export function summaryInWords(summary: Summary, openAt: string | undefined): string {
  const { campaigns, events, violations, replay, seconds, leftOut, stoppedAt } = summary;
  return [
    ...(stoppedAt === undefined ? [] : [`演至 stopped on ${shanghaiDay(stoppedAt)}`]),
    `${events} 个事件，${seconds} 秒 · ${events} events, ${seconds} s`,
    ...(campaigns ?? [summary]).map(campaignInWords),
    `违反规则 violations ${violations} · 重放 replay ${replay.equal ? '一致 equal' : '不一致 DIFFERENT'}`,
    ...(leftOut.length === 0 ? [] : ['', '规则包之下未演 left out under this rule pack:']),
    ...leftOut.map(({ zh, en }) => `  ${zh} · ${en}`),
    ...(openAt === undefined
      ? []
      : ['', `打开 open ${openAt}`, '可登录 who may log in:', ...accountLines(summary)]),
    '',
  ].join('\n');
}

function campaignInWords({ campaign, entries, named, reserves, titles, revoked }: CampaignSummary): string {
  return (
    `${campaign} 参评 entries ${entries} · 命名 named ${named.length} · 递补 reserves ${reserves.length} · ` +
    `称号 titles ${titles.length} · 撤销 revoked ${revoked.length}`
  );
}

function accountLines({ accounts, campaigns }: Summary): string[] {
  // The province's people come first; whoever serves its first city begins with that city's name.
  const city = accounts.filter(({ unit }) => unit?.startsWith(new Region(1).unitId!) === true);
  const shownOf = (people: Summary['accounts']) =>
    shownRoles.flatMap((role) => people.find((account) => account.role === role) ?? []);
  const shown = new Set([...shownOf(accounts), ...(campaigns ? shownOf(city) : [])]);
  return [...shown].map(
    ({ login, password, role, unit }) =>
      `  ${login.padEnd(24)} ${password.padEnd(24)} ${role}${unit === null ? '' : ` (${unit})`}`,
  );
}
