// What is put right later stands in a history lawfully, and is named as soon as one thing about it is wrong.
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@laurel/core';
import { drawOrder } from '@laurel/rules';
import { campaignRecord } from '../campaign.fixture.ts';
import { campaignId, experts, people } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { isOf, sha256 } from '../record.fixture.ts';
import { brokenIn, changed, type History, inserted, type Which } from './unlawful.fixture.ts';

const record = campaignRecord();
const first = 'b01.001';
const entry = { campaignId, branchId: first };
const { operator, discipline, committee, otherCommittee, assessor, otherAssessor } = people;
const find = (which: Which) => record.find(which)!;
const drawn = find(isOf('PresentationOrderDrawn'));
const order: string[] = drawn.data.order;
const named = find(isOf('CertificateIssued')).data;

type Said = Partial<Envelope>;
/** Something said more, just before the first event of a kind. */
interface Later {
  readonly before: Which;
  readonly said: readonly Said[];
}

const say = (
  stream: string,
  actor: Envelope['actor'],
  type: string,
  data: object,
  more: Said = {},
): Said => ({
  ...{ service: 'evaluation', stream: `${stream}-${campaignId}`, actor, type, data: data as never },
  ...{ correlationId: 'inserted', ...more },
});
const byTwo = { proposer: discipline };

const visit = find(isOf('AssessmentRecorded', { branchId: first })).data;
const { recordId, visitedAt, scores, adjustments, answerUntil } = visit;
const amended: Later = {
  before: isOf('IndicatorRecorded', { branchId: first }),
  said: [
    {
      ...say('assessment', assessor, 'AssessmentAmended', {
        ...{ ...entry, recordId, visitedAt, scores: scores.toReversed(), adjustments, answerUntil },
        ...{ void: false, reason: '笔误', amendedBy: [otherAssessor.account, assessor.account] },
      }),
      ...{ service: 'assessment', stream: `assessment-${campaignId}.${first}`, proposer: otherAssessor },
    },
  ],
};

/** Two secrets of the draw that give the order of the record. */
const secrets = (() => {
  for (let tried = 0; ; tried++) {
    const [one, other] = [sha256(`operator ${tried}`), sha256('discipline')];
    const drawnFrom = drawOrder(`${one}${other}`, order, sha256);
    if (drawnFrom.join() !== order.join()) continue;
    const half = (name: string, secret: string) => {
      const sealed = { secret, salt: sha256(name) };
      return { ...sealed, commitment: sha256(canonicalJson({ campaignId, half: name, ...sealed })) };
    };
    return { operator: half('operator', one), discipline: half('discipline', other) };
  }
})();
const halves = [
  ['operator', operator],
  ['discipline', discipline],
] as const;
const secretsSealed: Later = {
  before: isOf('PresentationOrderDrawn'),
  said: halves.map(([half, actor]) =>
    say('panel', actor, 'DrawSecretSealed', { campaignId, half, commitment: secrets[half].commitment }),
  ),
};

const brokenOff: Later = {
  before: isOf('PresentationEnded'),
  said: ['PresentationAbandoned', 'PresentationStarted'].map((type) =>
    say('panel', operator, type, {
      ...{ campaignId, branchId: order[0] },
      ...(type === 'PresentationAbandoned' && { reason: '设备故障' }),
    }),
  ),
};
const deferred: Later = {
  before: isOf('PresentationStarted', { branchId: order[1] }),
  said: [
    say(
      'panel',
      operator,
      'PresentationDeferred',
      { campaignId, branchId: order[1], order: [order[0], order[2], order[1]], reason: '迟到' },
      byTwo,
    ),
  ],
};

const [gone, member] = experts as [Envelope['actor'], Envelope['actor']];
const person = { accountId: 'ex-ten', personId: 'p-ten', name: '周岚', unitId: 'o05' };
const substituted: Later = {
  before: isOf('PresentationOrderDrawn'),
  said: [
    say('panel', operator, 'ExpertSubstituted', {
      ...{ campaignId, documentNumber: '评2号', expertId: gone.account, substitute: person, reason: '出差' },
      ...{ declaredAt: drawn.time, sheets: [{ stage: 'onSite', branchId: first }] },
    }),
  ],
};

const atTheEnd = isOf('RecordRead');
const { certificateNumber, plaqueNumber } = named;
const replaced: Later = {
  before: atTheEnd,
  said: [
    say('naming', operator, 'CertificateReplaced', {
      ...{
        ...named,
        certificateNumber: `${certificateNumber}-2`,
        reason: '遗失',
        stays: 'certificateIssued',
      },
      replaced: { certificateNumber, plaqueNumber, issuedOn: '2023-11-20' },
    }),
  ],
};
const about = { campaignId, branchId: named.branchId };
const warning = { ground: '台账不实', improvement: '整改', documentNumber: '警1号' };
const warned: Later = {
  before: atTheEnd,
  said: [say('naming', committee, 'BranchWarned', { ...about, ...warning, until: '2024-06-30' }, byTwo)],
};
const considered: Later = {
  before: atTheEnd,
  said: [say('naming', operator, 'RevocationConsidered', { ...about, ground: 'objectionUpheld:o1' })],
};
const reinstated: Later = {
  before: atTheEnd,
  said: [
    say(
      'naming',
      otherCommittee,
      'NamingReinstated',
      { ...about, ground: '有误', documentNumber: '公2号' },
      { proposer: committee },
    ),
  ],
};

const ofGroup = (by: Envelope['actor'], type: string, more: object): Said => ({
  ...{ service: 'assessment', stream: `group-${campaignId}.g1`, actor: by, type, correlationId: 'inserted' },
  data: { ...entry, groupId: 'g1', accountId: assessor.account, ...more } as never,
});
const mistaken: Later = {
  before: isOf('AssessmentRecorded', { branchId: first }),
  said: [
    ofGroup(assessor, 'AssessorRecused', { source: 'declared', ground: '亲属' }),
    { ...ofGroup(operator, 'AssessorRecusalWithdrawn', { reason: '同名' }), ...byTwo },
  ],
};

const withLater = ({ before, said }: Later): History => inserted(record, before, ...said);
const ofLater = ({ said }: Later): Which => isOf(said[0]!.type!);
const wrong = (later: Later, change: object): History =>
  changed(withLater(later), ofLater(later), ({ data }) => ({ data: { ...data, ...change } }));
const drawnFromSecrets = (history: History, opened: object): History =>
  changed(history, isOf('PresentationOrderDrawn'), ({ data: { seed: _seed, ...data } }) => ({
    data: { ...data, secrets: opened },
  }));

const lawsIn = async (history: History) =>
  (await brokenIn(history)).flatMap(({ law }) => (law === undefined ? [] : [law]));

describe('A history in which something was put right later', () => {
  it.each([
    ['a visit’s record was amended', withLater(amended)],
    ['the order was drawn from two sealed secrets', drawnFromSecrets(withLater(secretsSealed), secrets)],
    ['a presentation was broken off and held again', withLater(brokenOff)],
    ['a lost certificate was replaced', withLater(replaced)],
    ['a branch was warned', withLater(warned)],
    ['an assessor’s recusal by mistake was taken back', withLater(mistaken)],
  ])('is lawful when %s', async (_what, history) => {
    expect(await lawsIn(history)).toEqual([]);
  });

  const { operator: opened } = secrets;
  it.each<[what: string, rule: string, history: History]>([
    ['the visit amended was another', 'amendable', wrong(amended, { visitedAt: '2023-05-01T00:00:00.000Z' })],
    [
      'the lead only proposed it',
      'amendedByLead',
      changed(withLater(amended), ofLater(amended), () => ({ actor: otherAssessor, proposer: assessor })),
    ],
    ['a record was amended into what it said', 'amendedOtherwise', wrong(amended, { scores })],
    ['others are said to have amended it', 'recordedBy', wrong(amended, { amendedBy: ['amy', 'olga'] })],
    [
      'a visit was recorded twice',
      'visitOnce',
      changed(record, isOf('AssessmentRecorded', { recordId: 'v2' }), ({ data }) => ({
        data: { ...data, visitedAt },
      })),
    ],
    [
      'a secret was opened that nobody had sealed',
      'drawnBySeed',
      drawnFromSecrets(withLater(secretsSealed), {
        ...secrets,
        operator: { ...opened, salt: sha256('other') },
      }),
    ],
    [
      'somebody else’s presentation was broken off',
      'endsWhatBegan',
      wrong(brokenOff, { branchId: order[2] }),
    ],
    [
      'a presentation began beside another',
      'presentsNext',
      inserted(record, isOf('PresentationEnded'), brokenOff.said[1]!),
    ],
    ['more than the late team was moved', 'lateIsLast', wrong(deferred, { order: order.toReversed() })],
    ['who had presented was put last', 'notYetPresented', wrong(deferred, { branchId: order[0] })],
    ['the late team presents when it was drawn', 'presentsNext', withLater(deferred)],
    ['a substitute had not declared conflicts', 'declaredFirst', withLater(substituted)],
    [
      'a member stands in for another',
      'forAMember',
      wrong(substituted, { substitute: { ...person, accountId: member.account } }),
    ],
    [
      'a substitute is for an entry of which nobody is recused',
      'standsInForRecused',
      wrong(substituted, { branchIds: [first] }),
    ],
    [
      'the paper replaced is not the branch’s',
      'replacesItsOwn',
      wrong(replaced, { replaced: { plaqueNumber } }),
    ],
    [
      'a replaced paper has a used number',
      'numbersOnce',
      wrong(replaced, { plaqueNumber: 'LC-2023-PB-002' }),
    ],
    ['a paper was replaced by its own numbers', 'replacedOtherwise', wrong(replaced, { certificateNumber })],
    ['a replaced paper has a strange number', 'numbersOfPack', wrong(replaced, { certificateNumber: '9' })],
    ['a warning is told that nobody gave', 'staysAsItWas', wrong(replaced, { stays: 'warned' })],
    [
      'who sits on the panel is said not to score again',
      'seatedTruly',
      inserted(
        record,
        isOf('PresentationOrderDrawn'),
        say('panel', discipline, 'RecusalWithdrawn', {
          ...{ ...entry, expertId: gone.account, seated: false, reason: '误报' },
        }),
      ),
    ],
    [
      'an entry was reopened that nobody knows',
      'reopenedOfPanel',
      inserted(
        record,
        isOf('BallotsOpened'),
        say('panel', discipline, 'ScoringReopened', {
          ...{ campaignId, stage: 'onSite', branchIds: ['b09.009'], reason: '补评' },
        }),
      ),
    ],
    [
      'an assessor was not recused at all',
      'recusedByMistake',
      withLater({ ...mistaken, said: mistaken.said.slice(1) }),
    ],
    [
      'an assessor’s recusal was taken back after the visit',
      'recusedByMistake',
      withLater({ ...mistaken, before: isOf('IndicatorRecorded', { branchId: first }) }),
    ],
    ['a warning ended before it began', 'termAhead', wrong(warned, { until: '2023-11-20' })],
    ['nothing was found against the branch', 'consideredOnCause', withLater(considered)],
    ['nothing was revoked', 'inState', withLater(reinstated)],
    [
      'fewer were approved without a ground',
      'fewerOnGround',
      changed(record, isOf('WinnersApproved'), ({ data }) => ({
        data: { ...data, proposed: data.proposed.slice(0, 1) },
      })),
    ],
    [
      'a ground is given though all were approved',
      'fewerOnGround',
      changed(record, isOf('WinnersApproved'), ({ data }) => ({ data: { ...data, ground: '宁缺毋滥' } })),
    ],
  ])('is named when %s: %s', async (_what, rule, history) => {
    expect(await lawsIn(history)).toContain(rule);
  });
  it('is lawful but for one thing where nothing was changed', async () => {
    expect(await lawsIn(wrong(amended, { scores }))).toEqual(['amendedOtherwise']);
    expect(await lawsIn(wrong(replaced, { certificateNumber }))).toEqual(['replacedOtherwise']);
  });
});
