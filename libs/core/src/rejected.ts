/** One thing wrong with a command, at its field, in both languages. */
export interface FieldFault {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

/**
 * The command was understood and may not be done; nothing was recorded.
 * `reason` is a stable code (its texts are in contracts); `field` names the input at fault, if one is, as
 * `candidates` or `form.visits[1].on`; `faults` are all that is wrong, where that is more than one thing.
 * Callers show it and let the user mend the cause; repeating the same command without a change is useless.
 */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  readonly reason: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly field: string | undefined;
  readonly faults: readonly FieldFault[];

  constructor(
    reason: string,
    parameters: Readonly<Record<string, string | number>> = {},
    field?: string,
    faults: readonly FieldFault[] = [],
  ) {
    super(reason);
    this.reason = reason;
    this.parameters = parameters;
    this.field = field;
    this.faults = faults;
  }
}
