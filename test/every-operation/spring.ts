import { planBureauKinds } from '@laurel/contracts';
import { shippedYear } from '@laurel/rules';
import { branchRow, campaignId, declarations, form, openCampaign, pack } from '../http/campaign.ts';
import type { TestCity } from '../http/city.ts';
import { act, done, freshKey, together } from '../http/client.ts';

/**
 * What the tests' usual year leaves out of its first half: every other command of identity, preparation and
 * application is given once.
 */

const reason = { reason: '工作需要' };
/** Two places, so that three equals are tied where it matters. */
const two = { places: 2, reserves: 2, routes: { ...pack.routes, listMaximum: 2 } };
const smallPack = {
  ...pack,
  ...two,
  titles: pack.titles.map((title) => ({ ...title, places: 2, recheckYears: 1 })),
};
const secretary = { branchId: 'b01.003', personId: 'P-t', since: '2023-02-01' };

export async function accounts({ as }: TestCity): Promise<void> {
  const [system, security] = [as['system-administrator'], as['security-administrator']];
  const role = { role: 'assessor' };
  await act(system, 'registers/city/register-person', { personId: 'P-t', name: '临时', unitId: 'b02' });
  await act(system, 'registers/city/import-persons', { persons: [{ personId: 'P-u', name: '某某' }] });
  const table = '警号,姓名,单位编号,任职日期\n１２３４５６,林志远,b03,2023-03-01\n';
  const headers = { 'content-type': 'text/csv', 'idempotency-key': freshKey() };
  done('import', await system.send('POST', '/api/v1/registers/import', table, headers));
  await act(system, 'registers/city/move-person', { personId: 'P-u', unitId: 'b02', since: '2023-03-01' });
  await act(system, 'accounts/temporary/create-account', {
    login: 'temporary',
    personId: 'P-t',
    language: 'zh',
  });
  await act(system, 'accounts/temporary/request-role', { ...role, ...reason });
  await act(security, 'accounts/temporary/grant-role', role);
  await act(security, 'accounts/temporary/revoke-role', { ...role, ...reason });
  await act(system, 'accounts/temporary/reset-password', {});
  await act(system, 'accounts/temporary/disable-account', reason);
  await restored(as);
  const lent = { to: 'op-b01', role: 'operator' };
  const period = { from: '2023-03-01T00:00:00.000Z', until: '2023-03-08T00:00:00.000Z' };
  await act(as['op-city'], 'accounts/op-city/give-delegation', { ...lent, ...period });
  await act(as['di-city'], 'accounts/op-city/confirm-delegation', lent);
  await act(as['op-city'], 'accounts/op-city/end-delegation', lent);
}

/** Two administrators are lost: the others give each office to a successor, by the sealed code. */
async function restored(as: TestCity['as']): Promise<void> {
  const [system, security] = [as['system-administrator'], as['security-administrator']];
  const minutes = { minutesNumber: '澜安委〔2023〕9号', ground: '密码遗失' };
  await act(security, 'accounts/security-administrator/make-sealed-code', {});
  const offices = [
    ['security', system],
    ['system', security],
  ] as const;
  for (const [office, helper] of offices) {
    const personId = `P-${office}`;
    await act(system, 'registers/city/register-person', { personId, name: '接任者' });
    await together(
      helper,
      as['audit-administrator'],
      `accounts/${office}-successor/restore-${office}-administrator`,
      {
        ...minutes,
        lost: `${office}-administrator`,
        successor: { login: `${office}-successor`, personId, language: 'zh' },
      },
    );
  }
}

/** The tree is registered and mended, one campaign is cancelled, the other opened and amended. */
export async function preparation(city: TestCity): Promise<void> {
  const { as } = city;
  await openCampaign(city);
  await together(as['op-city'], as['di-city'], 'calendars/city/publish-calendar', {
    ...shippedYear(2024),
    source: '国办发明电〔2023〕7号',
  });
  const tree = 'organisations/city';
  await city.act('op-city', `${tree}/define-bureau-kinds`, {
    bureauKinds: [...planBureauKinds, { id: 'newDistrict', name: { zh: '新区分局', en: 'New district' } }],
  });
  await city.act('op-city', `${tree}/register-bureau`, {
    bureauId: 'b09',
    name: '新区分局',
    kind: 'newDistrict',
  });
  for (const branchId of ['b09.001', 'b09.002'])
    await city.act('op-city', `${tree}/register-branch`, branchRow(branchId));
  await city.act('op-city', `${tree}/rename-branch`, {
    branchId: 'b09.001',
    name: '新名',
    unitName: '新所',
    ...reason,
  });
  await city.act('op-city', `${tree}/move-branch`, { branchId: 'b09.002', bureauId: 'b01', ...reason });
  await city.act('op-city', `${tree}/merge-branch`, { branchId: 'b09.002', into: 'b09.001', ...reason });
  await city.act('op-city', `${tree}/correct-unit`, {
    ...{ unitId: 'b09', name: '新城分局', on: '2023-01-03', ...reason },
  });
  await city.act('op-city', `${tree}/correct-unit`, {
    ...{ unitId: 'b09.001', fullMembers: 8, on: '2023-01-03', ...reason },
  });
  await city.act('op-city', `${tree}/register-branch`, branchRow('b09.003'));
  await city.act('op-city', `${tree}/reorganise`, {
    registers: [{ bureauId: 'b91', name: '新城东区分局', kind: 'countyBureau', parentId: 'b09' }],
    moves: [
      { unitId: 'b09.003', parentId: 'b91' },
      { unitId: 'b91', parentId: 'b01' },
    ],
    ...{ abolishes: [{ bureauId: 'b91', into: 'b09' }], dissolves: ['b09.003'], ...reason },
  });
  await city.act('op-city', `${tree}/appoint-secretary`, secretary);
  await city.act('op-city', `${tree}/vacate-secretary`, { branchId: secretary.branchId, ...reason });
  const results = [{ branchId: 'b01.002', honour: true, titles: ['secretaryProject'] }];
  await city.act('op-city', `${tree}/import-earlier-results`, { round: 1, results });
  const headers = { 'content-type': 'text/csv', 'idempotency-key': freshKey() };
  const table = 'bureauId,name,kind\nb10,北区分局,countyBureau\n';
  done(
    'import',
    await as['op-city'].send('POST', '/api/v1/imports/organisation?kind=bureaus', table, headers),
  );

  const other = 'campaigns/z2023';
  await city.act('op-city', `${other}/draft-campaign`, { rulePack: smallPack });
  await city.act('op-city', `${other}/revise-rule-pack`, {
    rulePack: { ...smallPack, places: 3, certificatePrefix: 'FQ-ZS-', plaquePrefix: 'FQ-PB-' },
    ...reason,
  });
  const { rulePackHash } = (await as['op-city'].get(other)).body;
  await together(as['op-city'], as['co-one'], `${other}/freeze-rule-pack`, { rulePackHash });
  await city.act('op-city', `${other}/open-campaign`);
  await together(as['co-one'], as['co-two'], `${other}/cancel-campaign`, reason);
  await together(as['op-city'], as['co-one'], `campaigns/${campaignId}/amend-rule-pack`, {
    rulePack: smallPack,
    ...reason,
  });
  await city.settle();
}

/** In April, with all lists sealed: recalled and sealed again, drafts, withdrawals, an extension. */
export async function listsAndForms(city: TestCity): Promise<void> {
  const { as } = city;
  const report = { kind: 'progress', title: '四月进展', report: '按计划推进', attachments: [] };
  await city.act('bs-b01', `participations/${campaignId}.b01.001/report-progress`, report);
  const list = `recommendations/${campaignId}.b02`;
  const minutesNumber = 'b02党6号';
  await together(as['bo-b02-one'], as['bo-b02-two'], `${list}/recall-recommendation`, reason);
  await city.act('bo-b02-one', `${list}/declare-no-candidate`, { minutesNumber, ...reason });
  await together(as['bo-b02-one'], as['bo-b02-two'], `${list}/seal-recommendation`, { minutesNumber });
  const bureaus = `applications/${campaignId}.b01.001`;
  await together(as['bo-b01-one'], as['bo-b01-two'], `${bureaus}/withdraw-application-for-bureau`, reason);
  await city.act('bs-b01', `${bureaus}/submit-application`, { form, declarations });
  const organs = `applications/${campaignId}.o20.001`;
  await city.act('bs-o20', `${organs}/withdraw-application`, reason);
  await city.act('bs-o20', `${organs}/submit-application`, { form, declarations });
  await city.act('bs-o21', `applications/${campaignId}.o21.001/self-nominate`, reason);
  await city.act('bs-o21', `applications/${campaignId}.o21.001/draft-application`, {
    form: { theme: '草稿' },
  });
  await city.act('op-city', `campaigns/${campaignId}/extend-deadline`, {
    bureauId: 'b09',
    until: '2023-05-08',
    ...reason,
  });
  await city.settle();
}

/** In May, before forms are accepted: one is returned and mended, one is about to be declared ineligible. */
export async function returns(city: TestCity, submission: object): Promise<void> {
  await city.until('2023-05-03T02:00:00.000Z');
  await city.act('op-city', `applications/${campaignId}.b02.001/return-application`, reason);
  await city.act('bs-b02', `applications/${campaignId}.b02.001/submit-application`, submission);
  await city.act('op-city', `applications/${campaignId}.t01.001/declare-ineligible`, {
    rule: 'eligibility',
    ...reason,
  });
}
