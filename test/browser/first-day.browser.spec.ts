import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Launched, launch } from '@laurel/all';
import type { Browser, Page } from 'playwright-core';
import { password } from '../http/people.ts';
import { missing, openBrowser, Watched } from './browser.ts';

// Goal: an empty deployment is set up by screens alone, from the administrators' first sign-in to the first
// ranked list, each step by whoever it belongs to. How it works: a Laurel without anything in it, in
// rehearsal so that the days of the plan are to come, and one browser window for each person.

const why = missing();
if (why !== undefined)
  process.stderr.write(`\n*** SKIPPED: no first day is lived through, because ${why}. ***\n\n`);

const people = [
  ['p001', '何明远', '评选办', undefined],
  ['p002', '钱立新', '市局党委', undefined],
  ['p003', '孙志刚', '县分局政工', '东城分局'],
  ['p004', '李文静', '县分局政工', '东城分局'],
] as const;
const persons = ['人员编号,姓名', ...people.map(([id, name]) => `${id},${name}`)].join('\r\n');
const bureaus = '编号,名称,类别\r\nb01,东城分局,县分局\r\n';
const branches = [
  '编号,上级单位,支部名称,所队名称,所队类型,正式党员,预备党员,民警,辅警',
  'b01.001,b01,城关派出所党支部,城关派出所,派出所,9,1,20,12',
  'b01.002,b01,河西派出所党支部,河西派出所,派出所,7,0,15,9',
].join('\r\n');
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const shots = process.env['LAUREL_SHOTS'];

(why === undefined ? describe : describe.skip)('The first day', () => {
  let directory: string;
  let launched: Launched;
  let browser: Browser;
  const windows = new Map<string, Watched>();

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'laurel-first-day-'));
    const mode = { kind: 'rehearsal', seed: 1, start: '2026-03-02T01:00:00.000Z' } as const;
    [launched, browser] = await Promise.all([
      launch({ directory, host: '127.0.0.1', port: 0, mode }),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    for (const window of windows.values()) await window.close();
    await browser?.close();
    await launched?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Signs in for the first time, with a code, and chooses a password. */
  const begin = async (login: string, code: string): Promise<Page> => {
    const window = await Watched.open(browser, launched.server.url, { language: 'zh', width: 1280 });
    windows.set(login, window);
    const { page } = window;
    await page.goto(`${launched.server.url}/`);
    await page.fill('#login', login);
    await page.fill('#password', code);
    await page.click('button[type=submit]');
    await page.locator('#next').fill(password);
    await page.locator('#repeat').fill(password);
    await page.click('button[type=submit]');
    await page.locator('main#main h1').waitFor();
    return page;
  };
  const administrator = (role: string) => launched.firstAccounts.find((account) => account.role === role)!;
  const go = async (login: string, address: string): Promise<Page> => {
    await launched.city.settle();
    const window = windows.get(login)!;
    await window.visit(address);
    // A screen that is opened anew has nothing left of what was done on it before.
    await window.page.reload();
    await window.settled();
    return window.page;
  };
  const look = async (login: string, name: string) => {
    const { page } = windows.get(login)!;
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  };
  const agree = async (page: Page, verb: string) => {
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByRole('button', { name: `确认${verb}` }).click();
    await page.getByRole('heading', { name: '凭据' }).waitFor();
  };
  /** A batch has done so many, and is left. */
  const finish = async (page: Page, count: number) => {
    await page.getByText(`已办理 ${count} 项，未办理 0 项。`).waitFor();
    await page.getByRole('button', { name: '完成' }).click();
  };
  /** The halves of codes that stand in the rows of a batch, by the person's name. */
  const halves = async (page: Page) => {
    const rows = await page
      .getByRole('row')
      .filter({ has: page.locator('code') })
      .all();
    return new Map(
      await Promise.all(
        rows.map(async (row): Promise<[string, string]> => [
          await row.locator('th').innerText(),
          await row.locator('code').innerText(),
        ]),
      ),
    );
  };

  it('leads from an empty deployment to the first sealed list, by screens alone', async () => {
    const [system, security] = ['systemAdministrator', 'securityAdministrator'].map(administrator);
    await begin(system!.login, system!.oneTimePassword);
    await begin(security!.login, security!.oneTimePassword);

    // Persons as a table; a faulty row keeps the whole table out.
    const admin = await go(system!.login, '/desks/tables');
    const file = admin.locator('input[type=file]').first();
    await file.setInputFiles(csv('人员.csv', `${persons}\r\np001,重复\r\n`));
    await admin.getByRole('button', { name: '导入', exact: true }).click();
    await admin.getByText('第 5 行：').first().waitFor();
    await file.setInputFiles(csv('人员.csv', persons));
    await admin.getByRole('button', { name: '导入', exact: true }).click();
    await admin.getByText('已导入 4 行。').waitFor();
    await look(system!.login, 'tables');

    // Accounts of all of them, and the roles that they are to hold.
    await go(system!.login, '/desks/persons');
    await admin.getByRole('checkbox', { name: '全选本页' }).check();
    await admin.getByRole('button', { name: '批量建立账号（4）' }).click();
    await admin.getByRole('combobox', { name: '语言' }).click();
    await admin.getByRole('option', { name: '中文' }).click();
    await admin.getByRole('button', { name: '核对' }).click();
    await admin.getByRole('button', { name: '确认建立账号（4 项）' }).click();
    await finish(admin, 4);
    await go(system!.login, '/desks/tables');
    expect(await admin.getByRole('heading', { name: '单位表' }).count()).toBe(0);

    const roleOf = async (role: string, names: readonly string[], unit?: string) => {
      await go(system!.login, '/desks/accounts');
      for (const name of names) await admin.getByRole('checkbox', { name: `选择${name}` }).check();
      await admin.getByRole('button', { name: `批量申请角色（${names.length}）` }).click();
      await admin.getByRole('combobox', { name: '角色' }).click();
      await admin.getByRole('option', { name: role }).click();
      if (unit !== undefined) {
        await admin.getByRole('combobox', { name: '单位' }).fill(unit);
        await admin.getByRole('option', { name: unit }).first().click();
      }
      await admin.getByRole('textbox', { name: '理由' }).fill('首次设置');
      await admin.getByRole('button', { name: '核对' }).click();
      await admin.getByRole('button', { name: `确认申请角色（${names.length} 项）` }).click();
      await finish(admin, names.length);
    };
    const grant = async (count: number) => {
      const page = await go(security!.login, '/desks/role-requests');
      await page.getByRole('checkbox', { name: '全选本页' }).check();
      await page.getByRole('button', { name: `批量授予角色（${count}）` }).click();
      await page.getByRole('button', { name: `确认授予角色（${count} 项）` }).click();
      await finish(page, count);
    };
    await roleOf('评选办', ['何明远']);
    await roleOf('市局党委', ['钱立新']);
    await grant(2);

    // Each code is in two halves: one administrator proposes, the other confirms.
    await go(system!.login, '/desks/accounts');
    for (const [, name] of people) await admin.getByRole('checkbox', { name: `选择${name}` }).check();
    await admin.getByRole('button', { name: '批量重置密码（4）' }).click();
    await admin.getByRole('button', { name: '确认重置密码（4 项）' }).click();
    await admin.getByText('已办理 4 项，未办理 0 项。').waitFor();
    const first = await halves(admin);
    await finish(admin, 4);
    const other = await go(security!.login, '/confirm');
    await other.getByRole('button', { name: '同意重置密码（4 项）' }).click();
    await other.getByRole('button', { name: '确认重置密码（4 项）' }).click();
    await other.getByText('已办理 4 项，未办理 0 项。').waitFor();
    await look(security!.login, 'codes');
    const second = await halves(other);
    expect(second.size).toBe(4);
    await finish(other, 4);
    const codeOf = (name: string) => `${first.get(name)}-${second.get(name)}`;
    await launched.city.settle();
    await begin('p001', codeOf('何明远'));
    await begin('p002', codeOf('钱立新'));

    // The organisation as tables; then the officers can be given their bureau.
    const operator = await go('p001', '/desks/tables');
    const files = operator.locator('input[type=file]');
    await files.nth(0).setInputFiles(csv('单位.csv', bureaus));
    await operator.getByRole('button', { name: '导入', exact: true }).click();
    await operator.getByText('已导入 1 行。').waitFor();
    await files.nth(1).setInputFiles(csv('支部.csv', branches));
    await operator.getByRole('button', { name: '导入', exact: true }).click();
    await operator.getByText('已导入 2 行。').waitFor();
    await roleOf('县分局政工', ['孙志刚', '李文静'], '东城分局');
    await grant(2);
    await begin('p003', codeOf('孙志刚'));
    await begin('p004', codeOf('李文静'));

    // The plan, edited, frozen by two and opened.
    await go('p001', '/desks/first-day');
    await look('p001', 'first-day');
    expect(await windows.get('p001')!.faults()).toEqual([]);
    await go('p001', '/act/DraftCampaign/r2026');
    await operator.getByRole('button', { name: '2026 年活动方案' }).click();
    await operator.locator('[name="rulePack.city.zh"]').fill('临江市');
    await agree(operator, '起草活动');
    await go('p001', '/act/FreezeRulePack/r2026');
    await operator.getByText(/当前规则（指纹 [0-9a-f]{12}/).waitFor();
    await agree(operator, '冻结规则包');
    const committee = await go('p002', '/confirm');
    await committee.getByRole('button', { name: '同意冻结规则包（1 项）' }).click();
    await committee.getByRole('button', { name: '确认冻结规则包（1 项）' }).click();
    await finish(committee, 1);
    await go('p001', '/act/OpenCampaign/r2026');
    await agree(operator, '启动活动');

    // The first list, drawn up by one officer and sealed by two.
    const officer = await go('p003', '/act/DraftRecommendation/r2026.b01');
    await officer
      .getByRole('button', { name: /加入名单$/ })
      .first()
      .click();
    await officer.getByRole('textbox', { name: /的推荐理由/ }).fill('成绩突出');
    await agree(officer, '起草推荐名单');
    await go('p003', '/act/SealRecommendation/r2026.b01');
    await officer.getByRole('textbox', { name: /纪要/ }).fill('东公党〔2026〕3号');
    await agree(officer, '封存推荐名单');
    const colleague = await go('p004', '/confirm');
    await colleague.getByRole('button', { name: '同意封存推荐名单（1 项）' }).click();
    await colleague.getByRole('button', { name: '确认封存推荐名单（1 项）' }).click();
    await finish(colleague, 1);
    await go('p001', '/desks/lists');
    await operator.getByRole('cell', { name: '已封存' }).waitFor();
    await go('p001', '/desks/first-day');
    await operator.getByText('封存第一份推荐名单').waitFor();
    await look('p001', 'first-day-done');
    for (const window of windows.values()) expect(window.complaints).toEqual([]);
  });
});
