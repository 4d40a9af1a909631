import { type AggregateContract, commands } from '@laurel/contracts';
import { sha256 } from '@laurel/core/derived';
import { textOf } from '../http/campaign.ts';

/**
 * Data that each command takes, so that a refusal is the policy's and not the schema's: the sample of its
 * contract, about the target's branch where it names one.
 */

export interface Target {
  readonly branchId: string;
  readonly account: string;
}

/** The notice on which the objection `o2` was raised, which concerns b01.001. */
export const noticeId = 'winners-1';
const bureauOf = ({ branchId }: Target) => branchId.split('.')[0]!;

/** Fields that say whom a command concerns. */
const concerning: Readonly<Record<string, (target: Target) => unknown>> = {
  branchId: ({ branchId }) => branchId,
  branchIds: ({ branchId }) => [branchId, 't01.001'],
  bureauId: bureauOf,
  objectionId: () => 'o2',
  deck: ({ branchId }) => sha256(textOf('deck.pdf', branchId)),
  logo: ({ branchId }) => sha256(textOf('logo.png', branchId)),
};

export function sampleOf(type: string, target: Target): object {
  const { sample } = commands[type]!;
  const concerned = Object.entries(concerning).filter(([field]) => field in sample);
  return { ...sample, ...Object.fromEntries(concerned.map(([field, of]) => [field, of(target)])) };
}

/** Commands on a body as a whole: their unit is the bureau, not its branch. */
const ofBureau = [
  'PublishBureauPlan',
  'DraftRecommendation',
  'SealRecommendation',
  'DeclareNoCandidate',
  'RecallRecommendation',
];

/** The id of the aggregate that a command concerning the target is for. */
export function idFor({ name, id }: AggregateContract, type: string, target: Target): string {
  const parts = {
    campaign: 'r2023',
    unit: ofBureau.includes(type) ? bureauOf(target) : target.branchId,
    account: target.account,
    name: name === 'organisation' || name === 'calendar' ? 'city' : name === 'notice' ? noticeId : 'n1',
    stage: 'onSite',
    title: 'oneBranchOneBrand',
  };
  return id.map((part) => parts[part]).join('.');
}
