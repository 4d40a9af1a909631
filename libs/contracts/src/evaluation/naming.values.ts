import { z } from 'zod';
import type { ReadModel } from '../contract.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Role } from '../roles.ts';
import { bureauId, kinds, text, unitId } from '../values.ts';
import { names, ofEntry, toOfficials } from './shared.ts';

/** Values that naming, titles, public notices and objections are made of. */

export const honourName = z.strictObject({ zh: text(200), en: text(200) });
kinds.add(honourName, { id: 'BilingualText' });
export const entryRow = { ...ofEntry, unitId, bureauId, ...names };

/** Scopes of read models that the bureau publishes: everybody reads them, also without an account. */
export const toEverybody: Partial<Record<Role | 'public', ReadScope>> = {
  ...toOfficials,
  public: 'all',
  bureauOfficer: 'all',
  branchSecretary: 'all',
  assessor: 'all',
  expert: 'all',
} satisfies ReadModel['scopes'];
