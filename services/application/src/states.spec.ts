// Every event leads to the state that its contract names. A fold and a contract that differ would give people
// duties that are none.
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
import { fold, type ViewedEvent } from '@laurel/core';
import { stateFaults } from '@laurel/platform/testing';
import { applicationDecider } from './application/application.decide.ts';
import { attachmentDecider } from './attachment/attachment.decide.ts';
import { campaignDecider } from './campaign/campaign.decide.ts';
import { goldenStream } from './golden.fixture.ts';
import { organisationDecider } from './organisation/organisation.decide.ts';
import { participationDecider } from './participation/participation.decide.ts';
import { recommendationDecider } from './recommendation/recommendation.decide.ts';

type StatefulDecider = Parameters<typeof stateFaults>[1];
type Said = EventName | readonly [EventName, object];
type Life = readonly Said[];
const typeOf = (said: Said) => (typeof said === 'string' ? said : said[0]);
const lives: readonly [AggregateContract, StatefulDecider, readonly Life[]][] = [
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
      ['CampaignDrafted', 'CampaignHosted', 'RulePackFrozen', 'CampaignOpened', 'CampaignCancelled'],
    ],
  ],
  [
    organisation,
    organisationDecider,
    [[['BureauRegistered', { bureauId: 'b01' }], ...(Object.keys(organisation.events) as EventName[])]],
  ],
  [
    participation,
    participationDecider,
    (Object.keys(participation.events) as EventName[]).map((type) => [type]),
  ],
  [
    recommendation,
    recommendationDecider,
    [
      [
        'RecommendationDrafted',
        'CandidateRecommended',
        'RecommendationSealed',
        'RecommendationRecalled',
        'RecommendationLapsed',
      ],
      [
        'CandidateRecommended',
        'WinnerHandedUp',
        'RecommendationSealed',
        'RecommendationFinalised',
        'RecommendationReopened',
        'RecommendationFinalised',
      ],
      [
        'NoCandidateRecommended',
        'RecommendationFinalised',
        'RecommendationReopened',
        'RecommendationRecalled',
      ],
      [
        'RecommendationLapsed',
        'RecommendationReopened',
        'RecommendationDrafted',
        'RecommendationLapsed',
        'RecommendationReopened',
      ],
    ],
  ],
  [
    application,
    applicationDecider,
    [
      [
        'CandidateSelfNominated',
        'ApplicationDrafted',
        'CandidateSelfNominated',
        'ApplicationLapsed',
        'CandidateSelfNominated',
      ],
      [
        'ApplicationSubmitted',
        'ApplicationTakenBack',
        'ApplicationSubmitted',
        'ApplicationReturned',
        'ApplicationReturnExtended',
        'ApplicationSubmitted',
        'ApplicationAccepted',
        'EntryCarriedOver',
        'ApplicationWithdrawn',
      ],
      ['ApplicationSubmitted', 'ApplicationDeclaredIneligible'],
    ],
  ],
  [attachment, attachmentDecider, [['AttachmentStored']]],
];

describe.each(lives.map((each) => [each[0].name, ...each] as const))(
  'The contract of %s',
  (_name, contract, decider, ways) => {
    const streams = ways.map((life, index) => goldenStream(contract, `${index}`, life));
    it('names the states that the events lead to', () => {
      expect(stateFaults(contract, decider, streams.flat())).toEqual([]);
    });
    it('is tried with each of its events, through each of its states', () => {
      expect([...new Set(ways.flat().map(typeOf))].sort()).toEqual(Object.keys(contract.events).sort());
      const folded = (events: readonly ViewedEvent[]) =>
        events.map((_, index) => fold(decider, events.slice(0, index + 1) as never));
      const reached = streams.flatMap((events) =>
        [decider.initial, ...folded(events)].map((state) => decider.stateOf(state as never)),
      );
      expect([...new Set(reached)].sort()).toEqual(Object.keys(contract.states).sort());
    });
  },
);
