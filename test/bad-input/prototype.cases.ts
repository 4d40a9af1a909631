import { type AggregateContract, aggregates, kebab } from '@laurel/contracts';
import type { TestCity } from '../http/city.ts';
import type { Account } from '../http/people.ts';
import { commandTable } from '../policy/matrix.ts';
import { idFor, sampleOf } from '../policy/samples.ts';
import { type Column, rowsOf } from '../policy/table.ts';

/**
 * Every command, with names that JavaScript gives to every object where an id, a number or a name belongs:
 * the record must not take them for its own.
 */

const inherited = 'constructor';
/** Who asks, in each role; nobody here keeps away from the units named. */
const askers: Readonly<Partial<Record<Column, Account>>> = {
  OP: 'op-city',
  BO: 'bo-b01-one',
  AS: 'as-one',
  EX: 'ex-one',
  CM: 'co-one',
  DI: 'di-city',
  SY: 'system-administrator',
  SE: 'security-administrator',
};
const targets = [
  { branchId: `b01.${inherited}`, account: inherited },
  { branchId: `${inherited}.001`, account: inherited },
];

const named =
  /^(branchId|bureauId|into|accountId|expertId|objectionId|recordId|caseId|phaseId|titleId|lead|to|choice|criterionId|indicatorId|attachmentId|clause)$/;

/** The data with the inherited name wherever an identifier stands that it fits. */
function renamed(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, field));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, renamed(inner, name)]));
  }
  const isUnit = field === 'branchId' || field === 'into' || field === 'bureauId' || field === 'choice';
  return named.test(field) && !isUnit ? inherited : value;
}

/** Each asking of it that was answered as if the server itself had failed. */
export async function prototypeFaults(city: TestCity): Promise<string[]> {
  const rows = rowsOf(commandTable);
  const faults: string[] = [];
  const ask = async (
    account: Account,
    aggregate: AggregateContract,
    type: string,
    id: string,
    data: unknown,
  ) => {
    const { status, text } = await city.as[account].command(`${aggregate.path}/${id}/${kebab(type)}`, data);
    if (status >= 500)
      faults.push(
        `${type} of ${id} by ${account}: ${status} ${text.slice(0, 80)} ${JSON.stringify(data).slice(0, 120)}`,
      );
  };
  for (const aggregate of aggregates) {
    for (const type of Object.keys(aggregate.commands).filter((command) => rows.has(command))) {
      for (const [column, account] of Object.entries(askers) as [Column, Account][]) {
        if (rows.get(type)![column] === '-') continue;
        for (const target of targets) {
          const id = idFor(aggregate, type, target);
          await ask(account, aggregate, type, id, sampleOf(type, target));
          await ask(
            account,
            aggregate,
            type,
            id,
            renamed(sampleOf(type, { branchId: 'b02.001', account: inherited })),
          );
          await ask(account, aggregate, type, id.replace('r2023', inherited), sampleOf(type, target));
        }
      }
    }
  }
  return faults;
}
