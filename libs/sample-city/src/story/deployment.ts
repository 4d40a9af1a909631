import type { RulePack } from '@laurel/contracts';
import { type Tree, treeOf } from '@laurel/rules';
import { People } from '../city/people.ts';
import { Random } from '../city/random.ts';
import { Region } from '../city/region.ts';
import { type Account, administratorsOf, provincialStaff } from './staff.ts';
import { Story } from './story.ts';
import { type Year, yearOf } from './year.ts';

/** The cities that share one record, and who runs it: a city alone runs itself, a province runs several. */
export class Deployment {
  readonly stories: readonly Story[];
  readonly administrators: readonly Account[];
  /** The officials of the province; none where a city is alone. */
  readonly officials: readonly Account[];
  readonly year: Year;

  /** `cities` is the number of the province's; 0 for a city alone. */
  constructor(
    readonly pack: RulePack,
    readonly seed: number,
    readonly cities = 0,
  ) {
    const random = new Random(seed, 'laurel');
    this.year = yearOf(pack);
    this.administrators = administratorsOf(seed);
    this.officials =
      cities === 0
        ? []
        : provincialStaff(new People(random.about('people'), new Region(0)), random.about('staff'));
    const regions = Array.from({ length: cities }, (_, index) => new Region(index + 1));
    this.stories =
      cities === 0 ? [new Story(pack, seed)] : regions.map((region) => new Story(pack, seed, region));
  }

  /** An operator and somebody of discipline who decide what is everybody's, such as the calendar. */
  get stewards(): readonly [Account, Account] {
    const people = this.officials.length > 0 ? this.officials : this.stories[0]!.staff.officials;
    const first = (role: Account['role']) => people.find((account) => account.role === role)!;
    return [first('operator'), first('discipline')];
  }

  get tree(): Tree {
    return treeOf(this.stories.flatMap(({ edges }) => edges));
  }

  get accounts(): readonly Account[] {
    const all = [
      ...this.administrators,
      ...this.officials,
      ...this.stories.flatMap(({ staff }) => staff.accounts),
    ];
    return [...new Map(all.map((account) => [account.accountId, account])).values()];
  }
}
