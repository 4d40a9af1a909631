/**
 * The command was understood and may not be done; nothing was recorded.
 * `reason` is a stable code (its texts are in contracts); `field` names the input at fault, if one is.
 * Callers show it and let the user mend the cause; repeating the same command without a change is useless.
 */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  readonly reason: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly field: string | undefined;

  constructor(reason: string, parameters: Readonly<Record<string, string | number>> = {}, field?: string) {
    super(reason);
    this.reason = reason;
    this.parameters = parameters;
    this.field = field;
  }
}
