// The history is closed by default: an event that nobody classified is the auditor's alone, and no role reads
// in it what a view hides from that role.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { auditReadModels } from './audit/audit.ts';
import { acts, aggregates, events, hiddenFrom, readersOf, sealedActs } from './catalogue.ts';
import { type EventContract, type ReadModel, readModel } from './contract.ts';
import { readModels } from './read-models.ts';
import { type Role, roleNames } from './roles.ts';

type Sample = Readonly<Record<string, unknown>>;
const golden = (type: string) =>
  (JSON.parse(readFileSync(new URL(`./golden/${type}.json`, import.meta.url), 'utf8')) as { data: Sample })
    .data;

describe('The readers of an event', () => {
  it('are nobody but the auditor when no contract has the event', () => {
    expect(readersOf({ type: 'SomethingUnheardOf', data: {} })).toEqual([]);
    expect(readersOf({ type: 'ActProposed', data: { act: 'DoSomethingUnheardOf' } })).toEqual([]);
  });
});

/**
 * Words that name another fact in each aggregate; they are compared with the events of the read model's own
 * aggregate alone.
 */
const generalWords = ['ground', 'kind', 'reason', 'until'];
/** Fields of events that only look like what a view hides. */
const exceptions: Readonly<Record<string, string>> = {
  'PublicNoticePosted.kind': 'the kind of the notice, not of an objection',
  'PublicNoticeExtended.reason': 'why a notice runs longer, not what an objection says',
  'ObjectionUpheld.kind': 'the committee holds the second key of the decision',
  'ObjectionUpheld.reason': 'the committee holds the second key of the decision',
  'ObjectionDismissed.reason': 'the committee holds the second key of the decision',
};

interface Model {
  readonly name: string;
  readonly model: ReadModel;
  /** The events of the aggregate that shows it. */
  readonly own: readonly string[];
}

/**
 * The fields that a role reads in the history though a view hides them from it, as `view.field: Event, role`.
 */
function leaks(
  models: readonly Model[],
  told: Readonly<Record<string, EventContract>>,
  sampleOf: (type: string) => Sample,
): string[] {
  return models.flatMap(({ name, model, own }) =>
    Object.entries(model.only ?? {}).flatMap(([field, roles]) =>
      Object.entries(told)
        .filter(
          ([type, { body }]) => field in body.shape && (own.includes(type) || !generalWords.includes(field)),
        )
        .flatMap(([type, { readBy, only }]) => {
          const kept = only?.(sampleOf(type) as never, 'operator')[field];
          const readers = readBy.filter((role) => kept?.includes(role) ?? true);
          return readers
            .filter((role) => model.scopes[role] && !roles.includes(role))
            .map((role) => `${name}.${field}: ${type}, ${role}`);
        })
        .filter((leak) => exceptions[`${leak.split(' ')[1]!.replace(',', '')}.${field}`] === undefined),
    ),
  );
}

const models = Object.values(readModels).flatMap((served) =>
  Object.entries(served).map(([name, model]): Model => {
    const shownBy = aggregates.find(({ readModels }) => Object.values(readModels).includes(model));
    return { name, model, own: Object.keys(shownBy?.events ?? {}) };
  }),
);

describe('A field that a view hides from a role', () => {
  it('is hidden from it in the history, too', () => expect(leaks(models, events, golden)).toEqual([]));

  it('is found in an event that tells it to that role', () => {
    const secrets = readModel({
      path: 'secrets',
      row: { secret: z.string(), reason: z.string() },
      scopes: { operator: 'all', discipline: 'all' },
      only: { secret: ['discipline'], reason: ['discipline'] },
      indexes: [],
      words: { zh: '秘密', en: 'secrets' },
    });
    const told = (readBy: readonly Role[], only?: EventContract['only']): EventContract => ({
      version: 1,
      body: z.strictObject({ secret: z.string(), reason: z.string() }),
      readBy,
      words: { zh: '事', en: 'something happened' },
      ...(only && { only }),
    });
    const found = (own: readonly string[], event: EventContract) =>
      leaks([{ name: 'secrets', model: secrets, own }], { Told: event }, () => ({}));
    expect(found([], told(['operator']))).toEqual(['secrets.secret: Told, operator']);
    expect(found(['Told'], told(['operator']))).toEqual([
      'secrets.secret: Told, operator',
      'secrets.reason: Told, operator',
    ]);
    expect(found([], told(['discipline']))).toEqual([]);
    expect(
      found(
        [],
        told(['operator'], () => ({ secret: ['discipline'] })),
      ),
    ).toEqual([]);
  });

  it.each(Object.keys(exceptions))('is excepted only where it is: %s', (place) => {
    const [type, field] = place.split('.') as [string, string];
    expect(events[type]!.body.shape).toHaveProperty(field);
  });
});

describe('What was proposed', () => {
  const told = (type: string, act: string) => ({ type, data: { act }, actor: { role: 'operator' } });
  const pairs = Object.entries(acts).filter(([, { pair }]) => pair);

  it.each(pairs)('%s is read in the history by its two roles, and no other role', (act, { pair }) => {
    const readers = roleNames.filter(
      (role) => !hiddenFrom(role, told('ActProposed', act)).includes('content'),
    );
    expect([...readers].sort()).toEqual([...new Set(pair)].sort());
  });
  it.each(pairs)('%s was declined for a reason that no role reads there', (act) => {
    expect(
      roleNames.filter((role) => !hiddenFrom(role, told('ProposalDeclined', act)).includes('reason')),
    ).toEqual([]);
  });
  it('is nothing that is sealed', () => expect(sealedActs.filter((act) => acts[act]!.pair)).toEqual([]));
  it.each(pairs)(
    '%s waits in a view that both its roles read, if there is anything to read',
    (act, { pair }) => {
      const contract = aggregates.find(({ commands }) => commands[act])!;
      const showing = models.filter(
        ({ model: { of, row } }) => of === contract.name && 'waiting' in row.shape,
      );
      const reads = (role: Role) =>
        showing.some(
          ({ model: { scopes, only } }) => scopes[role] && (only?.['waiting']?.includes(role) ?? true),
        );
      // An administrator who is to be restored has no row that others read: the audit administrator reads the
      // proposal in the history, and a helper enters what both know.
      if (/^Restore\w+Administrator$/.test(act)) return expect(pair).toContain('auditAdministrator');
      const isEmpty = Object.keys(contract.commands[act]!.body.shape).length === 0;
      expect(isEmpty ? [] : pair!.filter((role) => !reads(role))).toEqual([]);
    },
  );
});

describe('Evidence that discipline stored', () => {
  const stored = (role: string) => ({ type: 'AttachmentStored', data: golden('AttachmentStored'), role });
  const shownTo = (reader: Role, row: object) =>
    (auditReadModels.history.shown!(row as never, reader) as { data: object }).data;

  it('is read in the history without its file name by operator and committee, and whole by discipline and the auditor', () => {
    const row = stored('discipline');
    for (const reader of ['operator', 'committee'] as const) {
      expect(hiddenFrom(reader, { ...row, actor: row })).toContain('name');
      expect(shownTo(reader, row)).not.toHaveProperty('name');
    }
    for (const reader of ['discipline', 'auditor'] as const) expect(shownTo(reader, row)).toEqual(row.data);
  });
  it('is nobody else’s file: what others stored is read whole', () => {
    const row = stored('branchSecretary');
    expect(shownTo('operator', row)).toEqual(row.data);
  });
  it('cannot be found by filters or sorting, which know nothing of what an event says', () => {
    expect(auditReadModels.history.indexes).not.toContain('data');
  });
});

describe('A field of the application form', () => {
  const seenBy = { patrols: ['operator' as const], medical: [] };
  const form = { patrols: '120', medical: ['7'.repeat(64)], unnamed: '1' };
  const data = { ...golden('ApplicationSubmitted.v2'), form, seenBy };
  const row = { type: 'ApplicationSubmitted', data, role: 'branchSecretary', account: 'bs', time: '' };
  const inHistory = (role: Role) =>
    auditReadModels.history.shown!(row as never, role) as { data: { form: object } };
  const inFile = (role: Role) =>
    aggregates.find(({ name }) => name === 'application')!.readModels['candidates']!.shown!(
      { form, seenBy } as never,
      role,
    ) as { form: object };

  it('is hidden in the history from whom the candidate’s file hides it', () => {
    for (const role of ['operator', 'committee', 'discipline', 'auditor'] as const)
      expect([role, Object.keys(inHistory(role).data.form)]).toEqual([role, Object.keys(inFile(role).form)]);
    expect(inHistory('operator').data.form).toEqual({ patrols: '120' });
    expect(inHistory('committee').data.form).toEqual({});
    expect(inHistory('auditor').data.form).toEqual(form);
  });
  it('of which a form says no readers is open, as in records of before', () => {
    const { seenBy: _seenBy, ...before } = data;
    const shown = auditReadModels.history.shown!({ ...row, data: before } as never, 'committee');
    expect((shown as typeof row).data.form).toEqual(form);
  });
});
