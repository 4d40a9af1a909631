/**
 * The Idempotency-Key of a draft. A command that is sent again under its key is done once, so the key stays
 * while nobody knows what became of the last sending, whatever is written meanwhile. Only another content,
 * sent after the outcome of the one before is known, is another command and gets another key.
 */
export class DraftKey {
  #key: string;
  /** The content that the key stands for, once it was sent. */
  #content: string | undefined;
  #isKnown = false;

  constructor(key: string = crypto.randomUUID()) {
    this.#key = key;
  }

  /** The key that stands, to be kept with the draft. */
  get current(): string {
    return this.#key;
  }

  /** The key under which this content is sent. */
  for(content: string): string {
    if (this.#isKnown && this.#content !== content) {
      this.#key = crypto.randomUUID();
      this.#content = undefined;
    }
    this.#isKnown = false;
    this.#content ??= content;
    return this.#key;
  }

  /** The server answered what became of this content. */
  know(content: string): void {
    this.#content = content;
    this.#isKnown = true;
  }

  /** The server answered that an earlier content was done under this key, and not what was sent last. */
  knowEarlier(): void {
    this.#isKnown = true;
  }
}
