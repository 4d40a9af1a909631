/**
 * The value of a JSON text, with `more` laid over it, frozen through and through: memory shared with readers
 * cannot be changed by them.
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
