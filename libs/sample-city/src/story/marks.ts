import type { CommandOf, assessment, RulePack } from '@laurel/contracts';
import { sheetOf } from '@laurel/rules';
import type { Random } from '../city/random.ts';
import type { Contest } from './contest.ts';
import type { Parts } from './parts.ts';
import { ordersOf } from './pools.ts';
import { Scale } from './scale.ts';
import { shiftOf, type Twins } from './twins.ts';

/**
 * The scores that assessors and experts give every entry, drawn around the place it is meant to reach. The
 * two tied entries get the same scores.
 */

type Recorded = Extract<CommandOf<typeof assessment>, { type: 'RecordAssessment' }>['data'];
export type Scores = Recorded['scores'];
export type Adjustments = Recorded['adjustments'];
export type IndicatorValue = Extract<
  CommandOf<typeof assessment>,
  { type: 'RecordIndicator' }
>['data']['value'];
export type Stage = 'onSite' | 'presentation';

/**
 * Per cent of the maximum: winners above, then a gap, the tie, a gap, and the others down to below the floor.
 */
const [best, lastWinner, tie, nextBest] = [92.5, 87.5, 84, 80.5];
const belowFloor = 3;
const [visitSpread, ballotSpread, severity, taste] = [3, 2.5, 1.2, 1.5];
const adjusted = 0.25;

export class Marks {
  readonly scale: Scale;
  readonly #aims: ReadonlyMap<string, number>;
  readonly #tied: ReadonlySet<string>;
  readonly #twins: ReadonlyMap<string, Twins>;

  constructor(
    private readonly pack: RulePack,
    contest: Contest,
    parts: Pick<Parts, 'order'>,
    private readonly random: Random,
    twins: readonly Twins[] = [],
  ) {
    this.#twins = new Map(twins.map((pair) => [pair.other, pair]));
    this.scale = new Scale(pack.scoring);
    this.#tied = new Set(contest.tied);
    const entry = (branchId: string) => contest.entries.find((one) => one.branchId === branchId)!;
    this.#aims = new Map(
      ordersOf({ pack, entry }, parts.order).flatMap(({ pool: { places }, order }) =>
        order.map((branchId, index) => [branchId, aim({ ...pack, places }, index, order.length)] as const),
      ),
    );
  }

  /** The scores of one visit, counted from 0. */
  visit(branchId: string, visit: number): Scores {
    return this.#scores(branchId, `visit/${visit}`, visitSpread, 0);
  }

  /** Points given or taken at a visit; none for most. */
  adjustments(branchId: string, visit: number): Adjustments {
    const drawing = this.#about(branchId, `adjustments/${visit}`);
    if (this.#tied.has(branchId) || !drawing.chance(adjusted)) return [];
    return [this.adjustment(drawing.chance(0.5) ? 'bonus' : 'deduction', drawing)];
  }

  /** One deduction or bonus under a clause of the rule pack. */
  adjustment(kind: 'bonus' | 'deduction', drawing: Random): Adjustments[number] {
    const criterion = drawing.pick(this.pack.criteria);
    const clause = `${criterion.id}.${drawing.pick(criterion.items).id}`;
    const reason = kind === 'bonus' ? '做法在全市推广' : '台账记录不完整';
    return {
      criterionId: criterion.id,
      clause,
      kind,
      points: this.scale.points(drawing.whole(1, 3)),
      reason,
    };
  }

  /** An indicator's value, in the three ways it can be given. */
  indicator(branchId: string, indicatorId: string): IndicatorValue {
    const drawing = this.#about(branchId, `indicator/${indicatorId}`);
    const percent = Math.min(99, Math.max(5, this.#aim(branchId) + drawing.around(4)));
    const among = 30;
    switch (this.pack.indicators.findIndex(({ id }) => id === indicatorId) % 3) {
      case 0:
        return { rank: Math.min(among, Math.max(1, Math.round(((100 - percent) / 100) * among) + 1)), among };
      case 1:
        return { percent: percent.toFixed(1) };
      default:
        return { score: (percent * 2).toFixed(1), of: '200' };
    }
  }

  /** One expert's sheet. Experts differ in severity; whoever scores twice thinks again. */
  ballot(stage: Stage, branchId: string, expertId: string, sheet = 0): { scores: Scores; reason?: string } {
    const strict = this.random.about(`severity/${expertId}`).around(severity);
    const { criteria } = sheetOf(this.pack, stage);
    const drawn = this.#scores(branchId, `${stage}/${expertId}/${sheet}`, ballotSpread, strict, criteria);
    const scores = this.#shifted(branchId, stage, drawn);
    return scores.some(({ score }) => this.scale.needsReason(score))
      ? { scores, reason: '与同类单位相比差距明显，详见现场记录' }
      : { scores };
  }

  #scores(
    branchId: string,
    what: string,
    spread: number,
    lean: number,
    criteria = this.pack.criteria,
  ): Scores {
    const drawing = this.#about(branchId, what);
    return criteria.map(({ id }) => {
      const liking = this.random.about(`taste/${id}`).around(taste);
      return {
        criterionId: id,
        score: this.scale.of(this.#aim(branchId) + liking + lean + drawing.around(spread)),
      };
    });
  }

  /** The other of two twins does what the one does, but for the steps that part them. */
  #shifted(branchId: string, stage: Stage, scores: Scores): Scores {
    const twins = this.#twins.get(branchId);
    const steps = twins && shiftOf(this.pack, twins.parted)?.[stage];
    return steps === undefined
      ? scores
      : scores.map(({ criterionId, score }, index) => ({
          criterionId,
          score: this.scale.shifted(score, steps[index] ?? 0),
        }));
  }

  #about(branchId: string, what: string): Random {
    return this.random.about(`${this.#tied.has(branchId) ? 'tied' : this.#model(branchId)}/${what}`);
  }

  #aim(branchId: string): number {
    return this.#aims.get(this.#model(branchId)) ?? nextBest;
  }

  #model(branchId: string): string {
    return this.#twins.get(branchId)?.one ?? branchId;
  }
}

function aim({ places, scoring }: RulePack, index: number, count: number): number {
  const floor = (Number(scoring.floor) / scoring.ballotMaximum) * 100;
  const even = Math.min(96, Math.max(tie, floor + 6));
  const [first, last] =
    even === tie ? [best, lastWinner] : [even + 0.7 * (100 - even), even + 0.35 * (100 - even)];
  if (index < places - 1) return first - ((first - last) * index) / Math.max(1, places - 2);
  if (index <= places) return even;
  const next = even - (tie - nextBest);
  return next - ((next - floor + belowFloor) * (index - places - 1)) / Math.max(1, count - places - 2);
}
