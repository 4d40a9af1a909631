import { describe, expect, it } from '@jest/globals';
import { csvRows, tableInvalid } from './csv.ts';

describe('A table that is uploaded', () => {
  it('is read by the names of its columns, without empty lines', () => {
    expect(csvRows('\ufeff姓名,警号\n 王磊 ,088008\n\n', 100)).toEqual([{ 姓名: '王磊', 警号: '088008' }]);
  });
  it('names the row that is not well formed', () => {
    expect(() => csvRows('a,b\n1,2\n"3,4\n', 100)).toThrow(
      expect.objectContaining({
        errors: [expect.objectContaining({ pointer: '/rows/2', code: 'csv_form' })],
      }),
    );
  });
  it('tells its faults by row and field, in both languages', () => {
    const parameters = { field: 'fullMembers', value: '七' };
    expect(
      tableInvalid([{ row: 2, field: 'fullMembers', reason: 'value_invalid', parameters }]),
    ).toMatchObject({
      errors: [
        {
          pointer: '/rows/2/fullMembers',
          code: 'row',
          zh: '第 2 行 fullMembers：“fullMembers”的值无效：七。',
          en: 'Row 2, fullMembers: fullMembers is not valid: 七.',
        },
      ],
    });
  });
});
