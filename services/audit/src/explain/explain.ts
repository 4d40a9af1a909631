import type { RulePack } from '@laurel/contracts';
import { partsOf } from '../history/concerning.ts';
import { againSection } from './again.ts';
import { applySections } from './apply.ts';
import { assessSections } from './assess.ts';
import { evaluateSections } from './evaluate.ts';
import { nameSections } from './name.ts';
import type { Scene, Section, Text, Told } from './words.ts';

/**
 * The explanation of one branch's result, from its nomination to its certificate: each step in words, with
 * its numbers and its events.
 */
export interface Explanation {
  readonly campaignId: string;
  readonly branchId: string;
  readonly names?: { readonly branchName: string; readonly unitName: string; readonly bureauName: string };
  readonly honour: Text;
  readonly sections: readonly Section[];
}

/**
 * Explains one branch's result from a record, in any order of services. Without `campaignId`, the last
 * campaign in which the branch stands. Undefined when the record does not know the branch in a campaign.
 * Objectors and cases stay sealed: of them it says only that they were.
 */
export function explain(
  record: Iterable<Told>,
  branchId: string,
  campaignId?: string,
): Explanation | undefined {
  const all = [...record];
  const id = campaignId ?? all.findLast((event) => nominates(event, branchId))?.data.campaignId;
  if (id === undefined) return undefined;
  const events = all.filter((event) => concerns(event, id, branchId));
  const pack = packOf(events);
  const nomination = events.findLast((event) => nominates(event, branchId));
  if (!pack || !nomination) return undefined;
  const scene: Scene = { campaignId: id, branchId, events, pack };
  const { branchName, unitName, bureauName } = nomination.data;
  const sections = [
    ...applySections(scene),
    ...assessSections(scene),
    ...evaluateSections(scene),
    ...nameSections(scene),
    againSection(scene),
  ];
  return {
    campaignId: id,
    branchId,
    names: { branchName, unitName, bureauName },
    honour: pack.honourName,
    sections: sections.filter(({ lines }) => lines.length > 0),
  };
}

/**
 * True if an event belongs to a branch's result in a campaign: the branch's own events, and those about the
 * campaign as a whole.
 */
export function concerns(
  { data, stream }: Pick<Told, 'data' | 'stream'>,
  campaignId: string,
  branchId: string,
): boolean {
  if (data.campaignId !== campaignId) return false;
  const unit = data.branchId ?? partsOf(stream).unit;
  if (unit === branchId) return true;
  // A list stands under its bureau, a notice or a ranking under the campaign.
  return unit === undefined || branchId.startsWith(`${unit}.`);
}

function nominates({ type, data }: Told, branchId: string): boolean {
  return (type === 'CandidateRecommended' || type === 'CandidateSelfNominated') && data.branchId === branchId;
}

/** The rule pack by which the newest ranking was computed, else the newest there is. */
function packOf(events: readonly Told[]): RulePack | undefined {
  const hash = events.findLast(({ type }) => type === 'RankingComputed')?.data.rulePackHash;
  const packs = events.filter(({ type }) => type === 'CampaignOpened' || type === 'RulePackAmended');
  return (packs.findLast(({ data }) => data.rulePackHash === hash) ?? packs.at(-1))?.data.rulePack;
}
