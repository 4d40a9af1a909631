import type { RulePack } from '@laurel/contracts';
import { type Tree, treeOf } from '@laurel/rules';
import { Region } from '../city/region.ts';
import { provincePackOver } from './province-pack.ts';
import { type Account, administratorsOf } from './staff.ts';
import { Story } from './story.ts';
import { type Year, yearOf } from './year.ts';

/** The cities that share one record, and who runs it: a city alone runs itself, a province runs several. */
export class Deployment {
  readonly stories: readonly Story[];
  /** The province's own campaign over the winners of its cities; none where a city is alone. */
  readonly above: Story | undefined;
  readonly administrators: readonly Account[];
  readonly year: Year;

  /** `cities` is the number of the province's; 0 for a city alone. */
  constructor(
    readonly pack: RulePack,
    readonly seed: number,
    readonly cities = 0,
  ) {
    this.year = yearOf(pack);
    this.administrators = administratorsOf(seed);
    const regions = Array.from({ length: cities }, (_, index) => new Region(index + 1));
    this.stories =
      cities === 0 ? [new Story(pack, seed)] : regions.map((region) => new Story(pack, seed, region));
    this.above =
      cities === 0 ? undefined : new Story(provincePackOver(pack, cities), seed, new Region(0), this.stories);
  }

  /** Every campaign that is played: the cities', and the province's if they have named somebody. */
  get campaigns(): readonly Story[] {
    const { stories, above } = this;
    return above && above.contest.entries.length > 0 ? [...stories, above] : stories;
  }

  /** The officials of the province; none where a city is alone. */
  get officials(): readonly Account[] {
    return this.above?.staff.officials ?? [];
  }

  /** The years in which one of the campaigns counts days. */
  get calendar(): RulePack['calendar'] {
    const years = this.campaigns.flatMap(({ pack }) => pack.calendar);
    return [...new Map(years.map((year) => [year.year, year])).values()];
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
