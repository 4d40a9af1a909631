// The secretary is who is appointed: after any appointments, terms and vacancies only the person appointed at
// that instant signs and withdraws, whatever accounts hold the role (docs/handbook/process.md#2.4).
import { describe, expect, it } from '@jest/globals';
import { application } from '@laurel/contracts';
import { fold, inState, plusDays, type Stamped } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import fc from 'fast-check';
import { branch, campaignId, declarations, form, openCampaign } from '../city.fixture.ts';
import type { OrganisationEvent } from '../organisation/organisation.ts';
import { organisationDecider } from '../organisation/organisation.decide.ts';
import { applicationDecider } from './application.decide.ts';
import type { ApplicationFacts } from './application.rules.ts';

const branchId = 'b03.017';
const firstDay = '2023-04-01';
const persons = ['P1', 'P2', 'P3'] as const;

/** What the operator may have recorded on a day of April, and when a deputy's time ends. */
const change = fc.record({
  on: fc.integer({ min: 0, max: 20 }),
  person: fc.option(fc.constantFrom(...persons), { nil: undefined }),
  days: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
});
type Change = { on: number; person?: string | undefined; days?: number | undefined };

const event = (type: OrganisationEvent['type'], data: object) =>
  stamped({ type, data: { branchId, ...data } }) as Stamped<OrganisationEvent>;

function asEvent({ on, person, days }: Change): Stamped<OrganisationEvent> {
  if (person === undefined) return event('SecretaryVacated', { reason: '调离' });
  const since = plusDays(firstDay, on);
  const until = days === undefined ? {} : { until: plusDays(since, days) };
  return event('SecretaryAppointed', { personId: person, name: '孙文', since, ...until });
}

/** The person appointed on the day on which somebody asks, told from the list alone. */
function appointedOn(day: number, changes: readonly Change[]): string | undefined {
  const last = changes.at(-1);
  if (!last || last.person === undefined) return undefined;
  return last.days === undefined || day <= last.on + last.days ? last.person : undefined;
}

function factsAfter(changes: readonly Change[]): ApplicationFacts {
  const registered = [
    event('BureauRegistered', { bureauId: 'b03', name: '东城分局', kind: 'countyBureau' }),
    event('BranchRegistered', { ...branch(branchId), bureauId: 'b03' }),
  ];
  return {
    id: { campaign: campaignId, unit: branchId },
    campaign: openCampaign,
    tree: fold(organisationDecider, [...registered, ...changes.map(asEvent)]),
    list: { status: 'empty', seals: 0 },
    participation: { answered: true, planFiled: true, meetingHeld: true },
    standing: { suspended: false },
    rankingConfirmed: false,
  };
}

describe('The form', () => {
  it('is signed and taken back by the person appointed at that instant, and by nobody else', () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 6 }),
        fc.integer({ min: 0, max: 8 }),
        fc.constantFrom(...persons),
        fc.constantFrom('account-1', 'account-2'),
        (drawn, later, person, account) => {
          const changes = [...drawn].sort((one, other) => one.on - other.on);
          const day = (changes.at(-1)?.on ?? 0) + later;
          const asked = {
            actor: { account, person, role: 'branchSecretary', unit: branchId },
            instant: `${plusDays(firstDay, day)}T02:00:00.000Z`,
          };
          const on = () => given(inState(applicationDecider, application.commands), factsAfter(changes));
          type Asked = Parameters<typeof applicationDecider.decide>[0];
          const submit = command({ type: 'SubmitApplication', data: { form, declarations } }, asked) as Asked;
          const submitted = stamped({
            type: 'ApplicationSubmitted' as const,
            data: { campaignId, branchId, bureauId: 'b03', form, declarations, submission: 1 },
          });
          const withdraw = command({ type: 'WithdrawApplication', data: { reason: '退出' } }, asked) as Asked;
          const outcomes = [on()().when(submit).outcome, on()(submitted).when(withdraw).outcome];
          const expected = appointedOn(day, changes) === person;
          expect(outcomes.map((outcome) => 'events' in outcome)).toEqual([expected, expected]);
        },
      ),
    );
  });
});
