import type { Decider, Stateful } from '@laurel/core';
import {
  considerRevocation,
  liftWarning,
  nameBranch,
  reinstateNaming,
  revokeNaming,
  upholdNaming,
  waiveNotice,
  warnBranch,
} from '../award/award.decide.ts';
import { issueCertificate, recallPlaque, replaceCertificate } from '../award/certificates.decide.ts';
import {
  evolve,
  initial,
  type Naming,
  type NamingCommand,
  type NamingEvent,
  partOf,
  stateOf,
} from './naming.ts';
import type { NamingFacts } from './order.rules.ts';
import { callSuccessor, declineNaming, forfeitPlace, holdPlace, restorePlace } from './places.decide.ts';
import { approveWinners, excludeEntry, requestNaming, returnWinners } from './request.decide.ts';

/**
 * The committee's decisions on the branches to be named, and what follows from them
 * (docs/handbook/process.md#4-naming, #1.11, #1.13, #1.14, #1.19). The award of one branch, from its naming
 * on, is decided in a room of its own.
 */
export const namingDecider: Decider<Naming, NamingCommand, NamingEvent, NamingFacts> & Stateful<Naming> = {
  initial,
  evolve,
  stateOf,
  partOf,
  decide(command, state, facts) {
    switch (command.type) {
      case 'RequestNaming':
        return requestNaming(command, state, facts);
      case 'ApproveWinners':
        return approveWinners(command, state, facts);
      case 'ReturnWinners':
        return returnWinners(command, facts);
      case 'ExcludeEntry':
        return excludeEntry(command, state, facts);
      case 'CallSuccessor':
        return callSuccessor(command, state, facts);
      case 'HoldPlace':
        return holdPlace(command, state, facts);
      case 'RestorePlace':
        return restorePlace(command, state, facts);
      case 'ForfeitPlace':
        return forfeitPlace(command, state, facts);
      case 'WaiveNotice':
        return waiveNotice(command, state, facts);
      case 'NameBranch':
        return nameBranch(command, state, facts);
      case 'DeclineNaming':
        return declineNaming(command, facts);
      case 'IssueCertificate':
        return issueCertificate(command, state, facts);
      case 'ConsiderRevocation':
        return considerRevocation(command, state, facts);
      case 'UpholdNaming':
        return upholdNaming(command, state, facts);
      case 'RevokeNaming':
        return revokeNaming(command, facts);
      case 'WarnBranch':
        return warnBranch(command, facts);
      case 'LiftWarning':
        return liftWarning(command, facts);
      case 'ReinstateNaming':
        return reinstateNaming(command, facts);
      case 'ReplaceCertificate':
        return replaceCertificate(command, state, facts);
      case 'RecallPlaque':
        return recallPlaque(command, state, facts);
      default:
        return command satisfies never;
    }
  },
};
