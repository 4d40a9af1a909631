import type { Random } from './random.ts';
import type { Region } from './region.ts';
import { letters, passwordWords } from './words.ts';

/** Somebody with a police number. */
export interface Person {
  readonly personId: string;
  readonly name: string;
}

/** Makes people; no two have the same police number. */
export class People {
  readonly #taken = new Set<number>();

  constructor(
    private readonly random: Random,
    private readonly region: Region,
  ) {}

  /**
   * Somebody new. `what` says in which function, so that the same function is always filled by the same
   * person.
   */
  person(what: string): Person {
    const random = this.random.about(what);
    const two = random.chance(0.25);
    const name =
      random.pick(letters.surnames) + (two ? '' : random.pick(letters.middles)) + random.pick(letters.lasts);
    let number = random.whole(10_000, 99_999);
    while (this.#taken.has(number)) number = number === 99_999 ? 10_000 : number + 1;
    this.#taken.add(number);
    return { personId: `p${this.region.number}${number}`, name };
  }
}

/**
 * A password that can be read out and meets the rules for passwords; only for rehearsals, everybody can
 * repeat it from the seed.
 */
export function readablePassword(random: Random): string {
  const [one, other] = random.shuffled(passwordWords);
  return `${one}-${other}-${random.whole(1_000, 9_999)}`;
}
