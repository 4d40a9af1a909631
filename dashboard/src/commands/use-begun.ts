import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';

/**
 * Fills in a field with what it begins with, where nothing stands there; with `always`, whatever stands
 * there. Nothing is filled in while `value` is undefined.
 */
export function useBegun(source: string, value: unknown, always = false): void {
  const { getValues, setValue } = useFormContext();
  const text = JSON.stringify(value);
  useEffect(() => {
    if (text === undefined) return undefined;
    // The form takes its own first values in an effect that comes after those of its fields.
    const timer = setTimeout(() => {
      if (always || isEmpty(getValues(source))) setValue(source, JSON.parse(text));
    });
    return () => clearTimeout(timer);
  }, [source, text, always, getValues, setValue]);
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === '';
}
