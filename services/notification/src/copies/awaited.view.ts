import { acts, commands, copy, entryKey, type EventName, type Heard, type Lines } from '@laurel/contracts';
import type { View } from '@laurel/core';

/**
 * What is still awaited: proposals that nobody confirmed, roles that nobody granted, forms that nobody examined.
 * A bundle leaves out what was settled before its morning came.
 */
export type AwaitedRow = { readonly since: string };

export const proposalKey = (proposalId: string) => `proposal.${proposalId}`;
export const roleKey = (of: {
  readonly accountId: string;
  readonly role: string;
  readonly unitId?: string;
}) => `role.${of.accountId}.${of.role}.${of.unitId ?? ''}`;
export const formKey = (of: Parameters<typeof entryKey>[0]) => `form.${entryKey(of)}`;

type KeysOf = { readonly [Name in EventName]?: (event: Heard<Name>) => readonly string[] };

const begun: KeysOf = {
  ActProposed: ({ data }) => [proposalKey(data.proposalId)],
  RoleRequested: ({ data }) => [roleKey(data)],
  ApplicationSubmitted: ({ data }) => [formKey(data)],
};

const ended: KeysOf = {
  RoleGranted: ({ data }) => [roleKey(data)],
  RoleRevoked: ({ data }) => [roleKey(data)],
  ApplicationReturned: ({ data }) => [formKey(data)],
  ApplicationTakenBack: ({ data }) => [formKey(data)],
  ApplicationAccepted: ({ data }) => [formKey(data)],
  ApplicationDeclaredIneligible: ({ data }) => [formKey(data)],
  ApplicationLapsed: ({ data }) => [formKey(data)],
  ApplicationWithdrawn: ({ data }) => [formKey(data)],
};

/** The events by which a second person's confirmation is known. */
export const confirming: readonly EventName[] = [
  ...new Set(Object.keys(acts).flatMap((act) => (acts[act]!.pair ? commands[act]!.says : []))),
] as readonly EventName[];

/** The proposal that an event confirms. */
export function confirmed({ confirms }: { readonly confirms?: string }): readonly string[] {
  return confirms === undefined ? [] : [confirms];
}

type Keys = (event: Heard) => readonly string[];
const keysIn = (table: KeysOf, name: EventName, event: Heard) =>
  (table[name] as Keys | undefined)?.(event) ?? [];

export const awaitedView: View<AwaitedRow> = copy('awaited', {
  version: 1,
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
            keysIn(begun, name, event).includes(key) ? { since: event.time } : undefined,
        },
      ];
    }),
  ) as Lines<AwaitedRow>,
});
