import type { EventName } from '@laurel/contracts';
import type { Rule } from '../law/rule.ts';
import * as persons from '../law-of-access/persons.ts';
import * as city from '../law-of-applying/city.ts';
import * as nominate from '../law-of-applying/nominate.ts';
import * as groups from '../law-of-assessing/groups.ts';
import * as publicNotice from '../law-of-naming/public-notice.ts';
import * as entries from './entries.ts';
import * as evaluate from './evaluate.ts';
import * as panel from './panel.ts';
import * as presentations from './presentations.ts';
import * as substitution from './substitution.ts';
import * as ties from './ties.ts';

/** The lines of the law (../law/table.ts) on entries, the panel, its ballots and the ranking. */
export const evaluatingLaw = {
  EntryAdmitted: [entries.admittedAsAccepted],
  DynamicScoreReceived: [],
  EntrySuspended: [entries.suspendedOnCause],
  EntryResumed: [entries.resumedOnCause],
  EntryDisqualified: [entries.disqualifiedOnCause, entries.groundAsTold],
  EntryWithdrawn: [entries.withdrawnOnCause, entries.reasonAsTold],
  EntryCleared: [entries.clearedAsTold],
  PresentationFiled: [presentations.filedInTime, city.whileOpen],
  PanelConvened: [groups.differentPersons, persons.chosenFromRegister, city.whileOpen],
  ConflictDeclared: [evaluate.ownBallot, panel.declaredOfEntry, city.whileOpen],
  ConflictsDeclaredComplete: [evaluate.ownBallot, city.whileOpen],
  ConflictDerived: [panel.relatedSo, city.whileOpen],
  ExpertRecused: [panel.recusedForConflict, substitution.shortageTold, city.whileOpen],
  RecusalWithdrawn: [
    substitution.notReplaced,
    substitution.onlyDeclared,
    substitution.seatedTruly,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  ExpertSubstituted: [
    substitution.somethingLeft,
    persons.chosenFromRegister,
    substitution.forAMember,
    substitution.declaredFirst,
    substitution.leftToScore,
    substitution.standsInForRecused,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  ExpertsBelowMinimum: [substitution.possibleTruly, city.whileOpen],
  PanelFrozen: [
    panel.enoughExperts,
    evaluate.allDeclared,
    evaluate.noOwnExperts,
    panel.everybodyAssigned,
    city.whileOpen,
  ],
  DrawSecretSealed: [presentations.halfOfItsRole, city.whileOpen],
  PresentationOrderDrawn: [
    evaluate.drawnBySeed,
    evaluate.filesFiled,
    presentations.everybodyDrawn,
    city.whileOpen,
  ],
  ScoringStarted: [panel.readyToScore, city.whileOpen],
  PresentationStarted: [presentations.presentsNext, city.whileOpen],
  PresentationEnded: [presentations.endsWhatBegan, city.whileOpen],
  PresentationDeferred: [
    evaluate.lateIsLast,
    presentations.notYetPresented,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  PresentationAbandoned: [presentations.endsWhatBegan, nominate.reasonGiven, city.whileOpen],
  BallotSealed: [
    evaluate.ownBallot,
    evaluate.assignedBallot,
    evaluate.stageOpen,
    evaluate.noAssessor,
    presentations.presentedFirst,
    city.whileOpen,
  ],
  ScoringClosed: [presentations.nobodyPresents, evaluate.gapsByTwo, evaluate.gapsTold, city.whileOpen],
  ScoringReopened: [evaluate.reopenedOfPanel, nominate.reasonGiven, city.whileOpen],
  BallotsOpened: [evaluate.bothShut, panel.soundBallots, city.whileOpen],
  BallotSetAside: [panel.setAsideOnCause, evaluate.ballotThere, nominate.reasonGiven, city.whileOpen],
  RankingComputed: [
    evaluate.recomputedOtherwise,
    panel.everybodyAssessed,
    evaluate.byPackOfToday,
    city.whileOpen,
  ],
  RunOffVoteSealed: [evaluate.ownBallot, ties.mayVote, city.whileOpen],
  RunOffHeld: [ties.enoughVotes, city.whileOpen],
  DrawHeld: [ties.witnessed, city.whileOpen],
  RankingConfirmed: [city.whileOpen],
  RankingPublished: [publicNotice.ofItsNotice],
} satisfies Readonly<Partial<Record<EventName, readonly Rule[]>>>;
