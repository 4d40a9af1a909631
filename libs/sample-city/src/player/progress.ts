/** The progress of a long task, on standard error: a bar on a terminal, a line for every tenth elsewhere. */

const barLetters = 28;
const redrawMs = 80;

export class Progress {
  #done = 0;
  #drawnAt = 0;
  #tenths = -1;
  #what = '';

  constructor(
    private readonly total: number,
    private readonly since: number,
    private readonly stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'> = process.stderr,
  ) {}

  /** Starts the step named; shown at once on a terminal. */
  begin(what: string): void {
    this.#what = what;
    this.#show(true);
  }

  step(count = 1): void {
    this.#done += count;
    this.#show(this.#done === this.total);
  }

  /** Leaves the last line standing. */
  end(): void {
    if (this.stream.isTTY) this.stream.write('\n');
  }

  #show(now: boolean): void {
    if (!this.stream.isTTY) return this.#line();
    if (!now && performance.now() - this.#drawnAt < redrawMs) return;
    this.#drawnAt = performance.now();
    const filled = Math.round((barLetters * this.#done) / Math.max(1, this.total));
    const bar = '█'.repeat(filled) + '░'.repeat(barLetters - filled);
    this.stream.write(`\r\u001b[2K${bar} ${this.#numbers()} ${this.#what}`);
  }

  #line(): void {
    const tenths = Math.floor((10 * this.#done) / Math.max(1, this.total));
    if (tenths === this.#tenths) return;
    this.#tenths = tenths;
    this.stream.write(`${String(tenths * 10).padStart(3)} % ${this.#numbers()} ${this.#what}\n`);
  }

  #numbers(): string {
    return `${this.#done}/${this.total} ${((performance.now() - this.since) / 1000).toFixed(1)} s`;
  }
}
