import { refuse } from '@laurel/contracts';
import { canonicalJson, type Decider, type Stateful } from '@laurel/core';
import { type KnownCampaign, openCampaign } from '../copies/campaign.rules.ts';
import {
  type Asked,
  type DynamicResult,
  type Entry,
  type EntryCommand,
  type EntryEvent,
  evolve,
  initial,
  type Known,
} from './entry.ts';

export interface EntryFacts {
  readonly id: { readonly campaign: string; readonly unit: string };
  readonly campaign: KnownCampaign | undefined;
  readonly orderDrawn: boolean;
}

/**
 * Copies are taken without judging, because others have decided already (docs/handbook/process.md#1.24). A
 * copy of what is known records nothing. Only the presentation is decided here.
 */
export const entryDecider: Decider<Entry, EntryCommand, EntryEvent, EntryFacts> & Stateful<Entry> = {
  initial,
  evolve,
  stateOf: ({ status }) => status,
  decide(command, state, facts) {
    const named = { campaignId: facts.id.campaign, branchId: facts.id.unit };
    const { known } = state;
    switch (command.type) {
      case 'AdmitEntry':
        return admit(command, state, named);
      case 'ReceiveDynamicScore':
        return receive(command, known, named);
      case 'SuspendEntry':
        return known.suspended || known.disqualified !== undefined
          ? []
          : [{ type: 'EntrySuspended', data: named }];
      case 'ResumeEntry':
        return known.suspended ? [{ type: 'EntryResumed', data: named }] : [];
      case 'DisqualifyEntry':
        return known.disqualified === undefined
          ? [{ type: 'EntryDisqualified', data: { ...named, ...command.data } }]
          : [];
      case 'WithdrawEntry':
        return withdraw(command, state, named);
      case 'ClearEntry':
        return clear(command, known, named);
      case 'FilePresentation':
        return filePresentation(command, state, facts, named);
      default:
        return command satisfies never;
    }
  },
};

type Named = { campaignId: string; branchId: string };

/**
 * Facts heard before the admission are said again behind it, so that readers of the entry need not look
 * further back.
 */
function admit(command: Asked<'AdmitEntry'>, state: Entry, named: Named): readonly EntryEvent[] {
  if (state.status !== 'expected') return [];
  return [{ type: 'EntryAdmitted', data: { ...named, ...command.data } }, ...saidAgain(state.known, named)];
}

function saidAgain({ suspended, disqualified, clearedUntil, dynamic }: Known, named: Named): EntryEvent[] {
  return [
    ...(suspended ? [{ type: 'EntrySuspended' as const, data: named }] : []),
    ...(disqualified === undefined
      ? []
      : [{ type: 'EntryDisqualified' as const, data: { ...named, ground: disqualified } }]),
    ...(clearedUntil === undefined
      ? []
      : [{ type: 'EntryCleared' as const, data: { ...named, validUntil: clearedUntil } }]),
    ...(dynamic === undefined
      ? []
      : [{ type: 'DynamicScoreReceived' as const, data: { ...named, result: dynamic } }]),
  ];
}

function withdraw(command: Asked<'WithdrawEntry'>, { status }: Entry, named: Named): readonly EntryEvent[] {
  if (status === 'expected' || status === 'withdrawn') return [];
  return [{ type: 'EntryWithdrawn', data: { ...named, ...command.data } }];
}

function receive(command: Asked<'ReceiveDynamicScore'>, known: Known, named: Named): readonly EntryEvent[] {
  // Assessment said it in its own contract, whose result has the same form as this service's.
  const result = command.data.result as DynamicResult;
  if (canonicalJson(known.dynamic) === canonicalJson(result)) return [];
  return [{ type: 'DynamicScoreReceived', data: { ...named, result } }];
}

/** A clearance that ends earlier than the one known says nothing new. */
function clear(command: Asked<'ClearEntry'>, known: Known, named: Named): readonly EntryEvent[] {
  const { validUntil } = command.data;
  if (known.clearedUntil !== undefined && validUntil <= known.clearedUntil) return [];
  return [{ type: 'EntryCleared', data: { ...named, validUntil } }];
}

/** The deck and the logo are due before the presentation order is drawn (docs/handbook/process.md#2.3). */
function filePresentation(
  command: Asked<'FilePresentation'>,
  state: Entry,
  facts: EntryFacts,
  named: Named,
): readonly EntryEvent[] {
  openCampaign(facts.campaign);
  if (state.known.disqualified !== undefined) throw refuse('wrong_state', { state: 'disqualified' });
  if (facts.orderDrawn) throw refuse('wrong_state', { state: 'orderDrawn' });
  if (state.status === 'filed' && canonicalJson(state.presentation) === canonicalJson(command.data))
    return [];
  return [{ type: 'PresentationFiled', data: { ...named, ...command.data } }];
}
