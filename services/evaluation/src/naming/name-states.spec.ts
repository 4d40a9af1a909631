// Every event leads a naming, a title or a notice, and its places or objections, to the state that its contract names.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type AggregateContract, type EventName, naming, notice, title } from '@laurel/contracts';
import type { Message, Stamped, Stateful } from '@laurel/core';
import { stamped } from '@laurel/core/testing';
import { noticeDecider } from '../notice/notice.decide.ts';
import { titleDecider } from '../title/title.decide.ts';
import { namingDecider } from './naming.decide.ts';

type Folding = Stateful<never> & { readonly initial: object; evolve(state: never, event: never): object };
type Life = readonly Stamped<Message>[];
interface States {
  readonly whole: string;
  readonly parts: Readonly<Record<string, string | undefined>>;
}

/** An event as its golden file has it, but for some fields. */
function told(type: EventName, changes: object = {}): Stamped<Message> {
  const file = new URL(`../../../../libs/contracts/src/golden/${type}.json`, import.meta.url);
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: object };
  return stamped({ type, data: { ...data, ...changes } }, { sealed: { score: '90', salt: '0' } });
}
const every = (...types: readonly EventName[]): Life => types.map((type) => told(type));
const raised = (objectionId: string) => told('ObjectionRaised', { objectionId });

const lives: readonly [AggregateContract, Folding, readonly Life[]][] = [
  [
    naming,
    namingDecider,
    [
      every('NamingRequested', 'WinnersReturned', 'NamingRequested', 'EntryExcluded'),
      [
        told('NamingRequested', { winners: ['b03.017', 'b05.001'], reserves: ['b04.002'] }),
        ...every('WinnersApproved', 'PlaceHeld', 'PlaceRestored', 'BranchNamed', 'CertificateIssued', 'NamingRevoked', 'PlaqueRecalled'),
        told('PlaceForfeited', { branchId: 'b05.001' }),
        told('SuccessorCalled'),
        told('NamingDeclined', { branchId: 'b04.002' }),
      ],
    ],
  ],
  [
    title,
    titleDecider,
    [
      every(
        'TitleRecommended',
        'TitleFormSubmitted',
        'TitleBallotSealed',
        'TitleScored',
        'TitleApproved',
        'TitleConferred',
        'TitleRevoked',
      ),
      every('TitleRecommended', 'TitleNotConferred'),
    ],
  ],
  [
    notice,
    noticeDecider,
    [
      [
        ...every('PublicNoticePosted', 'PublicNoticeExtended'),
        ...['o1', 'o2', 'o3'].map(raised),
        told('ObjectionUpheld', { objectionId: 'o1' }),
        told('PublicNoticeClosed'),
        told('ObjectionDismissed', { objectionId: 'o2' }),
        told('ObjectionInadmissible', { objectionId: 'o3' }),
      ],
    ],
  ],
];

/** The states by the contract after each event, the first ones those without events. */
function statesOf({ states, parts, events }: AggregateContract, life: Life): States[] {
  return life.reduce<States[]>(
    (before, { type, data }) => {
      const last = before.at(-1)!;
      const { to = last.whole, part } = events[type]!;
      const named = (data as Record<string, string>)[parts?.id ?? ''];
      const moved = typeof part === 'string' ? { [named!]: part } : part?.of(data as never);
      return [...before, { whole: typeof to === 'string' ? to : to.of(data as never), parts: { ...last.parts, ...moved } }];
    },
    [{ whole: Object.keys(states)[0]!, parts: {} }],
  );
}

describe.each(lives)('The contract of $name', (contract, decider, ways) => {
  const id = contract.parts?.id ?? '';
  it('names the states that the events lead to', () => {
    for (const life of ways) {
      const expected = statesOf(contract, life);
      let state = decider.initial;
      const folded = expected.map(({ parts }, index): States => {
        if (index > 0) state = decider.evolve(state as never, life[index - 1] as never);
        const partOf = (part: string) => decider.partOf?.(state as never, { [id]: part });
        return {
          whole: decider.stateOf(state as never),
          parts: Object.fromEntries(Object.keys(parts).map((part) => [part, partOf(part)])),
        };
      });
      expect(folded).toEqual(expected);
    }
  });
  it('is tried with each of its events, through each of its states', () => {
    const reached = ways.flatMap((life) => statesOf(contract, life));
    expect([...new Set(ways.flat().map(({ type }) => type))].sort()).toEqual(Object.keys(contract.events).sort());
    expect([...new Set(reached.map(({ whole }) => whole))].sort()).toEqual(Object.keys(contract.states).sort());
    const parts = new Set(reached.flatMap(({ parts: each }) => Object.values(each)));
    const untouched = contract.name === 'naming' ? ['unplaced'] : [];
    expect([...parts, ...untouched].sort()).toEqual(Object.keys(contract.parts?.states ?? {}).sort());
  });
});

describe('The place of a branch that nobody requested', () => {
  it('is none', () => {
    expect(namingDecider.partOf!(namingDecider.initial, { branchId: 'b09.001' })).toBe('unplaced');
  });
});
