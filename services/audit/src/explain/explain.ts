import type { RulePack } from '@laurel/contracts';
import { above } from '@laurel/rules';
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
  const events = all.filter(concerning(branchId, id));
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
 * A reader of a record in its order, which tells the events that belong to a branch's result in a campaign,
 * or in any: the branch's own, those about the campaign as a whole, and those of the bureaus that stood above
 * it at that event. What says where they stand belongs to it as well.
 */
export function concerning(
  branchId: string,
  campaignId?: string,
): (event: Pick<Told, 'type' | 'data' | 'stream'>) => boolean {
  const parents = new Map<string, string | undefined>();
  /** The bureaus to which its entries belong since the branch moved, by campaign. */
  const nominating = new Map<string, string>();
  const tree = { parentOf: (unit: string) => parents.get(unit) };
  const placed = (unit: string, parent: string | undefined) => {
    if (unit.includes('.') && unit !== branchId) return false;
    parents.set(unit, parent);
    return true;
  };
  return ({ type, data, stream }) => {
    if (type === 'BureauRegistered' || type === 'BureauMoved') return placed(data.bureauId, data.parentId);
    if (type === 'BranchRegistered') return placed(data.branchId, data.bureauId);
    if (type === 'BranchMoved') {
      if (!placed(data.branchId, data.bureauId)) return false;
      for (const id of data.goesIn) nominating.delete(id);
      for (const id of data.staysIn) nominating.set(id, nominating.get(id) ?? data.formerBureauId);
      return true;
    }
    if (data.campaignId === undefined || data.campaignId !== (campaignId ?? data.campaignId)) return false;
    const unit = data.branchId ?? partsOf(stream).unit;
    // A list stands under its bureau, a notice or a ranking under the campaign.
    if (unit === undefined || unit === branchId || isTakenOverBy({ type, data }, branchId)) return true;
    const bureau = nominating.get(data.campaignId) ?? parents.get(branchId);
    return bureau !== undefined && above(tree, bureau).includes(unit);
  };
}

/**
 * The number under which a branch stands in a campaign, or in the last one: its own, or that of the branch
 * whose entry it went on with.
 */
export function numberOf(record: readonly Told[], branchId: string, campaignId?: string): string {
  const last = record.findLast(
    (event) =>
      event.data.campaignId === (campaignId ?? event.data.campaignId) &&
      (nominates(event, branchId) || isTakenOverBy(event, branchId)),
  );
  return last?.data.branchId ?? branchId;
}

function isTakenOverBy({ type, data }: Pick<Told, 'type' | 'data'>, branchId: string): boolean {
  return type === 'EntryCarriedOver' && data.into === branchId;
}

const nominations = ['CandidateRecommended', 'CandidateSelfNominated', 'EntryCarriedOver'];

function nominates({ type, data }: Told, branchId: string): boolean {
  return nominations.includes(type) && data.branchId === branchId;
}

/** The rule pack by which the newest ranking was computed, else the newest there is. */
function packOf(events: readonly Told[]): RulePack | undefined {
  const hash = events.findLast(({ type }) => type === 'RankingComputed')?.data.rulePackHash;
  const packs = events.filter(({ type }) => type === 'CampaignOpened' || type === 'RulePackAmended');
  return (packs.findLast(({ data }) => data.rulePackHash === hash) ?? packs.at(-1))?.data.rulePack;
}
