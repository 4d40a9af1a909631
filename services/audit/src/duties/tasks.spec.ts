// What waits for somebody: whose it is, from when to when, and that the order in which services are heard
// does not show.
import { describe, expect, it } from '@jest/globals';
import type { ViewedEvent } from '@laurel/core';
import { rowsOf } from '@laurel/platform/testing';
import { campaignRecord } from '../campaign.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { actor, RecordWriter, sample, type Saying, systemActor } from '../record.fixture.ts';
import { changesBy } from './changes.ts';
import { proposalsView } from './proposals.view.ts';
import { receiptsView } from './receipts.view.ts';
import { tasksView } from './tasks.view.ts';

const arrived = (events: readonly Envelope[]): ViewedEvent[] =>
  events.map((event, index) => ({ ...event, payloadHash: '', position: index + 1 }));

const record = campaignRecord();
const entry = { campaignId: 'r2023', branchId: 'b03.017' };
const operator = actor('op-1', 'operator', 'b01');
const secretary = actor('bs-1', 'branchSecretary', 'b03.017');

/** A record of a few sayings, each on a stream, and the tasks that are open after it. */
function after(...said: readonly (readonly [stream: string, ...Saying, by?: typeof operator])[]) {
  const writer = new RecordWriter();
  const services: Readonly<Record<string, string>> = {
    application: 'application',
    participation: 'application',
    recommendation: 'application',
    organisation: 'application',
    naming: 'evaluation',
    ballot: 'evaluation',
    panel: 'evaluation',
    notice: 'evaluation',
    title: 'evaluation',
  };
  for (const [stream, type, data, by = operator] of said)
    writer.say(services[stream.split('-')[0]!] ?? 'assessment', stream, by, [type, data]);
  const rows = rowsOf(tasksView, arrived(writer.events));
  const open = [...rows].filter(([, { waits }]) => waits.length > 0);
  return Object.fromEntries(
    open.map(([key, { waits, holders, targets }]) => [
      key,
      { acts: waits.map(({ acts }) => acts.join(' ')), holders, targets },
    ]),
  );
}

const recommended: [string, ...Saying] = [
  'recommendation-r2023.b03',
  'CandidateRecommended',
  sample('CandidateRecommended', entry),
];
const certified: [string, ...Saying] = [
  'integrity-b03.017',
  'IntegrityCertified',
  sample('IntegrityCertified', { branchId: 'b03.017' }),
];
const submitted: [string, ...Saying, typeof operator] = [
  'application-r2023.b03.017',
  'ApplicationSubmitted',
  sample('ApplicationSubmitted', entry),
  secretary,
];

describe('An event that asks for an act on another aggregate', () => {
  it('gives a task to whoever may begin it, before there is anything of it', () => {
    expect(after(recommended)).toEqual({
      'application-r2023.b03.017': {
        acts: ['SubmitApplication DraftApplication'],
        holders: ['branchSecretary', 'bureauOfficer'],
        targets: ['r2023.b03.017'],
      },
      'integrity-b03.017': {
        acts: ['CertifyIntegrity'],
        holders: ['discipline'],
        targets: ['b03.017'],
      },
    });
  });
  it('no more once it is done, and none when it was done though that is heard first', () => {
    expect(after(recommended, certified)).not.toHaveProperty('integrity-b03.017');
    const late = { ...sample('CandidateRecommended', entry) };
    const writer = new RecordWriter();
    writer.say('application', recommended[0], operator, ['CandidateRecommended', late]);
    writer.say('assessment', certified[0], operator, [certified[1], certified[2]]);
    const rows = rowsOf(tasksView, arrived([...writer.events].reverse()));
    expect(rows.get('integrity-b03.017')).toMatchObject({ waits: [], holders: [], readers: [] });
  });
  it('gives a task of the campaign that asks, though the record is the whole city’s', () => {
    const writer = new RecordWriter();
    writer.say('application', recommended[0], operator, [recommended[1], recommended[2]]);
    const rows = rowsOf(tasksView, arrived(writer.events));
    expect(rows.get('integrity-b03.017')).toMatchObject({ campaignId: 'r2023', endsWith: 'r2023' });
    const opened = sample('InvestigationOpened', { branchId: 'b03.017' });
    writer.say('assessment', 'integrity-b03.017', operator, ['InvestigationOpened', opened]);
    const later = rowsOf(tasksView, arrived(writer.events)).get('integrity-b03.017')!;
    expect(later.waits.map(({ acts }) => acts[0])).toContain('CloseInvestigation');
    expect(later).not.toHaveProperty('endsWith');
  });
  it('asks for it again when it is said again: integrity is certified anew before the naming', () => {
    const approved = sample('WinnersApproved', { campaignId: 'r2023', proposed: ['b03.017'], held: [] });
    const open = after(recommended, certified, ['naming-r2023', 'WinnersApproved', approved]);
    expect(open['integrity-b03.017']).toMatchObject({ acts: ['CertifyIntegrity'] });
  });
  it('is answered by a notice of that kind, whatever its number', () => {
    const approved = sample('WinnersApproved', { campaignId: 'r2023', proposed: ['b03.017'] });
    const waiting = after(['naming-r2023', 'WinnersApproved', approved]);
    expect(waiting['notice-r2023.winners']).toMatchObject({ acts: ['PostNotice'], holders: ['operator'] });
    const { titleId: _title, ...posted } = sample('PublicNoticePosted', {
      ...{ campaignId: 'r2023', noticeId: 'first', kind: 'winners' },
    }) as Record<string, unknown>;
    const open = after(
      ['naming-r2023', 'WinnersApproved', approved],
      ['notice-r2023.first', 'PublicNoticePosted', posted],
    );
    expect(open).not.toHaveProperty('notice-r2023.winners');
  });
});

describe('A task', () => {
  it('follows the state of its aggregate, from hand to hand', () => {
    expect(after(recommended, submitted)['application-r2023.b03.017']).toMatchObject({
      acts: ['AcceptApplication ReturnApplication DeclareIneligible'],
      holders: ['operator'],
    });
    const returned = sample('ApplicationReturned', { ...entry, until: '2023-05-09' });
    expect(
      after(recommended, submitted, ['application-r2023.b03.017', 'ApplicationReturned', returned]),
    ).toMatchObject({ 'application-r2023.b03.017': { acts: ['SubmitApplication'] } });
  });
  it('of two persons is begun by the first; the other is asked by the proposal', () => {
    const frozen = after(['naming-r2023', 'NamingRequested', sample('NamingRequested')]);
    expect(frozen['naming-r2023']!.holders).toEqual(['committee']);
  });
  it('of an assessment is its group’s, without those who keep away', () => {
    const assigned = sample('CandidateAssigned', { ...entry, members: ['as-1', 'as-2', 'as-3'] });
    const recused = sample('AssessorRecused', { ...entry, accountId: 'as-2' });
    const open = after(
      ['assessment-r2023.b03.017', 'AssessmentOpened', sample('AssessmentOpened', entry), systemActor],
      ['group-r2023.g1', 'CandidateAssigned', assigned],
      ['group-r2023.g1', 'AssessorRecused', recused],
    );
    expect(open['assessment-r2023.b03.017']!.holders).toEqual(['assessor as-1', 'assessor as-3', 'operator']);
  });
  it('of nobody but the system is none', () => {
    const sealed = sample('RecommendationSealed', { campaignId: 'r2023', bureauId: 'b03' });
    expect(after(['recommendation-r2023.b03', 'RecommendationSealed', sealed])).toEqual({});
  });
});

describe('The ballots of an expert', () => {
  const frozen = {
    campaignId: 'r2023',
    assignments: ['b03.017', 'o01.001', 't01.001'].map((branchId) => ({
      branchId,
      experts: ['ex-1', 'ex-2'],
    })),
  };
  const sealed = { ...entry, stage: 'onSite', expertId: 'ex-1', commitment: 'a'.repeat(64) };
  const panel: [string, ...Saying] = ['panel-r2023', 'PanelFrozen', frozen];

  it('are one task for each stage, with those that are left', () => {
    const open = after(panel, ['ballot-r2023.onSite.b03.017.ex-1', 'BallotSealed', sealed]);
    expect(open['ballot-r2023.onSite.ex-1']).toEqual({
      acts: ['SealBallot'],
      holders: ['expert ex-1'],
      targets: ['r2023.onSite.o01.001.ex-1', 'r2023.onSite.t01.001.ex-1'],
    });
    expect(open['ballot-r2023.presentation.ex-1']!.targets).toHaveLength(3);
    expect(open['ballot-r2023.onSite.ex-2']!.targets).toHaveLength(3);
  });
  it('lack those from which the expert keeps away', () => {
    const open = after(panel, ['panel-r2023', 'ExpertRecused', { ...entry, expertId: 'ex-1' }]);
    expect(open['ballot-r2023.onSite.ex-1']!.targets).not.toContain('r2023.onSite.b03.017.ex-1');
    expect(open['ballot-r2023.onSite.ex-2']!.targets).toHaveLength(3);
  });
  it('pass to a substitute', () => {
    const substituted = sample('ExpertSubstituted', {
      ...{
        campaignId: 'r2023',
        expertId: 'ex-1',
        substitute: { accountId: 'ex-9', personId: 'P', name: '周' },
      },
      sheets: [{ stage: 'onSite', branchId: 'o01.001' }],
    });
    const open = after(panel, ['panel-r2023', 'ExpertSubstituted', substituted]);
    expect(open['ballot-r2023.onSite.ex-9']!.targets).toEqual(['r2023.onSite.o01.001.ex-9']);
    expect(open['ballot-r2023.onSite.ex-1']!.targets).toHaveLength(2);
  });
});

describe('A whole campaign', () => {
  it.each([tasksView, proposalsView, receiptsView])(
    'is the same in $name, whichever service is heard first',
    (view) => {
      const rows = rowsOf<object & Readonly<Record<string, unknown>>>(view as never, arrived(record));
      for (const late of ['identity', 'application', 'assessment', 'evaluation']) {
        const order = [
          ...record.filter(({ service }) => service !== late),
          ...record.filter(({ service }) => service === late),
        ];
        expect(rowsOf(view as never, arrived(order))).toEqual(rows);
      }
    },
  );
  it('touches few rows with each event', () => {
    const most = Math.max(...arrived(record).map((event) => Object.keys(changesBy(event)).length));
    expect(most).toBeLessThanOrEqual(100);
  });
});

describe('A proposal', () => {
  const proposals = [...rowsOf(proposalsView, arrived(record)).values()];
  it('is read by who may confirm it and by whoever proposed it, and says what became of it', () => {
    const named = proposals.find(({ act }) => act === 'FreezeRulePack')!;
    expect(named).toMatchObject({ proposedAs: 'operator', status: 'confirmed' });
    expect(named.holders).toEqual(['committee', `operator ${named.proposedBy}`]);
    expect(named.answeredBy).not.toBe(named.proposedBy);
  });
});

describe('A receipt', () => {
  const receipts = [...rowsOf(receiptsView, arrived(record)).values()];
  it('is had by persons, for what they did; not by the system, nor for signing in and reading', () => {
    expect(receipts.length).toBeGreaterThan(50);
    expect(receipts.filter(({ accountId }) => accountId === 'system')).toEqual([]);
    expect(receipts.filter(({ stream }) => /^(session|message|reads)-/.test(stream))).toEqual([]);
  });
  it('names everything that one command said, and the proposal that it confirmed', () => {
    const seal = receipts.find(({ events }) => events.some(({ type }) => type === 'RecommendationSealed'))!;
    expect(seal.events.map(({ type }) => type)).toContain('CandidateRecommended');
    expect(seal.confirms).toBeDefined();
  });
});
