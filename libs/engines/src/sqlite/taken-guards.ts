const guardsKept = 10_000;

/**
 * The positions at which guards were taken last, in memory: only one process appends, and no decision
 * outlives it. A guard of which nothing is known, since it was taken before the process began or long ago,
 * counts as taken at the last position at which it may have been.
 */
export class TakenGuards {
  /** In order of position. */
  readonly #positions = new Map<string, number>();
  #before: number;

  /** `head`: the last position of the log now. */
  constructor(head: number) {
    this.#before = head;
  }

  isTakenAfter(position: number, name: string): boolean {
    return (this.#positions.get(name) ?? this.#before) > position;
  }

  /** Positions never decrease. */
  take(name: string, position: number): void {
    this.#positions.delete(name);
    this.#positions.set(name, position);
    if (this.#positions.size <= guardsKept) return;
    const [[oldest, takenAt]] = this.#positions as unknown as [[string, number]];
    this.#positions.delete(oldest);
    this.#before = takenAt;
  }
}
