import type { CommandForm } from '@laurel/contracts';

/** The properties of inputs that are made by hand. They stand in the command's form and fill its body. */
export interface SheetProps {
  readonly form: CommandForm;
  /** The id of the command's target. */
  readonly id: string;
}
