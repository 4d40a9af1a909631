// Equal values give equal bytes, whatever the order in which they were put together; hashes and signatures
// stand on it.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical.ts';

/** The same value with every object's fields put in in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, reversed(item)] as const);
  return Object.fromEntries(entries.reverse());
}

const json = fc.jsonValue();

describe('Canonical JSON', () => {
  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(json, (value) =>
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value))),
      ),
    );
  });
  it('does not depend on the order of fields', () => {
    fc.assert(
      fc.property(json, (value) => expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))),
    );
  });
  it('sorts fields by UTF-16 code units and leaves no space', () => {
    expect(canonicalJson({ '\u{1f600}': 1, '\ufb33': 2, b: [1, { d: 1, c: null }], a: '"' })).toBe(
      '{"a":"\\"","b":[1,{"c":null,"d":1}],"\u{1f600}":1,"\ufb33":2}',
    );
  });
  it('leaves out what is undefined, and writes null for it in lists', () => {
    expect(canonicalJson({ a: undefined, b: [undefined, 1] })).toBe('{"b":[null,1]}');
    expect(canonicalJson(undefined)).toBe('null');
  });
});
