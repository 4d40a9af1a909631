// Rows of a table become one import, or every fault is told with its row and field.
import { describe, expect, it } from '@jest/globals';
import { initial, type Organisation } from './organisation.ts';
import { readTable } from './import.rules.ts';

const tree: Organisation = {
  ...initial,
  bureaus: { b03: { name: '东城分局', kind: 'countyBureau', branches: {} } },
};
const row = {
  支部编号: 'b03.017',
  支部名称: '城关派出所党支部',
  所队名称: '城关派出所',
  所队类型: '派出所',
  正式党员: '7',
  预备党员: '0',
  民警: '20',
  辅警: '30',
  成立日期: '',
};
const faultsOf = (result: ReturnType<typeof readTable>) =>
  'faults' in result ? result.faults.map(({ row, field, reason }) => [row, field, reason]) : [];

describe('A table of branches', () => {
  it('is read by Chinese headings and words', () => {
    const secretary = { 书记姓名: '孙文', 书记编号: 'P7', 任职日期: '2022-01-01' };
    const expected = {
      branchId: 'b03.017',
      name: '城关派出所党支部',
      unitName: '城关派出所',
      unitType: 'policeStation',
      fullMembers: 7,
      probationaryMembers: 0,
      officers: 20,
      auxiliaries: 30,
      secretary: { personId: 'P7', since: '2022-01-01' },
    };
    expect(readTable('branches', [{ ...row, ...secretary }], tree, { P7: '孙文' })).toEqual({
      data: { bureaus: [], branches: [expected] },
    });
  });
  it('says which bureau a branch stands below, or its number does', () => {
    const result = readTable('branches', [{ ...row, 支部编号: 'b99.001', 上级单位: 'b03' }], tree, {});
    expect(result).toMatchObject({ data: { branches: [{ branchId: 'b99.001', bureauId: 'b03' }] } });
    const nowhere = readTable('branches', [{ ...row, 上级单位: 'b98' }], tree, {});
    expect(faultsOf(nowhere)).toEqual([[1, 'parentId', 'unit_unknown']]);
  });
  it('without a row lacks its first', () => {
    expect(faultsOf(readTable('bureaus', [], tree, {}))).toEqual([
      [1, 'bureauId', 'value_missing'],
      [1, 'name', 'value_missing'],
      [1, 'kind', 'value_missing'],
    ]);
  });
  it('tells every fault with its row, in order', () => {
    const result = readTable(
      'branches',
      [
        row,
        { ...row, 支部名称: '', 正式党员: '七' },
        row,
        { ...row, 支部编号: 'b09.001' },
        { ...row, 支部编号: 'b03.021', 书记姓名: '孙文' },
        { ...row, 支部编号: 'b03.022', 书记姓名: '孙武', 书记编号: 'P7', 任职日期: '2022-01-01' },
        { ...row, 支部编号: 'b03.023', 书记编号: 'P8', 任职日期: '2022-01-01' },
      ],
      tree,
      { P7: '孙文' },
    );
    expect(faultsOf(result)).toEqual([
      [2, 'name', 'value_missing'],
      [2, 'fullMembers', 'value_invalid'],
      [3, 'branchId', 'already_exists'],
      [4, 'branchId', 'unit_unknown'],
      [5, 'secretaryPersonId', 'value_missing'],
      [5, 'secretarySince', 'value_missing'],
      [6, 'secretaryName', 'person_differs'],
      [7, 'secretaryPersonId', 'person_unknown'],
    ]);
  });
});

describe('A table of bureaus', () => {
  it('is read by English headings too', () => {
    const bureau = { bureauId: 'o20', name: '政治部', kind: 'organ' };
    expect(readTable('bureaus', [bureau], tree, {})).toEqual({ data: { bureaus: [bureau], branches: [] } });
  });
  it('names the unit above, which is registered or comes with it', () => {
    const above = { 编号: 'b31', 名称: '河东县局', 类别: '县分局', 上级单位: 'b03' };
    const table = [
      { ...above, 编号: 'b32', 上级单位: 'b31' },
      above,
      { ...above, 编号: 'b33', 上级单位: 'b08' },
    ];
    expect(faultsOf(readTable('bureaus', table, tree, {}))).toEqual([[3, 'parentId', 'unit_unknown']]);
    const bureau = { bureauId: 'b31', name: '河东县局', kind: 'countyBureau', parentId: 'b03' };
    expect(readTable('bureaus', [above], tree, {})).toEqual({ data: { bureaus: [bureau], branches: [] } });
  });
  it('does not accept one that is registered, or a kind nobody knows', () => {
    const result = readTable(
      'bureaus',
      [
        { 编号: 'b03', 名称: '东城', 类别: '县分局' },
        { 编号: 'b05', 名称: '南城', 类别: '村委会' },
      ],
      tree,
      { P7: '孙文' },
    );
    expect(faultsOf(result)).toEqual([
      [1, 'bureauId', 'already_exists'],
      [2, 'kind', 'kind_unknown'],
    ]);
  });
  it('knows the kinds that the deployment has, by id and by either name', () => {
    const own = { ...tree, bureauKinds: [{ id: 'cityBureau', name: { zh: '市局', en: 'City bureau' } }] };
    const bureaus = ['市局', 'City bureau', 'cityBureau'].map((kind, index) => ({
      ...{ bureauId: `c${index + 1}`, name: '澜江市局', kind },
    }));
    const registered = bureaus.map((bureau) => ({ ...bureau, kind: 'cityBureau' }));
    expect(readTable('bureaus', bureaus, own, {})).toEqual({ data: { bureaus: registered, branches: [] } });
    const faults = readTable('bureaus', [{ bureauId: 'c9', name: '分局', kind: '县分局' }], own, {});
    expect(faults).toEqual({
      faults: [
        {
          ...{ row: 1, field: 'kind', reason: 'kind_unknown' },
          parameters: { kind: '县分局', 'known.zh': '市局', 'known.en': 'City bureau' },
        },
      ],
    });
  });
});
