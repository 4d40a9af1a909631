import type { FactReader } from '@laurel/platform';
import { unitsView } from '../copies/units.view.ts';

/** The unit that acts for another one now: itself, or the branch that goes on with its entries. */
export async function actingFor(read: FactReader, unitId: string): Promise<string> {
  return (await read.row(unitsView, unitId))?.carriedBy ?? unitId;
}

/** The name of the unit that acts for another one now. */
export async function nameOf(read: FactReader, unitId: string): Promise<string> {
  return (await read.row(unitsView, await actingFor(read, unitId)))?.name ?? unitId;
}
