/**
 * Parses a JSON text, adds the fields of `more`, and freezes the value deeply, so that readers cannot change
 * the memory that they share.
 */
export function frozenCopy<Value extends object>(body: string, more: object = {}): Value {
  const value = { ...(JSON.parse(body) as Value), ...more };
  freeze(value);
  return value;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}
