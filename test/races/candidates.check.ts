import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptAll, campaignId, entries, nominate, openCampaign } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { personOf } from '../http/people.ts';

const groups = ['ga', 'gb', 'gc'] as const;

/** A candidate has one group, whoever assigns it at the same moment (docs/handbook/process.md#6.10). */
export function candidateRaces(tries: number): void {
  let city: TestCity;
  beforeAll(async () => {
    city = await TestCity.open();
    for (const step of [openCampaign, nominate, acceptAll]) await step(city);
    const members = (['as-one', 'as-two', 'as-b01'] as const).map(personOf);
    for (const name of groups) {
      const formed = { name, lead: 'as-one', departments: ['机关党委'], members };
      await city.act('op-city', `assessment-groups/${campaignId}.${name}/form-group`, formed);
    }
  }, 300_000);
  afterAll(async () => await city.close());

  const holding = async (branchId: string) => {
    await city.settle();
    const { body } = await city.as['op-city'].get(`assessment-groups?campaignId=${campaignId}`);
    return (body as { groupId: string; branchIds: string[] }[])
      .filter(({ branchIds }) => branchIds.includes(branchId))
      .map(({ groupId }) => groupId);
  };

  describe(`Two at once, tried ${tries} times`, () => {
    it('who assign one candidate to two groups: one of them has it', async () => {
      let held: Record<string, string[]> = {};
      for (let index = 0; index < tries; index++) {
        const branchId = entries[index % entries.length]!;
        const others = groups.filter((name) => !held[branchId]?.includes(name)).slice(0, 2);
        const answers = await Promise.all(
          others.map((name) =>
            city.as['op-city'].command(`assessment-groups/${campaignId}.${name}/assign-candidate`, {
              branchId,
            }),
          ),
        );
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
        held = { ...held, [branchId]: await holding(branchId) };
        expect(held[branchId]).toHaveLength(1);
        expect(others).toContain(held[branchId]![0]);
      }
    });
  });
}
