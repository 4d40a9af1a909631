import type { Audience } from '@laurel/contracts';
import { type AccessRow, accessView, type FactReader, grantsAt, holding } from '@laurel/platform';
import { hostOf, isReached } from '@laurel/rules';
import { campaignsView } from '../copies/campaigns.view.ts';
import { plansView } from '../copies/plans.view.ts';
import { presentedKey, scoringKey, seatsView } from '../copies/seats.view.ts';

/** The audiences that are found by what is missing: ballots, plans and meetings. */

type Part<Name extends string> = Extract<Audience, Record<Name, unknown>>[Name &
  keyof Extract<Audience, Record<Name, unknown>>];

/** The experts whose ballots of a stage are missing; of a presentation, once it was given. */
export async function unsealedExperts(
  read: FactReader,
  { campaignId, stage }: Part<'unballoted'>,
): Promise<readonly string[]> {
  const seats = await read.rows(seatsView, [{ field: 'scoring', equals: scoringKey(campaignId, stage) }]);
  const ready = await Promise.all(
    seats.map(
      async ({ branchId }) =>
        stage !== 'presentation' ||
        (await read.row(seatsView, presentedKey(campaignId, branchId))) !== undefined,
    ),
  );
  const experts = seats.filter((_, index) => ready[index]).flatMap(({ expertId }) => expertId ?? []);
  return [...new Set(experts)].sort();
}

/** Secretaries of branches whose plan or meeting is missing, while the campaign runs. */
export async function unplannedSecretaries(
  read: FactReader,
  campaignId: Part<'unplanned'>,
  instant: string,
): Promise<readonly AccessRow[]> {
  if (!(await read.row(campaignsView, campaignId))?.open) return [];
  const tree = await read.tree();
  const host = hostOf(tree, campaignId);
  const secretaries = await read.rows(accessView, [{ field: 'holds', has: holding('branchSecretary') }]);
  const missing = await Promise.all(
    secretaries.map(async (row) => {
      const branches = grantsAt(row, instant).flatMap(({ role, unitId }) =>
        role === 'branchSecretary' && unitId !== undefined && isReached(tree, host, unitId) ? [unitId] : [],
      );
      const plans = await Promise.all(
        branches.map((branch) => read.row(plansView, `${campaignId}.${branch}`)),
      );
      return plans.some((plan) => !plan?.isFiled || !plan.isHeld);
    }),
  );
  return secretaries.filter((_, index) => missing[index]);
}
