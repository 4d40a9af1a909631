import type { EventName } from '@laurel/contracts';
import * as apply from '../law-of-applying/apply.ts';
import * as award from './award.ts';
import * as city from '../law-of-applying/city.ts';
import * as name from './name.ts';
import * as nominate from '../law-of-applying/nominate.ts';
import * as publicNotice from './public-notice.ts';
import * as places from './places.ts';
import type { Rule } from '../law/rule.ts';
import * as secretary from '../law-of-applying/secretary.ts';
import * as titles from './titles.ts';
import * as winners from '../law-of-applying/winners.ts';

/** The lines of the law (../law/table.ts) from the request for naming to what follows it. */
export const namingLaw = {
  NamingRequested: [places.requestedOnce, places.requestedInOrder, nominate.reasonGiven, city.whileOpen],
  WinnersApproved: [
    places.byRankingThatHolds,
    places.approvedInOrder,
    places.fewerOnGround,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  WinnersReturned: [nominate.reasonGiven, city.whileOpen],
  EntryExcluded: [nominate.reasonGiven, city.whileOpen],
  SuccessorCalled: [places.byRankingThatHolds, places.calledInTime, places.nextInTurn, city.whileOpen],
  PlaceHeld: [places.heldAsPack, city.whileOpen],
  PlaceRestored: [city.whileOpen],
  PlaceForfeited: [places.lostOnCause],
  NamingDeclined: [secretary.bySecretary, nominate.reasonGiven, city.whileOpen],
  NoticeWaived: [name.beforeNotice, nominate.reasonGiven, city.whileOpen],
  BranchNamed: [
    name.correctionRequested,
    name.heardOut,
    name.secretAsWaived,
    name.objectionsDecided,
    name.notStruckOff,
    apply.cleared,
    apply.inGoodStanding,
    name.asAdmitted,
    name.poolAsAdmitted,
    name.honourOfPack,
    name.namedToday,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  CertificateIssued: [
    award.asNamed,
    award.titlesAsHeld,
    name.secretAsWaived,
    award.numbersOnce,
    award.numbersOfPack,
  ],
  CertificateReplaced: [
    award.replacedOtherwise,
    award.asNamed,
    name.secretAsWaived,
    award.numbersOnce,
    award.numbersOfPack,
    award.replacesItsOwn,
    award.staysAsItWas,
    nominate.reasonGiven,
  ],
  RevocationConsidered: [places.consideredOnCause],
  NamingUpheld: [award.staysAsItWas, nominate.reasonGiven],
  BranchWarned: [award.termAhead, nominate.reasonGiven],
  WarningLifted: [nominate.reasonGiven],
  NamingReinstated: [nominate.reasonGiven],
  RevocationCarriedUp: [winners.carriedWhereHandedUp],
  NamingRevoked: [titles.allTitlesLapse, winners.askedAbove, nominate.reasonGiven],
  PlaqueRecalled: [award.plaqueOfBranch],
  PublicNoticePosted: [
    publicNotice.onOneNotice,
    publicNotice.standingOfEntries,
    publicNotice.approvedFirst,
    publicNotice.longEnough,
    publicNotice.entriesAsAdmitted,
    publicNotice.saysWhere,
    publicNotice.nobodySecret,
    publicNotice.ofATitle,
    city.whileOpen,
  ],
  PublicNoticeExtended: [publicNotice.onlyLonger, publicNotice.asPosted, nominate.reasonGiven],
  PublicNoticeClosed: [publicNotice.ranItsDays, publicNotice.asPosted],
  ObjectionRaised: [
    publicNotice.receivedInTime,
    publicNotice.newObjection,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  ObjectionUpheld: [
    publicNotice.objectionAsRaised,
    publicNotice.decidedOnce,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  ObjectionDismissed: [
    publicNotice.objectionAsRaised,
    publicNotice.decidedOnce,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  ObjectionInadmissible: [
    publicNotice.objectionAsRaised,
    publicNotice.decidedOnce,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  TitleRecommended: [
    publicNotice.standingOfEntries,
    titles.stillNamed,
    name.asAdmitted,
    titles.expertsOfEntry,
    titles.notHeldBefore,
    city.whileOpen,
  ],
  TitleFormSubmitted: [secretary.bySecretary, titles.beforeScoring, nominate.reasonGiven, city.whileOpen],
  TitleBallotSealed: [titles.titleExpert, titles.formFirst, city.whileOpen],
  TitleScored: [titles.enoughTitleBallots, titles.scoresOnScale, city.whileOpen],
  TitleApproved: [
    titles.amongBest,
    titles.aboveFloor,
    titles.stillNamed,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  TitleNotConferred: [nominate.reasonGiven],
  TitleConferred: [
    name.heardOut,
    name.objectionsDecided,
    name.notStruckOff,
    titles.stillNamed,
    titles.ofItsSecretary,
    titles.termOfPack,
    titles.recheckOfPack,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  TitleRecheckDue: [titles.recheckDayCome],
  TitleRechecked: [titles.wantingUntil, titles.recheckOfPack, nominate.reasonGiven],
  TitleLapsed: [titles.termIsOver],
  TitleRevoked: [titles.revokedOnCause, nominate.reasonGiven],
} satisfies Readonly<Partial<Record<EventName, readonly Rule[]>>>;
