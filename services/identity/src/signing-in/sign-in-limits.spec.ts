import { describe, expect, it } from '@jest/globals';
import { SignInLimits, usualLimits } from './sign-in-limits.ts';

/** Counting errors, by name and by address, in bounded memory. The rest of it is seen in sign-in.spec.ts. */

const minutes = (count: number) => count * 60_000;

function wrongly(limits: SignInLimits, login: string, address: string, nowMs = 0): boolean {
  const { admitted } = limits.begin(login, address, nowMs);
  if (admitted) limits.wrong(login, address, nowMs);
  return admitted;
}

describe('An address', () => {
  it('is locked after fifty wrong attempts on whatever names, others are not', () => {
    const limits = new SignInLimits();
    const admitted = Array.from({ length: 60 }, (_, index) => wrongly(limits, `name${index}`, 'a')).filter(
      Boolean,
    );
    expect(admitted).toHaveLength(50);
    expect(wrongly(limits, 'name', 'b')).toBe(true);
  });
  it('is not locked by a whole bureau that knows its passwords', () => {
    const limits = new SignInLimits();
    for (let person = 0; person < 200; person++) {
      expect(limits.begin(`name${person}`, 'a', 0).admitted).toBe(true);
      limits.right(`name${person}`, 'a');
    }
  });
});

describe('Errors', () => {
  it('are forgotten after the window', () => {
    const limits = new SignInLimits();
    for (let time = 0; time < 4; time++) wrongly(limits, 'wang', 'a');
    for (let time = 0; time < 4; time++) expect(wrongly(limits, 'wang', 'a', minutes(15))).toBe(true);
  });
  it('say how long to wait', () => {
    const limits = new SignInLimits();
    for (let time = 0; time < 5; time++) wrongly(limits, 'wang', 'a');
    expect(limits.begin('wang', 'a', minutes(5))).toEqual({
      admitted: false,
      retryAfterSeconds: 600,
      firstRefusal: true,
    });
    expect(limits.begin('wang', 'a', minutes(5))).toMatchObject({ firstRefusal: false });
  });
  it('are remembered for a bounded number of names', () => {
    const limits = new SignInLimits({ ...usualLimits, remembered: 100 });
    for (let name = 0; name < 1000; name++) wrongly(limits, `name${name}`, `address${name}`);
    expect(limits.size).toBe(100);
  });
  it('are not forgotten of a name that is tried on, however many other names come between', () => {
    const limits = new SignInLimits({ ...usualLimits, remembered: 100 });
    for (let time = 0; time < 5; time++) wrongly(limits, 'wang', 'a');
    for (let name = 0; name < 1000; name++) {
      if (name % 40 === 0) expect(wrongly(limits, 'wang', 'a')).toBe(false);
      wrongly(limits, `name${name}`, `address${name}`);
    }
  });
});
