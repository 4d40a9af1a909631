import { acts, commands, copy, entryKey, type EventName, type Heard, type Lines } from '@laurel/contracts';
import type { View } from '@laurel/core';

/**
 * Everything that is still awaited: proposals that nobody confirmed, roles that nobody granted, forms that
 * nobody examined, entries that need a clearance, and the clearance that holds. A bundle leaves out whatever
 * was settled before its morning came.
 */
export type AwaitedRow = { readonly since: string; readonly until?: string };

export const proposalKey = (proposalId: string) => `proposal.${proposalId}`;
export const roleKey = (of: {
  readonly accountId: string;
  readonly role: string;
  readonly unitId?: string;
}) => `role.${of.accountId}.${of.role}.${of.unitId ?? ''}`;
export const formKey = (of: Parameters<typeof entryKey>[0]) => `form.${entryKey(of)}`;

export const needKey = (of: Parameters<typeof entryKey>[0]) => `need.${entryKey(of)}`;
export const clearanceKey = (of: Parameters<typeof entryKey>[0]) => `clearance.${entryKey(of)}`;

const needsOf = (campaignId: string, branchIds: readonly string[]) =>
  branchIds.map((branchId) => needKey({ campaignId, branchId }));

type KeysOf = { readonly [Name in EventName]?: (event: Heard<Name>) => readonly string[] };

const begun: KeysOf = {
  ActProposed: ({ data }) => [proposalKey(data.proposalId)],
  RoleRequested: ({ data }) => [roleKey(data)],
  ApplicationSubmitted: ({ data }) => [formKey(data), needKey(data)],
  WinnersApproved: ({ data }) => needsOf(data.campaignId, data.proposed),
  SuccessorCalled: ({ data }) => [needKey(data)],
  PlaceRestored: ({ data }) => [needKey(data)],
  IntegrityCleared: ({ data }) => [clearanceKey(data)],
};

const ended: KeysOf = {
  ProposalDeclined: ({ data }) => [proposalKey(data.proposalId)],
  ProposalWithdrawn: ({ data }) => [proposalKey(data.proposalId)],
  RoleGranted: ({ data }) => [roleKey(data)],
  RoleRevoked: ({ data }) => [roleKey(data)],
  BranchNamed: ({ data }) => [needKey(data)],
  NamingDeclined: ({ data }) => [needKey(data)],
  PlaceForfeited: ({ data }) => [needKey(data)],
  PlaceHeld: ({ data }) => [needKey(data)],
  EntryExcluded: ({ data }) => [needKey(data)],
  ApplicationReturned: ({ data }) => [formKey(data), needKey(data)],
  ApplicationTakenBack: ({ data }) => [formKey(data), needKey(data)],
  ApplicationAccepted: ({ data }) => [formKey(data), needKey(data)],
  ApplicationDeclaredIneligible: ({ data }) => [formKey(data), needKey(data)],
  ApplicationLapsed: ({ data }) => [formKey(data), needKey(data)],
  ApplicationWithdrawn: ({ data }) => [formKey(data), needKey(data)],
};

/** The events by which a second person's confirmation is known. */
const confirming: readonly EventName[] = [
  ...new Set(Object.keys(acts).flatMap((act) => (acts[act]!.pair ? commands[act]!.says : []))),
] as readonly EventName[];

/** The proposal that an event confirms. */
function confirmed({ confirms }: { readonly confirms?: string }): readonly string[] {
  return confirms === undefined ? [] : [confirms];
}

type Keys = (event: Heard) => readonly string[];
const keysIn = (table: KeysOf, name: EventName, event: Heard) =>
  (table[name] as Keys | undefined)?.(event) ?? [];

export const awaitedView: View<AwaitedRow> = copy('awaited', {
  version: 2,
  indexes: [],
  on: Object.fromEntries(
    [...new Set([...Object.keys(begun), ...Object.keys(ended), ...confirming])].map((type) => {
      const name = type as EventName;
      return [
        name,
        {
          keys: (event: Heard) => [
            ...keysIn(begun, name, event),
            ...keysIn(ended, name, event),
            ...confirmed(event).map(proposalKey),
          ],
          fold: (_row: AwaitedRow | undefined, event: Heard, key: string) =>
            keysIn(begun, name, event).includes(key) ? begin(event) : undefined,
        },
      ];
    }),
  ) as Lines<AwaitedRow>,
});

function begin(event: Heard): AwaitedRow {
  const until = event.type === 'IntegrityCleared' ? event.data.validUntil : undefined;
  return { since: event.time, ...(until !== undefined && { until }) };
}
