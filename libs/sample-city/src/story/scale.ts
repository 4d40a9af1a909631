import type { RulePack } from '@laurel/contracts';

/** Scores as they are written on the rule pack's scale. */
export class Scale {
  readonly #tenThousandths: number;
  readonly #most: number;

  constructor(private readonly scoring: RulePack['scoring']) {
    this.#tenThousandths = Math.round(Number(scoring.ballotStep) * 10_000);
    this.#most = Math.floor((scoring.ballotMaximum * 10_000) / this.#tenThousandths);
  }

  /** The score nearest to so many per cent of the maximum. */
  of(percent: number): string {
    return this.#text(this.#steps(percent));
  }

  /** The same, but not below `least`. */
  atLeast(least: string, percent: number): string {
    const score = this.of(percent);
    if (Number(score) >= Number(least)) return score;
    return this.#text(
      Math.min(this.#most, Math.ceil(Math.round(Number(least) * 10_000) / this.#tenThousandths)),
    );
  }

  /** A score some steps higher or lower. */
  shifted(score: string, steps: number): string {
    const reached = Math.round((Number(score) * 10_000) / this.#tenThousandths) + steps;
    return this.#text(Math.min(this.#most, Math.max(0, reached)));
  }

  /** So many hundredths of the maximum, at least one step. */
  points(points: number): string {
    const steps = Math.round((points * this.scoring.ballotMaximum * 100) / this.#tenThousandths);
    return this.#text(Math.max(1, steps));
  }

  /** True if a score can lie between two steps and still be written. */
  get hasOffSteps(): boolean {
    return this.#tenThousandths > 1;
  }

  /** A score beyond the maximum, which is refused. */
  tooHigh(): string {
    return this.#text(this.#most + Math.ceil(10_000 / this.#tenThousandths));
  }

  /** A score between two steps, which is refused. */
  offStep(percent: number): string {
    const below = Math.min(this.#steps(percent), this.#most - 1) * this.#tenThousandths;
    return written(below + Math.floor(this.#tenThousandths / 2));
  }

  /** True if a ballot with this score must give a reason. */
  needsReason(score: string): boolean {
    return (
      Number(score) < Number(this.scoring.reasonBelow) || Number(score) > Number(this.scoring.reasonAbove)
    );
  }

  #steps(percent: number): number {
    const steps = Math.round((percent * this.scoring.ballotMaximum * 100) / this.#tenThousandths);
    return Math.min(this.#most, Math.max(0, steps));
  }

  #text(steps: number): string {
    return written(steps * this.#tenThousandths);
  }
}

/** Ten-thousandths as a decimal without needless zeros. */
function written(tenThousandths: number): string {
  const [whole, rest] = [Math.floor(tenThousandths / 10_000), tenThousandths % 10_000];
  return rest === 0 ? `${whole}` : `${whole}.${String(rest).padStart(4, '0').replace(/0+$/, '')}`;
}
