import type { ViewedEvent } from '@laurel/core';

/**
 * The paths of the process that the sample year takes, each with what its record shows when it was taken.
 */

export type Told = Pick<ViewedEvent, 'stream' | 'type' | 'data' | 'actor'>;

/** True for a record in which the path was taken. */
type Taken = (record: readonly Told[]) => boolean;

export const paths: Readonly<Record<string, Taken>> = {
  'a substitute for an expert': said('ExpertSubstituted'),
  'a proposal that is declined': said('ProposalDeclined'),
  'a proposal that is withdrawn': said('ProposalWithdrawn'),
  'an anonymous letter that becomes a lead': said('LeadRegistered'),
  'a record corrected on the assessors’ own motion': said('AssessmentAmended'),
  'a record corrected after a dispute': said('AssessmentCorrected'),
  'a warning that is lifted': inOrder(['BranchWarned', 'WarningLifted'], ({ branchId }) => branchId),
  'a naming that is revoked and reinstated': inOrder(
    ['NamingRevoked', 'NamingReinstated'],
    ({ branchId }) => branchId,
  ),
  'a vacancy of a secretary': inOrder(['SecretaryVacated', 'SecretaryAppointed'], ({ branchId }) => branchId),
  'a second campaign, which is cancelled': (record) =>
    new Set(of(record, 'CampaignOpened').map(({ campaignId }) => campaignId)).size === 2 &&
    of(record, 'CampaignCancelled').length === 1,
  'an assessment without a result': (record) =>
    of(record, 'AssessmentClosed').some(({ branchId, result }) => {
      const unranked = of(record, 'RankingComputed').at(-1)!['unranked'] as { branchId: string }[];
      return 'noResult' in (result as object) && unranked.some((entry) => entry.branchId === branchId);
    }),
  'a scoring error with a new ranking, approved and noticed again': (record) => {
    const errors = of(record, 'ObjectionUpheld').filter(({ kind }) => kind === 'scoringError');
    const [error] = errors;
    if (!error) return false;
    const { objectionId, branchId } = error;
    const again = of(record, 'RankingComputed').find((ranking) => ranking['objectionId'] === objectionId);
    const confirmed = of(record, 'RankingConfirmed').at(-1);
    const changed = of(record, 'NamingRequested').at(-1)?.['changed'] as string[] | undefined;
    const corrected = of(record, 'PublicNoticePosted').find(({ kind }) => kind === 'corrected');
    return (
      again !== undefined &&
      confirmed?.['version'] === again['version'] &&
      changed?.join() === branchId &&
      (corrected?.['branchIds'] as string[]).includes(branchId as string)
    );
  },
  'a tie parted by the score on site': parted('onSite'),
  'a tie parted by the first criterion': parted('firstCriterion'),
  'a tie parted by the rank on a list': parted('rank'),
  'an act of a delegate': (record) => {
    const given = record.findIndex(({ type }) => type === 'DelegationGiven');
    const ended = record.findIndex(({ type }) => type === 'DelegationEnded');
    if (given < 0) return false;
    const lender = record[given]!.data['personId'];
    return record.slice(given, ended).some(({ actor }) => actor.onBehalfOf === lender);
  },
  'a held place that passes on': (record) => {
    const lost = of(record, 'PlaceForfeited').find(({ reason }) => reason === 'heldTooLong');
    const called = of(record, 'SuccessorCalled').find(({ replaces }) => replaces === lost?.['branchId']);
    return of(record, 'BranchNamed').some(({ branchId }) => branchId === called?.['branchId']);
  },
  'a held place that is restored': inOrder(['PlaceHeld', 'PlaceRestored'], ({ branchId }) => branchId),
  'fewer places approved than there are, on a ground': (record) =>
    of(record, 'WinnersApproved').some(({ ground }) => ground !== undefined),
  'a naming in secret, without a notice': (record) => {
    const secret = of(record, 'NoticeWaived').map(({ branchId }) => branchId as string);
    const isSecret = (type: string) =>
      of(record, type).some((data) => secret.includes(data['branchId'] as string) && data['secret'] === true);
    const noticed = of(record, 'PublicNoticePosted').flatMap(({ branchIds }) => branchIds as string[]);
    return ['BranchNamed', 'CertificateIssued'].every(isSecret) && !secret.some((id) => noticed.includes(id));
  },
  'a naming that is declined': said('NamingDeclined'),
  'a list reopened after the deadline': said('RecommendationReopened'),
};

type Data = Told['data'];

function of(record: readonly Told[], type: string): Data[] {
  return record.filter((event) => event.type === type).map(({ data }) => data);
}

function said(type: string): Taken {
  return (record) => of(record, type).length > 0;
}

/** These events of one subject follow each other. */
function inOrder([first, next]: readonly [string, string], subject: (data: Data) => unknown): Taken {
  return (record) =>
    record.some(
      ({ type, data }, index) =>
        type === first && of(record.slice(index), next).some((later) => subject(later) === subject(data)),
    );
}

function parted(by: string): Taken {
  return (record) => {
    const ranked = (of(record, 'RankingComputed').at(-1)?.['ranked'] ?? []) as { resolvedBy?: string }[];
    return ranked.filter(({ resolvedBy }) => resolvedBy === by).length >= 2;
  };
}
