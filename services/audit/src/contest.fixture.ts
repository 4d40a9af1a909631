import { readFileSync } from 'node:fs';
import { canonicalJson, plusDays, shanghaiDay } from '@laurel/core';
import { planPack2023 } from '@laurel/rules';
import type { RulePack } from '@laurel/contracts';
import { actor, type RecordWriter, sha256 } from './record.fixture.ts';

/**
 * The candidates of the fixture's campaign and their scores: the worked example of
 * docs/handbook/process.md#3. Candidates A and C stand on one county bureau's list, B nominates itself; two
 * are named, one is in reserve.
 */

export const campaignId = 'r2023';
export const pack: RulePack = {
  ...planPack2023,
  places: 2,
  reserves: 1,
  routes: { ...planPack2023.routes, listMaximum: 2 },
  titles: planPack2023.titles.map((title) => ({ ...title, places: 2 })),
};
export const packHash = sha256(canonicalJson(pack));

export const people = {
  operator: actor('olga', 'operator', 'o07'),
  discipline: actor('dan', 'discipline', 'o08'),
  otherDiscipline: actor('dora', 'discipline', 'o08'),
  committee: actor('carl', 'committee', 'o09'),
  otherCommittee: actor('cleo', 'committee', 'o09'),
  officer: actor('ben', 'bureauOfficer', 'b01'),
  otherOfficer: actor('bea', 'bureauOfficer', 'b01'),
  assessor: actor('amy', 'assessor', 'o06'),
  otherAssessor: actor('abe', 'assessor', 'o06'),
  securityAdministrator: actor('sid', 'securityAdministrator', 'o05'),
  systemAdministrator: actor('sue', 'systemAdministrator', 'o05'),
  auditor: actor('eve', 'auditor', 'o05'),
} as const;

export interface Candidate {
  readonly branchId: string;
  readonly bureauId: string;
  readonly route: 'recommended' | 'self';
  readonly rank?: number;
  readonly visits: readonly (readonly string[])[];
  readonly indicators: readonly ({ rank: number; of: number } | { percent: string })[];
  readonly adjustments: readonly { criterion: number; bonus?: string; deduction?: string }[];
  readonly onSite: Readonly<Record<string, readonly string[]>>;
  readonly presentation: Readonly<Record<string, readonly string[]>>;
  readonly expected: Readonly<Record<'dynamic' | 'onSite' | 'presentation' | 'final' | 'recorded', string>>;
}

type Golden = { candidates: Record<string, Omit<Candidate, 'branchId' | 'bureauId' | 'rank'>> };
const golden = JSON.parse(
  readFileSync(new URL('../../../libs/rules/src/golden/ranking.json', import.meta.url), 'utf8'),
) as Golden;

export const candidates: readonly Candidate[] = [
  { ...golden.candidates['A']!, branchId: 'b01.001', bureauId: 'b01', rank: 1 },
  { ...golden.candidates['B']!, branchId: 'o01.001', bureauId: 'o01' },
  { ...golden.candidates['C']!, branchId: 'b01.002', bureauId: 'b01', rank: 2 },
];

export const experts = ['E1', 'E2', 'E3', 'E4', 'E5'].map((name) =>
  actor(name.toLowerCase(), 'expert', 'o05'),
);

export const secretaryOf = (branchId: string) =>
  actor(`s-${branchId.replace('.', '-')}`, 'branchSecretary', branchId);

export const namesOf = (branchId: string) => ({
  branchName: `${branchId}党支部`,
  unitName: `${branchId}所`,
  bureauName: `${branchId.slice(0, 3)}局`,
});

export const criteriaOf = (scores: readonly string[]) =>
  pack.criteria.map(({ id }, index) => ({ criterionId: id, score: scores[index]! }));

/** What discipline says of a branch: valid for as long as the rule pack says. */
export function certify(writer: RecordWriter, branchId: string): void {
  const validUntil = plusDays(shanghaiDay(writer.time), pack.eligibility.clearanceValidDays);
  const clearance = { campaignId, branchId, certificateNumber: `廉${branchId}`, validUntil };
  const stream = `standing-${campaignId}.${branchId}`;
  writer.say('assessment', stream, people.discipline, ['IntegrityCleared', clearance]);
}
