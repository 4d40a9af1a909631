// The life of a title after its conferring: re-checked as the rule pack asks, warned, mended, kept, revoked.
import { describe, expect, it } from '@jest/globals';
import { title as contract } from '@laurel/contracts';
import { inState, type Stamped, type ViewedEvent } from '@laurel/core';
import { given, stamped } from '@laurel/core/testing';
import { rowsOf } from '@laurel/platform/testing';
import { namingDue } from '../naming/due.view.ts';
import { namedView } from '../award/named.view.ts';
import {
  afterNotice,
  by,
  campaign,
  campaignId,
  committee,
  happened,
  heardOut,
  inspector,
  rulePack,
  shi,
  standing,
  system,
  third,
} from '../naming/naming.fixture.ts';
import { titleDecider, type TitleFacts } from './title.decide.ts';
import type { TitleEvent } from './title.ts';
import { titlesView } from './titles.view.ts';

const titleId = 'secretaryStudio';
const about = { campaignId, branchId: third, titleId };
const key = `${campaignId}.${titleId}.${third}`;
const asked = { termYears: 3, recheckYears: 1 };
const pack = { ...rulePack, titles: rulePack.titles.map((each) => ({ ...each, ...asked })) };
const facts: TitleFacts = {
  id: { campaign: campaignId, title: titleId, unit: third },
  campaign: { ...campaign, rulePack: pack },
  standing: standing(third),
  ...{ named: true, secret: false, heldBefore: [], experts: undefined, rivals: [] },
  ...{ coverage: heardOut, secretary: shi, salt: '', commitment: '', commitments: {} },
};
const title = (changes: Partial<TitleFacts> = {}) =>
  given(inState(titleDecider, contract.commands), { ...facts, ...changes });
const closed = { campaign: { ...campaign, rulePack: pack, status: 'closed' as const } };

const at = (event: Stamped<TitleEvent>, time: string) => ({ ...event, time });
const term = { until: '2026-12-13', recheckOn: '2024-12-14' };
const studio = { documentNumber: '决定12号', secretary: 'P-shi' };
const approved = happened('TitleApproved', { ...about, minutesNumber: '纪要2号' });
const conferred = happened('TitleConferred', { ...about, ...studio, ...term });
const due = at(happened('TitleRecheckDue', about), '2024-12-13T16:00:00.000Z');
const mending = { improvement: '恢复每月带教', until: '2025-03-31' };
const wanting = { outcome: 'wanting' as const, findings: '带教停滞' };
const warned = at(
  happened('TitleRechecked', { ...about, ...wanting, ...mending }),
  '2024-12-20T02:00:00.000Z',
);
const mended = { outcome: 'kept' as const, findings: '带教恢复' };
const kept = at(
  happened('TitleRechecked', { ...about, ...mended, recheckOn: '2026-03-20' }),
  '2025-03-20T02:00:00.000Z',
);

const recheck = (data: object, instant = '2024-12-20T02:00:00.000Z') =>
  by(
    inspector,
    { type: 'RecheckTitle' as const, data: data as { outcome: 'kept'; findings: string } },
    { instant },
  );
const call = by(system, { type: 'CallRecheck' as const, data: {} });

describe('A title that the rule pack has re-checked', () => {
  it('says on which day, and not where none is asked', () => {
    const confer = by(
      committee[1],
      { type: 'ConferTitle' as const, data: { documentNumber: '决定12号' } },
      { instant: afterNotice },
    );
    title()(approved).when(confer).then({ type: 'TitleConferred', data: conferred.data });
    title({ campaign })(approved)
      .when(confer)
      .then({ type: 'TitleConferred', data: { ...about, ...studio } });
  });
  it('is to be re-checked when the day comes, and not once it is gone', () => {
    title(closed)(conferred).when(call).then({ type: 'TitleRecheckDue', data: about });
    title(closed)(conferred, due).when(call).thenNothing();
    title(closed)(conferred, happened('TitleLapsed', about)).when(call).thenNothing();
  });
  it('is kept, and re-checked again within its term', () => {
    title(closed)(conferred, due, warned)
      .when(recheck(mended, '2025-03-20T02:00:00.000Z'))
      .then({ type: 'TitleRechecked', data: kept.data });
    title(closed)(conferred, due)
      .when(recheck(mended, '2026-01-20T02:00:00.000Z'))
      .then({ type: 'TitleRechecked', data: { ...about, ...mended } });
  });
  it('that is found wanting is warned: what must improve, until a day ahead', () => {
    const found = title(closed)(conferred, due);
    found.when(recheck({ ...wanting, ...mending })).then({ type: 'TitleRechecked', data: warned.data });
    found.when(recheck(wanting)).thenRefused('improvement_missing');
    found.when(recheck({ ...wanting, improvement: '整改' })).thenRefused('improvement_missing');
    found.when(recheck({ ...wanting, ...mending, until: '2024-12-20' })).thenRefused('term_past');
    found.when(recheck({ ...mended, findings: ' ' })).thenRefused('reason_missing');
  });
  it('is not re-checked before', () => {
    title(closed)(conferred).when(recheck(mended)).thenRefused('recheck_not_due');
    title(closed)(approved).when(recheck(mended)).thenRefused('wrong_state');
  });
  it('may be revoked instead, and lapses with its term, mended or not', () => {
    const revoke = by(committee[0], { type: 'RevokeTitle' as const, data: { ground: '未整改' } });
    const revoked = { type: 'TitleRevoked' as const, data: { ...about, ground: '未整改' } };
    title(closed)(conferred, due).when(revoke).then(revoked);
    title(closed)(conferred, due, warned).when(revoke).then(revoked);
    const instant = '2026-12-13T16:00:00.000Z';
    const over = by(system, { type: 'LapseTitle' as const, data: { ground: 'termOver' } }, { instant });
    for (const life of [[due], [due, warned]])
      title(closed)(conferred, ...life)
        .when(over)
        .then({ type: 'TitleLapsed', data: about });
  });
});

const said = (event: Pick<Stamped<TitleEvent>, 'type' | 'data'>, stream = `title-${key}`): ViewedEvent =>
  ({
    ...stamped({ type: event.type, data: event.data }, 'time' in event ? { time: event.time as string } : {}),
    ...{ service: 'evaluation', stream, revision: 1, position: 1 },
  }) as unknown as ViewedEvent;
const named = said({ type: 'BranchNamed', data: about } as never, `naming-${campaignId}`);
const recommended = said({
  type: 'TitleRecommended',
  data: { ...about, experts: [], recused: [] },
} as never);
const told = (...events: Stamped<TitleEvent>[]) => events.map((event) => said(event));

describe('The re-check of a title', () => {
  it('waits for its day, and again once the title was kept', () => {
    const waits = (...events: Stamped<TitleEvent>[]) =>
      rowsOf(namingDue, told(...events)).get(`recheck.${key}`);
    expect(waits(conferred)).toMatchObject({
      ...{ at: '2024-12-13T16:00:00.000Z', id: key, type: 'CallRecheck', data: {} },
    });
    for (const gone of [due, happened('TitleLapsed', about)]) expect(waits(conferred, gone)).toBeUndefined();
    expect(waits(conferred, due, warned)).toBeUndefined();
    expect(waits(conferred, due, warned, kept)).toMatchObject({ at: '2026-03-19T16:00:00.000Z' });
  });
  it('is seen on the title', () => {
    const row = (...events: Stamped<TitleEvent>[]) =>
      rowsOf(titlesView, [recommended, ...told(...events)]).get(key)!;
    expect(row(conferred)).toMatchObject({ status: 'conferred', ...term });
    expect(row(conferred, due)).toMatchObject({ status: 'recheckDue' });
    const found = row(conferred, due, warned);
    expect(found).toMatchObject({
      ...{ status: 'warned', until: term.until },
      recheck: { recheckedOn: '2024-12-20', ...wanting, ...mending },
    });
    expect(found).not.toHaveProperty('recheckOn');
    expect(row(conferred, due, warned, kept)).toMatchObject({
      ...{ status: 'conferred', recheckOn: '2026-03-20' },
      recheck: { recheckedOn: '2025-03-20', ...mended },
    });
  });
  it('is seen on the public list, without what was found', () => {
    const shown = rowsOf(namedView, [named, ...told(conferred, due, warned)]).get(`${campaignId}.${third}`)!;
    const { titles } = shown as { titles: object[] };
    expect(titles).toEqual([
      {
        titleId,
        documentNumber: '决定12号',
        conferredOn: expect.any(String),
        until: term.until,
        recheckedOn: '2024-12-20',
      },
    ]);
  });
});
