import { z } from 'zod';
import { bilingual, packId, percent } from './rule-pack.values.ts';
import { unconcerned } from './unit-fields.ts';
import { bureauId, day, route, text } from './values.ts';

/**
 * The parts of a rule pack that share out lists and places (docs/handbook/process.md#1.15). All of them are
 * optional: without them there is one pool and one list maximum, as there was in every pack of before.
 */

/** A pack may be another city's: those whom it does not reach it does not bind. */
const bureauIds = unconcerned(z.array(bureauId).min(1).max(100).optional());

/** The shares of a rule pack whose bureaus are of such a kind. */
export function sharesOf<Kind extends z.ZodType<string>>(kind: Kind) {
  const bureauKinds = z.array(kind).min(1).optional();
  return {
    /** Other list maxima for kinds of bureau or named bureaus; the first that fits a bureau holds for it. */
    listMaximums: z
      .array(z.strictObject({ bureauKinds, bureauIds, maximum: z.int().min(1).max(20) }))
      .min(1)
      .max(100)
      .optional(),
    /**
     * The pools into which the places are parted. An entry stands in the first pool that takes it; a pool
     * takes those who fit everything that it states, and all that are left if it states nothing.
     */
    pools: z
      .array(
        z.strictObject({
          id: packId,
          name: bilingual,
          places: z.int().min(1).max(500),
          reserves: percent,
          routes: z.array(route).min(1).optional(),
          bureauKinds,
          bureauIds,
        }),
      )
      .min(1)
      .max(30)
      .optional(),
  };
}

/** The approval that more winners need than may be commended without one. */
export const approval = z.strictObject({ number: text(60), by: text(100) }).optional();

/**
 * The entries are branches that campaigns below have named (docs/handbook/process.md#1.15): those that
 * belong to the unit that hands in, or to one below it. Without it every branch may enter.
 */
export const entriesFrom = z
  .strictObject({
    /** The day from which the namings count. */
    namedFrom: day,
    /** The honours that count; without them, every one. */
    honourNames: z.array(bilingual).min(1).optional(),
  })
  .optional();
