import { auditReadModels, type Heard, type RowOf, unitKey, view } from '@laurel/contracts';
import { furthest, type Part } from './progress.ts';

const { progress } = auditReadModels;
type Row = RowOf<typeof progress>;

/**
 * The progress of each branch. Services are heard side by side, so what one says never overwrites what
 * another said: each part of the work has its own state, and the row's step is that of the furthest part. The
 * order of arrival between services does not show.
 */
export const progressView = view('progress', progress, {
  version: 4,
  keys: ({ data }) => ('branchId' in data ? [unitKey(data.campaignId, data.branchId)] : []),
  on: {
    BureauInvited: { keys: ({ data }) => keysOf(data, data.branches), fold: invited },
    PlanFiled: to('plan', 'planFiled'),
    CandidateRecommended: (row, event, key) => ({
      ...to('nomination', 'nominated')(row, event, key),
      ...named(event, 'recommended'),
    }),
    CandidateSelfNominated: (row, event, key) => ({
      ...to('nomination', 'nominated')(row, event, key),
      ...named(event, 'self'),
    }),
    RecommendationRecalled: {
      keys: ({ data }) => data.branchIds.map((branchId) => unitKey(data.campaignId, branchId)),
      fold: to('nomination', 'recalled'),
    },
    EntryCarriedOver: (row, { data: { branchName, unitName } }) => row && { ...row, branchName, unitName },
    ApplicationSubmitted: to('application', 'submitted'),
    ApplicationReturned: to('application', 'returned'),
    ApplicationReturnExtended: to('application', 'returned'),
    ApplicationAccepted: to('application', 'accepted'),
    ApplicationDeclaredIneligible: to('application', 'ineligible'),
    ApplicationLapsed: to('application', 'lapsed'),
    ApplicationWithdrawn: to('application', 'withdrawn'),
    AssessmentOpened: to('assessment', 'assessing'),
    AssessmentClosed: (row, event, key) =>
      to('assessment', 'noResult' in event.data.result ? 'noResult' : 'assessed')(row, event, key),
    CandidateDisqualified: to('standing', 'disqualified'),
    PanelFrozen: {
      keys: ({ data }) => keysOf(data, data.assignments),
      fold: to('evaluation', 'awaitingScores'),
    },
    PresentationEnded: to('evaluation', 'presented'),
    BallotsOpened: { keys: ({ data }) => keysOf(data, data.ballots), fold: to('evaluation', 'opened') },
    RankingComputed: {
      keys: ({ data }) => keysOf(data, [...data.ranked, ...data.unranked]),
      fold: (row, event, key) =>
        to('evaluation', isAmong(event.data.ranked, event, key) ? 'ranked' : 'unranked')(row, event, key),
    },
    RankingPublished: {
      keys: ({ data }) => keysOf(data, [...data.ranked, ...data.unranked]),
      fold: (row, event, key) =>
        isAmong(event.data.ranked, event, key)
          ? to('publication', 'published')(row, event, key)
          : (row ?? blank(event, key)),
    },
    WinnersApproved: {
      keys: ({ data }) =>
        [...data.proposed, ...data.held, ...data.reserves].map((branchId) =>
          unitKey(data.campaignId, branchId),
        ),
      fold: (row, event, key) => to('naming', approvedAs(event, key))(row, event, key),
    },
    EntryExcluded: to('naming', 'excluded'),
    SuccessorCalled: to('naming', 'proposed'),
    PlaceHeld: to('naming', 'held'),
    PlaceRestored: to('naming', 'proposed'),
    PlaceForfeited: to('naming', 'forfeited'),
    NamingDeclined: to('naming', 'declined'),
    BranchNamed: to('naming', 'named'),
    CertificateIssued: to('naming', 'certified'),
    NamingRevoked: to('naming', 'revoked'),
    PlaqueRecalled: to('naming', 'plaqueRecalled'),
  },
});

/** An event of a campaign, whatever else it says. */
interface OfCampaign {
  readonly data: { readonly campaignId: string };
  readonly time: string;
}
interface OfBranch {
  readonly branchId: string;
}

/** The fold of an event that leads one part of the work to a state. */
function to(part: Part, state: string): (row: Row | undefined, event: OfCampaign, key: string) => Row {
  return (row, event, key) => {
    const known = row ?? blank(event, key);
    const parts = { ...known.parts, [part]: { state, since: event.time } };
    return { ...known, parts, ...furthest(parts) };
  };
}

function blank({ data, time }: OfCampaign, key: string): Row {
  const branchId = branchOf(data, key);
  const whose = { campaignId: data.campaignId, branchId, unitId: branchId };
  return { ...whose, step: 'prepare', state: 'invited', since: time, parts: {} };
}

/** Bureau, names and route are application's to say, so that they do not depend on who is heard first. */
function invited(row: Row | undefined, event: Heard<'BureauInvited'>, key: string): Row {
  const { bureauId, bureauName, route, branches } = event.data;
  const { branchName, unitName } = branches.find(({ branchId }) => branchId === branchOf(event.data, key))!;
  return {
    ...(row ?? blank(event, key)),
    branchName,
    unitName,
    bureauId,
    bureauName,
    ...(route !== undefined && { route }),
  };
}

function named(
  { data }: Heard<'CandidateRecommended' | 'CandidateSelfNominated'>,
  route: Row['route'] & string,
) {
  const { bureauId, branchName, unitName, bureauName } = data;
  return { bureauId, branchName, unitName, bureauName, route };
}

/** The rows of the branches that an event of the whole campaign names, each once. */
function keysOf({ campaignId }: OfCampaign['data'], entries: readonly OfBranch[]): string[] {
  return [...new Set(entries.map(({ branchId }) => unitKey(campaignId, branchId)))].sort();
}

function branchOf({ campaignId }: OfCampaign['data'], key: string): string {
  return key.slice(campaignId.length + 1);
}

function isAmong(entries: readonly OfBranch[], { data }: OfCampaign, key: string): boolean {
  return entries.some(({ branchId }) => branchId === branchOf(data, key));
}

function approvedAs({ data }: Heard<'WinnersApproved'>, key: string): string {
  const branchId = branchOf(data, key);
  if (data.proposed.includes(branchId)) return 'proposed';
  return data.held.includes(branchId) ? 'held' : 'reserve';
}
