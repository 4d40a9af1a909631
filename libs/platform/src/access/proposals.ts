import { acts, aggregates, parseId, type ReadModel, type Role, type Waiting } from '@laurel/contracts';
import type { Row } from '@laurel/core';
import { authorise, concernedBy } from './authorise.ts';
import type { Reader } from './sight.ts';

/**
 * The row with the content of waiting acts for those who may confirm them, and for the proposer, alone: what
 * another may not read of the act when it is done he may not read while it is asked for
 * (docs/handbook/process.md#1.22). Pure.
 */
export function withContents(
  { of }: ReadModel,
  key: string,
  row: Row,
  reader: Reader | undefined,
  instant: string,
): Row {
  const waiting = row['waiting'] as Waiting | undefined;
  if (!waiting || waiting.length === 0) return row;
  const contract = aggregates.find(({ name }) => name === of);
  const parts = (contract && parseId(contract, key)) ?? {};
  return {
    ...row,
    waiting: waiting.map(({ content, ...rest }) =>
      content !== undefined && reader && isToldOf({ ...rest, content }, { parts, row }, reader, instant)
        ? { ...rest, content }
        : rest,
    ),
  };
}

type Proposed = Waiting[number] & { readonly content: object };

/** The fields of rows that say whom the row concerns, and who must keep away from it or belongs to it. */
interface Concerning {
  readonly branchIds?: readonly string[];
  readonly entries?: readonly { readonly branchId: string }[];
  readonly recused?: readonly string[];
  readonly members?: readonly unknown[];
}

function isToldOf(
  { act, content, proposedBy, proposedAs }: Proposed,
  { parts, row }: { readonly parts: Parameters<typeof concernedBy>[1]; readonly row: Row & Concerning },
  { account, tree }: Reader,
  instant: string,
): boolean {
  const own = [account, ...(account.others ?? [])].map(({ accountId }) => accountId);
  if (own.includes(proposedBy)) return true;
  const permission = acts[act];
  if (!permission?.pair) return false;
  const [one, other] = permission.pair;
  const missing: Role = proposedAs === one ? other : one;
  const isOwn = (accountId: unknown) => own.includes(accountId as string);
  if (row.recused?.some(isOwn)) return false;
  // Whoever is not of the entry's group may not confirm what two of it record.
  if (missing === 'assessor' && row.members && !row.members.some(isOwn)) return false;
  const { units: named, ...concerned } = concernedBy(act, parts, content);
  // An act that names no unit may be about any of the row's: a decision names its objection alone.
  const units = named.length > 0 ? named : unitsOf(row);
  return 'actor' in authorise(permission, account, { ...concerned, units, tree, instant, role: missing });
}

function unitsOf({ branchIds = [], entries = [] }: Concerning): string[] {
  return [...branchIds, ...entries.map(({ branchId }) => branchId)];
}
