import type { Role } from '@laurel/contracts';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/** A desk: a list on whose rows commands are given. */
export interface DeskPlace {
  readonly path: string;
  /** The key of its name. */
  readonly label: string;
  /** The roles in whose menu it stands. */
  readonly roles: readonly Role[];
  readonly page: LazyExoticComponent<ComponentType>;
}

/** Every desk, in the order of the process. */
export const desks: readonly DeskPlace[] = [
  {
    path: '/desks/first-day',
    label: 'firstDay.title',
    roles: ['systemAdministrator', 'securityAdministrator', 'operator'],
    page: lazy(async () => ({ default: (await import('./prepare/FirstDay.tsx')).FirstDay })),
  },
  {
    path: '/desks/tables',
    label: 'tables.title',
    roles: ['systemAdministrator', 'operator'],
    page: lazy(async () => ({ default: (await import('./prepare/Tables.tsx')).Tables })),
  },
  {
    path: '/desks/persons',
    label: 'desk.persons',
    roles: ['systemAdministrator'],
    page: lazy(async () => ({ default: (await import('./admin/PersonsDesk.tsx')).PersonsDesk })),
  },
  {
    path: '/desks/accounts',
    label: 'desk.accounts',
    roles: ['systemAdministrator', 'securityAdministrator'],
    page: lazy(async () => ({ default: (await import('./admin/AccountsDesk.tsx')).AccountsDesk })),
  },
  {
    path: '/desks/role-requests',
    label: 'desk.roleRequests',
    roles: ['systemAdministrator', 'securityAdministrator', 'discipline'],
    page: lazy(async () => ({ default: (await import('./admin/RoleRequestsDesk.tsx')).RoleRequestsDesk })),
  },
  {
    path: '/desks/campaigns',
    label: 'desk.campaigns',
    roles: ['operator', 'committee'],
    page: lazy(async () => ({ default: (await import('./prepare/CampaignsDesk.tsx')).CampaignsDesk })),
  },
  {
    path: '/desks/branches',
    label: 'desk.branches',
    roles: ['operator', 'bureauOfficer', 'branchSecretary'],
    page: lazy(async () => ({ default: (await import('./apply/BranchesDesk.tsx')).BranchesDesk })),
  },
  {
    path: '/desks/lists',
    label: 'desk.lists',
    roles: ['operator', 'bureauOfficer'],
    page: lazy(async () => ({ default: (await import('./apply/ListsDesk.tsx')).ListsDesk })),
  },
  {
    path: '/desks/forms',
    label: 'desk.forms',
    roles: ['operator'],
    page: lazy(async () => ({ default: (await import('./apply/FormsDesk.tsx')).FormsDesk })),
  },
  {
    path: '/desks/integrity',
    label: 'desk.integrity',
    roles: ['discipline'],
    page: lazy(async () => ({ default: (await import('./assess/IntegrityDesk.tsx')).IntegrityDesk })),
  },
  {
    path: '/desks/visits',
    label: 'desk.visits',
    roles: ['assessor'],
    page: lazy(async () => ({ default: (await import('./assess/VisitsDesk.tsx')).VisitsDesk })),
  },
  {
    path: '/desks/assessments',
    label: 'desk.assessments',
    roles: ['operator'],
    page: lazy(async () => ({ default: (await import('./assess/AssessmentsDesk.tsx')).AssessmentsDesk })),
  },
  {
    path: '/desks/answers',
    label: 'desk.answers',
    roles: ['branchSecretary'],
    page: lazy(async () => ({ default: (await import('./assess/AnswersDesk.tsx')).AnswersDesk })),
  },
  {
    path: '/desks/panel',
    label: 'desk.panel',
    roles: ['operator', 'discipline', 'expert'],
    page: lazy(async () => ({ default: (await import('./evaluate/PanelDesk.tsx')).PanelDesk })),
  },
  {
    path: '/desks/session',
    label: 'desk.session',
    roles: ['operator', 'expert', 'branchSecretary'],
    page: lazy(async () => ({ default: (await import('./evaluate/SessionDesk.tsx')).SessionDesk })),
  },
  {
    path: '/desks/ballots',
    label: 'desk.ballots',
    roles: ['operator', 'expert'],
    page: lazy(async () => ({ default: (await import('./evaluate/BallotsDesk.tsx')).BallotsDesk })),
  },
  {
    path: '/desks/ranking',
    label: 'desk.ranking',
    roles: ['operator', 'discipline', 'expert'],
    page: lazy(async () => ({ default: (await import('./evaluate/RankingDesk.tsx')).RankingDesk })),
  },
  {
    path: '/desks/naming',
    label: 'desk.naming',
    roles: ['operator', 'committee'],
    page: lazy(async () => ({ default: (await import('./name/NamingDesk.tsx')).NamingDesk })),
  },
  {
    path: '/desks/places',
    label: 'desk.places',
    roles: ['operator', 'committee'],
    page: lazy(async () => ({ default: (await import('./name/PlacesDesk.tsx')).PlacesDesk })),
  },
  {
    path: '/desks/notices',
    label: 'desk.notices',
    roles: ['operator', 'discipline'],
    page: lazy(async () => ({ default: (await import('./name/NoticesDesk.tsx')).NoticesDesk })),
  },
  {
    path: '/desks/objections',
    label: 'desk.objections',
    roles: ['discipline', 'committee'],
    page: lazy(async () => ({ default: (await import('./name/ObjectionsDesk.tsx')).ObjectionsDesk })),
  },
  {
    path: '/desks/titles',
    label: 'desk.titles',
    roles: ['operator', 'committee', 'expert', 'branchSecretary'],
    page: lazy(async () => ({ default: (await import('./name/TitlesDesk.tsx')).TitlesDesk })),
  },
];
