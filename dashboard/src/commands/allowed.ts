import type { CommandForm } from '@laurel/contracts';
import { useQuery } from '@tanstack/react-query';
import { usePermissions } from 'react-admin';
import type { Role } from '@laurel/contracts';
import { problemOf, type ProblemBody } from '../providers/http.ts';
import { tryOut } from './send.ts';

/** The roles that may give a command, alone or as one of two. */
export function rolesOf({ may }: Pick<CommandForm, 'may'>): readonly Role[] {
  return [...new Set([...may.by, ...(may.pair ?? [])])];
}

/** True if one of the user's roles may give it, of some target; undefined while the roles are asked for. */
export function useMayEver(): ((form: CommandForm) => boolean) | undefined {
  const { permissions } = usePermissions<readonly Role[]>();
  return permissions && ((form) => rolesOf(form).some((role) => permissions.includes(role)));
}

/**
 * The refusal that a command would meet whatever is filled in: that the user may not do it here; of a command
 * without fields, any. `isAsked` is true once that is known.
 */
export function useRefusedNow(
  form: CommandForm,
  id: string,
): { readonly isAsked: boolean; readonly refused: ProblemBody | undefined } {
  const { data, isPending } = useQuery({
    queryKey: ['refused', form.type, id],
    queryFn: async () => {
      try {
        await tryOut({ form, id, body: {}, version: undefined });
        return null;
      } catch (error) {
        return problemOf(error);
      }
    },
  });
  const isTold = data && (data.status === 403 || (form.fields.length === 0 && data.status >= 400));
  return { isAsked: !isPending, refused: isTold ? data : undefined };
}
