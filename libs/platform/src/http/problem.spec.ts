// Whatever goes wrong becomes one problem that names the field and the remedy in both languages.
import { describe, expect, it } from '@jest/globals';
import { Rejected, TooLarge, Unavailable } from '@laurel/core';
import { Busy } from '../runtime/semaphore.ts';
import { z } from 'zod';
import { faultsOf, Problem, problemCodes, problemOf } from './problem.ts';

const schema = z.strictObject({
  name: z.string(),
  places: z.int().min(1),
  list: z.array(z.strictObject({ rank: z.int() })),
});

function faults(value: unknown) {
  return faultsOf(schema.safeParse(value, { reportInput: true }).error!.issues);
}

describe('Input that does not fit its schema', () => {
  it('is told field by field, by pointer', () => {
    expect(faults({ name: 7, places: 0, list: [{ rank: 'one' }] }).map(({ pointer }) => pointer)).toEqual([
      '/name',
      '/places',
      '/list/0/rank',
    ]);
  });
  it('names each unknown field', () => {
    expect(
      faults({ name: 'a', places: 1, list: [], extra: 1, more: 2 }).map(({ pointer, code }) => [
        pointer,
        code,
      ]),
    ).toEqual([
      ['/extra', 'unknown_field'],
      ['/more', 'unknown_field'],
    ]);
  });
  it('is told in Chinese and in English', () => {
    const [fault] = faults({ name: 7, places: 1, list: [] });
    expect(fault!.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(fault!.en).toBe('It must be text. Correct it.');
  });
  it('keeps a slash inside a field name apart from the path', () => {
    const odd = z.strictObject({ 'a/b': z.string() });
    expect(faultsOf(odd.safeParse({ 'a/b': 1 }, { reportInput: true }).error!.issues)[0]!.pointer).toBe(
      '/a~1b',
    );
  });
});

describe('A problem', () => {
  it('of a refusal carries its code, its texts filled in, and the field at fault', () => {
    const { body, fault } = problemOf(new Rejected('over_quota', { quota: 5 }, 'candidates'), 'en');
    expect(body).toMatchObject({
      status: 409,
      code: 'over_quota',
      title: 'The quota is 5; it cannot be exceeded.',
      zh: '名额为 5 个，不能超出。',
    });
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/candidates', code: 'over_quota' })]);
    expect(fault).toBe(false);
  });
  it.each([
    ['form.visits[1].on', '/form/visits/1/on'],
    ['objector.unitId', '/objector/unitId'],
    ['confirms', '?confirms'],
    ['declines.reason', '?reason'],
    ['id', '{id}'],
    ['X-Rehearsal-Instant', 'X-Rehearsal-Instant'],
  ])('of a refusal points at %s as at a fault of the schema: %s', (field, pointer) => {
    const { body } = problemOf(new Rejected('not_found', {}, field), 'zh');
    expect(body.errors).toEqual([expect.objectContaining({ pointer })]);
  });
  it('of a refusal with several faults tells each at its field', () => {
    const faults = ['summary', 'visits[0]'].map((name) => ({
      field: `form.${name}`,
      zh: '请填写。',
      en: 'Give it.',
    }));
    const { body } = problemOf(new Rejected('form_incomplete', {}, 'form.summary', faults), 'zh');
    expect(body.errors!.map(({ pointer }) => pointer)).toEqual(['/form/summary', '/form/visits/0']);
  });
  it('of a refusal names roles and states in the words of its language', () => {
    const roles = problemOf(new Rejected('role_missing', { roles: 'operator + discipline' }), 'zh').body;
    expect(roles.zh).toContain('评选办 + 纪检');
    expect(roles.en).toContain('operator + discipline');
  });
  it('of something unforeseen says nothing of it and asks to be logged', () => {
    const { body, fault } = problemOf(new Error('SELECT secret'), 'zh');
    expect([body.status, JSON.stringify(body).includes('secret'), fault]).toEqual([500, false, true]);
  });
  it('of an unknown outcome tells when to come back', () => {
    expect(problemOf(new Unavailable('disk'), 'en').headers).toEqual({ 'retry-after': '1' });
    expect(problemOf(new Busy('pasts'), 'en')).toMatchObject({
      body: { status: 429, code: 'too_many' },
      headers: { 'retry-after': '2' },
      fault: false,
    });
  });
  it.each([
    ['something too large', new TooLarge('x'), 413],
    ['a missing If-Match', new Problem('precondition_required'), 428],
    ['a stale version', new Rejected('stale_version', { expected: 1, actual: 2 }), 412],
    ['a recusal', new Rejected('own_unit'), 403],
    ['a key used twice', new Rejected('idempotency_key_reused'), 422],
  ])('of %s has its own status', (_name, error, status) => {
    expect(problemOf(error, 'zh').body.status).toBe(status);
  });
  it('has a status for every code', () => {
    expect(Object.values(problemCodes()).every((status) => status >= 400 && status < 600)).toBe(true);
  });
});
