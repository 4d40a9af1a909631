import type { EventName } from '@laurel/contracts';
import { packOfHash } from '../law/everywhere.ts';
import type { Rule } from '../law/rule.ts';
import * as persons from '../law-of-access/persons.ts';
import * as name from '../law-of-naming/name.ts';
import * as apply from './apply.ts';
import * as campaign from './campaign.ts';
import * as changes from './changes.ts';
import * as city from './city.ts';
import * as form from './form.ts';
import * as hosts from './hosts.ts';
import * as joining from './joining.ts';
import * as kinds from './kinds.ts';
import * as losses from './losses.ts';
import * as merging from './merging.ts';
import * as nominate from './nominate.ts';
import * as pools from './pools.ts';
import * as secretary from './secretary.ts';
import * as winners from './winners.ts';

/** The lines of the law (../law/table.ts) from the draft of a campaign to the accepted form. */
export const applyingLaw = {
  // Prepare
  CampaignDrafted: [packOfHash, kinds.packOfKinds],
  CampaignHosted: [hosts.hostOnRecord],
  RulePackRevised: [campaign.revisedOtherwise, packOfHash, kinds.packOfKinds],
  RulePackFrozen: [campaign.frozenAsDrafted, campaign.sound, campaign.prefixesItsOwn],
  CampaignOpened: [campaign.phaseAhead, packOfHash, campaign.frozenAsDrafted],
  RulePackAmended: [
    packOfHash,
    kinds.packOfKinds,
    campaign.sound,
    campaign.amendedAsTold,
    campaign.prefixesItsOwn,
    campaign.notAfterJudging,
    pools.poolsKept,
    winners.entriesKept,
    form.formKept,
    campaign.deadlineMovedFairly,
  ],
  DeadlineExtended: [campaign.listNotInUse, apply.extension, campaign.ofBureau],
  DeadlinePassed: [campaign.deadlineOver, campaign.lapsesOfDay],
  PhaseStarted: [campaign.phaseBegun],
  CampaignClosed: [name.nothingOpen],
  CampaignCancelled: [],
  CalendarPublished: [city.wholeYear],
  BureauKindsDefined: [kinds.kindsKept, kinds.kindsApart],
  BureauRegistered: [city.newUnit, kinds.kindOnRecord],
  BranchRegistered: [city.newUnit],
  BranchRenamed: [city.unitActs, changes.renamedOtherwise],
  BureauReclassified: [
    changes.stillStanding,
    changes.correctedOtherwise,
    kinds.kindOnRecord,
    losses.kindAtRest,
  ],
  BureauRenamed: [changes.stillStanding, changes.correctedOtherwise],
  BureauMoved: [
    changes.placedBelowAnother,
    changes.nobodyNominated,
    changes.tellsCampaigns,
    losses.tellsWhoLoses,
  ],
  BureauAbolished: [changes.leftEmpty, changes.tellsCampaigns],
  BranchCorrected: [city.unitActs, changes.correctedOtherwise],
  BranchDissolved: [city.unitActs, changes.nobodyNominated],
  BranchMoved: [changes.movedElsewhere, changes.movedWhereItStands, losses.tellsWhoLoses, city.unitActs],
  BranchMerged: [merging.mergedWhereItStands, merging.mergedInTime, city.unitActs, merging.intoAnother],
  SecretaryAppointed: [secretary.appointedAnew, city.unitActs, persons.secretaryRegistered],
  SecretaryVacated: [secretary.postOccupied, city.unitActs],
  BureauInvited: [city.invitedAsRegistered, city.whileOpen],
  EarlierResultImported: [city.unitActs, city.importedOnce],
  HonourJoined: [joining.cameWithRecord, city.unitActs],
  RecordJoined: [
    joining.joinedOnce,
    joining.joinedBelowItsUnit,
    joining.joinedWhenOver,
    joining.newIdsWhereTaken,
    joining.violationsOfWhatCame,
  ],
  BureauPlanPublished: [city.unitActs, city.whileOpen],
  PlanFiled: [city.unitActs, city.targetsOfPack, city.whileOpen],
  MembersMeetingHeld: [city.unitActs, city.attended, city.whileOpen],
  ProgressReported: [city.unitActs, city.whileOpen],
  // Apply
  RecommendationDrafted: [nominate.mayRecommend, apply.inTime, nominate.ranksFromOne, city.whileOpen],
  CandidateRecommended: [apply.inTime, nominate.asDrafted, city.whileOpen],
  WinnerHandedUp: [
    winners.namedInCampaignBelow,
    winners.saysNamingBelow,
    winners.handedUpWithNomination,
    city.whileOpen,
  ],
  RecommendationSealed: [
    winners.handedUpAsListed,
    nominate.nobodyWithdrawn,
    nominate.longEnoughList,
    apply.inTime,
    nominate.reasonGiven,
  ],
  NoCandidateRecommended: [nominate.mayRecommend, apply.inTime, nominate.reasonGiven, city.whileOpen],
  RecommendationRecalled: [apply.inTime, nominate.listAsSealed],
  RecommendationLapsed: [nominate.afterDeadline, nominate.neverSealed],
  RecommendationFinalised: [nominate.afterDeadline, nominate.listAsSealed],
  RecommendationReopened: [nominate.reopenedAsExtended],
  CandidateSelfNominated: [secretary.bySecretary, apply.inTime, nominate.mayNominateItself, city.whileOpen],
  ApplicationDrafted: [
    secretary.bySecretary,
    nominate.hasRoute,
    apply.inTime,
    form.formFits,
    city.unitActs,
    city.whileOpen,
  ],
  ApplicationSubmitted: [
    secretary.bySecretary,
    nominate.hasRoute,
    apply.formInTime,
    apply.declarations,
    apply.planned,
    nominate.submissionsCounted,
    form.formFits,
    form.formComplete,
    form.formReadAsPacked,
    city.whileOpen,
  ],
  ApplicationReturned: [apply.returnedOnce, apply.returnDays, nominate.reasonGiven, city.whileOpen],
  ApplicationReturnExtended: [apply.returnLengthened, city.whileOpen],
  ApplicationAccepted: [
    campaign.beforeConfirmation,
    pools.inItsPool,
    apply.nominated,
    apply.cleared,
    apply.inGoodStanding,
    apply.members,
    apply.planned,
    nominate.namedAsNominated,
    city.unitActs,
    city.whileOpen,
  ],
  EntryCarriedOver: [merging.carriedAsMerged, city.whileOpen],
  ApplicationDeclaredIneligible: [nominate.reasonGiven, city.whileOpen],
  ApplicationLapsed: [nominate.lapsedOnCause, city.whileOpen],
  ApplicationTakenBack: [
    campaign.beforeConfirmation,
    nominate.somethingSubmitted,
    secretary.bySecretary,
    apply.inTime,
    city.whileOpen,
  ],
  ApplicationWithdrawn: [secretary.bySecretary, nominate.withdrawnBy, city.whileOpen],
  AttachmentStored: [city.fileKept, form.storedForField],
} satisfies Readonly<Partial<Record<EventName, readonly Rule[]>>>;
