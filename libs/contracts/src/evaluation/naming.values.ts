import { z } from 'zod';
import type { ReadModel } from '../contract.ts';
import type { ReadScope } from '../read-scope.ts';
import type { Role } from '../roles.ts';
import { bureauId, day, kinds, text, titleId, unitId } from '../values.ts';
import { names, ofEntry, toOfficials } from './shared.ts';

/** Values that naming, titles, public notices and objections are made of. */

export const honourName = z.strictObject({ zh: text(200), en: text(200) });
kinds.add(honourName, { id: 'BilingualText' });
export const entryRow = { ...ofEntry, unitId, bureauId, ...names };

/** Of a unit whose work is secret: it was named without public notice, and no public list shows it. */
export const secret = z.literal(true).optional();

type Scopes = Partial<Record<Role | 'public', ReadScope>>;

/** Scopes of read models that the bureau publishes: everybody reads them, also without an account. */
export const toEverybody = published('all');
/** The same, but what is secret is for officials alone. */
export const toEverybodyButSecret = published('open');

function published(scope: ReadScope): Scopes {
  const readers = {
    ...toOfficials,
    public: scope,
    bureauOfficer: scope,
    branchSecretary: scope,
    assessor: scope,
    expert: scope,
  } satisfies ReadModel['scopes'];
  return readers;
}

/** The titles that a branch holds, each with the last day of its term, if it has one. */
export const titlesHeld = z.array(z.strictObject({ titleId, until: day.optional() }));
kinds.add(titlesHeld, { id: 'TitlesHeld' });
