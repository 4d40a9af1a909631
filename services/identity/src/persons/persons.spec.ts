import { describe, expect, it } from '@jest/globals';
import { persons as contract } from '@laurel/contracts';
import { command, given, stamped } from '@laurel/core/testing';
import { readPersons } from './import.rules.ts';
import { personsDecider } from './persons.decide.ts';
import { initial, type PersonsCommand, type PersonsEvent } from './persons.ts';

/** Everybody is registered once, and accounts belong to whoever is (docs/handbook/process.md#1.25). */

const wang = { personId: 'p088008', name: '王磊', policeNumber: '088008', unitId: 'b05' };
const registered = (person: Partial<typeof wang> = {}) =>
  stamped<PersonsEvent>({ type: 'PersonRegistered', data: { ...wang, ...person } });
const register = (accountIds: readonly string[] = []) =>
  given(personsDecider, { id: { name: 'city' }, accountIds });
const actor = { account: 'sam', person: 'P-sam', role: 'systemAdministrator' };

/** A command as it comes in: read by its schema. */
function asked(type: keyof typeof contract.commands, data: object): PersonsCommand {
  const read = contract.commands[type].body.parse(data) as object;
  return command(
    { type, data: read },
    { actor, instant: '2023-04-10T01:00:00.000Z' },
  ) as unknown as PersonsCommand;
}

describe('Somebody who is not registered', () => {
  it('is registered with the police number as it is compared', () =>
    register()()
      .when(asked('RegisterPerson', { ...wang, policeNumber: ' ０８８-008 ' }))
      .then({ type: 'PersonRegistered', data: wang }));
  it('does not move', () =>
    register()(registered())
      .when(asked('MovePerson', { personId: 'p099', unitId: 'b04', since: '2023-05-01' }))
      .thenRefused('person_unknown'));
});

describe('Somebody who is registered', () => {
  it('is not registered again, whatever the case of the letters', () =>
    register()(registered())
      .when(asked('RegisterPerson', { personId: 'P088008', name: '王磊' }))
      .thenRefused('person_registered'));
  it('keeps the police number', () =>
    register()(registered())
      .when(asked('RegisterPerson', { personId: 'p2', name: '赵敏', policeNumber: '０８８００８' }))
      .thenRefused('police_number_taken'));
  it('moves with all accounts', () =>
    register(['wang', 'wang-two'])(registered())
      .when(asked('MovePerson', { personId: 'p088008', unitId: 'b04', since: '2023-05-01' }))
      .then({
        type: 'PersonMoved',
        data: { personId: 'p088008', unitId: 'b04', since: '2023-05-01', accountIds: ['wang', 'wang-two'] },
      }));
  it('does not move to where they are', () =>
    register()(registered())
      .when(asked('MovePerson', { personId: 'p088008', unitId: 'b05', since: '2023-05-01' }))
      .thenRefused('nothing_changed'));
});

describe('An import', () => {
  it('registers all, or nobody', () => {
    const zhao = { personId: 'p2', name: '赵敏' };
    register()()
      .when(asked('ImportPersons', { persons: [wang, zhao] }))
      .then({ type: 'PersonRegistered', data: wang }, { type: 'PersonRegistered', data: zhao });
    register()(registered())
      .when(asked('ImportPersons', { persons: [zhao, wang] }))
      .thenRefused('import_invalid');
  });
  it('takes five thousand and no more', () => {
    const rows = Array.from({ length: 5_001 }, (_, index) => ({ personId: `p${index}`, name: '某' }));
    expect(contract.commands.ImportPersons.body.safeParse({ persons: rows }).success).toBe(false);
    expect(contract.commands.ImportPersons.body.safeParse({ persons: rows.slice(1) }).success).toBe(true);
  });
});

describe('A table of persons', () => {
  const known = personsDecider.evolve(initial, registered());

  it('is read by Chinese headings, and who has no number is called by the police number', () => {
    const table = [{ 姓名: '赵敏', 警号: '０９９-００１', 单位编号: 'b03', 任职日期: '2023-03-01' }];
    expect(readPersons(table, known)).toEqual({
      data: {
        persons: [
          { personId: 'p099001', name: '赵敏', policeNumber: '099001', unitId: 'b03', since: '2023-03-01' },
        ],
      },
    });
  });
  it('tells every fault with its row', () => {
    const table: Record<string, string>[] = [
      { 姓名: '王磊', 警号: '088008' },
      { 姓名: '', 警号: '1' },
      { 姓名: '李', 警号: '099001', 单位编号: '!' },
      { 姓名: '钱', 警号: '099002' },
      { 姓名: '孙', 警号: '099002' },
    ];
    const read = readPersons(table, known);
    expect('faults' in read && read.faults.map(({ row, field }) => `${row} ${field}`)).toEqual([
      '1 personId',
      '1 policeNumber',
      '2 name',
      '2 policeNumber',
      '3 unitId',
      '5 personId',
      '5 policeNumber',
    ]);
  });
  it('without rows lacks its first', () => {
    const read = readPersons([], initial);
    expect('faults' in read && read.faults.map(({ row, field }) => `${row} ${field}`)).toEqual([
      '1 personId',
      '1 name',
    ]);
  });
});
