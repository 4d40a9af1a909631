import { canonicalJson } from '@laurel/core';
import { sha256 } from '@laurel/platform';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import type { Client } from './client.ts';
import type { Ending } from './outcomes.ts';

/** What a rehearsal came to: read over the API like anything else, and proved from the logs. */

export interface Summary {
  readonly campaign: string;
  readonly seed: number;
  readonly seconds: number;
  /** The event up to which an earlier run had come; null when this one began from nothing. */
  readonly resumedFrom: number | null;
  readonly events: number;
  readonly entries: number;
  readonly named: readonly string[];
  readonly reserves: readonly string[];
  readonly titles: readonly { readonly title: string; readonly branch: string }[];
  readonly revoked: readonly string[];
  readonly refusals: Readonly<Record<string, number>>;
  readonly violations: number;
  readonly replay: { readonly equal: boolean; readonly views: Readonly<Record<string, string>> };
  readonly rankingHash: string;
  readonly historyHash: string;
  readonly accounts: readonly { readonly login: string; readonly password: string; readonly role: string; readonly unit: string | null }[];
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

export type Honours = Pick<Summary, 'entries' | 'named' | 'reserves' | 'titles' | 'revoked' | 'rankingHash'>;

/** Entries, winners, reserves, titles and what was taken back. */
export async function honours(story: Story, client: Client): Promise<Honours> {
  const [operator] = story.staff.withRole('operator');
  const rows = <Row>(path: string) => client.look<Row[]>(operator!, `${path}campaignId=${story.campaign}&limit=1000`);
  const ranking = await client.look<RankingRow>(operator!, `rankings/${story.campaign}`);
  const named = (await rows<NamedRow>('named?')).sort((one, other) => one.place - other.place);
  const titles = await rows<TitleRow>('titles?');
  const ranked = await rows<Record<string, unknown>>(`ranking-entries?rankingVersion=${ranking.rankingVersion}&`);
  const inOrder = ranked.sort((one, other) => (String(one['branchId']) < String(other['branchId']) ? -1 : 1));
  return {
    entries: (await rows('entries?')).length,
    named: named.map(({ branchId }) => branchId),
    reserves: ranking.reserves,
    titles: titles
      .filter(({ status }) => status === 'conferred')
      .map(({ titleId, branchId }) => ({ title: titleId, branch: branchId }))
      .sort((one, other) => (canonicalJson(one) < canonicalJson(other) ? -1 : 1)),
    revoked: named.filter(({ status }) => status === 'revoked').map(({ branchId }) => branchId),
    rankingHash: sha256(canonicalJson({ winners: ranking.winners, reserves: ranking.reserves, ranked: inOrder })),
  };
}

/** How often which refusal was met, those of earlier runs included. */
export function refusalsIn(outcomes: Iterable<Ending>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const ending of outcomes) if (ending !== 'accepted') counts[ending] = (counts[ending] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort());
}

export function accountsIn(accounts: readonly Account[]): Summary['accounts'] {
  return accounts.map(({ login, password, role, roleUnit, unitId }) => ({ login, password, role, unit: roleUnit ?? unitId ?? null }));
}
