import type { AggregateContract, Refusal } from '@laurel/contracts';
import type { z } from 'zod';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';

/**
 * The acts of people in the script: commands with the outcome they must have, files and tables sent in,
 * reading, and a first sign-in.
 */

export interface CommandAct {
  readonly kind: 'command';
  readonly by: Account;
  readonly aggregate: AggregateContract;
  readonly id: string;
  readonly type: string;
  readonly data: object;
  /** The proposal that this one confirms, as the second person. */
  readonly confirms?: CommandAct;
  /** The proposal that this one declines, and why, or withdraws. */
  readonly declines?: { readonly proposal: CommandAct; readonly reason: string };
  readonly withdraws?: CommandAct;
  /** The refusal it must meet; absent: it must be accepted. */
  readonly refused?: Refusal;
  /** The stream version that the person saw; absent: whatever it is. */
  readonly version?: number;
}

export interface UploadAct {
  readonly kind: 'upload';
  readonly by: Account;
  readonly campaign: string;
  readonly unit: string;
  readonly name: string;
  readonly mediaType: string;
  /** The field of the application form that it is for. */
  readonly field?: string;
  readonly bytes: () => Uint8Array;
}

/** Units sent in as a table. */
export interface TableAct {
  readonly kind: 'table';
  readonly by: Account;
  readonly of: 'bureaus' | 'branches';
  readonly csv: string;
}

export interface ReadAct {
  readonly kind: 'read';
  readonly by: Account;
  /** Below `/api/v1/`. */
  readonly path: string;
}

/** The first sign-in: the one-time password is changed for one's own. */
interface PasswordAct {
  readonly kind: 'password';
  readonly by: Account;
  /** The two acts, proposed and confirmed, by which an administrator who was lost is restored. */
  readonly restored?: readonly [CommandAct, CommandAct];
}

export type Act = CommandAct | UploadAct | TableAct | ReadAct | PasswordAct;

/** The facts that only the running campaign can tell the script. */
export interface Known {
  /**
   * Winners, then reserves, as confirmed: a draw decides about the last place, and nobody can foresee a draw.
   */
  readonly order: readonly string[];
}

/** Tells what is known of each of the campaigns that are played. */
export type KnownOf = (story: Story) => Known;

/**
 * Acts at one instant. Waves follow each other; within a wave everything goes at once, but for acts on one
 * stream, which keep their order.
 */
export interface Scene<Told = Known> {
  readonly zh: string;
  readonly en: string;
  readonly at: string;
  readonly waves: (known: Told) => readonly (readonly Act[])[];
}

type CommandsOf<Contract extends AggregateContract> = Contract['commands'];

/** A command of one person. */
export function ask<Contract extends AggregateContract, Type extends keyof CommandsOf<Contract> & string>(
  by: Account,
  aggregate: Contract,
  id: string,
  type: Type,
  data: z.input<CommandsOf<Contract>[Type]>,
): CommandAct {
  return { kind: 'command', by, aggregate, id, type, data: data as object };
}

/** A command of two persons: one proposes, the other confirms. */
export function both<Contract extends AggregateContract, Type extends keyof CommandsOf<Contract> & string>(
  [one, other]: readonly [Account, Account],
  aggregate: Contract,
  id: string,
  type: Type,
  data: z.input<CommandsOf<Contract>[Type]>,
): [CommandAct, CommandAct] {
  const proposal = ask(one, aggregate, id, type, data);
  return [proposal, { ...proposal, by: other, confirms: proposal }];
}

/** Somebody who may confirm a proposal declines it. */
export function declined(proposal: CommandAct, by: Account, reason: string): CommandAct {
  return { ...proposal, by, declines: { proposal, reason } };
}

/** Whoever proposed it takes it back. */
export function withdrawn(proposal: CommandAct): CommandAct {
  return { ...proposal, withdraws: proposal };
}

/** The same command, meant to be refused. */
export function refused(code: Refusal, act: CommandAct): CommandAct {
  return { ...act, refused: code };
}

/** Does something with somebody who plays a part; nothing where nobody does. */
export function played<Part, Done>(part: Part | undefined, done: (part: Part) => Done): Done[] {
  return part === undefined ? [] : [done(part)];
}

/** The proposal that a command answers. */
export function answeredBy({ confirms, declines, withdraws }: CommandAct): CommandAct | undefined {
  return confirms ?? declines?.proposal ?? withdraws;
}

/** The organisation's stream, on which all cities of a province write. */
const sharedLane = 'organisation-city';

/** The stream, file or account whose acts keep their order. */
export function laneOf(act: Act): string {
  switch (act.kind) {
    case 'command':
      // The bureaus are invited on the stream that all cities share, in the order in which campaigns open.
      return act.type === 'OpenCampaign' ? sharedLane : `${act.aggregate.name}-${act.id}`;
    case 'upload':
      return `upload-${act.unit}/${act.name}`;
    case 'table':
      return sharedLane;
    case 'read':
      return `read-${act.by.accountId}`;
    case 'password':
      return `account-${act.by.accountId}`;
  }
}
