import { acts, aggregates, parseId, type ReadModel, type Role, type Waiting } from '@laurel/contracts';
import type { Row } from '@laurel/core';
import { authorise, unitsConcerned } from './authorise.ts';
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
  const unit = contract && parseId(contract, key)?.unit;
  return {
    ...row,
    waiting: waiting.map(({ content, ...rest }) =>
      content !== undefined && reader && isToldOf({ ...rest, content }, unit, reader, instant)
        ? { ...rest, content }
        : rest,
    ),
  };
}

type Proposed = Waiting[number] & { readonly content: object };

function isToldOf(
  { act, content, proposedBy, proposedAs }: Proposed,
  unit: string | undefined,
  { account, tree }: Reader,
  instant: string,
): boolean {
  const own = [account, ...(account.others ?? [])].map(({ accountId }) => accountId);
  if (own.includes(proposedBy)) return true;
  const permission = acts[act];
  if (!permission?.pair) return false;
  const [one, other] = permission.pair;
  const missing: Role = proposedAs === one ? other : one;
  const target = { units: unitsConcerned(unit, content), tree, instant, role: missing };
  return 'actor' in authorise(permission, account, target);
}
