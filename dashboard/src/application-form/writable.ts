import type { Role } from '@laurel/contracts';
import type { Rows } from '../providers/resources.ts';

const open: readonly Rows['candidates']['status'][] = ['nominated', 'draft', 'returned', 'lapsed'];

/** True if one of the roles may write on in a form: a returned one is mended by the secretary alone. */
export function isWritable({ status }: Pick<Rows['candidates'], 'status'>, roles: readonly Role[]): boolean {
  if (!open.includes(status)) return false;
  return roles.includes('branchSecretary') || (status !== 'returned' && roles.includes('bureauOfficer'));
}
