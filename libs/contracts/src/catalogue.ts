import { account } from './identity/account.ts';
import { persons } from './identity/persons.ts';
import { session } from './identity/session.ts';
import { application } from './application/application.ts';
import { attachment } from './application/attachment.ts';
import { calendar } from './application/calendar.ts';
import { campaign } from './application/campaign.ts';
import { organisation } from './application/organisation.ts';
import { participation } from './application/participation.ts';
import { recommendation } from './application/recommendation.ts';
import { assessment } from './assessment/assessment.ts';
import { group } from './assessment/group.ts';
import { integrity } from './assessment/integrity.ts';
import { standing } from './assessment/standing.ts';
import type { AggregateContract, CommandContract, EventContract, EventOf, ServiceName } from './contract.ts';
import { ballot } from './evaluation/ballot.ts';
import { entry } from './evaluation/entry.ts';
import { naming } from './evaluation/naming.ts';
import { publicNotice } from './evaluation/public-notice.ts';
import { panel } from './evaluation/panel.ts';
import { ranking } from './evaluation/ranking.ts';
import { title } from './evaluation/title.ts';
import { announcement } from './notification/announcement.ts';
import { message } from './notification/message.ts';
import type { Permission } from './permission.ts';
import type { Role } from './roles.ts';
import { proposalEvents, sharedEvents } from './shared.ts';

/**
 * The tables that follow from the aggregates' contracts. Nothing here is stated a second time: a new
 * aggregate is entered in `all`, and the rest is derived.
 */

const all = {
  account,
  persons,
  session,
  campaign,
  calendar,
  organisation,
  participation,
  recommendation,
  application,
  attachment,
  group,
  assessment,
  integrity,
  standing,
  entry,
  panel,
  ballot,
  ranking,
  naming,
  title,
  notice: publicNotice,
  announcement,
  message,
};

export type Aggregates = typeof all;
type SaidByAggregates = { [Name in keyof Aggregates]: EventOf<Aggregates[Name]> }[keyof Aggregates];
/** Every event there is, as `{ type, data }`. */
export type LaurelEvent = SaidByAggregates | EventOf<{ events: typeof sharedEvents }>;
export type EventName = LaurelEvent['type'];

/** Every aggregate there is: what can be asked of Laurel. */
export const aggregates: readonly AggregateContract[] = Object.values(all) as unknown as AggregateContract[];

/** Every event there is, by its wire name. */
export const events: Readonly<Record<string, EventContract>> = Object.assign(
  {},
  sharedEvents,
  ...aggregates.map((contract) => contract.events),
) as Record<string, EventContract>;

/** Every command there is, by its name. */
export const commands: Readonly<Record<string, CommandContract>> = Object.assign(
  {},
  ...aggregates.map((contract) => contract.commands),
) as Record<string, CommandContract>;

/** The permissions of every command: the one table that every entry point obeys. */
export const acts: Readonly<Record<string, Permission>> = Object.fromEntries(
  Object.entries(commands).map(([type, { may }]) => [type, may]),
);

/** The acts whose content is sealed. */
export const sealedActs: readonly string[] = Object.keys(commands).filter((type) => commands[type]!.sealed);

/** The commands that may say an event. */
export const actsOf: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  aggregates.flatMap(({ events: said, commands: asked }) =>
    Object.keys(said).map((type) => [
      type,
      [
        ...Object.keys(asked).filter((act) => asked[act]!.says.includes(type)),
        ...(said[type]!.formerlyBy ?? []),
      ],
    ]),
  ),
);

/** The events that a service says. */
export function saysOf(service: ServiceName): string[] {
  return [
    ...Object.keys(sharedEvents),
    ...ofService(service).flatMap(({ events: said }) => Object.keys(said)),
  ];
}

function ofService(service: ServiceName): AggregateContract[] {
  return aggregates.filter((contract) => contract.service === service);
}

interface Told {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * The roles beside the auditor that read an event in the history. That an act was proposed tells what it is
 * about, so its proposal is read by those who may take part in it and by those who read what it says.
 */
export function readersOf({ type, data }: Told): readonly Role[] {
  if (!proposalEvents.includes(type)) return events[type]?.readBy ?? [];
  const act = commands[data['act'] as string];
  return act === undefined
    ? []
    : [...new Set([...(act.may.pair ?? []), ...act.says.flatMap((said) => events[said]!.readBy)])];
}

/**
 * The fields of an event's body that a role does not read in the history, though it reads the event. What
 * exactly was proposed is read by those who may take part in it. Why it was declined is told to the proposer,
 * and read by the auditor alone: it may name whom others must keep away from.
 */
export function hiddenFrom(
  role: Role | 'public',
  { type, data, actor }: Told & { readonly actor: { readonly role: string } },
): string[] {
  const pair = acts[data['act'] as string]?.pair ?? [];
  const only: Readonly<Record<string, readonly Role[]>> = proposalEvents.includes(type)
    ? { content: pair, reason: [] }
    : (events[type]?.only?.(data as never, actor.role) ?? {});
  return Object.keys(only).filter((field) => !only[field]!.some((reader) => reader === role));
}
