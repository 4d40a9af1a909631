// The explanation of a result tells every step with its numbers, in both languages, and nothing that is
// confidential.
import { describe, expect, it } from '@jest/globals';
import { campaignRecord } from '../campaign.fixture.ts';
import { candidates } from '../contest.fixture.ts';
import { isOf } from '../record.fixture.ts';
import { concerning, explain } from './explain.ts';
import type { Section } from './words.ts';

const record = campaignRecord();
type Data = (typeof record)[number]['data'];
const winner = explain(record, 'b01.001')!;
const section = (sections: readonly Section[], id: string) => sections.find((each) => each.id === id)!;

describe('The explanation of a winner', () => {
  it('goes from the nomination to the certificate', () => {
    expect(winner.sections.map(({ id }) => id)).toEqual([
      ...['nomination', 'form', 'standing', 'visits', 'dynamic', 'panel', 'onSite', 'presentation'],
      ...['final', 'place', 'approval', 'notice', 'naming', 'again'],
    ]);
  });

  it('says everything in both languages, each happening by its event', () => {
    const lines = winner.sections.flatMap(({ lines: each }) => each);
    const ids = new Set(record.map(({ id }) => id));
    for (const { zh, en, eventId } of lines) {
      expect(zh).not.toBe('');
      expect(en).not.toMatch(/undefined|\[object/);
      if (eventId !== undefined) expect(ids.has(eventId)).toBe(true);
    }
  });

  it('does the sums with the numbers of the worked example', () => {
    const { expected } = candidates[0]!;
    expect(section(winner.sections, 'final').numbers).toEqual({
      dynamic: expected.dynamic,
      onSite: '879/10',
      presentation: expected.presentation,
      final: expected.final,
      recorded: expected.recorded,
    });
    expect(section(winner.sections, 'final').lines[0]!.en).toBe(
      'F = (30×88.2039 + 40×87.9000 + 30×88.3500) / 100 = 528757/6000 ≈ 88.1262',
    );
  });

  it('shows every ballot of every criterion, and which were trimmed', () => {
    const [rule, political] = section(winner.sections, 'presentation').lines;
    expect(rule!.en).toBe('5 valid ballots; in brackets the highest and the lowest that were dropped');
    expect(political!.en).toBe('Political function: e1 88, e2 88, e3 88, [e4 88], [e5 70]; mean 88');
    expect(political!.zh).toMatch(/^政治功能：/);
  });

  it('counts a dynamic criterion step by step', () => {
    const lines = section(winner.sections, 'dynamic').lines.map(({ en }) => en);
    expect(lines[3]).toBe(
      'Role in the work: mean of 2 visits 86.0000 → 60 % × 86.0000 + 40 % × 87.6111 = 86.6444 + min(5, 0) − 0 = 86.6444 (3899/45)',
    );
    expect(lines[5]).toMatch(/ \+ min\(5, 6\) − 0 = 89$/);
    expect(lines.at(-1)).toMatch(/= 88\.2039 \(158767\/1800\)$/);
  });

  it('names both who decided', () => {
    expect(section(winner.sections, 'naming').lines[0]!.en).toMatch(/by carl \+ cleo$/);
  });
});

describe('The explanation of a number that does not follow from its parts', () => {
  const ofWinner = (type: string, change: (data: Data) => Data) =>
    explain(
      record.map((event) =>
        event.type === type ? { ...event, data: change(structuredClone(event.data)) } : event,
      ),
      'b01.001',
    )!.sections;
  const last = (sections: readonly Section[], id: string) => section(sections, id).lines.at(-1)!.en;

  it('gives D as the pack that ranks gives it, and says what the ranking has instead', () => {
    const other = ofWinner('CampaignOpened', (data) => {
      const [one, two] = data.rulePack.criteria;
      [one.weight, two.weight] = [one.weight - 10, two.weight + 10];
      return data;
    });
    expect(last(other, 'dynamic')).not.toMatch(/= 88\.2039/);
    expect(last(other, 'dynamic')).toMatch(
      /the record says 88\.2039 \(158767\/1800\), which does not follow$/,
    );
  });
  it('says so of a stage and of the final score', () => {
    const wrong = ofWinner('RankingComputed', (data) => {
      const entry = data.ranked.find(({ branchId }: { branchId: string }) => branchId === 'b01.001');
      entry.onSite.score = '99';
      entry.final = '99';
      return data;
    });
    expect(last(wrong, 'onSite')).toMatch(/= 87\.9; the record says 99, which does not follow$/);
    expect(last(wrong, 'final')).toMatch(/; the record says 99 ≈ 88\.1262, which does not follow$/);
  });
});

describe('The explanation of a reserve', () => {
  const reserve = explain(record, 'o01.001', 'r2023')!;
  it('ends where the reserve stands', () => {
    expect(section(reserve.sections, 'nomination').lines[0]!.en).toMatch(/^Nominated itself/);
    expect(section(reserve.sections, 'place').lines.at(-1)!.en).toBe(
      'Version 1 confirmed (2 places): among the reserves',
    );
    expect(section(reserve.sections, 'approval').lines.at(-1)!.en).toMatch(/a reserve; by/);
    expect(reserve.sections.some(({ id }) => id === 'naming' || id === 'notice')).toBe(false);
  });
});

describe('A branch that never stood', () => {
  it('has no explanation', () => {
    expect(explain(record, 'b01.077')).toBeUndefined();
    expect(explain(record, 'b01.001', 'r2099')).toBeUndefined();
  });
});

describe('What concerns a branch', () => {
  it('is its own, its list’s and the campaign’s, and not another branch’s', () => {
    const about = record.filter(concerning('b01.001', 'r2023'));
    expect(about.some(({ data }) => data.branchId === 'b01.002')).toBe(false);
    expect(about.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['CampaignOpened', 'RecommendationSealed', 'BallotsOpened', 'BranchNamed']),
    );
    expect(explain(about, 'b01.001', 'r2023')).toEqual(winner);
  });
  const said = (type: string, stream: string, data: object) =>
    ({ ...record.find(isOf('BureauRegistered'))!, type, stream, data }) as (typeof record)[number];
  const ordered = (type: string, data: object) => said(type, 'organisation-city', data);
  const branch = isOf('BranchRegistered', { branchId: 'b01.001' });
  const after = (...events: ReturnType<typeof said>[]) => {
    const at = record.findIndex(branch) + 1;
    return [...record.slice(0, at), ...events, ...record.slice(at)];
  };
  const listsAbout = (history: readonly (typeof record)[number][]) =>
    history
      .filter(concerning('b01.001', 'r2023'))
      .flatMap(({ type, data }) => (type === 'RecommendationSealed' ? [data.bureauId] : []));
  it('is the list of the city that hands in for its bureau, too', () => {
    const list = { campaignId: 'r2023', bureauId: 'c1', branchIds: ['b01.001'] };
    const placed = after(
      ordered('BureauRegistered', { bureauId: 'c1', name: '市局', kind: 'countyBureau' }),
      ordered('BureauMoved', { bureauId: 'b01', parentId: 'c1', reason: '调整', campaignIds: [] }),
      said('RecommendationSealed', 'recommendation-r2023.c1', list),
    );
    expect(listsAbout(placed)).toEqual(['c1', 'b01']);
  });
  it('is the list of the bureau that nominated it after it moved, and else that of its new bureau', () => {
    const moved = (staysIn: string[]) => ({
      ...{ branchId: 'b01.001', formerBureauId: 'b01', bureauId: 'o01', reason: '调整' },
      ...{ staysIn, goesIn: staysIn.length === 0 ? ['r2023'] : [] },
    });
    const other = said('RecommendationSealed', 'recommendation-r2023.o01', {
      ...{ campaignId: 'r2023', bureauId: 'o01', branchIds: [] },
    });
    expect(listsAbout(after(ordered('BranchMoved', moved(['r2023'])), other))).toEqual(['b01']);
    expect(listsAbout(after(ordered('BranchMoved', moved([])), other))).toEqual(['o01']);
  });
});
