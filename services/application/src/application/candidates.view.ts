import { application, applicationReadings, heard, type Heard, idIn, type RowOf, unitKey, waitingAfter } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { bureauOf } from '@laurel/rules';

export type CandidateRow = RowOf<typeof applicationReadings.candidates>;

/** Each candidate's file: how it was nominated, its form, what became of it. Of its standing only that it is under review (PROCESS.md 1.11). */
export const candidatesView: View<CandidateRow> = {
  name: 'candidates',
  version: 1,
  hears: [
    'CandidateRecommended',
    'RecommendationRecalled',
    'CandidateSelfNominated',
    'ApplicationDrafted',
    'ApplicationSubmitted',
    'ApplicationReturned',
    'ApplicationAccepted',
    'ApplicationDeclaredIneligible',
    'ApplicationLapsed',
    'ApplicationWithdrawn',
    'IntegrityCleared',
    'CandidateSuspended',
    'CandidateResumed',
    'CandidateDisqualified',
    'ExpertRecused',
    'AssessorRecused',
    'BranchNamed',
    'NamingRevoked',
    'ActProposed',
  ],
  indexes: applicationReadings.candidates.indexes,
  keys(event) {
    const said = heard(event);
    if (said.type === 'ActProposed') return [idIn(application, said) ?? []].flat();
    if (said.type === 'RecommendationRecalled') return said.data.branchIds.map((branchId) => unitKey(said.data.campaignId, branchId));
    return [unitKey(event.data.campaignId, event.data.branchId)];
  },
  fold(row, event, key) {
    const said = heard(event);
    if (said.type === 'CandidateRecommended') return recommended(row ?? unknown(key), said);
    if (said.type === 'RecommendationRecalled') return row && recalled(row);
    if (idIn(application, said) !== key) return row && told(row, said);
    // A proposal alone makes nobody a candidate.
    if (!row && said.type === 'ActProposed') return undefined;
    const before = row ?? unknown(key);
    return { ...applied(before, said), waiting: waitingAfter(before.waiting, said), version: said.revision };
  },
};

function recommended(row: CandidateRow, { data, time }: Extract<Heard, { type: 'CandidateRecommended' }>): CandidateRow {
  const { branchName, unitName, bureauName, rank, of, reason } = data;
  const place = { nominated: true, route: 'recommended' as const, rank, of, nominationReason: reason, nominatedAt: time };
  return { ...row, branchName, unitName, bureauName, ...place };
}

/** Off the list until it is sealed anew; without a form of its own nothing is left. */
function recalled(row: CandidateRow): CandidateRow | undefined {
  if (row.status === 'nominated') return undefined;
  const { rank: _rank, of: _of, nominatedAt: _nominatedAt, nominationReason: _nominationReason, ...rest } = row;
  return { ...rest, nominated: false };
}

/** What the branch's own stream says. */
function applied(row: CandidateRow, event: Heard): CandidateRow {
  switch (event.type) {
    case 'CandidateSelfNominated': {
      const { branchName, unitName, bureauName, reason } = event.data;
      const status = row.status === 'lapsed' ? 'draft' : row.status;
      const nomination = { nominated: true, route: 'self' as const, nominationReason: reason, nominatedAt: event.time };
      return { ...takenUp(row), branchName, unitName, bureauName, status, ...nomination };
    }
    case 'ApplicationDrafted':
      return { ...takenUp(row), status: 'draft', draft: event.data.form };
    case 'ApplicationSubmitted': {
      const { form, declarations, submission } = event.data;
      const { draft: _draft, ...rest } = takenUp(row);
      return { ...rest, status: 'submitted', form, declarations, submission, submittedAt: event.time };
    }
    case 'ApplicationReturned':
      return { ...row, status: 'returned', returnedReason: event.data.reason, returnedAt: event.time, returnedUntil: event.data.until };
    case 'ApplicationAccepted': {
      const { branchName, unitName, bureauName, route, rank } = event.data;
      const names = { branchName, unitName, bureauName, route, ...(rank !== undefined && { rank }) };
      return { ...row, ...names, status: 'accepted', acceptedAt: event.time };
    }
    case 'ApplicationDeclaredIneligible':
      return { ...row, status: 'ineligible', ineligibleRule: event.data.rule, ineligibleReason: event.data.reason, endedAt: event.time };
    case 'ApplicationLapsed':
      return { ...row, status: 'lapsed', lapsedReason: event.data.reason, endedAt: event.time };
    case 'ApplicationWithdrawn': {
      const { reason, cause } = event.data;
      return { ...row, status: 'withdrawn', withdrawnReason: reason, withdrawnCause: cause, endedAt: event.time };
    }
    default:
      return row;
  }
}

/** An extension may give a lapsed application its time back. */
function takenUp(row: CandidateRow): CandidateRow {
  const { lapsedReason: _lapsedReason, endedAt: _endedAt, ...rest } = row;
  return rest;
}

/** What others say of the candidate. */
function told(row: CandidateRow, event: Heard): CandidateRow {
  switch (event.type) {
    case 'IntegrityCleared':
      return { ...row, clearedUntil: event.data.validUntil };
    case 'CandidateSuspended':
      return { ...row, standing: 'underReview' };
    case 'CandidateResumed': {
      const { standing: _standing, ...rest } = row;
      return rest;
    }
    case 'CandidateDisqualified':
      return { ...row, standing: 'disqualified' };
    case 'ExpertRecused':
      return { ...row, recused: withAccount(row.recused, event.data.expertId) };
    case 'AssessorRecused':
      return { ...row, recused: withAccount(row.recused, event.data.accountId) };
    case 'BranchNamed':
      return { ...row, naming: 'named' };
    case 'NamingRevoked':
      return { ...row, naming: 'revoked' };
    default:
      return row;
  }
}

export function withAccount(accounts: readonly string[], accountId: string): string[] {
  return [...new Set([...accounts, accountId])].sort();
}

function unknown(key: string): CandidateRow {
  const [campaignId, ...path] = key.split('.');
  const branchId = path.join('.');
  const bureauId = bureauOf(branchId);
  const entry = { campaignId: campaignId!, unitId: branchId, branchId, bureauId };
  return { ...entry, status: 'nominated', nominated: false, submission: 0, recused: [], waiting: [], version: 0 };
}
