import type { Role } from '@laurel/contracts';
import { usePermissions } from 'react-admin';
import { mayRead, type Visible } from './resources.ts';

/** The roles of who is signed in; none while that is being asked. */
export function useRoles(): readonly Role[] {
  const { permissions } = usePermissions<readonly Role[]>();
  return permissions ?? [];
}

/** A function that says whether the signed-in user may see any of a resource. */
export function useMayRead(): (what: Visible) => boolean {
  const roles = useRoles();
  return (what) => mayRead(what, roles);
}
