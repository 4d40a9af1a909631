/** What a handler answers besides its body. Interceptors make headers of it, and put looks on record. */
export class Answer {
  readonly headers: Record<string, string> = {};
  status?: number;
  /** How many rows it shows, for the record of looks. */
  rows = 1;
  asOf?: string;

  constructor(readonly body: unknown) {}

  /** The log position the answer has seen. */
  at(position: number): this {
    this.headers['x-event-position'] = String(position);
    return this;
  }

  /** The version of the stream it shows or has moved on. */
  of(version: unknown): this {
    this.headers['etag'] = `"v${String(version)}"`;
    return this;
  }
}
