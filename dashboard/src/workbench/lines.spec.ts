import { describe, expect, it } from '@jest/globals';
import { commandForms } from '@laurel/contracts';
import { byBucket, confirmable, dueOf, linesOf } from './lines.ts';

// Goal: a task becomes one line for whoever begins the act, with the day that holds for the unit.

const forms = commandForms();
const now = '2023-04-25T02:00:00.000Z';
const since = '2023-04-01T00:00:00.000Z';
const dates = [
  {
    campaignId: 'r2023',
    applicationDeadline: '2023-04-30',
    assessmentTo: '2023-10-31',
    extensions: [{ bureauId: 'b03', until: '2023-05-05', reason: '防汛', at: since }],
  },
];
const task = (changes: object) => ({
  id: 'application-r2023.b01.001',
  ...{ aggregate: 'application', step: 'apply' as const, targets: ['r2023.b01.001'], campaignId: 'r2023' },
  ...{ unitId: 'b01.001', holders: [], readers: [], facts: {}, waits: [] },
  ...changes,
});
const wait = (acts: string[], more: object = {}) => ({ state: 'open', acts, since, ...more });

describe('The lines of a role', () => {
  it('have the usual act first and those that may be done instead', () => {
    const tasks = [task({ waits: [wait(['AcceptApplication', 'ReturnApplication'])] })];
    expect(linesOf(tasks, 'operator', forms, dates, now)).toMatchObject([
      { act: 'AcceptApplication', others: ['ReturnApplication'] },
    ]);
  });
  it('are those that the role begins: of two persons the first', () => {
    const tasks = [task({ waits: [wait(['FreezePanel'])] })];
    expect(linesOf(tasks, 'operator', forms, dates, now)).toHaveLength(1);
    expect(linesOf(tasks, 'discipline', forms, dates, now)).toEqual([]);
  });
  it('lack what nobody has to do after its last day', () => {
    const answer = (dueOn: string) => [
      task({ waits: [wait(['AnswerAssessment'], { dueOn, lapses: true })] }),
    ];
    expect(linesOf(answer('2023-04-25'), 'branchSecretary', forms, dates, now)).toHaveLength(1);
    expect(linesOf(answer('2023-04-24'), 'branchSecretary', forms, dates, now)).toEqual([]);
  });
});

describe('The last day', () => {
  const dueBy = { dueBy: 'applicationDeadline' } as const;
  it('is what the event said, else that of the campaign', () => {
    expect(dueOf(wait([], { dueOn: '2023-05-01' }), task({}), dates)).toBe('2023-05-01');
    expect(dueOf(wait([], dueBy), task({}), dates)).toBe('2023-04-30');
    expect(dueOf(wait([]), task({}), dates)).toBeUndefined();
  });
  it('is later for the units of a bureau that was given longer', () => {
    expect(dueOf(wait([], dueBy), task({ unitId: 'b03.017' }), dates)).toBe('2023-05-05');
    expect(dueOf(wait([], dueBy), task({ unitId: 'b031.017' }), dates)).toBe('2023-04-30');
  });
});

describe('Lines put together by the time that is left', () => {
  it('begin with what is late, and end with what has no day', () => {
    const days = ['2023-05-30', undefined, '2023-04-25', '2023-04-20', '2023-05-02'];
    const lines = days.map((dueOn, index) => ({
      ...{ key: `${index}`, aggregate: 'x', targets: [], act: 'PlanVisit', others: [] },
      ...(dueOn !== undefined && { dueOn }),
    }));
    expect(byBucket(lines, now).map(([bucket, own]) => [bucket, own.map(({ key }) => key)])).toEqual([
      ['overdue', ['3']],
      ['today', ['2']],
      ['week', ['4']],
      ['later', ['0', '1']],
    ]);
  });
});

describe('Proposals that are confirmed side by side', () => {
  const now = '2023-05-04T02:00:00.000Z';
  const unreadable = { id: 'p2', proposedBy: 'op', expiresAt: '2023-05-05T02:00:00.000Z' };
  const proposal = { ...unreadable, id: 'p1', content: {} };

  it('are others’, still running, readable, and each stands once', () => {
    const others = [
      { ...proposal, id: 'own', proposedBy: 'me' },
      { ...proposal, id: 'lapsed', expiresAt: now },
      unreadable,
    ];
    expect(confirmable([proposal, proposal, ...others], 'me', now)).toEqual([proposal]);
  });
});
