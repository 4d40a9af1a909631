// Every event leads to the state that its contract names. A fold and a contract that differ would give people
// duties that are none.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type AggregateContract, ballot, entry, type EventName, panel, ranking } from '@laurel/contracts';
import type { Message, Stamped, Stateful } from '@laurel/core';
import { stamped } from '@laurel/core/testing';
import { ballotDecider } from './ballot/ballot.decide.ts';
import { entryDecider } from './entry/entry.decide.ts';
import { panelDecider } from './panel/panel.decide.ts';
import { rankingDecider } from './ranking/ranking.decide.ts';

type Folding = Stateful<never> & { readonly initial: object; evolve(state: never, event: never): object };
type Life = readonly Stamped<Message>[];

/** An event as its golden file has it, but for some fields. */
function told(type: EventName, changes: object = {}): Stamped<Message> {
  const file = new URL(`../../../libs/contracts/src/golden/${type}.json`, import.meta.url);
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: object };
  return stamped({ type, data: { ...data, ...changes } });
}
const every = (types: readonly EventName[]): Life => types.map((type) => told(type));
const inStage = (stage: 'onSite' | 'presentation'): Life =>
  (['ScoringStarted', 'ScoringClosed', 'ScoringReopened', 'ScoringClosed'] as const).map((type) =>
    told(type, { stage }),
  );
const tie = [{ from: 1, to: 2, branchIds: ['b03.017', 'b04.002'], tieBreak: 'runOff' }];

const lives: readonly [AggregateContract, Folding, readonly Life[]][] = [
  [
    entry,
    entryDecider,
    [
      every(['EntrySuspended', 'EntryResumed', 'EntryDisqualified', 'EntryCleared', 'DynamicScoreReceived']),
      every([
        'EntrySuspended',
        'EntryAdmitted',
        'EntryResumed',
        'PresentationFiled',
        'EntrySuspended',
        'EntryWithdrawn',
        'EntryCleared',
      ]),
    ],
  ],
  [
    panel,
    panelDecider,
    [
      every([
        'PanelConvened',
        'ConflictDeclared',
        'ConflictDerived',
        'ExpertRecused',
        'ConflictsDeclaredComplete',
        'PanelConvened',
      ]),
      [
        ...every([
          'PanelConvened',
          'PanelFrozen',
          'DrawSecretSealed',
          'PresentationOrderDrawn',
          'PanelFrozen',
        ]),
        ...every(['ExpertRecused', 'ExpertsBelowMinimum', 'RecusalWithdrawn', 'ExpertSubstituted']),
        ...inStage('onSite'),
        ...inStage('presentation'),
        ...every(['PresentationStarted', 'PresentationAbandoned', 'PresentationDeferred']),
        ...every(['PresentationStarted', 'PresentationEnded', 'BallotsOpened', 'BallotSetAside']),
      ],
    ],
  ],
  [ballot, ballotDecider, [every(['BallotSealed', 'BallotSealed'])]],
  [
    ranking,
    rankingDecider,
    [
      [
        told('RankingComputed', { open: tie }),
        ...every(['RunOffVoteSealed', 'RunOffHeld', 'DrawHeld']),
        told('RankingComputed', { open: [] }),
        ...every(['RankingConfirmed', 'RankingPublished']),
        told('RankingComputed', { open: [] }),
        ...every(['RankingConfirmed', 'RankingPublished']),
      ],
    ],
  ],
];

/** The states of a stream by its contract, the first one that without events. */
function statesOf({ states, events }: AggregateContract, life: Life): string[] {
  return life.reduce<string[]>(
    (before, { type, data }) => {
      const { to = before.at(-1)! } = events[type]!;
      return [...before, typeof to === 'string' ? to : (to.of as (said: object) => string)(data)];
    },
    [Object.keys(states)[0]!],
  );
}

/** The states of the stages by the contract, after each event; none without events. */
function partsOf({ events }: AggregateContract, life: Life): Record<string, string>[] {
  return life.reduce<Record<string, string>[]>(
    (before, { type, data }) => {
      const { part } = events[type]!;
      const moved =
        typeof part === 'string'
          ? { [(data as { stage: string }).stage]: part }
          : part?.of(data as never, before.at(-1)!);
      return [...before, { ...before.at(-1), ...moved }];
    },
    [{}],
  );
}

const foldedAfter = (decider: Folding, life: Life): object[] =>
  life.reduce<object[]>(
    (states, event) => [...states, decider.evolve(states.at(-1) as never, event as never)],
    [decider.initial],
  );

describe.each(lives)('The contract of $name', (contract, decider, ways) => {
  it('names the states that the events lead to', () => {
    for (const life of ways) {
      expect(foldedAfter(decider, life).map((state) => decider.stateOf(state as never))).toEqual(
        statesOf(contract, life),
      );
    }
  });
  it('is tried with each of its events, through each of its states', () => {
    expect([...new Set(ways.flat().map(({ type }) => type))].sort()).toEqual(
      Object.keys(contract.events).sort(),
    );
    expect([...new Set(ways.flatMap((life) => statesOf(contract, life)))].sort()).toEqual(
      Object.keys(contract.states).sort(),
    );
  });
});

describe('The contract of the panel', () => {
  it('names the states of the stages that the events lead to', () => {
    const life = lives.find(([{ name }]) => name === 'panel')![2].at(-1)!;
    const stages = foldedAfter(panelDecider, life).map((state) =>
      Object.fromEntries(
        (['onSite', 'presentation'] as const).flatMap((stage) => {
          const status = panelDecider.partOf!(state as never, { stage });
          return status === undefined ? [] : [[stage, status]];
        }),
      ),
    );
    expect(stages).toEqual(partsOf(panel, life));
    expect([...new Set(stages.flatMap((each) => Object.values(each)))].sort()).toEqual(
      Object.keys(panel.parts!.states).sort(),
    );
  });
});
