import { z } from 'zod';
import { readModel } from '../contract.ts';
import { bilingual } from '../rule-pack.values.ts';
import { branchId, bureauId, campaignId, count, day, kinds, route, text } from '../values.ts';

/** The stages of an entry, from the invitation of its branch to the naming, in the order of the process. */
export const entryStages = [
  'invited',
  'nominated',
  'listed',
  'accepted',
  'assessed',
  'presented',
  'scored',
  'named',
] as const;
export type EntryStage = (typeof entryStages)[number];

/**
 * The matters that somebody has to decide before an entry goes on: an assessment record or a naming that is
 * disputed, a case, a place that is held, a revocation that is considered.
 */
export const openMatters = ['dispute', 'objection', 'case', 'held', 'revocation'] as const;
export type OpenMatter = (typeof openMatters)[number];

/** The answer of a unit that hands in a list. */
export const listAnswer = z.enum(['open', 'sealed', 'none', 'lapsed', 'final', 'recalled']);

const stage = z.enum(entryStages);
const byStage = z.partialRecord(stage, count);
kinds.add(byStage, { id: 'ByStage' });

/** An entry's own facts, of which the unit's numbers are made. Nobody reads them. */
const entryFacts = z.strictObject({
  bureauId: bureauId.optional(),
  /** The stages that it has come to. */
  stages: z.array(stage),
  /** The parts of the work in which it left. */
  left: z.array(text(40)),
  /** The matters that are open, each with its own id: `dispute g1-017-1`. */
  open: z.array(text(120)),
});

/**
 * The state of each campaign, by the units that hand in: in a city its bureaus, in a province its cities. One
 * row holds a campaign, so that a province is seen by reading as many rows as it has campaigns. Nothing here
 * depends on the clock: whoever looks compares the days.
 */
export const overview = readModel({
  path: 'overview',
  words: { zh: '各地进展', en: 'overview of the campaigns' },
  row: {
    campaignId,
    hostId: bureauId.optional(),
    campaignName: bilingual.optional(),
    round: count.optional(),
    status: z.enum(['draft', 'frozen', 'open', 'closed', 'cancelled']),
    /** True if its entries are the named of campaigns below. */
    fromBelow: z.boolean().optional(),
    deadlines: z.array(
      z.strictObject({
        kind: z.enum(['application', 'extension', 'assessment', 'phase', 'notice']),
        /** The bureau that was given longer, the phase, or the notice. */
        of: text(80).optional(),
        name: bilingual.optional(),
        on: day,
      }),
    ),
    units: z.array(
      z.strictObject({
        bureauId,
        bureauName: text(100),
        route: route.optional(),
        /** The state of its list, and its last answer, whatever became of that by the deadline. */
        list: listAnswer,
        answer: z.enum(['list', 'none']).optional(),
        branches: count,
        /** The entries that stand at each stage, and those that left after it. */
        standing: byStage,
        left: byStage,
        open: z.partialRecord(z.enum(openMatters), count),
      }),
    ),
    facts: z.record(branchId, entryFacts),
  },
  scopes: { operator: 'all', committee: 'all', discipline: 'all', auditor: 'all' },
  only: { facts: [] },
  indexes: ['campaignId', 'hostId', 'status', 'round'],
});
