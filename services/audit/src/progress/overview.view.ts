import { auditReadModels, type Heard, view } from '@laurel/contracts';
import { all, leaves, notAt, opens, reached, settles, stays } from './entry-facts.rules.ts';
import { answerAfter } from './list-answer.rules.ts';
import {
  campaignsOf,
  changed,
  dated,
  invited,
  listed,
  lost,
  noted,
  type OverviewRow,
  rowOf,
  withPack,
} from './overview.rules.ts';

const { overview } = auditReadModels;
const idOf = ({ branchId }: { readonly branchId: string }) => branchId;

/**
 * The state of each campaign, unit by unit. The events of an entry do not name the unit that handed it in, so
 * the row keeps the facts of its entries and counts them anew; the events of its list say whose they are.
 */
export const overviewView = view('overview', overview, {
  version: 1,
  keys: ({ data }) => ('campaignId' in data && data.campaignId !== undefined ? [data.campaignId] : []),
  on: {
    CampaignDrafted: (row, { data }) => withPack(rowOf(row, data), data.rulePack),
    CampaignHosted: (row, { data }) => ({ ...rowOf(row, data), hostId: data.hostId }),
    RulePackRevised: (row, { data }) => ({ ...withPack(rowOf(row, data), data.rulePack), status: 'draft' }),
    RulePackFrozen: (row, { data }) => ({ ...rowOf(row, data), status: 'frozen' }),
    CampaignOpened: (row, { data }) => ({ ...withPack(rowOf(row, data), data.rulePack), status: 'open' }),
    RulePackAmended: (row, { data }) => withPack(rowOf(row, data), data.rulePack),
    CampaignClosed: (row, { data }) => ({ ...rowOf(row, data), status: 'closed' }),
    CampaignCancelled: (row, { data }) => ({ ...rowOf(row, data), status: 'cancelled' }),

    BureauInvited: (row, { data }) => invited(rowOf(row, data), data),
    BranchMoved: {
      keys: ({ data }) => [...new Set([...data.goesIn, ...campaignsOf(data.lostBy)])],
      fold(row, { data }) {
        if (!row) return row;
        const goes = data.goesIn.includes(row.campaignId);
        const rest = lost(row, data.lostBy, goes ? data.formerBureauId : undefined);
        if (!goes || !row.facts[data.branchId]) return rest;
        return changed(rest, [data.branchId], (entry) => ({ ...entry, bureauId: data.bureauId }));
      },
    },
    BureauMoved: {
      keys: ({ data }) => [...new Set(campaignsOf(data.lostBy))],
      fold: (row, { data }) => row && lost(row, data.lostBy),
    },
    DeadlineExtended: (row, { data: { bureauId, until, ...data } }) =>
      dated(rowOf(row, data), { kind: 'extension', of: bureauId, on: until }),
    RecommendationSealed: listed(answerAfter.RecommendationSealed),
    NoCandidateRecommended: listed(answerAfter.NoCandidateRecommended),
    RecommendationLapsed: listed(answerAfter.RecommendationLapsed),
    RecommendationRecalled: (row, event) =>
      changed(
        listed(answerAfter.RecommendationRecalled)(row, event),
        event.data.branchIds,
        notAt('nominated', 'listed'),
      ),
    RecommendationFinalised: (row, event) =>
      changed(
        listed(answerAfter.RecommendationFinalised)(row, event),
        event.data.branchIds,
        reached('listed'),
      ),
    RecommendationReopened(row, event) {
      const reopened = listed(answerAfter.RecommendationReopened)(row, event);
      const own = Object.entries(reopened.facts).filter(
        ([, { bureauId }]) => bureauId === event.data.bureauId,
      );
      return changed(
        reopened,
        own.map(([branchId]) => branchId),
        notAt('listed'),
      );
    },

    CandidateRecommended: noted(all(reached('nominated'), stays('application'))),
    CandidateSelfNominated: noted(all(reached('nominated'), reached('listed'), stays('application'))),
    ApplicationSubmitted: noted(stays('application')),
    ApplicationReturned: noted(stays('application')),
    ApplicationReturnExtended: noted(stays('application')),
    ApplicationAccepted: noted(all(reached('accepted'), stays('application'))),
    ApplicationDeclaredIneligible: noted(leaves('application')),
    ApplicationLapsed: noted(leaves('application')),
    ApplicationWithdrawn: noted(leaves('application')),

    AssessmentAnswered: (row, { data }) =>
      changed(
        rowOf(row, data),
        [data.branchId],
        (data.answer === 'dispute' ? opens : settles)('dispute', data.recordId),
      ),
    AssessmentUpheld: (row, { data }) =>
      changed(rowOf(row, data), [data.branchId], settles('dispute', data.recordId)),
    AssessmentCorrected: (row, { data }) =>
      changed(rowOf(row, data), [data.branchId], settles('dispute', data.recordId)),
    AssessmentAmended: (row, { data }) =>
      changed(rowOf(row, data), [data.branchId], settles('dispute', data.recordId)),
    AssessmentClosed: (row, event) =>
      noted('noResult' in event.data.result ? leaves('assessment') : reached('assessed'))(row, event),
    CandidateSuspended: noted(opens('case', 'standing')),
    CandidateResumed: noted(settles('case', 'standing')),
    CandidateDisqualified: noted(all(leaves('standing'), settles('case', 'standing'))),

    EntrySuspended: noted(opens('case', 'entry')),
    EntryResumed: noted(settles('case', 'entry')),
    EntryDisqualified: noted(all(leaves('standing'), settles('case', 'entry'))),
    EntryWithdrawn: noted(leaves('evaluation')),
    PresentationEnded: noted(reached('presented')),
    RankingComputed: (row, { data }) =>
      changed(
        changed(rowOf(row, data), data.ranked.map(idOf), reached('scored')),
        data.unranked.map(idOf),
        notAt('scored'),
      ),
    WinnersApproved: (row, { data }) => changed(rowOf(row, data), data.held, opens('held', 'place')),
    EntryExcluded: noted(all(leaves('naming'), settles('held', 'place'))),
    SuccessorCalled: noted(stays('naming')),
    PlaceHeld: noted(opens('held', 'place')),
    PlaceRestored: noted(all(stays('naming'), settles('held', 'place'))),
    PlaceForfeited: noted(all(leaves('naming'), settles('held', 'place'))),
    NamingDeclined: noted(all(leaves('naming'), settles('held', 'place'))),
    BranchNamed: noted(all(reached('named'), stays('naming'), settles('held', 'place'))),
    NamingReinstated: noted(all(reached('named'), stays('naming'))),
    RevocationConsidered: noted(opens('revocation', 'naming')),
    NamingUpheld: noted(settles('revocation', 'naming')),
    NamingRevoked: noted(all(notAt('named'), leaves('naming'), settles('revocation', 'naming'))),

    ObjectionRaised: (row, { data }) =>
      changed(rowOf(row, data), [data.branchId], opens('objection', data.objectionId)),
    ObjectionUpheld: decided,
    ObjectionDismissed: decided,
    ObjectionInadmissible: decided,
    PublicNoticePosted: noticed,
    PublicNoticeExtended: noticed,
  },
});

function decided(
  row: OverviewRow | undefined,
  { data }: Heard<'ObjectionUpheld' | 'ObjectionDismissed' | 'ObjectionInadmissible'>,
): OverviewRow {
  return changed(rowOf(row, data), [data.branchId], settles('objection', data.objectionId));
}

function noticed(
  row: OverviewRow | undefined,
  { data }: Heard<'PublicNoticePosted' | 'PublicNoticeExtended'>,
): OverviewRow {
  return dated(rowOf(row, data), { kind: 'notice', of: data.noticeId, on: data.endsOn });
}
