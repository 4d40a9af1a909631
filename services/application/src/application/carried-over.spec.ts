// An entry whose branch was merged: the other branch acts for it, under its own names, and has no second one.
import { describe, it } from '@jest/globals';
import { application, recommendation } from '@laurel/contracts';
import { type Command, inState, type Stamped } from '@laurel/core';
import { command, given, someActor, stamped } from '@laurel/core/testing';
import {
  beforeDeadline,
  campaignId,
  declarations,
  form,
  listed,
  openCampaign,
  tree,
} from '../city.fixture.ts';
import { initial as nothingDone } from '../participation/participation.ts';
import { recommendationDecider } from '../recommendation/recommendation.decide.ts';
import type { Recommendation } from '../recommendation/recommendation.ts';
import { applicationDecider } from './application.decide.ts';
import type { ApplicationEvent } from './application.ts';
import type { ApplicationFacts } from './application.rules.ts';

const { b03 } = tree.bureaus;
/** `b03.018` goes on with the entry of `b03.017`, and has its own secretary. */
const merged = {
  ...tree,
  bureaus: {
    ...tree.bureaus,
    b03: {
      ...b03!,
      branches: {
        ...b03!.branches,
        'b03.017': { ...b03!.branches['b03.017']!, mergedInto: 'b03.018', carriedIn: [campaignId] },
        'b03.018': {
          ...b03!.branches['b03.018']!,
          secretary: { personId: 'P-next', name: '周正', since: '2022-09-01' },
          tookOver: { [campaignId]: 'b03.017' },
        },
      },
    },
  },
};
const names = { branchName: '城关党支部', unitName: '城关派出所', bureauName: '东城分局' };
const list: Recommendation = {
  ...{ status: 'sealed', seals: 1 },
  nominations: [{ branchId: 'b03.017', rank: 2, reason: '综合评议', ...names }],
};
const facts: ApplicationFacts = {
  id: { campaign: campaignId, unit: 'b03.017' },
  campaign: openCampaign,
  tree: merged,
  list,
  participation: { ...nothingDone, planFiled: true, meetingHeld: true },
  standing: { suspended: false, clearedUntil: '2023-12-31' },
  rankingConfirmed: false,
};
type Asked = Parameters<typeof applicationDecider.decide>[0];
const by = (person: string) => ({ actor: { ...someActor, person, role: 'branchSecretary' } });
const ask = (type: Asked['type'], data: object, more: object = {}) =>
  command({ type, data }, { instant: beforeDeadline, ...more }) as Asked & Command;
const on = (overrides: Partial<ApplicationFacts> = {}) =>
  given(inState(applicationDecider, application.commands), { ...facts, ...overrides });
const event = (type: ApplicationEvent['type'], data: object) =>
  stamped({ type, data: { ...entry, ...data } }) as Stamped<ApplicationEvent>;
const entry = { campaignId, branchId: 'b03.017', bureauId: 'b03' };
const carrying = ask('CarryEntryOver', { into: 'b03.018' });
const carried = {
  ...{ ...entry, into: 'b03.018', bureauName: '东城分局' },
  ...{ branchName: '支部b03.018', unitName: '所队b03.018' },
};
const submission = { form, declarations, submission: 1 };

describe('An entry that is carried over', () => {
  it('has the names of the branch that goes on', () =>
    on()().when(carrying).then({ type: 'EntryCarriedOver', data: carried }));
  it('is nothing where no entry stands any more', () => {
    on({ list: { status: 'none', seals: 1 } })()
      .when(carrying)
      .then();
    on()(event('ApplicationLapsed', { reason: 'notSubmitted' }))
      .when(carrying)
      .then();
  });
  it('is signed by the secretary of that branch, and by no other', () => {
    const draft = (person: string) => ask('DraftApplication', { form }, by(person));
    on()(event('EntryCarriedOver', carried)).when(draft(someActor.person)).thenRefused('not_secretary');
    on()(event('EntryCarriedOver', carried))
      .when(draft('P-next'))
      .then({ type: 'ApplicationDrafted', data: { ...entry, form } });
  });
  it('is accepted under its names, with the rank of before', () => {
    const final: Recommendation = { status: 'final', before: list as Recommendation & { status: 'sealed' } };
    const { into: _into, ...accepted } = carried;
    on({ list: final })(event('ApplicationSubmitted', submission), event('EntryCarriedOver', carried))
      .when(ask('AcceptApplication', {}))
      .then({ type: 'ApplicationAccepted', data: { ...accepted, route: 'recommended', rank: 2 } });
  });
});

describe('The branch that goes on', () => {
  it('begins no application of its own', () =>
    on({ id: { campaign: campaignId, unit: 'b03.018' } })()
      .when(ask('DraftApplication', { form }, by('P-next')))
      .thenRefused('entry_carried'));
  it('stays on the list by the number of the entry, which is sealed anew under its names', () => {
    const drafting = (branchId: string) =>
      command(
        { type: 'DraftRecommendation' as const, data: { candidates: listed(branchId) } },
        { instant: beforeDeadline },
      );
    const lists = given(inState(recommendationDecider, recommendation.commands), {
      ...{ id: { campaign: campaignId, unit: 'b03' }, campaign: openCampaign, tree: merged },
      ...{ draftedSinceProposal: false, withdrawn: [], winners: [] },
    });
    lists()
      .when(drafting('b03.017'))
      .then({
        type: 'RecommendationDrafted',
        data: { campaignId, bureauId: 'b03', candidates: listed('b03.017') },
      });
    lists().when(drafting('b03.018')).thenRefused('entry_carried');
  });
});
