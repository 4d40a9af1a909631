import { group as groupContract } from '@laurel/contracts';
import { campaignId, entries, evidence, pack, scores } from '../http/campaign.ts';
import type { TestCity } from '../http/city.ts';
import { done, together } from '../http/client.ts';
import { type Account, personOf } from '../http/people.ts';
import { askTheRest } from './rest.ts';

/**
 * The assessment with all that may go wrong in it: recusal, disputes upheld and corrected, an indicator, a
 * case opened and closed.
 */

const reason = { reason: '核查结果' };
const group = `assessment-groups/${campaignId}.g1`;
const disputed = 'b02.001';
const late = 'o20.001';
const at = (branchId: string) => `assessments/${campaignId}.${branchId}`;
/** The lead keeps out of the visits that are disputed: whoever recorded does not decide. */
const visitorsOf = (branchId: string): [Account, Account] =>
  branchId === disputed ? ['as-two', 'as-b01'] : ['as-one', 'as-two'];

async function visit(city: TestCity, branchId: string, recordId: string, day: string): Promise<void> {
  const [one, two] = visitorsOf(branchId);
  const clause = `${pack.criteria[0]!.id}.${pack.criteria[0]!.items[0]!.id}`;
  const deduction = {
    criterionId: pack.criteria[0]!.id,
    clause,
    kind: 'deduction',
    points: '2',
    reason: '记录不全',
  };
  const record = {
    recordId,
    visitedAt: `${day}T02:00:00.000Z`,
    site: branchId,
    scores: scores('86'),
    evidence,
  };
  const adjustments = branchId === disputed ? [deduction] : [];
  await together(city.as[one], city.as[two], `${at(branchId)}/record-assessment`, { ...record, adjustments });
}

export async function assess(city: TestCity): Promise<void> {
  const members = (['as-one', 'as-two', 'as-b01'] as const).map(personOf);
  await city.act('op-city', `${group}/form-group`, {
    name: '第一组',
    lead: 'as-one',
    departments: ['机关党委'],
    members,
  });
  for (const branchId of entries) await city.act('op-city', `${group}/assign-candidate`, { branchId });
  await city.act('as-one', `${group}/plan-visit`, { branchId: disputed, plannedOn: '2023-06-06' });
  await askTheRest(city, groupContract, `${campaignId}.g1`, { branchId: disputed, plannedOn: '2023-06-06' });
  await city.act('as-b01', `${group}/recuse-assessor`, { branchId: 't01.001', ground: '亲属' });
  const mistaken = { branchId: 't01.001', accountId: 'as-b01', reason: '同名，并非亲属' };
  await together(city.as['op-city'], city.as['di-city'], `${group}/withdraw-assessor-recusal`, mistaken);
  for (const day of ['2023-06-06', '2023-07-06']) {
    await city.until(`${day}T09:00:00.000Z`);
    for (const branchId of entries.filter((one) => one !== late))
      await visit(city, branchId, `visit-${day}`, day);
  }
  await visit(city, late, 'visit-once', '2023-07-06');
  await disputes(city);
  await investigations(city);
  const indicator = { indicatorId: pack.indicators[0]!.id, value: { percent: '80' }, source: '通报' };
  await together(city.as['op-city'], city.as['as-one'], `${at(disputed)}/record-indicator`, indicator);
  await city.until('2023-08-01T02:00:00.000Z');
  await city.act('op-city', `${at(late)}/close-assessment-without-result`, reason);
  await visit(city, late, 'visit-again', '2023-07-31');
  await city.until('2023-08-15T02:00:00.000Z');
  for (const branchId of entries) await city.act('op-city', `${at(branchId)}/close-assessment`);
  await city.settle();
}

async function disputes(city: TestCity): Promise<void> {
  const answers = (await city.as['bs-b02'].get('answers')).body as { id: string }[];
  done('answers', await city.as['bs-b02'].get(`answers/${answers[0]!.id}`));
  const recordId = 'visit-2023-07-06';
  await city.act('bs-b02', `${at(disputed)}/answer-assessment`, {
    recordId,
    answer: 'dispute',
    statement: '记录齐全',
  });
  await city.act('as-one', `${at(disputed)}/uphold-assessment`, { recordId, ...reason });
  await visit(city, disputed, 'visit-third', '2023-07-05');
  await city.act('bs-b02', `${at(disputed)}/answer-assessment`, {
    recordId: 'visit-third',
    answer: 'dispute',
    statement: '不实',
  });
  const corrected = {
    recordId: 'visit-third',
    scores: scores('84'),
    adjustments: [],
    void: false,
    ...reason,
  };
  await city.act('as-one', `${at(disputed)}/correct-assessment`, corrected);
  for (const given of ['85', '84'])
    await together(city.as['as-two'], city.as['as-one'], `${at(disputed)}/amend-assessment`, {
      ...corrected,
      scores: scores(given),
    });
}

async function investigations(city: TestCity): Promise<void> {
  const standing = 'integrity/t01.001';
  await city.act('di-city', `${standing}/register-lead`, {
    leadId: 'l1',
    receivedOn: '2023-06-01',
    letter: '反映台账补记',
  });
  await city.act('di-city', `${standing}/open-investigation`, {
    leadId: 'l1',
    caseId: 'c1',
    allegation: '群众反映',
    evidence,
  });
  await city.act('di-city', `${standing}/confirm-violation`, {
    caseId: 'c1',
    fact: '待核',
    factOn: '2023-06-01',
    evidence,
  });
  await city.act('di-city', `${standing}/close-investigation`, { caseId: 'c1', outcome: '查否' });
}
