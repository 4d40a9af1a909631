/** A command that may be given on a row of a desk. */
export interface DeskAct<Row> {
  readonly command: string;
  /** The key of words that tell it from the same command on the same row. */
  readonly note?: string;
  /** The id of the command's target. */
  target(row: Row): string;
  /** True while the command may be given on this row. */
  isOpen(row: Row): boolean;
  /** The part of the body that the row tells. */
  given?(row: Row): object;
  /**
   * It may be given on many rows at once: what is asked is asked once and holds for all. `series`: the fields
   * that are counted on from row to row.
   */
  readonly batch?: { readonly series?: readonly string[] };
}
