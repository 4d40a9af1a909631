import type { Role, RulePack } from '@laurel/contracts';
import { conflicts } from '@laurel/rules';
import { People } from '../city/people.ts';
import { Random } from '../city/random.ts';
import { type Branch, type Bureau, sampleUnits, type Units } from '../city/units.ts';
import { type Contest, drawContest, type Entry, type Fate } from './contest.ts';
import { Marks } from './marks.ts';
import { castParts, type Parts } from './parts.ts';
import { type Account, type Group, Staff } from './staff.ts';
import { at, type Year, yearOf } from './year.ts';

/**
 * Everything about one rehearsal that follows from rule pack and seed: the city, its people, who plays which
 * part, and when.
 */
export class Story {
  readonly campaign: string;
  readonly random: Random;
  readonly units: Units;
  readonly contest: Contest;
  readonly parts: Parts;
  readonly staff: Staff;
  readonly marks: Marks;
  readonly year: Year;

  constructor(
    readonly pack: RulePack,
    readonly seed: number,
  ) {
    this.random = new Random(seed, 'laurel');
    const people = new People(this.random.about('people'));
    this.campaign = `r${pack.phases[0]!.from.slice(0, 4)}`;
    this.year = yearOf(pack);
    this.units = sampleUnits(pack, this.random.about('units'), people);
    this.contest = drawContest(pack, this.units, this.random.about('contest'));
    this.parts = castParts(pack, this.contest, this.random.about('parts'));
    this.staff = new Staff(this.units, this.contest, people, this.random.about('staff'));
    this.marks = new Marks(pack, this.contest, this.parts, this.random.about('marks'));
  }

  /** The instant at which the ranking is confirmed. Later acts may depend on a vote or a draw. */
  get confirmedAt(): string {
    return at(this.year.decision(10), '15:00');
  }

  /** The id of something about a branch or bureau in this campaign: `r2023.b03.017`. */
  of(unitId: string): string {
    return `${this.campaign}.${unitId}`;
  }

  entry(branchId: string): Entry {
    return this.contest.entries.find((entry) => entry.branchId === branchId)!;
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
        ({ unitId }) => unitId === undefined || !unitIds.some((concerned) => conflicts(unitId, concerned)),
      );
    if (able.length === 0) throw new RangeError(`nobody is free of ${unitIds.join()} as ${role}`);
    const turn = this.random.about(`turn/${role}/${unitIds[0] ?? ''}`).whole(0, able.length - 1);
    return [...able.slice(turn), ...able.slice(0, turn)];
  }

  /** Somebody with the role who must keep away from the unit, if anybody must. */
  recused(role: Role, unitId: string): Account | undefined {
    return this.staff
      .withRole(role)
      .find((account) => account.unitId !== undefined && conflicts(account.unitId, unitId));
  }

  groupOf(branchId: string): Group {
    const index = this.contest.entries.findIndex((entry) => entry.branchId === branchId);
    return this.staff.groups[index % this.staff.groups.length]!;
  }

  /** The members who may assess an entry: not of its organ, not of its secretary's family. */
  assessorsOf(branchId: string): readonly Account[] {
    const able = this.groupOf(branchId).members.filter(
      ({ unitId }) => unitId === undefined || !conflicts(unitId, branchId),
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
  get kinsman(): Account {
    return this.groupOf(this.parts.kin).members[2]!;
  }

  /**
   * The experts who may score an entry when scoring begins: conflicts by unit, and the one declared
   * beforehand.
   */
  expertsOf(branchId: string): readonly Account[] {
    return this.staff.panel.filter((expert) => {
      if (expert.unitId !== undefined && conflicts(expert.unitId, branchId)) return false;
      return branchId !== this.parts.conflictKnown || expert !== this.acquainted;
    });
  }

  /** The expert who declares a conflict before the panel is frozen. */
  get acquainted(): Account {
    return this.staff.account('ex-4');
  }

  /** The expert who remembers a conflict after sealing. */
  get forgetful(): Account {
    return this.staff.account('ex-5');
  }
}
