import { randomUUID } from 'node:crypto';
import type { NewEvent } from '@laurel/core';
import { planPack2023 } from '@laurel/rules';

/**
 * The command that everything here measures, and its event: a branch files its plan. About 1.3 kB as it is
 * stored.
 */

export const campaignId = 'r2023';
/** While plans may be filed. */
export const instant = '2023-03-20T02:00:00.000Z';

const branchesOfBureau = 128;

/** The data of `FilePlan`; `number` makes each differ from the one before. */
export function planData(number: number): object {
  return {
    bureauPlan: '澜公党〔2023〕11号',
    targets: planPack2023.criteria.slice(0, 4).map(({ id }) => ({
      criterionId: id,
      target: '结合主题党日开展政治学习和岗位练兵，形成支部工作案例',
      quantity: String((number % 40) + 1),
      measure: '次',
    })),
  };
}

export function bureauIdOf(index: number): string {
  return `b${String(Math.floor(index / branchesOfBureau) + 1).padStart(2, '0')}`;
}

export function branchIdOf(index: number): string {
  return `${bureauIdOf(index)}.${String((index % branchesOfBureau) + 1).padStart(3, '0')}`;
}

/** A city of as many branches, in bureaus of 128. */
export function organisation(branches: number): object {
  const indices = Array.from({ length: branches }, (_, index) => index);
  const bureauIds = [...new Set(indices.map(bureauIdOf))];
  return {
    bureaus: bureauIds.map((bureauId) => ({ bureauId, name: `第${bureauId}分局`, kind: 'countyBureau' })),
    branches: indices.map((index) => ({
      branchId: branchIdOf(index),
      name: `第${index + 1}党支部`,
      unitName: `第${index + 1}派出所`,
      unitType: 'policeStation',
      fullMembers: 9,
      probationaryMembers: 1,
      officers: 30,
      auxiliaries: 40,
    })),
  };
}

/** The stream of a branch's plans. */
export function streamOf(branch: number, campaign = campaignId): string {
  return `participation-${campaign}.${branchIdOf(branch)}`;
}

/** An event as the commander stamps it. */
function said(
  branch: number,
  type: string,
  rest: Pick<NewEvent, 'actor'> & Partial<NewEvent>,
  data: object,
): NewEvent {
  const commandId = randomUUID();
  return {
    id: randomUUID(),
    type,
    schemaVersion: 1,
    time: instant,
    ...rest,
    commandId,
    payloadHash: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
    correlationId: commandId,
    rulePackHash: 'c2a908d98f5df987ade41b5fce213067efbcc21ef2240212a41e54b5e7c28ae5',
    data: { branchId: branchIdOf(branch), ...data },
  };
}

/** A plan filed: one of the largest events there are; 97 of 100 in the sample city's record are smaller. */
export function planFiled(branch: number, number: number, campaign = campaignId): NewEvent {
  const bureauId = bureauIdOf(branch);
  const actor = {
    account: `officer-${bureauId}`,
    person: `P-${bureauId}`,
    role: 'bureauOfficer',
    unit: bureauId,
  };
  return said(branch, 'PlanFiled', { actor }, { campaignId: campaign, bureauId, ...planData(number) });
}

/**
 * An indicator recorded by two persons: 0.74 kB of JSON; those of the sample city's record have 0.77 kB on
 * average.
 */
function indicatorRecorded(branch: number, number: number): NewEvent {
  const [actor, proposer] = [
    { account: 'as-2-2', person: 'p040739', role: 'assessor', unit: 'o06' },
    { account: 'op-3', person: 'p025318', role: 'operator', unit: 'o10' },
  ];
  const value = { rank: (number % 30) + 1, among: 30 };
  const data = { campaignId, indicatorId: 'provincialLine', value, source: '考评结果通报' };
  return said(branch, 'IndicatorRecorded', { actor, proposer, confirms: randomUUID() }, data);
}

/** What appends are measured with. */
export const samples = { large: planFiled, average: indicatorRecorded };
