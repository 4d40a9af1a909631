// In whatever order acts are asked, and by whomever: nobody decides alone, nobody acts while recused, nothing
// moves after the end (docs/handbook/domain.md#5).
import { describe, expect, it } from '@jest/globals';
import { acts, isPersonal } from '@laurel/contracts';
import {
  type Actor,
  type Command,
  fold,
  type Message,
  Rejected,
  samePerson,
  type Stamped,
  twoPersons,
} from '@laurel/core';
import { stamped } from '@laurel/core/testing';
import fc from 'fast-check';
import { all90, visit } from './assessment.fixture.ts';
import {
  adjustment,
  assessmentFacts,
  by,
  entry,
  evidence,
  inspector,
  inspector2,
  integrityFacts,
  lin,
  mao,
  nie,
  operator,
  scoresOf,
  secretary,
  standingFacts,
  stranger,
} from '../candidate.fixture.ts';
import { assessmentDecider } from './assessment.decide.ts';
import type { AssessmentCommand } from './work.rules.ts';
import { initial as clear } from '../standing/standing.ts';
import { integrityDecider, type IntegrityCommand } from '../integrity/integrity.decide.ts';
import { standingDecider } from '../standing/standing.decide.ts';

const pairs = Object.fromEntries(
  Object.entries(acts).flatMap(([type, { pair }]) => (pair ? [[type, pair] as const] : [])),
);
const work = twoPersons(assessmentDecider, pairs, isPersonal);
const records = twoPersons(integrityDecider, pairs, isPersonal);
const assessors = [
  lin,
  mao,
  nie,
  lin,
  mao,
  nie,
  stranger,
  { ...lin, account: 'lin2' },
  { ...mao, onBehalfOf: lin.person },
];

interface Step {
  readonly message: Message;
  readonly actor: Actor;
  readonly recuses: string | undefined;
  readonly hours: number;
}

const recordId = fc.constantFrom('v1', 'v2', 'v3');
const assessor = fc.constantFrom(...assessors);
/** A message, and those who ask it one after the other. */
type Asked = readonly [Message, ...Actor[]];

const visits: fc.Arbitrary<Asked> = fc
  .tuple(
    recordId,
    fc.constantFrom(all90, all90, scoresOf('80', '85.5'), scoresOf('80.1')),
    fc.boolean(),
    assessor,
    assessor,
  )
  .map(([id, scores, deducts, one, other]) => [
    { type: 'RecordAssessment', data: visit(id, scores, deducts ? [adjustment(2, 'deduction', '3')] : []) },
    one,
    other,
  ]);
const answers: fc.Arbitrary<Asked> = fc
  .tuple(recordId, fc.constantFrom('accept', 'dispute', 'dispute'))
  .map(([id, answer]) => [
    { type: 'AnswerAssessment', data: { recordId: id, answer, statement: '说明' } },
    secretary,
  ]);
const rulings: fc.Arbitrary<Asked> = fc
  .tuple(recordId, fc.constantFrom('UpholdAssessment', 'CorrectAssessment'), fc.boolean(), assessor)
  .map(([id, type, isVoid, arbiter]) => [
    {
      type,
      data: {
        recordId: id,
        reason: '复核',
        ...(type === 'CorrectAssessment' && { scores: all90, adjustments: [], void: isVoid }),
      },
    },
    arbiter,
  ]);
const ends = fc.constantFrom<Asked>(
  [{ type: 'CloseAssessment', data: {} }, operator],
  [{ type: 'CloseAssessmentWithoutResult', data: { reason: '未成行' } }, operator, inspector],
  [{ type: 'WithdrawAssessment', data: { reason: '退出' } }, operator],
);
const asked = fc.oneof(
  { weight: 20, arbitrary: visits },
  { weight: 12, arbitrary: answers },
  { weight: 16, arbitrary: rulings },
  { weight: 1, arbitrary: ends },
);
const steps: fc.Arbitrary<Step[]> = fc
  .array(
    fc.record({
      asked,
      recuses: fc.boolean(),
      hours: fc.integer({ min: 0, max: 6 }),
    }),
    { minLength: 10, maxLength: 60 },
  )
  // Now and then the first of two is recused before the second signs.
  .map((all) =>
    all.flatMap(({ asked: [message, ...actors], recuses, hours }, index) =>
      actors.map((actor, place) => ({
        message,
        actor,
        hours,
        recuses: recuses && place === 1 && index % 8 === 0 ? actors[0]!.account : undefined,
      })),
    ),
  );

/** Runs the steps; each is proposed, or confirms the latest proposal of the same payload. */
function lived(all: readonly Step[]): { events: Stamped<Message>[]; recusedAt: string[][] } {
  const opened = stamped({
    type: 'AssessmentOpened',
    data: { ...entry, bureauId: 'b03', route: 'recommended' },
  }) as Stamped<Message>;
  const [events, recusedAt]: [Stamped<Message>[], string[][]] = [[opened], [[]]];
  let [recused, clock]: [string[], number] = [[], Date.parse('2023-05-09T02:00:00.000Z')];
  for (const [index, { message, actor, recuses, hours }] of all.entries()) {
    recused = recuses === undefined ? recused : [...recused, recuses];
    clock += hours * 3_600_000;
    const payloadHash = JSON.stringify(message);
    const state = fold(work, events as never[]);
    const proposal = Object.entries(state.proposals).find(
      ([, waiting]) => waiting.payloadHash === payloadHash,
    )?.[0];
    const command = by(actor, new Date(clock).toISOString(), message, {
      commandId: `c${index}`,
      payloadHash,
      ...(proposal && { confirms: proposal }),
    });
    const assignment = { ...assessmentFacts.assignment!, recused };
    for (const event of attempt(() =>
      work.decide(command as unknown as AssessmentCommand, state, {
        ...assessmentFacts,
        standing: clear,
        assignment,
      }),
    )) {
      events.push(stamp(event, command, state.proposals[proposal ?? '']?.proposer));
      recusedAt.push(recused);
    }
  }
  return { events, recusedAt };
}

function attempt<E>(decide: () => readonly E[]): readonly E[] {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Rejected) return [];
    throw error;
  }
}

function stamp(
  event: Message,
  { instant, actor, confirms }: Omit<Command, 'data' | 'type'>,
  proposer: Actor | undefined,
): Stamped<Message> {
  return {
    ...event,
    time: instant,
    actor,
    ...(confirms !== undefined && { confirms, ...(proposer && { proposer }) }),
  };
}

describe('The histories tried', () => {
  it('hold everything that can happen', () => {
    const types = fc
      .sample(steps, { numRuns: 100, seed: 7 })
      .flatMap((all) => lived(all).events.map(({ type }) => type));
    const expected = [
      'AssessmentRecorded',
      'AssessmentAnswered',
      'AssessmentUpheld',
      'AssessmentCorrected',
      'AssessmentClosed',
    ];
    for (const type of expected) expect([type, types.includes(type)]).toEqual([type, true]);
  });
});

describe('An assessment, whatever happens', () => {
  it('holds only records of two different members, neither recused', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { events, recusedAt } = lived(all);
        for (const [index, { type, actor, proposer }] of events.entries()) {
          if (type !== 'AssessmentRecorded') continue;
          expect(samePerson(actor, proposer!)).toBe(false);
          for (const signer of [actor, proposer!]) {
            expect(assessmentFacts.assignment!.members).toContain(signer.account);
            expect(recusedAt[index]).not.toContain(signer.account);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
  it('is decided in dispute only, and by nobody who recorded it', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { events } = lived(all);
        for (const [index, { type, data, actor }] of events.entries()) {
          if (!['AssessmentUpheld', 'AssessmentCorrected'].includes(type)) continue;
          const about = events
            .slice(0, index)
            .filter(
              (earlier) =>
                (earlier.data as { recordId?: string }).recordId === (data as { recordId: string }).recordId,
            );
          expect(about.map((earlier) => earlier.type)).toEqual(['AssessmentRecorded', 'AssessmentAnswered']);
          expect([about[0]!.actor, about[0]!.proposer!].some((recorder) => samePerson(recorder, actor))).toBe(
            false,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
  it('ends once, with nothing in dispute, and then only withdraws', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { events } = lived(all);
        const end = events.findIndex(({ type }) => type === 'AssessmentClosed');
        if (end < 0) return;
        expect(events.slice(end + 1).every(({ type }) => type === 'AssessmentWithdrawn')).toBe(true);
        const before = fold(
          assessmentDecider,
          events.slice(0, end).filter(({ type }) => type !== 'ActProposed') as never[],
        );
        expect(before.status === 'open' && before.records.some(({ status }) => status === 'disputed')).toBe(
          false,
        );
      }),
      { numRuns: 300 },
    );
  });
});

const caseId = fc.constantFrom('c1', 'c2', 'c3');
const certify: Message = { type: 'CertifyIntegrity', data: { certificateNumber: 'J-1' } };
const cases: fc.Arbitrary<Message> = fc.oneof(
  fc.constant(certify),
  caseId.map((id) => ({ type: 'OpenInvestigation', data: { caseId: id, allegation: '举报', evidence } })),
  caseId.map((id) => ({ type: 'CloseInvestigation', data: { caseId: id, outcome: '结案' } })),
  fc.option(caseId, { nil: undefined, freq: 3 }).map((id) => ({
    type: 'ConfirmViolation',
    data: { ...(id && { caseId: id }), fact: '违纪', factOn: '2023-04-02', evidence },
  })),
);

describe('A standing, whatever happens', () => {
  it('is suspended exactly while a case is open, begins and ends each suspension once, and ends with a violation', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cases, fc.constantFrom(inspector, inspector2)), { maxLength: 30 }),
        (all) => {
          const record: Stamped<Message>[] = [];
          const events: Stamped<Message>[] = [];
          for (const [index, [message, actor]] of all.entries()) {
            const state = fold(records, record as never[]);
            const payloadHash = JSON.stringify(message);
            const confirms = Object.entries(state.proposals).find(
              ([, waiting]) => waiting.payloadHash === payloadHash,
            )?.[0];
            const asked = by(actor, '2023-05-09T02:00:00.000Z', message, {
              commandId: `c${index}`,
              payloadHash,
              ...(confirms && { confirms }),
            });
            for (const event of attempt(() =>
              records.decide(asked as unknown as IntegrityCommand, state, integrityFacts),
            )) {
              record.push(stamp(event, asked, state.proposals[confirms ?? '']?.proposer));
            }
            const known = fold(records, record as never[]).inner;
            const counted = by(actor, '2023-05-09T02:00:00.000Z', {
              type: 'CountIntegrity' as const,
              data: {},
            });
            const facts = { ...standingFacts, known };
            const said = standingDecider.decide(counted, fold(standingDecider, events as never[]), facts);
            events.push(...said.map((event) => stamp(event, counted, undefined)));
            const standing = fold(standingDecider, events as never[]);
            if (standing.status !== 'disqualified')
              expect(standing.status === 'suspended').toBe(known.openCases.length > 0);
          }
          const turns = events.map(({ type }) => type).filter((type) => /^Candidate/.test(type));
          expect(turns.join(' ')).toMatch(
            /^(CandidateSuspended CandidateResumed ?)*(CandidateSuspended ?)?(CandidateDisqualified)?$/,
          );
          const lost = events.findIndex(({ type }) => type === 'CandidateDisqualified');
          if (lost >= 0) expect(lost).toBe(events.length - 1);
        },
      ),
    );
  });
});
