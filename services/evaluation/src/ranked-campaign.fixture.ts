import { ServiceUnderTest } from '@laurel/platform/testing';
import { evaluationService } from './evaluation.definition.ts';
import {
  campaignId,
  everybody,
  experts,
  ranking,
  rulePack,
  shi,
  standing,
  third,
} from './naming/naming.fixture.ts';

/**
 * The campaign up to the confirmed ranking: five entries admitted and cleared, a panel of five, their
 * secretaries known.
 */
export async function rankedCampaign(): Promise<ServiceUnderTest> {
  const service = await ServiceUnderTest.open(evaluationService);
  const opening = '2023-03-01T00:30:00.000Z';
  await service.hear(
    'CampaignOpened',
    { campaignId, rulePack, rulePackHash: '0'.repeat(64), version: 1 },
    opening,
  );
  for (const branchId of everybody) {
    const { bureauId, branchName, unitName, bureauName } = standing(branchId);
    const entry = { campaignId, branchId };
    await service.hear(
      'SecretaryAppointed',
      { branchId, ...(branchId === third ? shi : { ...shi, personId: `S-${bureauId}` }), name: '书记' },
      opening,
    );
    const admitted = {
      ...entry,
      bureauId,
      branchName,
      unitName,
      bureauName,
      route: 'recommended' as const,
      rank: 1,
    };
    await service.given('EntryAdmitted', admitted, '2023-05-05T02:00:00.000Z');
    await service.given('EntryCleared', { ...entry, validUntil: '2023-12-31' }, '2023-12-01T02:00:00.000Z');
  }
  const assignments = everybody.map((branchId) => ({
    branchId,
    experts: experts.map(({ account }) => account),
  }));
  await service.given('PanelFrozen', { campaignId, assignments }, '2023-11-01T02:00:00.000Z');
  await confirmRanking(service, 1, everybody, '2023-12-05T02:00:00.000Z');
  return service;
}

/** A version of the ranking, computed and confirmed. */
export async function confirmRanking(
  service: ServiceUnderTest,
  version: number,
  order: readonly string[],
  time: string,
): Promise<void> {
  const { results, ...lists } = ranking(version, order);
  const [winners, reserves] = [[...lists.winners], [...lists.reserves]];
  const part = { score: '90', criteria: [] };
  const ranked = order.map((branchId) => {
    const { place, final } = results[version]![branchId]!;
    return {
      branchId,
      place,
      shared: false,
      final,
      recorded: `${final}.0000`,
      dynamic: part,
      onSite: part,
      presentation: part,
      steps: {},
    };
  });
  const outcome = { ranked, unranked: [], open: [], winners, reserves, moved: [] };
  const hashes = { rulePackHash: '0'.repeat(64), inputsHash: '1'.repeat(64) };
  await service.given(
    'RankingComputed',
    { campaignId, version, ...hashes, ...outcome },
    time,
    `ranking-${campaignId}`,
  );
  await service.given(
    'RankingConfirmed',
    { campaignId, version, winners, reserves },
    time,
    `ranking-${campaignId}`,
  );
}
