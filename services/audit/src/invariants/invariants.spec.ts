// A good record passes every check; each way of breaking a rule that we could think of is found, under the
// rule it breaks.
import { afterEach, describe, expect, it } from '@jest/globals';
import { derivedId } from '@laurel/core/derived';
import { acts, actsOf, event, type EventContract, events as contracts } from '@laurel/contracts';
import { parseFraction } from '@laurel/rules';
import { campaignRecord } from '../campaign.fixture.ts';
import { candidates, people } from '../contest.fixture.ts';
import { isOf, sha256, tampered, withData } from '../record.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import type { Violation } from './checker.ts';
import { allChecks, checkRecord } from './index.ts';

const good = campaignRecord();

async function violationsOf(record: readonly Envelope[]): Promise<Violation[]> {
  const found: Violation[] = [];
  for await (const violation of checkRecord(record, allChecks({ sha256, derivedId }))) found.push(violation);
  return found;
}

describe('The record of a campaign', () => {
  it('breaks no rule', async () => {
    expect(await violationsOf(good)).toEqual([]);
  });
  it('has the scores of the worked example', () => {
    const { ranked } = good.find(isOf('RankingComputed'))!.data;
    for (const { branchId, expected } of candidates) {
      const entry = ranked.find((other: { branchId: string }) => other.branchId === branchId);
      expect(parseFraction(entry.final)).toEqual(parseFraction(expected.final));
      expect(entry.recorded).toBe(expected.recorded);
    }
  });
});

describe('The table of acts', () => {
  it('knows every event but those that anybody may say', () => {
    expect(Object.keys(contracts).filter((type) => !actsOf[type]?.length)).toEqual([
      'ActProposed',
      'ProposalDeclined',
      'ProposalWithdrawn',
      'RecordRead',
    ]);
    expect(Object.keys(actsOf).filter((type) => !contracts[type])).toEqual([]);
  });
  it('knows every act of the policy, and no other', () => {
    const named = new Set(Object.values(actsOf).flat());
    expect(Object.keys(acts).filter((act) => !named.has(act))).toEqual([]);
    expect([...named].filter((act) => !acts[act])).toEqual([]);
  });
});

type Tampering = readonly [what: string, tamper: (record: Envelope[]) => Envelope[]];

/**
 * Something was done to a record; the check of one rule must say so, in both languages and with the event.
 */
function isFound(rule: number, tamperings: readonly Tampering[]): void {
  it.each(tamperings)('is found when %s', async (_what, tamper) => {
    const found = await violationsOf(tamper(campaignRecord()));
    const said = found.filter((violation) => violation.rule === rule);
    expect(said.length).toBeGreaterThan(0);
    expect(said[0]!.eventId).toBeDefined();
    expect(said[0]!.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(said[0]!.en).toMatch(/[a-z]/);
  });
}

const without = (record: Envelope[], which: (event: Envelope) => boolean) =>
  record.filter((event) => event !== record.find(which));
const first = (record: Envelope[], type: string) => record.find(isOf(type))!;

describe('A record that is not whole (rule 1)', () => {
  isFound(1, [
    ['an event was taken out', (record) => without(record, isOf('AssessmentRecorded'))],
    ['an event was put in twice', (record) => [...record, first(record, 'BranchNamed')]],
    [
      'a stream skips a revision',
      (record) => tampered(record, isOf('RankingConfirmed'), ({ revision }) => ({ revision: revision + 1 })),
    ],
    [
      'two events have one id',
      (record) =>
        tampered(record, isOf('CertificateIssued'), () => ({ id: first(record, 'BranchNamed').id })),
    ],
    [
      'a command took effect twice',
      (record) =>
        tampered(record, isOf('WinnersApproved'), () => ({
          commandId: first(record, 'NamingRequested').commandId,
        })),
    ],
    [
      'a command has two contents',
      (record) => tampered(record, isOf('RecommendationSealed'), () => ({ payloadHash: sha256('other') })),
    ],
    [
      'an event is of a type its service may not say',
      (record) => tampered(record, isOf('BranchNamed'), () => ({ service: 'assessment' })),
    ],
    ['an event’s data break its contract', (record) => withData(record, isOf('BranchNamed'), { place: 0 })],
    ['a position goes back', (record) => tampered(record, isOf('BranchNamed'), () => ({ position: 1 }))],
    [
      'something was recorded before what precedes it',
      (record) => tampered(record, isOf('BranchNamed'), () => ({ recordedAt: '2023-01-01T00:00:00.000Z' })),
    ],
  ]);
});

describe('A record from before an event was raised', () => {
  const raisable = contracts as Record<string, EventContract>;
  const before = contracts['RankingConfirmed']!;
  /** Winners have another name now; `named` says how the old ones come by it. */
  const raisedBy = (named: (data: { winners?: string[] }) => object) => {
    const { shape } = before.body;
    const raised = { ...before.body.partial({ winners: true }).shape, best: shape['winners']! };
    raisable['RankingConfirmed'] = (event as (text: object) => unknown)({
      ...before,
      version: 2,
      body: raised,
      earlier: before,
      upcast: named as never,
    }) as never;
  };
  afterEach(() => {
    raisable['RankingConfirmed'] = before;
  });

  it('is judged as what it means now', async () => {
    raisedBy((data) => ({ ...data, best: data.winners }));
    expect(await violationsOf(good)).toEqual([]);
    raisedBy(({ winners, ...data }) => ({ ...data, winners: winners!.toReversed(), best: winners }));
    expect((await violationsOf(good)).map(({ rule }) => rule)).not.toEqual([]);
  });
  it('is held against the contract of its own version', async () => {
    raisedBy((data) => ({ ...data, best: data.winners!.slice() }));
    const found = await violationsOf(withData(good, isOf('RankingConfirmed'), { winners: undefined }));
    expect(found[0]).toMatchObject({ rule: 1 });
    expect(found[0]!.en).toContain('winners');
  });
  it('is in no version that says only what the one before says as well', async () => {
    const newest = contracts['BureauRegistered']!.version;
    const [told] = await violationsOf(
      good.map((one) => (one.type === 'BureauRegistered' ? { ...one, schemaVersion: newest } : one)),
    );
    expect(told).toMatchObject({ rule: 1, en: expect.stringContaining(`never said in version ${newest}`) });
  });
});

describe('A list that is not one (rule 2)', () => {
  const sealed = isOf('RecommendationSealed');
  isFound(2, [
    [
      'a rank is left out',
      (record) => withData(record, isOf('CandidateRecommended', { rank: 2 }), { rank: 3 }),
    ],
    [
      'a rank stands twice',
      (record) => withData(record, isOf('CandidateRecommended', { rank: 2 }), { rank: 1 }),
    ],
    [
      'a branch is another bureau’s',
      (record) => withData(record, isOf('CandidateRecommended', { rank: 2 }), { branchId: 'o01.001' }),
    ],
    [
      'a branch was never registered',
      (record) => withData(record, isOf('CandidateRecommended', { rank: 2 }), { branchId: 'b01.099' }),
    ],
    [
      'the seal names other branches',
      (record) => withData(record, sealed, { branchIds: ['b01.002', 'b01.001'] }),
    ],
    ['it came too late', (record) => tampered(record, sealed, () => ({ time: '2023-04-30T16:00:00.000Z' }))],
    [
      'it states a deadline that did not hold',
      (record) => withData(record, sealed, { deadline: '2023-05-05' }),
    ],
    ['a candidate has no seal', (record) => without(record, sealed)],
    [
      'the bureau nominates itself only',
      (record) => withData(record, isOf('BureauRegistered', { bureauId: 'b01' }), { kind: 'organ' }),
    ],
    ['the quota is smaller', (record) => smallerQuota(record)],
    [
      'it was sealed again without a recall',
      (record) => [...record, { ...first(record, 'RecommendationSealed'), id: 'again' }],
    ],
    ['a final list is recalled', (record) => [...record, recalled(record)]],
  ]);

  function smallerQuota(record: Envelope[]): Envelope[] {
    const { rulePack } = first(record, 'CampaignOpened').data;
    return withData(record, isOf('CampaignOpened'), {
      rulePack: { ...rulePack, routes: { ...rulePack.routes, listMaximum: 1 } },
    });
  }

  function recalled(record: Envelope[]): Envelope {
    const list = first(record, 'RecommendationFinalised');
    return { ...list, id: 'recall', type: 'RecommendationRecalled', data: { ...list.data, reason: 'x' } };
  }
});

describe('Powers that were not kept apart (rule 3)', () => {
  const named = isOf('BranchNamed');
  const alone = ({ proposer: _proposer, confirms: _confirms, ...event }: Envelope) => event;
  const replaced = (
    record: Envelope[],
    which: (event: Envelope) => boolean,
    change: (event: Envelope) => Envelope,
  ) => record.map((event) => (event === record.find(which) ? change(event) : event));
  isFound(3, [
    ['one person named a branch', (record) => replaced(record, named, alone)],
    [
      'one person both proposed and confirmed',
      (record) => tampered(record, named, ({ proposer }) => ({ actor: proposer! })),
    ],
    [
      'the second was the delegate of the first',
      (record) =>
        tampered(record, named, ({ actor, proposer }) => ({
          actor: { ...actor, onBehalfOf: proposer!.person },
        })),
    ],
    ['the second has another role', (record) => tampered(record, named, () => ({ actor: people.operator }))],
    ['there was no proposal', (record) => tampered(record, named, () => ({ confirms: 'nothing' }))],
    [
      'the proposal had expired',
      (record) => tampered(record, named, () => ({ time: '2024-01-01T00:00:00.000Z' })),
    ],
    [
      'another content was confirmed',
      (record) => tampered(record, named, () => ({ payloadHash: sha256('other') })),
    ],
    [
      'the proposer is said to be another',
      (record) => tampered(record, named, () => ({ proposer: people.discipline })),
    ],
    [
      'one proposal was confirmed twice',
      (record) => [...record, { ...first(record, 'BranchNamed'), commandId: 'again' }],
    ],
    [
      'somebody proposed who may not',
      (record) =>
        tampered(record, isOf('ActProposed', { act: 'NameBranch' }), () => ({ actor: people.operator })),
    ],
    [
      'an operator accepted their own unit',
      (record) =>
        tampered(record, isOf('ApplicationAccepted'), ({ actor }) => ({ actor: { ...actor, unit: 'b01' } })),
    ],
    [
      'somebody from the unit was sent under another unit',
      (record) => withData(record, isOf('AccountCreated', { accountId: 'olga' }), { unitId: 'b01.001' }),
    ],
    [
      'a proposer is of the unit',
      (record) =>
        tampered(record, isOf('AssessmentRecorded'), ({ proposer }) => ({
          proposer: { ...proposer!, unit: 'b01.001' },
        })),
    ],
    [
      'a secretary accepted a form',
      (record) =>
        tampered(record, isOf('ApplicationAccepted'), ({ actor }) => ({
          actor: { ...actor, role: 'branchSecretary' },
        })),
    ],
    [
      'somebody granted their own role',
      (record) =>
        tampered(record, isOf('RoleGranted', { accountId: 'olga' }), () => ({ actor: people.operator })),
    ],
    [
      'one person asked for and granted a role',
      (record) =>
        tampered(record, isOf('RoleGranted', { accountId: 'olga' }), () => ({
          actor: people.systemAdministrator,
        })),
    ],
    ['whoever recorded a visit upheld it', (record) => [...record, upheld(record)]],
  ]);

  function upheld(record: Envelope[]): Envelope {
    const visit = first(record, 'AssessmentRecorded');
    const { campaignId, branchId, recordId } = visit.data;
    return {
      ...alone(visit),
      id: 'upheld',
      type: 'AssessmentUpheld',
      data: { campaignId, branchId, recordId, reason: '维持' },
    };
  }
});

describe('A seal that did not hold (rule 4)', () => {
  const opened = isOf('BallotsOpened');
  const otherBallot = (record: Envelope[], change: object) => {
    const [ballot, ...others] = first(record, 'BallotsOpened').data.ballots;
    return withData(record, opened, { ballots: [{ ...ballot, ...change }, ...others] });
  };
  isFound(4, [
    [
      'an opened score is not the sealed one',
      (record) => otherBallot(record, { scores: [{ criterionId: 'political', score: '100' }] }),
    ],
    ['an opened ballot is another expert’s', (record) => otherBallot(record, { expertId: 'e2' })],
    [
      'a commitment was never sealed',
      (record) => withData(record, isOf('BallotSealed'), { commitment: sha256('other') }),
    ],
    [
      'a listed ballot was not opened',
      (record) => withData(record, opened, { ballots: first(record, 'BallotsOpened').data.ballots.slice(1) }),
    ],
    ['a sealed ballot shows a score', (record) => withData(record, isOf('BallotSealed'), { score: '90' })],
    ['a shut stage shows a mean', (record) => withData(record, isOf('ScoringClosed'), { mean: '90' })],
    [
      'a sealed part is in the record',
      (record) =>
        tampered(record, isOf('BallotSealed'), () => ({ sealed: { score: '90' } }) as Partial<Envelope>),
    ],
    [
      'a hash of the scores is in the record',
      (record) => tampered(record, isOf('BallotSealed'), () => ({ payloadHash: sha256('90') })),
    ],
    [
      'a ballot was sealed after the opening',
      (record) => [...record, { ...first(record, 'BallotSealed'), id: 'late' }],
    ],
    ['the ranking came before the opening', (record) => without(record, opened)],
  ]);
});

describe('A ranking that cannot be computed again (rule 5)', () => {
  const computed = isOf('RankingComputed');
  const { ranked, ...outcome } = good.find(computed)!.data;
  const changed = (index: number, change: object) =>
    ranked.map((entry: object, at: number) => (at === index ? { ...entry, ...change } : entry));
  isFound(5, [
    [
      'a final score is a hair higher',
      (record) => withData(record, computed, { ranked: changed(2, { final: '528758/6000' }) }),
    ],
    [
      'the recorded score is rounded otherwise',
      (record) => withData(record, computed, { ranked: changed(0, { recorded: '88.1261' }) }),
    ],
    [
      'two places were exchanged',
      (record) => withData(record, computed, { ranked: [ranked[1], ranked[0], ranked[2]] }),
    ],
    [
      'another won',
      (record) => withData(record, computed, { winners: outcome.reserves, reserves: outcome.winners }),
    ],
    [
      'another ballot was trimmed',
      (record) =>
        withData(record, computed, {
          ranked: changed(0, { steps: { ...ranked[0].steps, onSite: ranked[1].steps.onSite } }),
        }),
    ],
    ['an entry is missing', (record) => withData(record, computed, { ranked: ranked.slice(1) })],
    ['the inputs’ hash is another', (record) => withData(record, computed, { inputsHash: sha256('other') })],
    [
      'the rule pack is not on record',
      (record) => withData(record, computed, { rulePackHash: sha256('other') }),
    ],
    [
      'it says somebody moved',
      (record) => withData(record, computed, { moved: [{ branchId: 'b01.001', from: 2, to: 1 }] }),
    ],
    [
      'a visit’s score was changed afterwards',
      (record) => withData(record, isOf('AssessmentRecorded'), { scores: [] }),
    ],
    [
      'an indicator was changed afterwards',
      (record) => withData(record, isOf('IndicatorRecorded'), { value: { percent: '100' } }),
    ],
    ['a dynamic score was raised', (record) => raised(record, 'AssessmentClosed')],
    ['evaluation reckons with another', (record) => raised(record, 'DynamicScoreReceived')],
    ['an expert was recused whose ballot counted', (record) => recusedBefore(record)],
  ]);

  function raised(record: Envelope[], type: string): Envelope[] {
    return withData(record, isOf(type), { result: { ...first(record, type).data.result, dynamic: '99' } });
  }

  function recusedBefore(record: Envelope[]): Envelope[] {
    const at = record.findIndex(computed);
    const data = { campaignId: 'r2023', branchId: 'b01.001', expertId: 'e1' };
    return [
      ...record.slice(0, at),
      { ...first(record, 'PanelFrozen'), id: 'recused', type: 'ExpertRecused', data },
      ...record.slice(at),
    ];
  }
});

describe('A result that changed after it was published (rule 7)', () => {
  const again = (record: Envelope[], type: string, changes: object = {}): Envelope[] => {
    const event = first(record, type);
    return [...record, { ...event, id: 'again', data: { ...event.data, ...changes } }];
  };
  isFound(7, [
    ['a confirmed ranking is computed anew', (record) => again(record, 'RankingComputed', { version: 2 })],
    ['a version is used twice', (record) => again(record, 'RankingComputed')],
    ['a version was left out', (record) => withData(record, isOf('RankingComputed'), { version: 2 })],
    [
      'the confirmation names other winners',
      (record) => withData(record, isOf('RankingConfirmed'), { winners: ['b01.001', 'o01.001'] }),
    ],
    [
      'the published scores are others',
      (record) => withData(record, isOf('RankingPublished'), { ranked: [] }),
    ],
    [
      'the request leaves the order',
      (record) => withData(record, isOf('NamingRequested'), { winners: ['b01.002', 'b01.001'] }),
    ],
    [
      'the committee reorders',
      (record) => withData(record, isOf('WinnersApproved'), { reserves: ['b01.001'], proposed: ['o01.001'] }),
    ],
    [
      'a reserve is named',
      (record) => withData(record, isOf('BranchNamed'), { branchId: 'o01.001', place: 3 }),
    ],
    ['a branch is named twice', (record) => again(record, 'BranchNamed')],
    ['the place is another', (record) => withData(record, isOf('BranchNamed'), { place: 2 })],
    ['a certificate’s number is used twice', (record) => again(record, 'CertificateIssued')],
    [
      'a certificate goes to a branch that is not named',
      (record) => withData(record, isOf('CertificateIssued'), { branchId: 'o01.001' }),
    ],
    [
      'what was named falls back',
      (record) => [
        ...record,
        { ...first(record, 'BranchNamed'), id: 'fall', type: 'PlaceForfeited', schemaVersion: 1 },
      ],
    ],
  ]);
});
