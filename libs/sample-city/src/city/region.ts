import type { RulePack } from '@laurel/contracts';
import { cities } from './words.ts';

/**
 * The place of a city in its deployment: alone (number 0), or one of the cities of a province. Whatever two
 * cities name differs by their numbers, so that they stand in one record.
 */
export class Region {
  constructor(readonly number: number) {}

  /** The unit that the city is, directly below the root; none for a city alone, which is the root. */
  get unitId(): string | undefined {
    return this.number === 0 ? undefined : `c${String(this.number).padStart(2, '0')}`;
  }

  /** The id of a bureau of this city: `b03`, `c02b03`. */
  bureau(id: string): string {
    return `${this.unitId ?? ''}${id}`;
  }

  /** The id of a bureau as a city alone has it. */
  withoutUnit(bureauId: string): string {
    return bureauId.startsWith(this.unitId ?? '') ? bureauId.slice(this.unitId?.length ?? 0) : bureauId;
  }

  /** A name of this city's own: `op-1`, `c02-op-1`. */
  own(name: string): string {
    return this.unitId === undefined ? name : `${this.unitId}-${name}`;
  }

  /** The rule pack with this city's name and bureaus, and with numbers of certificates of its own. */
  packOf(pack: RulePack): RulePack {
    const city = cities[this.number - 1];
    if (!city) return pack;
    const numbered = (prefix: string) => `${prefix}${this.number}-`.slice(-30);
    const placed = <Part extends { readonly bureauIds?: string[] | undefined }>(part: Part): Part =>
      part.bureauIds ? { ...part, bureauIds: part.bureauIds.map((id) => this.bureau(id)) } : part;
    const { listMaximums } = pack.routes;
    return {
      ...pack,
      city,
      certificatePrefix: numbered(pack.certificatePrefix),
      plaquePrefix: numbered(pack.plaquePrefix),
      ...(pack.pools && { pools: pack.pools.map(placed) }),
      routes: { ...pack.routes, ...(listMaximums && { listMaximums: listMaximums.map(placed) }) },
    };
  }
}
