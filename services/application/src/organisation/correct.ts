import { refuse } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import { type Branch, bureauIn, type Organisation, type OrganisationEvent } from './organisation.ts';
import { requireActing, requireStanding } from './organisation.rules.ts';
import type { Asked } from './reorganise.ts';

/**
 * A bureau takes another name; of a branch any field is corrected, from a day that has come. Refuses with
 * `day_in_future`, `nothing_changed`, `value_missing`, `value_invalid` and what `requireActing` refuses.
 */
export function correctUnit(
  { data, instant }: Asked<'CorrectUnit'>,
  state: Organisation,
): OrganisationEvent[] {
  const { unitId, on, reason, ...fields } = data;
  if (on > shanghaiDay(instant)) throw refuse('day_in_future', { day: on }, 'on');
  if (bureauIn(state, unitId)) return [renamed(data, state)];
  const branch = requireActing(state, unitId, 'unitId');
  const given = Object.entries(fields);
  if (given.every(([field, value]) => branch[field as keyof Branch] === value))
    throw refuse('nothing_changed');
  return [{ type: 'BranchCorrected', data: { branchId: unitId, ...fields, on, reason } }];
}

function renamed(
  { unitId: bureauId, name, on, reason, ...others }: Asked<'CorrectUnit'>['data'],
  state: Organisation,
): OrganisationEvent {
  const bureau = requireStanding(state, bureauId, 'unitId');
  const [more] = Object.entries(others);
  if (more) throw refuse('value_invalid', { field: more[0], value: String(more[1]) }, more[0]);
  if (name === undefined) throw refuse('value_missing', { field: 'name' }, 'name');
  if (name === bureau.name) throw refuse('nothing_changed');
  return { type: 'BureauRenamed', data: { bureauId, name, on, reason } };
}
