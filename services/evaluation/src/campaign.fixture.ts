import type { RulePack } from '@laurel/contracts';
import type { Actor } from '@laurel/core';
import { planPack2023 } from '@laurel/rules';
import { evaluationService } from './evaluation.definition.ts';
import {
  type CommandType,
  type DataOf,
  ServiceUnderTest,
  systemActor,
  type ToldBy,
} from '@laurel/platform/testing';

/** A small city whose entries are assessed and whose panel is ready to score. */

export const campaignId = 'r2023';
export const rulePackHash = '0'.repeat(64);
const files = { deck: 'd'.repeat(64), logo: 'e'.repeat(64) };

const person = (account: string, role: string, unit?: string): Actor => ({
  account,
  person: `P-${account}`,
  role,
  ...(unit && { unit }),
});
export const operator = person('ouyang', 'operator');
const inspector = person('ding', 'discipline');
export const both = [operator, inspector] as const;
export const expert = (account: string) => person(account, 'expert');

/** The rule pack of a small city: two places and one reserve, so that it has losers too. */
export const smallPack: RulePack = { ...planPack2023, places: 2, reserves: 1 };

export interface City {
  readonly branchIds: readonly string[];
  /** With the unit each works in, if any. */
  readonly experts: Readonly<Record<string, string | undefined>>;
  /** The dynamic score of each branch, the same in every criterion; 80 unless told. */
  readonly dynamic?: Readonly<Record<string, string>>;
  readonly rulePack?: RulePack;
}

export const smallCity: City = {
  branchIds: ['b01.001', 'b02.001', 'b03.017'],
  experts: { ea: undefined, eb: undefined, ec: undefined, ed: undefined, ee: 'b03' },
};

export async function openedCampaign({
  rulePack = smallPack,
}: Partial<City> = {}): Promise<ServiceUnderTest> {
  const city = await ServiceUnderTest.open(evaluationService, { instant: '2023-11-01T01:00:00.000Z' });
  await city.hear(
    'CampaignOpened',
    { campaignId, rulePack, rulePackHash, version: 1 },
    city.now,
    'campaign-r2023',
  );
  return city;
}

/** Asks for a command as one person, as the system, or as the two persons that the act needs. */
export async function ask<Type extends CommandType>(
  city: ServiceUnderTest,
  aggregate: string,
  id: string,
  type: Type,
  data: DataOf<Type>,
  ...[one = systemActor, other]: readonly Actor[]
): Promise<void> {
  if (other) await city.askBoth([one, other], city.now, aggregate, id, type, data);
  else await city.ask(one, city.now, aggregate, id, type, data);
}

export async function accept(city: ServiceUnderTest, branchId: string): Promise<void> {
  const bureauId = branchId.slice(0, 3);
  const names = {
    branchName: `${branchId}党支部`,
    unitName: `${branchId}派出所`,
    bureauName: `${bureauId}分局`,
  };
  const branch = { branchId, bureauId, name: names.branchName, unitName: names.unitName };
  const numbers = { fullMembers: 7, probationaryMembers: 0, officers: 9, auxiliaries: 9 };
  const registered = { ...branch, unitType: 'policeStation' as const, ...numbers };
  await city.hear('BranchRegistered', registered, city.now, 'organisation-city');
  const data = { campaignId, branchId, bureauId, ...names, route: 'recommended' as const, rank: 1 };
  await city.hear('ApplicationAccepted', data, city.now, `application-r2023.${branchId}`);
}

/** The steps of an assessment whose two visits gave everything the same score. */
function dynamicSteps(score: string, { criteria }: RulePack = smallPack) {
  const [all, none] = [criteria.map(() => score), criteria.map(() => '0')];
  return { visits: 2, base: all, mixed: all, bonus: none, deduction: none };
}

export function dynamicResult(score: string, rulePack: RulePack = smallPack) {
  return {
    dynamic: score,
    criteria: rulePack.criteria.map(({ id }) => ({ criterionId: id, score })),
    steps: dynamicSteps(score, rulePack),
  };
}

export async function closeAssessment(
  city: ServiceUnderTest,
  branchId: string,
  score = '80',
  rulePack?: RulePack,
): Promise<void> {
  const data = { campaignId, branchId, result: dynamicResult(score, rulePack) };
  await city.hear('AssessmentClosed', data, city.now, `assessment-r2023.${branchId}`);
}

function convening(experts: City['experts']): DataOf<'ConvenePanel'> {
  return {
    documentNumber: '澜公政〔2023〕88号',
    experts: Object.entries(experts).map(([accountId, unitId]) => ({
      accountId,
      personId: `P-${accountId}`,
      name: accountId,
      ...(unitId !== undefined && { unitId }),
    })),
  };
}

/** Entries accepted and assessed, the panel frozen, the order drawn. */
export async function readyToScore(setting: City = smallCity): Promise<ServiceUnderTest> {
  const city = await openedCampaign(setting);
  for (const branchId of setting.branchIds) {
    await accept(city, branchId);
    await closeAssessment(city, branchId, setting.dynamic?.[branchId], setting.rulePack);
    await ask(
      city,
      'entry',
      `r2023.${branchId}`,
      'FilePresentation',
      files,
      person('shi', 'branchSecretary', branchId),
    );
  }
  await ask(city, 'panel', campaignId, 'ConvenePanel', convening(setting.experts), ...both);
  for (const account of Object.keys(setting.experts)) {
    await ask(city, 'panel', campaignId, 'CompleteConflictDeclaration', {}, expert(account));
  }
  await ask(city, 'panel', campaignId, 'FreezePanel', {}, ...both);
  await ask(city, 'panel', campaignId, 'SealDrawSecret', { secret: 'a'.repeat(64) }, operator);
  await ask(city, 'panel', campaignId, 'SealDrawSecret', { secret: 'b'.repeat(64) }, inspector);
  await ask(city, 'panel', campaignId, 'DrawPresentationOrder', {}, ...both);
  return city;
}

/** Both stages started and everybody presented, so that every ballot can be sealed. */
export async function scoring(setting: City = smallCity): Promise<ServiceUnderTest> {
  const city = await readyToScore(setting);
  await ask(city, 'panel', campaignId, 'StartScoring', { stage: 'onSite' }, operator);
  await ask(city, 'panel', campaignId, 'StartScoring', { stage: 'presentation' }, operator);
  const order = city.said('PresentationOrderDrawn')[0]!.data as { order: string[] };
  for (const branchId of order.order) {
    await ask(city, 'panel', campaignId, 'StartPresentation', { branchId }, operator);
    await ask(city, 'panel', campaignId, 'EndPresentation', { branchId }, operator);
  }
  return city;
}

/** The same score in every criterion. */
export function sheet(
  score: string,
  rulePack: RulePack = smallPack,
): { scores: { criterionId: string; score: string }[]; reason: string } {
  return { scores: rulePack.criteria.map(({ id }) => ({ criterionId: id, score })), reason: '表现突出' };
}

export async function seal(
  city: ServiceUnderTest,
  stage: string,
  branchId: string,
  account: string,
  data: DataOf<'SealBallot'>,
): Promise<void> {
  await ask(city, 'ballot', `r2023.${stage}.${branchId}.${account}`, 'SealBallot', data, expert(account));
}

/**
 * Every expert who may score does so at both stages, as `score` says. Then both stages are closed and the
 * ballots opened.
 */
export async function opened(
  setting: City,
  score: (branchId: string, account: string, stage: string) => string,
): Promise<ServiceUnderTest> {
  const city = await scoring(setting);
  await sealAll(city, setting, score);
  for (const stage of ['onSite', 'presentation'] as const)
    await ask(city, 'panel', campaignId, 'CloseScoring', { stage }, operator);
  await ask(city, 'panel', campaignId, 'OpenBallots', {}, ...both);
  return city;
}

export async function sealAll(
  city: ServiceUnderTest,
  setting: City,
  score: (branchId: string, account: string, stage: string) => string,
): Promise<void> {
  const { assignments } = city.said('PanelFrozen')[0]!.data as {
    assignments: { branchId: string; experts: string[] }[];
  };
  for (const { branchId, experts } of assignments) {
    for (const account of experts) {
      for (const stage of ['onSite', 'presentation']) {
        await seal(city, stage, branchId, account, sheet(score(branchId, account, stage), setting.rulePack));
      }
    }
  }
}

/** Puts winners on public notice. */
export async function postNotice(
  city: ServiceUnderTest,
  branchIds: readonly string[],
  kind: ToldBy<'PublicNoticePosted'>['kind'] = 'winners',
): Promise<void> {
  const noticeId = `${kind}-${city.log.length}`;
  const names = (branchId: string) => ({ branchName: branchId, unitName: branchId, bureauName: branchId });
  const entries = branchIds.map((branchId) => ({ branchId, ...names(branchId) }));
  const data = {
    campaignId,
    noticeId,
    kind,
    branchIds: [...branchIds],
    entries,
    postedOn: '2023-12-04',
    endsOn: '2023-12-11',
  };
  await city.given('PublicNoticePosted', data, city.now, `notice-r2023.${noticeId}`);
}
