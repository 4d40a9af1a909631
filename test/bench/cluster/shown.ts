/** Answers who waits for something to be shown, also when it was shown before anyone asked. */
export class Shown {
  readonly #shown = new Set<string>();
  readonly #waiting = new Map<string, () => void>();

  show(id: string): void {
    this.#shown.add(id);
    this.#waiting.get(id)?.();
  }

  async has(id: string): Promise<void> {
    if (this.#shown.has(id)) return;
    await new Promise<void>((resolve) => this.#waiting.set(id, resolve));
  }
}
