import { readdirSync, readFileSync } from 'node:fs';
import { type AggregateContract, kebab, type Role } from '@laurel/contracts';
import { sampleAbout } from '@laurel/platform/testing';
import type { TestCity } from '../http/city.ts';
import { together } from '../http/client.ts';
import type { Account } from '../http/people.ts';

/** The scripts that tell the year: those here and those of the campaign that they build on. */
const script = [new URL('./', import.meta.url), new URL('../http/', import.meta.url)]
  .flatMap((folder) => readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8')))
  .join('\n');

const accounts: Readonly<Partial<Record<Role, readonly [Account, Account]>>> = {
  operator: ['op-city', 'op-b01'],
  assessor: ['as-one', 'as-two'],
  committee: ['co-one', 'co-two'],
  discipline: ['di-city', 'di-b01'],
};

/**
 * Asks of an aggregate every command that the scripts do not name, with its sample and what the year says of
 * the same fields. So a new command of an aggregate that stands in the year is tried without a line of its
 * own; where this cannot do it, the script tells it.
 */
export async function askTheRest(
  city: TestCity,
  { path, commands }: AggregateContract,
  id: string,
  data: Readonly<Record<string, unknown>>,
) {
  const untold = Object.entries(commands).filter(([type]) => !script.includes(`/${kebab(type)}`));
  for (const [type, command] of untold) {
    const { by, pair } = command.may;
    const asked = sampleAbout(command, data);
    const address = `${path}/${id}/${kebab(type)}`;
    const [one, other] = (pair ?? by).map((role, index) => accounts[role]?.[index]);
    if (pair && one && other) await together(city.as[one], city.as[other], address, asked);
    else if (one) await city.act(one, address, asked);
  }
}
