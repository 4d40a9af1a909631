import { z } from 'zod';
import { bilingual } from './rule-pack.values.ts';
import { bureauKind, kinds } from './values.ts';

/** Kinds of bureau with their names (docs/handbook/process.md#1.23). */
export const bureauKinds = z
  .array(z.strictObject({ id: bureauKind, name: bilingual }))
  .min(1)
  .max(50);
kinds.add(bureauKinds, { id: 'BureauKinds' });

export type BureauKinds = z.infer<typeof bureauKinds>;

/** The kinds that a deployment has while it has defined none [P]. */
export const planBureauKinds: BureauKinds = [
  { id: 'countyBureau', name: { zh: '县分局', en: 'County bureau' } },
  { id: 'trafficDetachment', name: { zh: '交警支队', en: 'Traffic detachment' } },
  { id: 'detachment', name: { zh: '支队', en: 'Detachment' } },
  { id: 'organ', name: { zh: '市局机关', en: 'Organ' } },
];

/** The kind of a bureau before kinds were data: events of then know no others. */
export const planBureauKind = z.enum(['countyBureau', 'trafficDetachment', 'detachment', 'organ']);
