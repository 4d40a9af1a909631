import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { campaignId, pack } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { branchId, nominateForOwnForm, ownForm } from '../http/own-form.ts';
import { password } from '../http/people.ts';
import { missing, openBrowser, type Screen, Watched } from './browser.ts';

// Goal: a secretary fills in whatever form the rule pack asks for, by keyboard, on a desk and on a phone, in
// both languages. How it works: a city whose pack has fields of every kind, Debian's Chromium, and axe.

const why = missing();
if (why !== undefined)
  process.stderr.write(`\n*** SKIPPED: the form is not filled in, because ${why}. ***\n\n`);

const address = `/forms/${campaignId}.${branchId}`;
const file = `/candidates/${campaignId}.${branchId}/show?tab=form`;
const shots = process.env['LAUREL_SHOTS'];

(why === undefined ? describe : describe.skip)('The application form', () => {
  let city: TestCity;
  let browser: Browser;
  const opened: Watched[] = [];
  const open = async (screen: Screen, account: 'bs-b01' | 'op-city' = 'bs-b01') => {
    const watched = await Watched.open(browser, city.url, screen);
    opened.push(watched);
    await watched.signIn(account, password);
    return watched;
  };
  const shot = async ({ page }: Watched, name: string) => {
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  };

  beforeAll(async () => {
    [city, browser] = await Promise.all([TestCity.open(), openBrowser()]);
    await nominateForOwnForm(city);
  });
  afterEach(async () => {
    for (const watched of opened.splice(0)) await watched.close();
  });
  afterAll(async () => {
    await browser?.close();
    await city?.close();
  });

  it.each<Screen>([
    { language: 'zh', width: 1280 },
    { language: 'en', width: 390, scheme: 'dark' },
  ])('is whole and accessible in $language at $width pixels', async (screen) => {
    const watched = await open(screen);
    await watched.visit(address);
    await watched.page.locator(`#form-brand`).waitFor();
    await watched.page.locator('#form-visits').click();
    await shot(watched, `form-${screen.language}-${screen.width}`);
    expect(await watched.faults()).toEqual([]);
    const name = screen.language === 'zh' ? '支部品牌' : 'Name of the practice';
    expect(await watched.page.getByRole('textbox', { name }).count()).toBe(1);
  });

  it('is filled in by keyboard: kept as a draft, refused at the first fault, and submitted', async () => {
    const watched = await open({ language: 'zh', width: 1280 });
    const { page } = watched;
    await watched.visit(address);
    const fill = async (place: string, text: string) => {
      await page.locator(`[id="form-${place}"]`).focus();
      await page.keyboard.insertText(text);
    };
    await fill('brand', ownForm.brand);
    await page.getByRole('button', { name: '保存草稿' }).press('Enter');
    await page.getByText('草稿已保存').waitFor();

    await page.getByRole('button', { name: '提交申报表' }).press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('form-practice');
    await shot(watched, 'form-refused');
    expect(await watched.faults()).toEqual([]);

    await fill('practice', ownForm.practice);
    await page.locator('[id="form-level"]').press('Enter');
    await page.getByRole('option', { name: '一级' }).press('Enter');
    await fill('mediations', '１２０');
    await fill('duty', ownForm.duty);
    for (const index of pack.criteria.keys()) await fill(`selfAssessment.${index}.score`, '90');
    for (const [index, { on, village, households }] of ownForm.visits.entries()) {
      await page.locator('#form-visits').press('Enter');
      await page.locator(`[id="form-visits.${index}.on"]`).fill(on);
      await fill(`visits.${index}.village`, village);
      await fill(`visits.${index}.households`, households);
    }
    await page.locator('input[name=form-plan]').setInputFiles({
      name: '创建方案.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('方案'),
    });
    await page.getByText('创建方案.pdf').waitFor();
    for (const box of await page.getByRole('checkbox').all()) await box.press('Space');
    await page.getByRole('button', { name: '提交申报表' }).press('Enter');
    await page.getByText('申报表已提交').waitFor();
    await city.settle();

    await watched.visit(file);
    await page.getByText(ownForm.duty).waitFor();
    expect(await watched.faults()).toEqual([]);
    await shot(watched, 'form-shown');
  });

  it('is shown and printed with the fields that the reader sees', async () => {
    const operator = await open({ language: 'zh', width: 1280 }, 'op-city');
    await operator.visit(file);
    await operator.page.getByText(ownForm.duty).waitFor();
    await operator.visit(`/documents/forms/${campaignId}.${branchId}`);
    await operator.page.getByText(ownForm.practice).waitFor();
    await shot(operator, 'form-printed');
    expect(await operator.faults()).toEqual([]);
    expect(await operator.page.getByText('近两年违纪情况说明').count()).toBe(0);
  });
});
