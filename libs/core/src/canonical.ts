/**
 * Gives JSON with sorted keys and without undefined, so that equal values give equal bytes. It takes what
 * JSON can hold; numbers are written as JavaScript prints them (RFC 8785).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `,${canonicalJson(item ?? null)}`;
    return `[${text.slice(1)}]`;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(fields).sort()) {
    if (fields[name] !== undefined) text += `,${JSON.stringify(name)}:${canonicalJson(fields[name])}`;
  }
  return `{${text.slice(1)}}`;
}
