// Every event leads a naming, a title or a notice, and its places or objections, to the state that its
// contract names.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type EventName, naming, publicNotice, title } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { someActor, someInstant } from '@laurel/core/testing';
import { stateFaults } from '@laurel/platform/testing';
import { publicNoticeDecider } from './public-notice/public-notice.decide.ts';
import { titleDecider } from './title/title.decide.ts';
import { namingDecider } from './naming/naming.decide.ts';

type Told = Pick<ViewedEvent, 'type' | 'data'>;

/** An event as its golden file has it, but for some fields. */
function told(type: EventName, changes: object = {}): Told {
  const file = new URL(`../../../libs/contracts/src/golden/${type}.json`, import.meta.url);
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as Told;
  return { type, data: { ...data, ...changes } };
}
const every = (...types: readonly EventName[]): Told[] => types.map((type) => told(type));
/** Lives of several streams of an aggregate, one after the other in the log. */
const log = (aggregate: string, lives: readonly (readonly Told[])[]): ViewedEvent[] =>
  lives.flatMap((life, index) =>
    life.map((event, revision) => {
      const where = { service: 'evaluation', stream: `${aggregate}-${index}`, position: revision, revision };
      return {
        ...where,
        ...event,
        actor: someActor,
        time: someInstant,
        sealed: { score: '90', salt: '0' },
      } as unknown as ViewedEvent;
    }),
  );
const raised = (objectionId: string) => told('ObjectionRaised', { objectionId });
const twoWinners = told('NamingRequested', {
  winners: ['b03.017', 'b05.001'],
  reserves: ['b04.002', 'b06.001'],
});

const namings = log('naming', [
  every('NamingRequested', 'WinnersReturned', 'NamingRequested', 'EntryExcluded'),
  [
    twoWinners,
    ...every('WinnersApproved', 'PlaceHeld', 'PlaceRestored'),
    twoWinners,
    ...every('WinnersApproved', 'NoticeWaived', 'BranchNamed', 'RevocationConsidered'),
    told('NamingUpheld', { stays: 'named' }),
    ...every('CertificateIssued', 'RevocationConsidered', 'NamingUpheld', 'CertificateReplaced'),
    ...every('BranchWarned', 'WarningLifted', 'BranchWarned', 'RevocationConsidered'),
    told('NamingUpheld', { stays: 'warned' }),
    told('CertificateReplaced', { stays: 'warned' }),
    ...every('RevocationCarriedUp', 'NamingRevoked', 'PlaqueRecalled', 'NamingReinstated'),
    ...every('CertificateReplaced'),
    ...every('NamingRevoked', 'PlaqueRecalled'),
    told('PlaceForfeited', { branchId: 'b05.001' }),
    told('SuccessorCalled'),
    told('NamingDeclined', { branchId: 'b04.002' }),
  ],
]);
const titles = log('title', [
  [
    ...every('TitleRecommended', 'TitleFormSubmitted', 'TitleBallotSealed', 'TitleScored'),
    ...every('TitleApproved', 'TitleConferred', 'TitleRevoked'),
  ],
  every('TitleRecommended', 'TitleNotConferred'),
  [...every('TitleRecommended', 'TitleScored', 'TitleApproved'), ...every('TitleConferred', 'TitleLapsed')],
  [
    ...every('TitleRecommended', 'TitleScored', 'TitleApproved', 'TitleConferred', 'TitleRecheckDue'),
    told('TitleRechecked', { outcome: 'wanting' }),
    told('TitleRechecked', { outcome: 'kept' }),
    ...every('TitleRecheckDue', 'TitleRevoked'),
  ],
]);
const notices = log('notice', [
  [
    ...every('PublicNoticePosted', 'PublicNoticeExtended'),
    ...['o1', 'o2', 'o3'].map(raised),
    told('ObjectionUpheld', { objectionId: 'o1' }),
    told('PublicNoticeClosed'),
    told('ObjectionDismissed', { objectionId: 'o2' }),
    told('ObjectionInadmissible', { objectionId: 'o3' }),
  ],
]);

describe('The events', () => {
  it('of a naming lead to the states of its contract', () =>
    expect(stateFaults(naming, namingDecider, namings)).toEqual([]));
  it('of a title lead to the states of its contract', () =>
    expect(stateFaults(title, titleDecider, titles)).toEqual([]));
  it('of a notice lead to the states of its contract', () =>
    expect(stateFaults(publicNotice, publicNoticeDecider, notices)).toEqual([]));
  it('are all tried', () => {
    const tried = [...namings, ...titles, ...notices].map(({ type }) => type);
    const said = [naming, title, publicNotice].flatMap(({ events }) => Object.keys(events));
    expect([...new Set(tried)].sort()).toEqual(said.sort());
  });
});

describe('The place of a branch that nobody requested', () => {
  it('is none', () =>
    expect(namingDecider.partOf!(namingDecider.initial, { branchId: 'b09.001' })).toBe('unplaced'));
});
