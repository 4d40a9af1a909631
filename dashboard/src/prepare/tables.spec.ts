import { describe, expect, it } from '@jest/globals';
import { rowOf, tableText } from './tables.ts';

const bytesOf = (...bytes: number[]) => new Uint8Array(bytes).buffer;

describe('A table from a spreadsheet', () => {
  it('is read in UTF-8, without its byte order mark', () => {
    expect(tableText(new TextEncoder().encode('\uFEFF编号,名称').buffer)).toBe('编号,名称');
  });

  it('is read in GB 18030 where it is not UTF-8', () => {
    expect(tableText(bytesOf(0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0x61))).toBe('编号,a');
  });

  it('has faults by row', () => {
    expect([rowOf('/rows/12/name'), rowOf('/rows/3'), rowOf('/kind')]).toEqual([12, 3, undefined]);
  });
});
