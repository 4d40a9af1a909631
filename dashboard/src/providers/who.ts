import type { Role } from '@laurel/contracts';
import { usePermissions } from 'react-admin';
import { mayRead, type ResourceName } from './resources.ts';

/** The roles of who is signed in; none while that is being asked. */
export function useRoles(): readonly Role[] {
  const { permissions } = usePermissions<readonly Role[]>();
  return permissions ?? [];
}

/** Whether who is signed in sees any of a resource. */
export function useMayRead(): (resource: ResourceName) => boolean {
  const roles = useRoles();
  return (resource) => mayRead(resource, roles);
}
