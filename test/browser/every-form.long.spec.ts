import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type CommandForm, commandForms, type IdPart } from '@laurel/contracts';
import type { Browser, Page } from 'playwright-core';
import { acceptAll, campaignId, nominate, openCampaign, pack } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { together } from '../http/client.ts';
import { type Account, password } from '../http/people.ts';
import { missing, openBrowser, type Screen, Watched } from './browser.ts';

// Goal: every command of the catalogue can be filled in on a screen by somebody who may give it: each of its
// fields has an input with its name. How it works: a city with accepted entries, one browser for each role,
// and every form by its address.

const why = missing();
if (why !== undefined) process.stderr.write(`\n*** SKIPPED: no form is looked at, because ${why}. ***\n\n`);

/** Who fills in what a role may do. */
const byRole: Readonly<Record<string, Account>> = {
  operator: 'op-city',
  committee: 'co-one',
  discipline: 'di-city',
  bureauOfficer: 'bo-b01-one',
  branchSecretary: 'bs-b01',
  assessor: 'as-one',
  expert: 'ex-one',
  systemAdministrator: 'system-administrator',
  securityAdministrator: 'security-administrator',
};

const roleOf = ({ may }: CommandForm) => [...may.by, ...(may.pair ?? [])].find((role) => role in byRole)!;

/** The part of an id, as it stands in the city of the test. */
const partOf = (form: CommandForm): Readonly<Record<IdPart, string>> => ({
  campaign: campaignId,
  unit: form.aggregate === 'recommendation' ? 'b01' : 'b01.001',
  account: form.may.scope === 'self' ? byRole[roleOf(form)]! : 'as-two',
  name: form.aggregate === 'group' ? 'g1' : form.aggregate === 'notice' ? 'winners-1' : 'city',
  stage: 'onSite',
  title: 'secretaryStudio',
});
const addressOf = (form: CommandForm) =>
  `/act/${form.type}/${form.id.map((part) => partOf(form)[part]).join('.')}`;

/** Their inputs are made by hand; sheets.browser.spec fills them in. */
const madeByHand = [
  ...['AmendRulePack', 'DraftCampaign', 'ReviseRulePack'],
  ...['DraftRecommendation', 'RecordAssessment', 'SealBallot'],
];
/** Of what is done without a word there is nothing to look at. */
const forms = Object.values(commandForms()).filter(
  ({ type, fields }) => fields.length > 0 && !madeByHand.includes(type),
);
const roles = [...new Set(forms.map(roleOf))];

const entry = `${campaignId}.b01.001`;
const shots = process.env['LAUREL_SHOTS'];
const shot = async ({ page }: Watched, name: string) => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

/** Chooses what has the name in the field at a place. */
async function pick(page: Page, place: string, name: string): Promise<void> {
  await page.locator(`[id="${place}"]`).fill(name);
  await page.getByRole('option', { name }).first().click();
}

/** What the assessors put right of a record of theirs. */
async function fillAmendment({ page }: Watched): Promise<void> {
  await page.locator('[id=recordId]').fill('东城派出所');
  await page.getByRole('option').first().click();
  for (const { id } of pack.criteria) await page.locator(`[id="scores.${id}"]`).fill('８８');
  await page.locator('[id=reason]').fill('录入有误');
}

(why === undefined ? describe : describe.skip)('The form of every command', () => {
  let city: TestCity;
  let browser: Browser;
  const opened: Watched[] = [];

  beforeAll(async () => {
    [city, browser] = await Promise.all([TestCity.open(), openBrowser()]);
    await openCampaign(city);
    await nominate(city);
    await acceptAll(city);
  });
  afterEach(async () => {
    for (const watched of opened.splice(0)) await watched.close();
  });
  afterAll(async () => {
    await browser?.close();
    await city?.close();
  });

  const open = async (account: Account, screen: Screen = { language: 'zh', width: 1280 }) => {
    const watched = await Watched.open(browser, city.url, screen);
    opened.push(watched);
    const first = city.launched.firstAccounts.find(({ accountId }) => accountId === account);
    await watched.signIn(first?.login ?? account, password);
    return watched;
  };

  it.each(roles)('that %s may give has an input for each field', async (role) => {
    const watched = await open(byRole[role]!);
    for (const form of forms.filter((one) => roleOf(one) === role)) {
      await watched.visit(addressOf(form));
      const main = watched.page.locator('main#main');
      await main.getByRole('button', { name: '核对' }).or(main.getByRole('alert')).waitFor();
      const text = await main.innerText();
      const named = form.fields.filter(({ input }) => !(input.is === 'kind' && input.kind === 'newId'));
      expect([form.type, named.map(({ words }) => words.zh).filter((name) => !text.includes(name))]).toEqual([
        form.type,
        [],
      ]);
    }
    expect(await watched.faults()).toEqual([]);
  });

  it('takes people, scores of each criterion and files', async () => {
    const operator = await open('op-city');
    await operator.visit(`/act/FormGroup/${campaignId}.g1`);
    const { page } = operator;
    await page.locator('[id=name]').fill('第一组');
    await pick(page, 'lead', 'as-one');
    await page.getByRole('button', { name: '添加' }).click();
    await page.locator('[id="departments.0"]').fill('机关党委');
    for (const member of ['as-one', 'as-two', 'as-b01']) await pick(page, 'members', member);
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByRole('heading', { name: '请核对' }).waitFor();
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByRole('heading', { name: '凭据' }).waitFor();
    await city.act('op-city', `assessment-groups/${campaignId}.g1/assign-candidate`, { branchId: 'b01.001' });
    await city.until('2023-06-06T09:00:00.000Z');
    await together(city.as['as-one'], city.as['as-two'], `assessments/${entry}/record-assessment`, {
      recordId: 'visit-0',
      visitedAt: '2023-06-06T02:00:00.000Z',
      site: '东城派出所',
      scores: pack.criteria.map(({ id }) => ({ criterionId: id, score: '98' })),
      adjustments: [],
      evidence: { documents: ['核查记录'], attachments: [] },
    });

    const phone = await open('as-one', { language: 'en', width: 390, scheme: 'dark' });
    await phone.visit(`/act/AmendAssessment/${entry}`);
    await fillAmendment(phone);
    await phone.page.getByRole('button', { name: 'Add: Bonuses' }).click();
    await shot(phone, 'amend-assessment-phone');
    expect(await phone.faults()).toEqual([]);

    const assessor = await open('as-two');
    await assessor.visit(`/act/AmendAssessment/${entry}`);
    await fillAmendment(assessor);
    expect(await assessor.faults()).toEqual([]);
    await assessor.page.getByRole('button', { name: '核对' }).click();
    await assessor.page.getByRole('heading', { name: '请核对' }).waitFor();
    expect(await assessor.faults()).toEqual([]);
    await assessor.page.getByRole('button', { name: '确认' }).click();
    await assessor.page.getByText('须另一人在').waitFor();

    const discipline = await open('di-city');
    await discipline.visit('/act/OpenInvestigation/b01.001');
    await discipline.page.locator('input[type=file]').setInputFiles({
      name: '核查记录.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('记录'),
    });
    await discipline.page.getByText('核查记录.pdf').waitFor();
    expect(await discipline.faults()).toEqual([]);
  });
});
