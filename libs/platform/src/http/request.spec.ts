// What a request says of itself in its headers, and what it may not say.
import { describe, expect, it } from '@jest/globals';
import { Rejected } from '@laurel/core';
import type { FastifyRequest } from 'fastify';
import { machineClock, RehearsalClock } from '../clock.ts';
import { Problem } from './problem.ts';
import { commandIdOf, expectedVersionOf, instantOf, keyOf, roleOf } from './request.ts';

const key = '0b5a3b0e-7f3a-4c8e-9b1d-2f6e8a9c0d1e';
const sent = (headers: Record<string, string>) => ({ headers }) as unknown as FastifyRequest;

describe('An Idempotency-Key', () => {
  it('is a UUID, in whatever case it is written', () => {
    expect(commandIdOf(sent({ 'idempotency-key': key.toUpperCase() }))).toBe(key);
  });
  it.each(['', 'again', '__proto__', 'é'.repeat(40), `${key} `])('is nothing else: %s', (given) => {
    expect(keyOf(sent({ 'idempotency-key': given }))).toBeUndefined();
    expect(() => commandIdOf(sent({ 'idempotency-key': given }))).toThrow(new Problem('invalid_input'));
  });
});

describe('The version seen', () => {
  it('is asked for, and may be any', () => {
    expect(() => expectedVersionOf(sent({}))).toThrow(new Problem('precondition_required'));
    expect(expectedVersionOf(sent({ 'if-match': '*' }))).toBeUndefined();
    expect(expectedVersionOf(sent({ 'if-match': '"v12"' }))).toBe(12);
  });
  it.each(['', 'v1', '"1"', 'W/"v1"', '"v1", "v2"', '"v-1"', '"v1234567890"'])(
    'has one form: %s is none',
    (given) => {
      expect(() => expectedVersionOf(sent({ 'if-match': given }))).toThrow(new Problem('invalid_input'));
    },
  );
});

describe('The role to act in', () => {
  it('may be left open', () => {
    expect(roleOf(sent({}))).toBeUndefined();
  });
  it('is one that there is, not silently any other', () => {
    expect(roleOf(sent({ 'x-role': 'operator' }))).toBe('operator');
    for (const role of ['', 'Operator', 'system', 'operator, auditor', '__proto__']) {
      expect(() => roleOf(sent({ 'x-role': role }))).toThrow(new Problem('invalid_input'));
    }
  });
});

describe('The instant of a request', () => {
  const start = '2023-04-01T00:00:00.000Z';
  const brings = (instant: string) => sent({ 'x-rehearsal-instant': instant });

  it('is brought in a rehearsal, and moves its clock', () => {
    const clock = new RehearsalClock(start);
    expect(instantOf(brings('2023-04-02T00:00:00.000Z'), clock)).toBe('2023-04-02T00:00:00.000Z');
    expect(instantOf(sent({}), clock)).toBe('2023-04-02T00:00:00.000Z');
  });
  it.each([
    ['2023-04-01T24:00:00.000Z', '2023-04-02T00:00:00.000Z'],
    ['2023-04-02T00:00:00Z', '2023-04-02T00:00:00.000Z'],
    ['2023-04-02T08:00:00+08:00', '2023-04-02T00:00:00.000Z'],
  ])('is read as it is meant: %s', (written, instant) => {
    expect(instantOf(brings(written), new RehearsalClock(start))).toBe(instant);
  });
  it('is never past', () => {
    expect(() => instantOf(brings('2023-03-31T23:59:59.999Z'), new RehearsalClock(start))).toThrow(
      new Rejected('instant_in_past'),
    );
  });
  it.each([
    'now',
    '2024-02-30T00:00:00.000Z',
    '2023-04-01T24:30:00.000Z',
    '2023-04-02T00:00:00',
    '9999-12-31T23:59:59.999Z',
  ])('is one that there is, of an age that dates can be counted in: %s is none', (instant) => {
    const clock = new RehearsalClock(start);
    expect(() => instantOf(brings(instant), clock)).toThrow(new Problem('invalid_input'));
    expect(clock.now()).toBe(start);
  });
  it('is the machine’s outside a rehearsal', () => {
    expect(() => instantOf(brings(start), machineClock)).toThrow(new Problem('invalid_input'));
  });
});
