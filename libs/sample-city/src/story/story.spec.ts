// The sample city: the same from the same seed, of the sizes promised, whoever's rule pack it is.
import { describe, expect, it } from '@jest/globals';
import { organisation, values } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { fiveCriteriaPack2024, planPack2023 } from '@laurel/rules';
import { countedExperts, forecast } from './forecast.ts';
import { Story } from './story.ts';

const packs = [
  ['the plan’s rule pack', planPack2023],
  ['another city’s rule pack', fiveCriteriaPack2024],
] as const;
const seeds = [1, 2, 3, 4, 5];
const stories = packs.flatMap(([name, pack]) =>
  seeds.map((seed) => [`${name} and seed ${seed}`, new Story(pack, seed)] as const),
);

describe.each(stories)('A sample city of %s', (_, story) => {
  const { units, contest, staff, pack } = story;

  it('is the same again from the same seed', () => {
    const again = new Story(pack, story.seed);
    for (const part of ['units', 'contest', 'parts', 'staff'] as const)
      expect(canonicalJson(again[part])).toBe(canonicalJson(story[part]));
  });
  it('has as many county bureaus as the pack needs, the traffic detachment and thirty organs', () => {
    const counties = { [planPack2023.places]: 10, [fiveCriteriaPack2024.places]: 7 }[pack.places];
    expect(units.bureaus.filter(({ kind }) => kind === 'countyBureau')).toHaveLength(counties!);
    expect(units.bureaus.filter(({ kind }) => kind === 'trafficDetachment')).toHaveLength(1);
    expect(units.bureaus.filter(({ bureauId }) => bureauId.startsWith('o'))).toHaveLength(30);
    expect(units.branches.length).toBeGreaterThanOrEqual(250);
  });
  it('can be imported as it is', () => {
    const bureaus = units.bureaus.map(({ bureauId, name, kind }) => ({ bureauId, name, kind }));
    const branches = units.branches.map(({ bureauId: _parent, secretary, ...branch }) => ({
      ...branch,
      // The register knows the name.
      secretary: { personId: secretary.personId, since: secretary.since },
    }));
    expect(
      organisation.commands.ImportOrganisation.body.safeParse({ bureaus, branches }).error,
    ).toBeUndefined();
  });
  it('names no two units and no two people alike where it matters', () => {
    const distinct = (items: readonly string[]) => expect(new Set(items).size).toBe(items.length);
    distinct(units.branches.map(({ unitName }) => unitName));
    distinct(staff.accounts.map(({ personId }) => personId));
    distinct(staff.accounts.map(({ accountId }) => accountId));
  });
  it('has accounts that contracts accept', () => {
    for (const { accountId, login, password } of staff.accounts) {
      expect(values.accountId.safeParse(accountId).success && values.loginName.safeParse(login).success).toBe(
        true,
      );
      expect(password.length).toBeGreaterThanOrEqual(12);
    }
  });
  it('has entries and experts as the pack asks for, and five groups of three', () => {
    expect(story.accepted.length).toBeGreaterThanOrEqual(3 * pack.places);
    expect(staff.groups.map(({ members }) => members.length)).toEqual([3, 3, 3, 3, 3]);
    expect(staff.panel).toHaveLength(3 * pack.scoring.ballotsMinimum);
  });
  it('keeps every list to the rule pack', () => {
    for (const { bureauId, branchIds, answer } of contest.lists) {
      expect(branchIds.length).toBeLessThanOrEqual(pack.routes.listMaximum);
      if (answer !== 'none') expect(branchIds.length).toBeGreaterThanOrEqual(pack.routes.listMinimum);
      expect(branchIds.every((branchId) => branchId.startsWith(`${bureauId}.`))).toBe(true);
    }
  });
  it('leaves two assessors and enough experts for every entry', () => {
    for (const { branchId } of story.accepted) {
      expect(story.assessorsOf(branchId).length).toBeGreaterThanOrEqual(2);
      const counted = countedExperts(story, 'onSite', branchId).length;
      expect(counted).toBeGreaterThanOrEqual(pack.scoring.ballotsMinimum);
    }
  });
  it('has experts recused by where they work, and one by declaration', () => {
    const recused = story.scored.filter(({ branchId }) => story.recused('expert', branchId));
    expect(recused.length).toBeGreaterThanOrEqual(3);
    expect(story.expertsOf(story.parts.conflictKnown!)).not.toContain(story.acquainted);
  });
  it('ends in a tie of two lists for the last place, and only there', () => {
    const { open, winners } = forecast(story);
    expect(open).toHaveLength(1);
    expect([open[0]!.from, open[0]!.to]).toEqual([pack.places, pack.places + 1]);
    expect([...open[0]!.branchIds].sort()).toEqual([...contest.tied].sort());
    expect(new Set(contest.tied.map((branchId) => story.entry(branchId).bureauId)).size).toBe(2);
    expect([...winners].sort()).toEqual(story.parts.order.slice(0, pack.places - 1).sort());
  });
});

describe('Ties that need nobody', () => {
  it('are parted by the score on site, the first criterion and the rank on a list', () => {
    const story = new Story(planPack2023, 1);
    const { ranked } = forecast(story);
    const found = (branchId: string) => ranked.find((entry) => entry.branchId === branchId)!;
    expect(story.twins.map(({ parted }) => parted)).toEqual(['rank', 'onSite', 'firstCriterion']);
    for (const { one, other, parted } of story.twins) {
      expect(found(one).final).toBe(found(other).final);
      expect([found(one).resolvedBy, found(other).resolvedBy]).toEqual([parted, parted]);
      expect(found(one).place).not.toBe(found(other).place);
    }
  });
});

describe('Other seeds', () => {
  it.each(packs)('give other winners by %s', (_, pack) => {
    const lists = seeds.map((seed) => forecast(new Story(pack, seed)).winners.join());
    expect(new Set(lists).size).toBe(seeds.length);
  });
});
