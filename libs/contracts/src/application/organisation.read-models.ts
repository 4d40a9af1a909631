import { z } from 'zod';
import { bureauKinds } from '../bureau-kinds.ts';
import { readModel } from '../contract.ts';
import { everybody } from '../read-scope.ts';
import {
  branchId,
  bureauId,
  bureauKind,
  campaignId,
  count,
  day,
  personId,
  text,
  titleId,
  unitId,
  unitType,
  version,
} from '../values.ts';
import { waiting } from '../waiting.ts';

/** The organisation as it is read: as a whole, and unit by unit. */
export const organisationReadModels = {
  /** The organisation as a whole: one row, `city`, with the version that commands on the tree expect. */
  organisation: readModel({
    path: 'organisations',
    of: 'organisation',
    row: { bureaus: count, branches: count, merged: count, bureauKinds, waiting },
    scopes: everybody,
    only: { waiting: ['operator', 'discipline', 'auditor'] },
    indexes: [],
    words: { zh: '组织机构', en: 'organisation' },
  }),
  /**
   * Bureaus and branches. Commands on them go to `organisations/city`, whose version stands in
   * `organisation`.
   */
  units: readModel({
    path: 'units',
    row: {
      unitId,
      unit: z.enum(['bureau', 'branch']),
      bureauId,
      /** The bureau above a bureau; absent directly below the root. */
      parentId: bureauId.optional(),
      name: text(100),
      kind: bureauKind.optional(),
      branchId: branchId.optional(),
      unitName: text(100).optional(),
      unitType: unitType.optional(),
      fullMembers: count.optional(),
      probationaryMembers: count.optional(),
      officers: count.optional(),
      auxiliaries: count.optional(),
      foundedOn: day.optional(),
      /** The person who is secretary, by the number in the register. */
      secretaryId: personId.optional(),
      secretaryName: text(60).optional(),
      secretarySince: day.optional(),
      /** The last day of a deputy, who is appointed for a time. */
      secretaryUntil: day.optional(),
      mergedInto: unitId.optional(),
      /** The unit was abolished or dissolved. */
      ended: z.literal(true).optional(),
      mergedFrom: z.array(branchId),
      earlierResults: z.array(
        z.strictObject({ round: version, honour: z.boolean(), titles: z.array(titleId) }),
      ),
      /** The results of rounds that ran here, as they stand; nobody imports them. */
      results: z.array(
        z.strictObject({ campaignId, titles: z.array(titleId), revoked: z.literal(true).optional() }),
      ),
    },
    scopes: everybody,
    indexes: ['unitId', 'bureauId', 'parentId', 'unit', 'kind', 'unitType', 'name', 'secretaryId'],
    words: { zh: '单位', en: 'unit' },
  }),
};
