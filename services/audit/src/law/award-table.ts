import type { EventName } from '@laurel/contracts';
import * as apply from './apply.ts';
import * as award from './award.ts';
import * as city from './city.ts';
import * as name from './name.ts';
import * as nominate from './nominate.ts';
import * as notice from './notice.ts';
import * as places from './places.ts';
import type { Rule } from './rule.ts';
import * as titles from './titles.ts';

/** The lines of the law (table.ts) from the request for naming to what follows it. */
export const awardLaw = {
  NamingRequested: [places.requestedInOrder, nominate.reasonGiven, city.whileOpen],
  WinnersApproved: [places.approvedInOrder, places.fewerOnGround, nominate.reasonGiven, city.whileOpen],
  WinnersReturned: [nominate.reasonGiven, city.whileOpen],
  EntryExcluded: [nominate.reasonGiven, city.whileOpen],
  SuccessorCalled: [places.nextInTurn, city.whileOpen],
  PlaceHeld: [places.heldAsPack, city.whileOpen],
  PlaceRestored: [city.whileOpen],
  PlaceForfeited: [places.lostOnCause],
  NamingDeclined: [nominate.reasonGiven, city.whileOpen],
  NoticeWaived: [name.beforeNotice, nominate.reasonGiven, city.whileOpen],
  BranchNamed: [
    name.heardOut,
    name.secretAsWaived,
    name.objectionsDecided,
    name.notStruckOff,
    apply.cleared,
    apply.inGoodStanding,
    name.asAdmitted,
    name.honourOfPack,
    name.namedToday,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  CertificateIssued: [award.asNamed, name.secretAsWaived, award.numbersOnce, award.numbersOfPack],
  CertificateReplaced: [
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
  NamingRevoked: [titles.allTitlesLapse, nominate.reasonGiven],
  PlaqueRecalled: [award.plaqueOfBranch],
  PublicNoticePosted: [
    notice.approvedFirst,
    notice.longEnough,
    notice.entriesAsAdmitted,
    notice.saysWhere,
    notice.nobodySecret,
    notice.ofATitle,
    city.whileOpen,
  ],
  PublicNoticeExtended: [notice.onlyLonger, notice.asPosted, nominate.reasonGiven],
  PublicNoticeClosed: [notice.ranItsDays, notice.asPosted],
  ObjectionRaised: [notice.receivedInTime, notice.newObjection, nominate.reasonGiven, city.whileOpen],
  ObjectionUpheld: [notice.objectionAsRaised, notice.decidedOnce, nominate.reasonGiven, city.whileOpen],
  ObjectionDismissed: [notice.objectionAsRaised, notice.decidedOnce, nominate.reasonGiven, city.whileOpen],
  ObjectionInadmissible: [notice.objectionAsRaised, notice.decidedOnce, nominate.reasonGiven, city.whileOpen],
  TitleRecommended: [
    titles.stillNamed,
    name.asAdmitted,
    titles.expertsOfEntry,
    titles.notHeldBefore,
    city.whileOpen,
  ],
  TitleFormSubmitted: [apply.attached, titles.beforeScoring, nominate.reasonGiven, city.whileOpen],
  TitleBallotSealed: [titles.titleExpert, titles.formFirst, city.whileOpen],
  TitleScored: [titles.enoughTitleBallots, titles.scoresOnScale, city.whileOpen],
  TitleApproved: [titles.aboveFloor, titles.stillNamed, nominate.reasonGiven, city.whileOpen],
  TitleNotConferred: [nominate.reasonGiven],
  TitleConferred: [
    name.heardOut,
    name.objectionsDecided,
    name.notStruckOff,
    titles.stillNamed,
    titles.ofItsSecretary,
    titles.termOfPack,
    nominate.reasonGiven,
    city.whileOpen,
  ],
  TitleLapsed: [titles.termIsOver],
  TitleRevoked: [titles.revokedOnCause, nominate.reasonGiven],
} satisfies Readonly<Partial<Record<EventName, readonly Rule[]>>>;
