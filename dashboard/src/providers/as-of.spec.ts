import { describe, expect, it } from '@jest/globals';
import { pastOf, searchOf } from './as-of.ts';

// Goal: an address says which past one looks at, and nothing else in it gets lost.

describe('The past in an address', () => {
  it('is an instant, with the event one stands at', () => {
    expect(pastOf('?asOf=2023-06-01T00:00:00.000Z&event=812')).toEqual({
      asOf: '2023-06-01T00:00:00.000Z',
      event: 812,
    });
    expect(pastOf('?asOf=2023-06-01T00:00:00Z')).toEqual({ asOf: '2023-06-01T00:00:00Z' });
  });

  it('is now where there is none, or none that means anything', () => {
    expect(pastOf('')).toBeUndefined();
    expect(pastOf('?event=5')).toBeUndefined();
    expect(pastOf('?asOf=yesterday')).toBeUndefined();
    expect(pastOf('?asOf=2023-06-01T00:00:00Z&event=-1')).toEqual({ asOf: '2023-06-01T00:00:00Z' });
  });

  it('is written beside whatever else the address says', () => {
    const past = { asOf: '2023-06-01T00:00:00.000Z', event: 7 };
    expect(pastOf(searchOf('?kiosk=1', past))).toEqual(past);
    expect(searchOf('?kiosk=1&asOf=2020-01-01T00:00:00Z&event=3', undefined)).toBe('?kiosk=1');
    expect(searchOf('?asOf=2020-01-01T00:00:00Z', undefined)).toBe('');
  });
});
