import { required as isRequired, useWrappedSource } from 'react-admin';

/** A field of a command as its input is told of it. */
export interface FieldProps {
  readonly source: string;
  readonly label: string;
  readonly required: boolean;
  readonly help?: string | undefined;
}

/** The properties that every input has; its id is the field's place, so that a fault leads to it. */
export function useFieldProps({ source, label, required, help }: FieldProps) {
  const id = useWrappedSource(source);
  return {
    ...{ source, label, id, fullWidth: true, helperText: help ?? (false as const) },
    ...(required && { validate: isRequired() }),
  };
}
