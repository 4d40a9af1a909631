import type { CommandForm, IdPart } from '@laurel/contracts';
import { parseId } from '@laurel/contracts/address';
import { useQuery } from '@tanstack/react-query';
import { useGetIdentity } from 'react-admin';
import { useCampaign } from '../providers/campaign.ts';
import { useRows } from '../providers/queries.ts';
import { type ResourceName, sources } from '../providers/resources.ts';
import { session } from '../providers/session.ts';
import { useMayRead } from '../providers/who.ts';
import type { Choice } from './fields/choices.ts';

/** The parts of the id of a command's target: those that are settled, and the choices of the others. */

/** The id of what there is once in a city. */
const onlyOne = 'city';

/** The parts that nobody chooses: one's own account, and what there is once; the campaign on the screens. */
export function useSettledParts({
  id,
  may,
}: Pick<CommandForm, 'id' | 'may'>): Readonly<Partial<Record<IdPart, string>>> {
  const { identity } = useGetIdentity();
  const isOwn = may.scope === 'self' && id.includes('account');
  return {
    ...(isOwn && identity && { account: String(identity.id) }),
    ...(id.length === 1 && id[0] === 'name' && { name: onlyOne }),
  };
}

/** The units for which the user holds a role; undefined while that is asked for. */
function useOwnUnits(): readonly string[] | undefined {
  return useQuery({
    queryKey: ['own-units'],
    queryFn: async () => (await session()).account.roles.flatMap(({ unitId }) => unitId ?? []),
  }).data;
}

/** The units that the target of a command may be: bureaus, branches or both, of one's own where it is so. */
export function useUnitChoices({ aggregate, may }: Pick<CommandForm, 'aggregate' | 'may'>): Choice[] {
  const { data = [] } = useRows('units', {});
  const own = useOwnUnits() ?? [];
  const isBureau = (unitId: string) => !unitId.includes('.');
  const fits = (unitId: string) =>
    aggregate === 'participation' || isBureau(unitId) === (aggregate === 'recommendation');
  const isMine = (unitId: string) =>
    may.scope !== 'mine' || own.some((unit) => unitId === unit || unitId.startsWith(`${unit}.`));
  return data
    .filter(({ unitId }) => fits(unitId) && isMine(unitId))
    .map(({ unitId, name }) => ({ id: unitId, name: `${name} ${unitId}` }));
}

/** The names of the targets that there are: groups, notices. */
export function useNameChoices(form: CommandForm): Choice[] {
  const { campaign } = useCampaign();
  const { resource = '' } = form;
  const shown = resource in sources ? (resource as ResourceName) : undefined;
  const isRead = useMayRead()(shown ?? 'campaigns') && shown !== undefined && form.id.includes('name');
  const { data = [] } = useRows(
    shown ?? 'campaigns',
    isRead ? { campaignId: campaign?.campaignId } : undefined,
  );
  return data.flatMap((row) => {
    const name = parseId(form, row.id)?.name;
    return name === undefined ? [] : [{ id: name, name: 'name' in row ? String(row.name) : name }];
  });
}
