import { canonicalJson, Rejected } from '@laurel/core';
import { decimals, drawOrder, titleScore } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import { type Checker, type CheckTools, type Violation, violation } from '../invariants/checker.ts';
import { RankingInputs } from './ranking-inputs.ts';
import { inputsOf, movesBetween, type Placed, recompute } from './recompute.ts';

/**
 * Rule 5, for rankings: the same events and the same rule pack give the same ranking, to the last digit.
 * Every version, run-off, draw and title's score of the record is computed again and compared. Keeps the
 * entries, the opened ballots and each ranking's newest version.
 */
export function sameRanking({ sha256 }: CheckTools): Checker {
  const inputs = new RankingInputs();
  const newest = new Map<string, readonly Placed[]>();
  const hashes = new Map<string, Computed>();
  return {
    see(event) {
      inputs.learn(event);
      switch (event.type) {
        case 'RankingComputed': {
          const before = newest.get(event.data.campaignId);
          newest.set(event.data.campaignId, event.data.ranked);
          hashes.set(event.data.campaignId, event.data);
          return ranked(event, inputs, sha256, before);
        }
        case 'RankingConfirmed':
          return unchanged(event, inputs, sha256, hashes.get(event.data.campaignId));
        case 'RunOffHeld':
          return counted(event);
        case 'DrawHeld':
          return drawn(event, inputs, sha256);
        case 'TitleScored':
          return titled(event, inputs);
        default:
          return [];
      }
    },
  };
}

function ranked(
  event: Envelope,
  inputs: RankingInputs,
  sha256: CheckTools['sha256'],
  before: readonly Placed[] | undefined,
): Violation[] {
  const { campaignId, rulePackHash, inputsHash } = event.data;
  const pack = inputs.pack(rulePackHash);
  if (!pack) return [violation(5, event, '规则包不在记录中', 'its rule pack is not on the record')];
  const found: Violation[] = [];
  const contest = inputs.contest(campaignId);
  const ballots = inputs.counted(campaignId);
  if (sha256(canonicalJson(inputsOf(rulePackHash, contest, ballots))) !== inputsHash) {
    found.push(violation(5, event, '输入与记录不符', 'its inputs are not those on the record'));
  }
  try {
    found.push(...differences(event, recompute(pack, contest, ballots) as Record<string, unknown>));
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    found.push(
      violation(
        5,
        event,
        `规则拒绝这些输入：${error.reason}`,
        `the rules refuse its inputs: ${error.reason}`,
      ),
    );
  }
  if (canonicalJson(movesBetween(before, event.data.ranked)) !== canonicalJson(event.data.moved)) {
    found.push(violation(5, event, '未如实说明名次变动', 'it does not say truly who moved'));
  }
  return found;
}

interface Computed {
  readonly rulePackHash: string;
  readonly inputsHash: string;
}

/** Nobody confirms what was computed from other inputs than those of now. */
function unchanged(
  event: Envelope,
  inputs: RankingInputs,
  sha256: CheckTools['sha256'],
  computed: Computed | undefined,
): Violation[] {
  const { campaignId } = event.data;
  const now =
    computed && inputsOf(computed.rulePackHash, inputs.contest(campaignId), inputs.counted(campaignId));
  return now && sha256(canonicalJson(now)) === computed.inputsHash
    ? []
    : [violation(5, event, '确认时输入已变', 'its inputs had changed when it was confirmed')];
}

function differences(event: Envelope, wanted: Record<string, unknown>): Violation[] {
  return Object.keys(wanted).flatMap((field) => {
    const [recorded, recomputed] = [canonicalJson(event.data[field]), canonicalJson(wanted[field])];
    if (recorded === recomputed) return [];
    const where = firstDifference(recorded, recomputed);
    return [
      violation(
        5,
        event,
        `重算结果不同（${field}）：${where}`,
        `computed again it differs (${field}): ${where}`,
      ),
    ];
  });
}

const around = 40;

function firstDifference(recorded: string, recomputed: string): string {
  let index = 0;
  while (recorded[index] === recomputed[index]) index++;
  const from = Math.max(0, index - around);
  return `…${recorded.slice(from, index + around)}… ≠ …${recomputed.slice(from, index + around)}…`;
}

/**
 * More than half of the votes decide; short of that two may lead to a second round, or nobody is put ahead
 * (docs/handbook/process.md#3.6).
 */
function counted(event: Envelope): Violation[] {
  const {
    branchIds,
    round,
    counts: told,
    commitments,
    order,
    decided,
  } = event.data as {
    branchIds: string[];
    round: number;
    counts: { branchId: string; count: number }[];
    commitments: string[];
    order: string[];
    decided: boolean;
  };
  const counts = [...branchIds]
    .sort()
    .map((branchId) => ({ branchId, count: told.find((each) => each.branchId === branchId)?.count ?? 0 }))
    .sort((one, other) => other.count - one.count);
  const [first, second, third] = counts;
  const wins = first!.count * 2 > commitments.length;
  const twoLead = round === 1 && commitments.length > 0 && second!.count > (third?.count ?? -1);
  const wanted = wins ? [first!.branchId] : twoLead ? [first!.branchId, second!.branchId] : [];
  const cast = told.reduce((sum, { count }) => sum + count, 0);
  if (cast === commitments.length && decided === wins && order.join() === wanted.join()) return [];
  return [violation(5, event, '重新计票结果不同', 'counted again the votes say otherwise')];
}

function drawn(event: Envelope, inputs: RankingInputs, sha256: CheckTools['sha256']): Violation[] {
  const { campaignId, branchIds, openingHash, order } = event.data;
  const { opening } = inputs.contest(campaignId);
  if (!opening || sha256(canonicalJson(opening)) !== openingHash) {
    return [
      violation(5, event, '抽签所用的启封哈希与记录不符', 'the draw does not stand on the opening on record'),
    ];
  }
  if (drawOrder(openingHash, branchIds, sha256).join() === order.join()) return [];
  return [violation(5, event, '重新抽签结果不同', 'drawn again the order is another')];
}

function titled(event: Envelope, inputs: RankingInputs): Violation[] {
  const pack = event.rulePackHash === undefined ? undefined : inputs.pack(event.rulePackHash);
  if (!pack) return [violation(5, event, '规则包不在记录中', 'its rule pack is not on the record')];
  const result = titleScore(pack, event.data.ballots);
  const same =
    'score' in result &&
    result.score === event.data.score &&
    decimals(result.score, 4) === event.data.recorded;
  return same
    ? []
    : [violation(5, event, '称号得分重算结果不同', 'the title’s score, computed again, differs')];
}
