import type { EventName, LaurelEvent } from '@laurel/contracts';
import type { Actor, Command, Message } from '@laurel/core';
import { command, stamped } from '@laurel/core/testing';
import { planPack2023 } from '@laurel/rules';
import type { ConfirmedRanking, NamingFacts, Standings } from './order.rules.ts';
import type { Coverage, EntryStanding } from './naming.rules.ts';

/** A small campaign at its end: five ranked entries, three places, two reserves, and who decides. */

export const campaignId = 'r2023';
export const [first, second, third, fourth, fifth] = [
  'b01.001',
  'b02.001',
  'b03.017',
  'b04.002',
  'b05.003',
] as const;
/** The office to which notices send objections. */
export const office = {
  office: '政治部组织处',
  address: '公安路1号',
  telephone: '12345678',
  email: 'dj@lanjiang.example',
  hours: '工作日 9:00—17:00',
};
export const everybody: readonly string[] = [first, second, third, fourth, fifth];
export const rulePack = { ...planPack2023, places: 3, reserves: 2 };
export const campaign = { status: 'open', rulePack, rulePackHash: '0'.repeat(64) } as const;

const person = (account: string, role: string, unit?: string): Actor => ({
  account,
  person: `P-${account}`,
  role,
  ...(unit && { unit }),
});
export const operator = person('ouyang', 'operator');
export const committee = [person('dang', 'committee'), person('wei', 'committee')] as const;
export const inspector = person('ding', 'discipline');
export const inspector2 = person('deng', 'discipline');
export const secretary = person('shi', 'branchSecretary', third);
/** The appointment of that secretary. */
export const shi = { personId: secretary.person, since: '2022-01-01' };
export const experts = ['ea', 'eb', 'ec', 'ed', 'ee'].map((account) => person(account, 'expert'));
export const system: Actor = { account: 'system', person: 'system', role: 'system' };

/** A Wednesday; a notice posted now ends on 2023-12-13. */
export const now = '2023-12-06T02:00:00.000Z';
export const afterNotice = '2023-12-14T02:00:00.000Z';

export function standing(branchId: string, changes: Partial<EntryStanding> = {}): EntryStanding {
  const bureauId = branchId.slice(0, 3);
  const names = {
    branchName: `${branchId}党支部`,
    unitName: `${branchId}派出所`,
    bureauName: `${bureauId}分局`,
  };
  return { branchId, bureauId, ...names, suspended: false, clearedUntil: '2023-12-31', ...changes };
}

export function standings(changes: Readonly<Record<string, Partial<EntryStanding>>> = {}): Standings {
  return Object.fromEntries(everybody.map((branchId) => [branchId, standing(branchId, changes[branchId])]));
}

/** A confirmed version in which the entries stand in the given order, one point apart. */
export function ranking(
  version = 1,
  order = everybody,
  earlier: ConfirmedRanking['results'] = {},
): ConfirmedRanking {
  const results = Object.fromEntries(
    order.map((branchId, index) => [branchId, { place: index + 1, final: `${95 - index}` }]),
  );
  return {
    version,
    winners: order.slice(0, 3),
    reserves: order.slice(3),
    results: { ...earlier, [version]: results },
  };
}

export const heardOut: Coverage = {
  notice: { noticeId: 'n1', endsOn: '2023-12-13', closed: true },
  objections: [],
  corrections: [],
};

export function namingFacts(changes: Partial<NamingFacts> = {}): NamingFacts {
  return {
    id: { campaign: campaignId },
    campaign,
    ranking: ranking(),
    standings: standings(),
    coverage: heardOut,
    secretary: shi,
    numbersElsewhere: [],
    above: [],
    titles: [],
    ...changes,
  };
}

type NamingEventOf<Type extends EventName> = Extract<LaurelEvent, { type: Type }>;

/** An event of the naming half that already happened in this campaign. */
export function happened<Type extends EventName>(
  type: Type,
  data: Omit<NamingEventOf<Type>['data'], 'campaignId'>,
  actor: Actor = operator,
): NamingEventOf<Type> & { time: string; actor: Actor } {
  return stamped(
    { type, data: { campaignId, ...data } } as unknown as NamingEventOf<Type>,
    { actor, time: now } as never,
  ) as never;
}

type Asked = Omit<Command, 'type' | 'data'>;

/** A command by somebody, now unless another instant is given. */
export function by<C extends Message>(actor: Actor, message: C, overrides: Partial<Command> = {}): C & Asked {
  return command(message, { actor, instant: now, ...overrides });
}

/** Three winners whose list is approved; the third of them is named and has papers. */
const winners = [first, second, third];
export const list = [
  happened('NamingRequested', {
    documentNumber: '请示1号',
    rankingVersion: 1,
    winners,
    reserves: [fourth],
    changed: [],
  }),
  happened('WinnersApproved', { minutesNumber: '纪要1号', proposed: winners, held: [], reserves: [fourth] }),
];
const { clearedUntil: _cleared, suspended: _suspended, ...frozen } = standing(third);
export const namedThird = {
  ...frozen,
  honourName: rulePack.honourName,
  documentNumber: '决定9号',
  place: 3,
  namedOn: '2023-12-14',
};
export const named = happened('BranchNamed', namedThird);
export const numbers = { certificateNumber: 'LC-2023-ZS-003', plaqueNumber: 'LC-2023-PB-003' };
const { bureauId: _bureau, place: _place, ...shown } = namedThird;
export const onCertificate = shown;
export const issued = happened('CertificateIssued', { ...onCertificate, ...numbers });
