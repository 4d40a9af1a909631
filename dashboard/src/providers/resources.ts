import type {
  account,
  application,
  assessment,
  attachment,
  auditReadModels,
  ballot,
  calendar,
  campaign,
  entry,
  group,
  integrity,
  message,
  naming,
  panel,
  participation,
  persons,
  publicNotice,
  organisation,
  ranking,
  recommendation,
  Role,
  RowOf,
  ServiceName,
  standing,
  title,
} from '@laurel/contracts';

/** A row as the API gives it: with its key as `id`. */
type Shown<R> = R & { readonly id: string };

/**
 * Rows of every view that the dashboard reads, by the resource's name in URLs. Types come from contracts;
 * nothing of them is in the bundle.
 */
export interface Rows {
  accounts: Shown<RowOf<(typeof account)['readModels']['accounts']>>;
  'role-requests': Shown<RowOf<(typeof account)['readModels']['roleRequests']>>;
  persons: Shown<RowOf<(typeof persons)['readModels']['persons']>>;
  names: Shown<RowOf<(typeof account)['readModels']['names']>>;
  people: Shown<RowOf<(typeof account)['readModels']['people']>>;
  campaigns: Shown<RowOf<(typeof campaign)['readModels']['campaigns']>>;
  deadlines: Shown<RowOf<(typeof campaign)['readModels']['deadlines']>>;
  calendars: Shown<RowOf<(typeof calendar)['readModels']['calendars']>>;
  organisations: Shown<RowOf<(typeof organisation)['readModels']['organisation']>>;
  units: Shown<RowOf<(typeof organisation)['readModels']['units']>>;
  participations: Shown<RowOf<(typeof participation)['readModels']['participation']>>;
  recommendations: Shown<RowOf<(typeof recommendation)['readModels']['recommendations']>>;
  candidates: Shown<RowOf<(typeof application)['readModels']['candidates']>>;
  attachments: Shown<RowOf<(typeof attachment)['readModels']['attachments']>>;
  'assessment-groups': Shown<RowOf<(typeof group)['readModels']['groups']>>;
  visits: Shown<RowOf<(typeof assessment)['readModels']['visits']>>;
  assessments: Shown<RowOf<(typeof assessment)['readModels']['assessments']>>;
  answers: Shown<RowOf<(typeof assessment)['readModels']['answers']>>;
  'integrity-records': Shown<RowOf<(typeof integrity)['readModels']['integrityRecords']>>;
  standings: Shown<RowOf<(typeof standing)['readModels']['standings']>>;
  panels: Shown<RowOf<(typeof panel)['readModels']['panels']>>;
  entries: Shown<RowOf<(typeof entry)['readModels']['entries']>>;
  ballots: Shown<RowOf<(typeof ballot)['readModels']['ballots']>>;
  'ballot-progress': Shown<RowOf<(typeof ballot)['readModels']['ballotProgress']>>;
  rankings: Shown<RowOf<(typeof ranking)['readModels']['rankings']>>;
  'ranking-entries': Shown<RowOf<(typeof ranking)['readModels']['rankingEntries']>>;
  results: Shown<RowOf<(typeof ranking)['readModels']['results']>>;
  places: Shown<RowOf<(typeof naming)['readModels']['places']>>;
  namings: Shown<RowOf<(typeof naming)['readModels']['namings']>>;
  certificates: Shown<RowOf<(typeof naming)['readModels']['certificates']>>;
  named: Shown<RowOf<(typeof naming)['readModels']['named']>>;
  titles: Shown<RowOf<(typeof title)['readModels']['titles']>>;
  notices: Shown<RowOf<(typeof publicNotice)['readModels']['notices']>>;
  objections: Shown<RowOf<(typeof publicNotice)['readModels']['objections']>>;
  history: Shown<RowOf<typeof auditReadModels.history>>;
  progress: Shown<RowOf<typeof auditReadModels.progress>>;
  'bureau-progress': Shown<RowOf<typeof auditReadModels.bureaus>>;
  overview: Shown<RowOf<typeof auditReadModels.overview>>;
  tasks: Shown<RowOf<typeof auditReadModels.tasks>>;
  proposals: Shown<RowOf<typeof auditReadModels.proposals>>;
  receipts: Shown<RowOf<typeof auditReadModels.receipts>>;
  messages: Shown<RowOf<(typeof message)['readModels']['inbox']>>;
}

export type ResourceName = keyof Rows;

/** The things that a role may see: a view, or the dead letters, which are no view. The name is in the URL. */
export type Visible = ResourceName | 'dead-letters';

interface Source {
  /** The service from whose log the view is folded; its positions mean nothing to other services. */
  readonly service: ServiceName;
  /**
   * The roles that read it; `everybody` includes those who are not signed in under any role. A test compares
   * it with contracts.
   */
  readonly readers: readonly Role[] | 'everybody';
}

/** Those who watch a campaign: they see what is open, whosever it is. */
export const watchers: readonly Role[] = ['operator', 'committee', 'discipline', 'auditor'];
const stewards: readonly Role[] = ['operator', 'systemAdministrator'];
const units: readonly Role[] = ['bureauOfficer', 'branchSecretary'];
const everyRole: readonly Role[] = [
  ...watchers,
  ...units,
  'assessor',
  'expert',
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
];

/** The source of each resource: the service it comes from, and the roles that see any of it. */
export const sources: Readonly<Record<ResourceName, Source>> = {
  accounts: { service: 'identity', readers: 'everybody' },
  'role-requests': {
    service: 'identity',
    readers: ['systemAdministrator', 'securityAdministrator', 'discipline', 'auditor'],
  },
  persons: {
    service: 'identity',
    readers: ['systemAdministrator', 'securityAdministrator', 'operator', 'discipline', 'auditor'],
  },
  names: { service: 'identity', readers: 'everybody' },
  people: { service: 'identity', readers: [...watchers, 'bureauOfficer'] },
  campaigns: { service: 'application', readers: 'everybody' },
  deadlines: { service: 'application', readers: 'everybody' },
  calendars: { service: 'application', readers: 'everybody' },
  organisations: { service: 'application', readers: 'everybody' },
  units: { service: 'application', readers: 'everybody' },
  participations: { service: 'application', readers: [...watchers, ...units, 'assessor'] },
  recommendations: { service: 'application', readers: [...watchers, 'bureauOfficer'] },
  candidates: { service: 'application', readers: [...watchers, ...units, 'assessor', 'expert'] },
  attachments: { service: 'application', readers: [...watchers, ...units, 'assessor', 'expert'] },
  'assessment-groups': { service: 'assessment', readers: ['operator', 'assessor', 'discipline', 'auditor'] },
  visits: { service: 'assessment', readers: ['operator', 'assessor', 'auditor'] },
  assessments: {
    service: 'assessment',
    readers: ['operator', 'assessor', ...units, 'discipline', 'auditor'],
  },
  answers: { service: 'assessment', readers: ['operator', ...units, 'auditor'] },
  'integrity-records': { service: 'assessment', readers: ['discipline', 'auditor'] },
  standings: { service: 'assessment', readers: [...watchers, ...units] },
  panels: { service: 'evaluation', readers: [...watchers, 'expert', 'assessor', ...units] },
  entries: { service: 'evaluation', readers: [...watchers, 'expert', ...units] },
  ballots: { service: 'evaluation', readers: [...watchers, 'expert'] },
  'ballot-progress': { service: 'evaluation', readers: ['operator', 'discipline', 'auditor', 'expert'] },
  rankings: { service: 'evaluation', readers: [...watchers, 'expert'] },
  'ranking-entries': { service: 'evaluation', readers: watchers },
  results: { service: 'evaluation', readers: [...watchers, ...units] },
  places: { service: 'evaluation', readers: [...watchers, ...units] },
  namings: { service: 'evaluation', readers: watchers },
  certificates: { service: 'evaluation', readers: 'everybody' },
  named: { service: 'evaluation', readers: 'everybody' },
  titles: { service: 'evaluation', readers: [...watchers, 'expert', ...units] },
  notices: { service: 'evaluation', readers: 'everybody' },
  objections: { service: 'evaluation', readers: watchers },
  history: { service: 'audit', readers: [...watchers, 'auditAdministrator'] },
  progress: { service: 'audit', readers: watchers },
  'bureau-progress': { service: 'audit', readers: watchers },
  overview: { service: 'audit', readers: watchers },
  tasks: { service: 'audit', readers: everyRole },
  proposals: { service: 'audit', readers: everyRole },
  receipts: { service: 'audit', readers: everyRole },
  messages: { service: 'notification', readers: everyRole },
};

/** True if one of the roles sees any of it. How much of it the role sees is for the server to decide. */
export function mayRead(what: Visible, roles: readonly Role[]): boolean {
  const readers = what === 'dead-letters' ? stewards : sources[what].readers;
  return readers === 'everybody' || roles.some((role) => readers.includes(role));
}
