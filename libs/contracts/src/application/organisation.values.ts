import { z } from 'zod';
import { planBureauKind } from '../bureau-kinds.ts';
import { placing } from '../unit-fields.ts';
import {
  branchId,
  bureauId,
  bureauKind,
  campaignId,
  count,
  day,
  personId,
  route,
  text,
  unitType,
} from '../values.ts';
import { list } from './shared.ts';

/** The values that events and commands of the organisation are made of. */

/** The description of a branch, besides its ids. */
export const described = {
  name: text(100),
  unitName: text(100),
  unitType,
  fullMembers: count,
  probationaryMembers: count,
  officers: count,
  auxiliaries: count,
  foundedOn: day.optional(),
};
/** The fields of a branch that may be corrected. */
export const corrections = z.strictObject(described).partial().shape;
/** The day from which a change holds, and its reason. */
export const cited = { on: day, reason: text(300) };
/** Whoever is appointed is chosen from the register of persons, which says the name. */
export const appointment = { personId, since: day };
/** Before a deputy could be appointed for a time. */
export const appointed = { branchId, personId, name: text(60), since: day };
/** A bureau: directly below its parent, or below the root where it tells none. */
export const bureauDescribed = {
  bureauId,
  name: text(100),
  kind: bureauKind,
  parentId: placing(bureauId.optional(), { registers: 'bureauId' }),
};
/** Before kinds of bureau were data. */
export const bureauDescribed2 = { ...bureauDescribed, kind: planBureauKind };
/** Before bureaus stood below others. */
const { parentId: _parentId, ...before } = bureauDescribed2;
export const bureauDescribed1 = before;

/**
 * The bureaus that hand in for fewer branches from then on: those below which the moved unit stood at any
 * depth, and those whose campaign does not reach it any more. A bureau of `goesIn` is not told again.
 */
export const lostBy = z.array(z.strictObject({ campaignId, bureauId, branches: count })).optional();
/** Before an entry could go on with the branch into which its own was merged. */
export const merged = { branchId, into: branchId, reason: text(300), campaignIds: z.array(campaignId) };
export const invited = {
  ...list,
  bureauName: text(100),
  kind: bureauKind,
  route: route.optional(),
  branches: z.array(z.strictObject({ branchId, branchName: text(100), unitName: text(100) })),
};
