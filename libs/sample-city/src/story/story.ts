import type { Role, RulePack } from '@laurel/contracts';
import { daysBetween, plusDays } from '@laurel/core';
import { conflicts, type Ranking, type Tree, treeOf } from '@laurel/rules';
import { People } from '../city/people.ts';
import { Random } from '../city/random.ts';
import { Region } from '../city/region.ts';
import type { Branch, Bureau, Units } from '../city/units.ts';
import type { Contest, Entry, Fate, List } from './contest.ts';
import { type Edge, fieldAbove, fieldOf } from './field.ts';
import { Marks } from './marks.ts';
import { type Award, awardOf } from './award.ts';
import { forecast, forecastOrder, keepsPlace } from './forecast.ts';
import { castLosers, castWinners, type Fitness, type Parts } from './parts.ts';
import { mainPool, ordersOf } from './pools.ts';
import { type Account, type Group, Staff } from './staff.ts';
import { drawTwins, type Twins } from './twins.ts';
import { at, lastDayOfVisits, type Year, yearOf } from './year.ts';

/**
 * Everything about one rehearsal that follows from rule pack and seed: the city, its people, who plays which
 * part, and when.
 */
export class Story {
  readonly campaign: string;
  /** Another of the city in the same year. */
  readonly secondCampaign: string;
  readonly random: Random;
  readonly units: Units;
  readonly contest: Contest;
  readonly edges: readonly Edge[];
  readonly tree: Tree;
  readonly parts: Parts;
  readonly staff: Staff;
  readonly marks: Marks;
  /** Pairs that end with the same score, parted by a tie-break that needs nobody. */
  readonly twins: readonly Twins[];
  readonly year: Year;
  readonly award: Award;
  /** The ranking that the rules must give first, before any vote or draw. */
  readonly forecast: Ranking;
  /** Winners and reserves by the forecast, the tied in either order. */
  readonly order: readonly string[];

  readonly pack: RulePack;

  constructor(
    deployed: RulePack,
    readonly seed: number,
    readonly region = new Region(0),
    /** The cities whose winners enter; none in the campaign of a city. */
    readonly below: readonly Story[] = [],
  ) {
    const pack = region.packOf(deployed);
    this.pack = pack;
    this.random = new Random(seed, region.own('laurel'));
    const people = new People(this.random.about('people'), region);
    this.campaign = region.own(`r${pack.phases[0]!.from.slice(0, 4)}`);
    this.secondCampaign = region.own(`fq${this.campaign.slice(-4)}`);
    this.year = yearOf(pack);
    const field =
      below.length > 0
        ? fieldAbove(pack, below)
        : fieldOf(pack, this.random, people, region, [this.campaign, this.secondCampaign]);
    this.units = field.units;
    this.edges = field.edges;
    this.tree = treeOf(this.edges);
    this.contest = field.contest;
    this.award = awardOf(pack, this.year);
    this.staff = new Staff(this, people, this.random.about('staff'), field.secretaries);
    const casting = this.random.about('parts');
    const cast = castLosers(pack, this.contest, this.#fitness(), casting);
    // What may happen to an entry is played in the cities; their province’s year is a plain one.
    this.parts = below.length > 0 ? { order: cast.order } : cast;
    this.twins = drawTwins(pack, this.#free());
    this.marks = new Marks(pack, this.contest, this.parts, this.random.about('marks'), this.twins);
    this.forecast = forecast(this);
    this.order = forecastOrder(pack, this.forecast);
    if (below.length > 0) return;
    const { winners } = this.forecast;
    const certain = this.parts.order.filter(
      (branchId) =>
        winners.includes(branchId) &&
        !this.contest.tied.includes(branchId) &&
        this.entry(branchId).pool === mainPool(pack).id,
    );
    const reserves = this.contendedOrder(this.order).length - mainPool(pack).places;
    const steady = (branchId: string) => keepsPlace(this, branchId);
    this.parts = { ...this.parts, ...castWinners(certain, reserves, this.award, casting, steady) };
  }

  /** Entries behind the winners and the tied that play no part, and that every expert scores. */
  #free(): Entry[] {
    const { order, ...cast } = this.parts;
    const taken: readonly string[] = Object.values(cast);
    const experts = this.staff.panel.length;
    const { places, reserves } = mainPool(this.pack);
    return this.contendedOrder(order)
      .slice(places + 1 + reserves)
      .filter((branchId) => !taken.includes(branchId) && this.expertsOf(branchId).length === experts)
      .map((branchId) => this.entry(branchId));
  }

  #fitness(): Fitness {
    const { pack, staff, year } = this;
    const experts = staff.panel;
    const scoring = (branchId: string) =>
      experts.filter(({ unitId }) => unitId === undefined || !conflicts(this.tree, unitId, branchId)).length;
    return {
      isRural: (branchId) => this.bureau(this.entry(branchId).bureauId).kind === 'countyBureau',
      hasWholeGroup: (branchId) =>
        this.groupOf(branchId).members.every(
          ({ unitId }) => unitId === undefined || !conflicts(this.tree, unitId, branchId),
        ),
      ballotsToSpare: (branchId) => scoring(branchId) - pack.scoring.ballotsMinimum,
      conflicts: experts.length > 5,
      makesUpVisits: year.madeUp <= lastDayOfVisits(pack),
      stages: this.stages,
    };
  }

  /** The unit to which the campaigns of the city belong, as they are drafted. */
  get hosted(): { readonly hostId?: string } {
    const { unitId } = this.region;
    return unitId === undefined ? {} : { hostId: unitId };
  }

  /** While the first visits are made, a second campaign of the city begins. */
  get secondCampaignOn(): string {
    return plusDays(this.year.visits[0]![0]!, 2);
  }

  /** The branch lost to both by what the city knows must be there, and the year long enough. */
  get hasSecondCampaign(): boolean {
    const { year, secondCampaignOn } = this;
    const lasts = daysBetween(secondCampaignOn, year.end) >= 120;
    const meanwhile = plusDays(secondCampaignOn, 3) < year.summer(0.9);
    return lasts && meanwhile && this.entriesWith('violatesEarly').length > 0;
  }

  /** A stage that weighs nothing is not held (docs/handbook/process.md#1.16). */
  get stages(): { readonly onSite: boolean; readonly presentation: boolean } {
    const { weightOnSite, weightPresentation } = this.pack.scoring;
    return { onSite: weightOnSite > 0, presentation: weightPresentation > 0 };
  }

  /** The instant at which the ranking is confirmed. Later acts may depend on a vote or a draw. */
  get confirmedAt(): string {
    return at(this.year.decision(10), '15:00');
  }

  /** The order of the pool in which places change hands; without pools, the whole. */
  contendedOrder(order: readonly string[]): readonly string[] {
    const { id } = mainPool(this.pack);
    return ordersOf(this, order).find(({ pool }) => pool.id === id)!.order;
  }

  /** The winners of every pool, by an order of winners and reserves. */
  winnersOf(order: readonly string[]): string[] {
    return ordersOf(this, order).flatMap((one) => one.order.slice(0, one.pool.places));
  }

  /** The id of something about a branch or bureau in this campaign: `r2023.b03.017`. */
  of(unitId: string): string {
    return `${this.campaign}.${unitId}`;
  }

  entry(branchId: string): Entry {
    return this.contest.entries.find((entry) => entry.branchId === branchId)!;
  }

  /** The list of the body that answers so, if one does. */
  listWith(answer: List['answer']): readonly List[] {
    return this.contest.lists.filter((list) => list.answer === answer).slice(0, 1);
  }

  entriesWith(...fates: readonly Fate[]): readonly Entry[] {
    return this.contest.entries.filter(({ fate }) => fates.includes(fate));
  }

  branch(branchId: string): Branch {
    return this.units.branches.find((branch) => branch.branchId === branchId)!;
  }

  bureau(bureauId: string): Bureau {
    return this.units.bureaus.find((bureau) => bureau.bureauId === bureauId)!;
  }

  /** Entries whose forms are accepted. */
  get accepted(): readonly Entry[] {
    return this.entriesWith(
      'competes',
      'withdraws',
      'bureauWithdraws',
      'merges',
      'violatesEarly',
      'violatesLate',
      'unassessed',
    );
  }

  /** Entries that go on until the ballots are sealed, and one that is struck off meanwhile. */
  get scored(): readonly Entry[] {
    return this.entriesWith('competes', 'violatesLate');
  }

  /**
   * Everybody with a role who need not keep away from these units; which comes first turns with the first
   * unit.
   */
  free(role: Role, ...unitIds: readonly string[]): readonly Account[] {
    const able = this.staff
      .withRole(role)
      .filter(
        ({ unitId }) =>
          unitId === undefined || !unitIds.some((concerned) => conflicts(this.tree, unitId, concerned)),
      );
    if (able.length === 0) throw new RangeError(`nobody is free of ${unitIds.join()} as ${role}`);
    const turn = this.random.about(`turn/${role}/${unitIds[0] ?? ''}`).whole(0, able.length - 1);
    return [...able.slice(turn), ...able.slice(0, turn)];
  }

  /** Somebody with the role who must keep away from the unit, if anybody must. */
  recused(role: Role, unitId: string): Account | undefined {
    return this.staff
      .withRole(role)
      .find((account) => account.unitId !== undefined && conflicts(this.tree, account.unitId, unitId));
  }

  groupOf(branchId: string): Group {
    const index = this.contest.entries.findIndex((entry) => entry.branchId === branchId);
    return this.staff.groups[index % this.staff.groups.length]!;
  }

  /** The members who may assess an entry: not of its organ, not of its secretary's family. */
  assessorsOf(branchId: string): readonly Account[] {
    const able = this.groupOf(branchId).members.filter(
      ({ unitId }) => unitId === undefined || !conflicts(this.tree, unitId, branchId),
    );
    return branchId === this.parts.kin ? able.filter((account) => account !== this.kinsman) : able;
  }

  /** The two who record visits: not the group's lead if others may, so that the lead can decide a dispute. */
  recordersOf(branchId: string): readonly [Account, Account] {
    const [lead] = this.groupOf(branchId).members;
    const able = this.assessorsOf(branchId);
    const [one, other] = [
      ...able.filter((account) => account !== lead),
      ...able.filter((account) => account === lead),
    ];
    return [one!, other!];
  }

  /** The assessor who declared to be of the secretary's family. */
  get kinsman(): Account | undefined {
    const { kin } = this.parts;
    return kin === undefined ? undefined : this.groupOf(kin).members[2];
  }

  /**
   * The experts who may score an entry when scoring begins: conflicts by unit, and the one declared
   * beforehand.
   */
  expertsOf(branchId: string): readonly Account[] {
    return this.staff.panel.filter((expert) => {
      if (expert.unitId !== undefined && conflicts(this.tree, expert.unitId, branchId)) return false;
      return branchId !== this.parts.conflictKnown || expert !== this.acquainted;
    });
  }

  /** The expert who declares a conflict before the panel is frozen. */
  get acquainted(): Account | undefined {
    return this.staff.panel[3];
  }

  get reserveExpert(): Account {
    return this.staff.reserveExpert;
  }

  /** The expert who remembers a conflict after sealing. */
  get forgetful(): Account | undefined {
    return this.staff.panel[4];
  }
}
