import fc from 'fast-check';
import type { Parameter } from './document.ts';

/** Ids that the city of the tests knows, so that requests get as far as a decision. */

const campaign = ['r2023', 'r2023', 'r2023', 'r2024'];
const unit = ['b01.001', 'b01.001', 'b02.001', 'b01', 'b99.001', 'o20.001'];
const parts: Readonly<Record<string, readonly string[]>> = {
  campaign,
  unit,
  stage: ['onSite', 'presentation'],
  title: ['masses', 'political', 'nothing'],
  name: ['city', 'g1', 'g2', 'n1', 'r2023'],
};
const spare = ['spare', 'spare-two', 'nobody'];
const everybody = ['op-city', 'bo-b01-one', 'co-one', 'di-city', 'ex-one', 'as-one', ...spare];

/** What names of fields in a body refer to. */
export const referred: Readonly<Record<string, readonly string[]>> = {
  branchId: unit,
  into: unit,
  bureauId: ['b01', 'b02', 'b98'],
  unitId: unit,
  accountId: ['ex-one', 'ex-two', 'as-one', 'spare'],
  expertId: ['ex-one', 'ex-two', 'spare'],
  to: ['spare', 'op-b01', 'co-two'],
  lead: ['as-one'],
  criterionId: ['political', 'organisation', 'masses'],
  stage: ['onSite', 'presentation'],
  login: ['spare', 'ex-one', '老张'],
};

/**
 * An id for the path: its parts are told in the parameter's description. Whoever tests with an account keeps
 * it.
 */
export function idOf(path: string, { description = 'name' }: Parameter): fc.Arbitrary<string> {
  const account = path.includes('/accounts/') && !path.includes('delegation') ? spare : everybody;
  const chosen = description
    .split('.')
    .map((part) => fc.constantFrom(...(part === 'account' ? account : (parts[part] ?? everybody))));
  return fc.tuple(...chosen).map((words) => words.join('.'));
}

/** Ids of every form, for whoever cannot tell which form an address asks for. */
export const dictionary = [
  ...[
    'r2023',
    'city',
    'r2023.b01',
    'r2023.b01.001',
    'r2023.b02.001',
    'r2023.o20.001',
    'r2023.g1',
    'r2023.onSite',
    'r2023.presentation',
  ],
  ...[
    'r2023.masses.b01.001',
    'r2023.political.b02.001',
    'r2023.onSite.b01.001.ex-one',
    'r2023.onSite.b02.001.ex-one',
    ...spare,
  ],
];
