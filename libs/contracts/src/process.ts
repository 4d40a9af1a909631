import { saysOf } from './catalogue.ts';
import type { ServiceName } from './contract.ts';

/**
 * The process as data: which service takes which steps, which events it hears and which it says.
 * A test fails if a service says or hears otherwise. Every service but identity, which says it, hears `access` to know who may act.
 */
export interface ServiceContract {
  readonly steps: readonly string[];
  readonly hears: readonly string[];
  readonly says: readonly string[];
}

/** What every service must know of identity to judge a request. */
export const access = [
  'AccountCreated',
  'AccountDisabled',
  'PasswordSet',
  'RoleGranted',
  'RoleRevoked',
  'DelegationGiven',
  'DelegationEnded',
  'SessionOpened',
  'SessionClosed',
];
/** What every service beside application must know of a campaign. */
const campaignFacts = ['CampaignOpened', 'RulePackAmended', 'CampaignClosed', 'CampaignCancelled'];

export const processContract = {
  identity: { steps: [], hears: [], says: saysOf('identity') },
  application: {
    steps: ['prepare', 'apply'],
    hears: [
      ...access,
      'IntegrityCleared',
      'CandidateSuspended',
      'CandidateResumed',
      'CandidateDisqualified',
      'ScoringStarted',
      'RankingConfirmed',
      'ExpertRecused',
      'AssessorRecused',
      'BranchNamed',
      'NamingRevoked',
    ],
    says: saysOf('application'),
  },
  assessment: {
    steps: ['assess'],
    hears: [
      ...access,
      ...campaignFacts,
      'BureauRegistered',
      'BranchRegistered',
      'BranchMerged',
      'CandidateRecommended',
      'CandidateSelfNominated',
      'ApplicationAccepted',
      'ApplicationWithdrawn',
      'RankingConfirmed',
    ],
    says: saysOf('assessment'),
  },
  evaluation: {
    steps: ['evaluate', 'name'],
    hears: [
      ...access,
      ...campaignFacts,
      'SecretaryAppointed',
      'EarlierResultImported',
      'ApplicationAccepted',
      'ApplicationWithdrawn',
      'AssessmentGroupFormed',
      'CandidateAssigned',
      'AssessmentRecorded',
      'AssessmentClosed',
      'IntegrityCleared',
      'CandidateSuspended',
      'CandidateResumed',
      'CandidateDisqualified',
    ],
    says: saysOf('evaluation'),
  },
  notification: {
    steps: ['notify'],
    // Whatever somebody is told of; a ballot is nobody's news.
    hears: [
      ...access,
      'RoleRequested',
      'SessionRefused',
      'ActProposed',
      ...campaignFacts,
      'RulePackFrozen',
      'PhaseStarted',
      'BureauRegistered',
      'BranchRegistered',
      'BranchRenamed',
      'BureauPlanPublished',
      'DeadlineExtended',
      'CandidateRecommended',
      'CandidateSelfNominated',
      'RecommendationSealed',
      'NoCandidateRecommended',
      'RecommendationRecalled',
      'RecommendationLapsed',
      'RecommendationFinalised',
      'RecommendationReopened',
      'ApplicationSubmitted',
      'ApplicationReturned',
      'ApplicationAccepted',
      'ApplicationWithdrawn',
      'ApplicationLapsed',
      'ApplicationDeclaredIneligible',
      'AssessmentGroupFormed',
      'CandidateAssigned',
      'VisitPlanned',
      'AssessorRecused',
      'AssessmentRecorded',
      'AssessmentAnswered',
      'AssessmentUpheld',
      'AssessmentCorrected',
      'AssessmentClosed',
      'IntegrityCleared',
      'CandidateSuspended',
      'CandidateResumed',
      'CandidateDisqualified',
      'PanelConvened',
      'PanelFrozen',
      'ExpertRecused',
      'PresentationOrderDrawn',
      'ScoringStarted',
      'ScoringReopened',
      'BallotsOpened',
      'BallotSetAside',
      'RankingComputed',
      'RankingConfirmed',
      'PublicNoticePosted',
      'PublicNoticeExtended',
      'PublicNoticeClosed',
      'ObjectionRaised',
      'ObjectionUpheld',
      'ObjectionDismissed',
      'ObjectionInadmissible',
      'NamingRequested',
      'WinnersApproved',
      'WinnersReturned',
      'EntryExcluded',
      'SuccessorCalled',
      'PlaceHeld',
      'PlaceRestored',
      'PlaceForfeited',
      'NamingDeclined',
      'BranchNamed',
      'CertificateIssued',
      'NamingRevoked',
      'PlaqueRecalled',
      'TitleRecommended',
      'TitleFormSubmitted',
      'TitleScored',
      'TitleApproved',
      'TitleNotConferred',
      'TitleConferred',
      'TitleRevoked',
    ],
    says: saysOf('notification'),
  },
  audit: { steps: [], hears: ['*'], says: saysOf('audit') },
} satisfies Record<ServiceName, ServiceContract>;

export const serviceNames = Object.keys(processContract) as ServiceName[];

/** Whether a service hears an event of another. */
export function hears(service: ServiceName, type: string): boolean {
  const heard: readonly string[] = processContract[service].hears;
  return heard.includes('*') || heard.includes(type);
}
