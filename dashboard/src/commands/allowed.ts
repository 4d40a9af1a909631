import type { CommandForm, FieldForm, Role } from '@laurel/contracts';
import { useQuery } from '@tanstack/react-query';
import { usePermissions } from 'react-admin';
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
  return { isAsked: !isPending, refused: data && isFinal(form, data) ? data : undefined };
}

/** True for a refusal that nothing which is filled in can change. */
function isFinal({ fields }: CommandForm, { status }: ProblemBody): boolean {
  return fields.length === 0 ? status >= 400 && status < 500 : status === 403 && !fields.some(namesUnit);
}

/** Whoever may act for a unit is judged by the units that are filled in, too. */
function namesUnit({ input }: Pick<FieldForm, 'input'>): boolean {
  if (input.is === 'list') return namesUnit({ input: input.of });
  if (input.is === 'group') return input.fields.some(namesUnit);
  return input.is === 'kind' && ['unit', 'bureau', 'branch'].includes(input.kind);
}
