// Every event leads to the state that its contract names. A fold and a contract that differ would give people duties that are none.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  type AggregateContract,
  application,
  attachment,
  campaign,
  type EventName,
  organisation,
  participation,
  recommendation,
} from '@laurel/contracts';
import type { Message, Stamped, Stateful } from '@laurel/core';
import { stamped } from '@laurel/core/testing';
import { applicationDecider } from './application/application.decide.ts';
import { attachmentDecider } from './attachment/attachment.decide.ts';
import { campaignDecider } from './campaign/campaign.decide.ts';
import { organisationDecider } from './organisation/organisation.decide.ts';
import { participationDecider } from './participation/participation.decide.ts';
import { recommendationDecider } from './recommendation/recommendation.decide.ts';

type Folding = Stateful<never> & { readonly initial: object; evolve(state: never, event: never): object };
type Life = readonly EventName[];
const lives: readonly [AggregateContract, Folding, readonly Life[]][] = [
  [
    campaign,
    campaignDecider,
    [
      [
        'CampaignDrafted',
        'RulePackRevised',
        'RulePackFrozen',
        'CampaignOpened',
        'PhaseStarted',
        'RulePackAmended',
        'DeadlineExtended',
        'DeadlinePassed',
        'CampaignClosed',
      ],
      ['CampaignDrafted', 'RulePackFrozen', 'CampaignOpened', 'CampaignCancelled'],
    ],
  ],
  [organisation, organisationDecider, [Object.keys(organisation.events) as EventName[]]],
  [participation, participationDecider, (Object.keys(participation.events) as EventName[]).map((type) => [type])],
  [
    recommendation,
    recommendationDecider,
    [
      ['RecommendationDrafted', 'CandidateRecommended', 'RecommendationSealed', 'RecommendationRecalled', 'RecommendationLapsed'],
      ['CandidateRecommended', 'RecommendationSealed', 'RecommendationFinalised', 'RecommendationReopened', 'RecommendationFinalised'],
      ['NoCandidateRecommended', 'RecommendationFinalised', 'RecommendationReopened', 'RecommendationRecalled'],
      ['RecommendationLapsed', 'RecommendationReopened', 'RecommendationDrafted', 'RecommendationLapsed', 'RecommendationReopened'],
    ],
  ],
  [
    application,
    applicationDecider,
    [
      ['CandidateSelfNominated', 'ApplicationDrafted', 'CandidateSelfNominated', 'ApplicationLapsed', 'CandidateSelfNominated'],
      ['ApplicationSubmitted', 'ApplicationReturned', 'ApplicationSubmitted', 'ApplicationAccepted', 'ApplicationWithdrawn'],
      ['ApplicationSubmitted', 'ApplicationDeclaredIneligible'],
    ],
  ],
  [attachment, attachmentDecider, [['AttachmentStored']]],
];

function golden(type: string): Stamped<Message> {
  const file = new URL(`../../../libs/contracts/src/golden/${type}.json`, import.meta.url);
  return stamped({ type, data: (JSON.parse(readFileSync(file, 'utf8')) as { data: object }).data });
}

/** The states of a stream by its contract, the first one that without events. */
function statesOf({ states, events }: AggregateContract, life: Life): string[] {
  return life.reduce<string[]>(
    (before, type) => {
      const { to = before.at(-1)! } = events[type]!;
      return [...before, typeof to === 'string' ? to : to.of(golden(type).data as never, before)];
    },
    [Object.keys(states)[0]!],
  );
}

describe.each(lives.map((each) => [each[0].name, ...each] as const))('The contract of %s', (_name, contract, decider, ways) => {
  it('names the states that the events lead to', () => {
    for (const life of ways) {
      const folded = life.reduce<object[]>(
        (states, type) => [...states, decider.evolve(states.at(-1) as never, golden(type) as never)],
        [decider.initial],
      );
      expect(statesOf(contract, life)).toEqual(folded.map((state) => decider.stateOf(state as never)));
    }
  });
  it('is tried with each of its events, through each of its states', () => {
    expect([...new Set(ways.flat())].sort()).toEqual(Object.keys(contract.events).sort());
    expect([...new Set(ways.flatMap((life) => statesOf(contract, life)))].sort()).toEqual(Object.keys(contract.states).sort());
  });
});
