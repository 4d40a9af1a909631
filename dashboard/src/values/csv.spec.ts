import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.ts';

// Goal: a table opens in a spreadsheet as it was on the screen.

describe('A table as CSV', () => {
  it('begins with a byte order mark, and has a line for each row', () => {
    expect(
      csvOf([
        ['单位', '命名'],
        ['东城分局', 2],
      ]),
    ).toBe('\uFEFF单位,命名\r\n东城分局,2\r\n');
  });
  it('quotes what has commas, quotes or lines in it', () => {
    expect(csvOf([['a,b', 'c"d', 'e\nf']])).toBe('\uFEFF"a,b","c""d","e\nf"\r\n');
  });
  it.each(['=1+1', '+1', '-1', '@x'])('has %s as a text and not as a formula', (text) => {
    expect(csvOf([[text]])).toBe(`\uFEFF'${text}\r\n`);
  });
});
