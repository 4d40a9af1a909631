import { refuse } from '@laurel/contracts';
import { shanghaiDay } from '@laurel/core';
import { isReached } from '@laurel/rules';
import {
  type Branch,
  bureauIn,
  type Organisation,
  type OrganisationEvent,
} from '../organisation/organisation.ts';
import { upwards } from '../organisation/handing-in.rules.ts';
import type { RunningCampaign } from '../organisation/invitations.rules.ts';
import { requireKnownKind } from '../organisation/kinds.rules.ts';
import { requireActing, requireStanding } from '../organisation/organisation.rules.ts';
import type { Asked } from './reorganise.rules.ts';

/**
 * A bureau takes another name or kind, the latter while no campaign that reaches it runs; of a branch any
 * field is corrected, from a day that has come. Refuses with `day_in_future`, `nothing_changed`,
 * `value_missing`, `value_invalid`, `kind_unknown`, `kind_locked` and what `requireActing` refuses.
 */
export function correctUnit(
  { data, instant }: Asked<'CorrectUnit'>,
  state: Organisation,
  openCampaigns: readonly RunningCampaign[],
): OrganisationEvent[] {
  const { unitId, on, reason, ...fields } = data;
  if (on > shanghaiDay(instant)) throw refuse('day_in_future', { day: on }, 'on');
  if (bureauIn(state, unitId)) return corrected(data, state, openCampaigns);
  const branch = requireActing(state, unitId, 'unitId');
  if (fields.kind !== undefined) throw refuse('value_invalid', { field: 'kind', value: fields.kind }, 'kind');
  const given = Object.entries(fields);
  if (given.every(([field, value]) => branch[field as keyof Branch] === value))
    throw refuse('nothing_changed');
  const { kind: _kind, ...described } = fields;
  return [{ type: 'BranchCorrected', data: { branchId: unitId, ...described, on, reason } }];
}

function corrected(
  { unitId: bureauId, name, kind, on, reason, ...others }: Asked<'CorrectUnit'>['data'],
  state: Organisation,
  openCampaigns: readonly RunningCampaign[],
): OrganisationEvent[] {
  const bureau = requireStanding(state, bureauId, 'unitId');
  const [more] = Object.entries(others);
  if (more) throw refuse('value_invalid', { field: more[0], value: String(more[1]) }, more[0]);
  if (name === undefined && kind === undefined) throw refuse('value_missing', { field: 'name' }, 'name');
  const cited = { bureauId, on, reason };
  const events: OrganisationEvent[] = [
    ...(name === undefined || name === bureau.name
      ? []
      : [{ type: 'BureauRenamed' as const, data: { ...cited, name } }]),
    ...(kind === undefined || kind === bureau.kind
      ? []
      : [{ type: 'BureauReclassified' as const, data: { ...cited, kind } }]),
  ];
  if (events.length === 0) throw refuse('nothing_changed');
  if (kind !== undefined && kind !== bureau.kind) {
    requireKnownKind(state, kind);
    const running = openCampaigns.find(({ hostId }) => isReached(upwards(state), hostId, bureauId));
    if (running) throw refuse('kind_locked', { unit: bureauId, campaign: running.campaignId }, 'kind');
  }
  return events;
}
