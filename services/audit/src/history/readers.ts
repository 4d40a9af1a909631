import { access, type Role } from '@laurel/contracts';

/**
 * Who reads which event in the history. Auditors read everything (DOMAIN.md §1); others read what their work needs and nothing that is
 * confidential to somebody else: cases and objections are discipline's (PROCESS.md 1.11, 1.13), drafts are their authors' (1.4),
 * who signed in and who looked is the audit administrator's (1.25), and messages are their recipients'.
 */

interface Concerning {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const everybody: readonly Role[] = ['operator', 'committee', 'discipline'];
const auditorsOnly: readonly Role[] = [];
const disciplineOnly: readonly Role[] = ['discipline'];

/** Who may act, signed in, or looked: in the hands of the one administrator who can do nothing but read it. */
const accessRecords = [...access, 'RoleRequested', 'SessionRefused', 'RecordRead'];
const cases = ['InvestigationOpened', 'InvestigationClosed', 'ViolationConfirmed', 'CandidateDisqualified', 'EntryDisqualified'];
const drafts = ['RecommendationDrafted', 'ApplicationDrafted'];
/** What experts and assessors declare of themselves, and who has not sealed yet: for those who run the panel (as the readings of evaluation say). */
const ofThePanel = ['ConflictDeclared', 'AssessorRecused', 'BallotSealed', 'RunOffVoteSealed', 'TitleBallotSealed'];
/** They concern every entry at once; each reads of them in `ballots` and `ranking-entries` what no recusal keeps from him. */
const ofAllEntries = ['BallotsOpened', 'RankingComputed'];
const messages = ['Announced', 'MessageQueued', 'MessageSent', 'MessageFailed', 'MessageSeen'];

const byType = new Map<string, readonly Role[]>([
  ...accessRecords.map((type) => [type, ['auditAdministrator']] as const),
  ...cases.map((type) => [type, disciplineOnly] as const),
  ...drafts.map((type) => [type, auditorsOnly] as const),
  ...ofThePanel.map((type) => [type, ['operator', 'discipline']] as const),
  ...ofAllEntries.map((type) => [type, disciplineOnly] as const),
  ...messages.map((type) => [type, auditorsOnly] as const),
  ['ObjectionRaised', disciplineOnly],
  ['ObjectionInadmissible', disciplineOnly],
  // The committee holds the second key of these.
  ['ObjectionUpheld', ['committee', 'discipline']],
  ['ObjectionDismissed', ['committee', 'discipline']],
]);

/** That such an act was proposed tells already what it is about. */
const confidentialActs: Readonly<Record<string, readonly Role[]>> = {
  ConfirmViolation: disciplineOnly,
  UpholdObjection: ['committee', 'discipline'],
  DismissObjection: ['committee', 'discipline'],
};

/** The roles beside the auditor that may read an event. */
export function readersOf({ type, data }: Concerning): readonly Role[] {
  if (type === 'ActProposed') return confidentialActs[data['act'] as string] ?? everybody;
  return byType.get(type) ?? everybody;
}
