import type { Role } from '@laurel/contracts';
import { usePage, useRows } from '../providers/queries.ts';
import type { ResourceName } from '../providers/resources.ts';
import { useMayRead, useRoles } from '../providers/who.ts';

/** The steps of the first day, in their order. */

export interface Step {
  /** The key of its words. */
  readonly word: string;
  /** The role that takes it. */
  readonly role: Role;
  readonly to: string;
  /** Undefined where one's role does not see it. */
  readonly isDone: boolean | undefined;
}

/** The first campaign has no id yet; it is told by the year and may be changed in the address. */
const firstCampaign = 'first';
const administrators = 3;
const administratorRoles: readonly Role[] = ['systemAdministrator', 'securityAdministrator'];

/** Each step with what the record says of it. */
export function useSteps(): readonly Step[] {
  const persons = useCount('persons');
  // Everybody reads the account of their own; only administrators see how many there are.
  const looksAfter = useRoles().some((role) => administratorRoles.includes(role));
  const counted = useCount('accounts');
  const accounts = looksAfter ? counted : undefined;
  const asked = useCount('role-requests', { status: 'requested' });
  const granted = useCount('role-requests', { status: 'granted' });
  const units = useCount('units');
  const sealed = useCount('recommendations', { status: ['sealed', 'final'] });
  const { data: campaigns } = useRows('campaigns', {});
  const isAny = (...states: readonly string[]) =>
    campaigns && campaigns.some(({ status }) => states.includes(status));
  const [campaign] = campaigns ?? [];
  const id = campaign?.campaignId ?? firstCampaign;
  const more = (count: number | undefined, than = 0) => (count === undefined ? undefined : count > than);
  const isGranted =
    granted === undefined || asked === undefined ? undefined : granted > administrators && asked === 0;
  return [
    {
      word: 'firstDay.persons',
      role: 'systemAdministrator',
      to: '/desks/tables',
      isDone: more(persons, administrators),
    },
    {
      word: 'firstDay.accounts',
      role: 'systemAdministrator',
      to: '/desks/persons',
      isDone: more(accounts, administrators),
    },
    { word: 'firstDay.roles', role: 'securityAdministrator', to: '/desks/role-requests', isDone: isGranted },
    { word: 'firstDay.units', role: 'operator', to: '/desks/tables', isDone: more(units) },
    {
      word: 'firstDay.draft',
      role: 'operator',
      to: `/act/DraftCampaign/${id}`,
      isDone: campaigns && campaigns.length > 0,
    },
    {
      word: 'firstDay.freeze',
      role: 'operator',
      to: `/act/FreezeRulePack/${id}`,
      isDone: isAny('frozen', 'open', 'closed'),
    },
    { word: 'firstDay.open', role: 'operator', to: '/desks/campaigns', isDone: isAny('open', 'closed') },
    { word: 'firstDay.list', role: 'bureauOfficer', to: '/desks/lists', isDone: more(sealed) },
  ];
}

/** The number of rows; undefined where one's role sees none of them, or while it is being asked. */
function useCount(
  resource: ResourceName,
  filter: Readonly<Record<string, unknown>> = {},
): number | undefined {
  const mayRead = useMayRead()(resource);
  const { data } = usePage(resource, mayRead ? { filter, pagination: { page: 1, perPage: 1 } } : undefined);
  return data?.total;
}
