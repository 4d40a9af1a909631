import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { untilNamed } from '../http/award.ts';
import { branchRow, campaignId, entries, pack, untilScoring } from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import { act, done, freshKey } from '../http/client.ts';
import { password, register } from '../http/people.ts';
import { missing, openBrowser, type Screen, Watched } from './browser.ts';

// Goal: people can use the dashboard: in both languages, on a desk and on a phone, by keyboard and screen
// reader, and without anything leaving the house. How it works: a whole city whose campaign came to the
// plaques, Debian's Chromium, and axe on every screen.

const why = missing();
if (why !== undefined)
  process.stderr.write(`\n*** SKIPPED: the browser tests do not run, because ${why}. ***\n\n`);

/** Both languages, desk and phone, light and dark; each screen in two of them, the main ones in all four. */
const screens: readonly (Screen & { readonly short?: true })[] = [
  { language: 'zh', width: 1280 },
  { language: 'zh', width: 390, scheme: 'dark', short: true },
  { language: 'en', width: 1280, scheme: 'dark', short: true },
  { language: 'en', width: 390 },
];
/** At which event one stands. */
const eventIn = (url: URL) => Number(url.searchParams.get('event') ?? Number.NaN);
const file = `/candidates/${campaignId}.${entries[0]}/show`;
const stream = `application-${campaignId}.${entries[0]}`;
const tabs = ['form', 'nomination', 'standing', 'assessment', 'ballots', 'ranking', 'naming', 'timeline'];
/** Each screen with its heading in both languages. */
const walk: readonly {
  readonly address: string;
  readonly zh: string;
  readonly en: string;
  readonly main?: boolean;
}[] = [
  { address: '/', zh: '工作台', en: 'Workbench', main: true },
  { address: '/progress', zh: '总览', en: 'Overview', main: true },
  { address: '/overview', zh: '各地进展', en: 'Progress by place', main: true },
  { address: '/candidates', zh: '参评对象', en: 'Candidates', main: true },
  ...tabs.map((tab) => ({
    address: `${file}?tab=${tab}`,
    zh: 'b01.001党支部',
    en: 'b01.001党支部',
    main: tab === 'ranking',
  })),
  { address: '/ranking-entries', zh: '排名', en: 'Ranking' },
  { address: '/named', zh: '命名', en: 'Named' },
  { address: '/history', zh: '事件记录', en: 'Event history', main: true },
  { address: '/dead-letters', zh: '搁置事项', en: 'Dead letters', main: true },
  { address: '/candidates?filter=%7B%22q%22%3A%22nobody%22%7D', zh: '参评对象', en: 'Candidates' },
  { address: '/nowhere', zh: '找不到页面', en: 'Not Found' },
];

(why === undefined ? describe : describe.skip)('The dashboard', () => {
  let city: TestCity;
  let browser: Browser;
  /** Ends the fault for which notification has dead letters: that a form was submitted and accepted. */
  let mend: () => void;
  const opened: Watched[] = [];
  const open = async (screen: Screen = screens[0]!) => {
    const watched = await Watched.open(browser, city.url, screen);
    opened.push(watched);
    return watched;
  };

  beforeAll(async () => {
    [city, browser] = await Promise.all([TestCity.open(), openBrowser()]);
    mend = city.failReactions('notification', stream);
    await untilScoring(city);
    await untilNamed(city);
    const query = new URLSearchParams({
      campaign: campaignId,
      unit: entries[0],
      name: '集体荣誉.png',
      mediaType: 'image/png',
    });
    const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': freshKey() };
    done(
      'stores a file',
      await city.as['bs-b01'].send(
        'POST',
        `/api/v1/attachments?${query}`,
        new Uint8Array([1, 2, 3]),
        headers,
      ),
    );
  });

  // A page left open would go on asking for news.
  afterEach(async () => {
    for (const watched of opened.splice(0)) await watched.close();
  });

  afterAll(async () => {
    await browser?.close();
    await city?.close();
  });

  for (const screen of screens) {
    it(`is whole and accessible in ${screen.language} at ${screen.width} pixels`, async () => {
      const watched = await open(screen);
      await watched.page.goto(`${city.url}/`);
      await watched.page.locator('#login').waitFor();
      expect({ screen: 'login', faults: await watched.faults() }).toEqual({ screen: 'login', faults: [] });
      await watched.signIn('op-city', password);
      for (const { address, main, ...headings } of walk) {
        if (screen.short && !main) continue;
        await watched.visit(address);
        expect({ address, heading: await watched.heading(), faults: await watched.faults() }).toEqual({
          address,
          heading: headings[screen.language],
          faults: [],
        });
      }
      expect(await watched.page.evaluate('document.documentElement.lang')).toBe(
        screen.language === 'zh' ? 'zh-CN' : 'en',
      );
    });
  }

  it('leads from a number of the overview to the entries that it counts, and gives out its table', async () => {
    const watched = await open();
    const { page } = watched;
    await watched.signIn('op-city', password);
    await watched.visit('/overview');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出表格' }).click();
    const table = readFileSync(await (await download).path(), 'utf8');
    expect(table.startsWith('\uFEFF主办,活动,状态,报送单位,名单,支部,提名')).toBe(true);
    expect(table).not.toContain('b01,');
    const number = page.getByRole('link', { name: /^合计 命名：/ });
    const count = await number.innerText();
    await number.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '参评对象' }).waitFor();
    await page.getByText(`共 ${count} 条`).waitFor();
    expect(watched.complaints).toEqual([]);
  });

  it('gives out the files on a unit', async () => {
    const watched = await open();
    await watched.signIn('op-city', password);
    await watched.visit(`${file}?tab=form`);
    const download = watched.page.waitForEvent('download');
    await watched.page.getByRole('link', { name: '集体荣誉.png' }).click();
    const taken = await download;
    expect(taken.suggestedFilename()).toBe('集体荣誉.png');
    expect([...readFileSync(await taken.path())]).toEqual([1, 2, 3]);
  });

  it('says why nobody was let in, in the language chosen then', async () => {
    const { page } = await open();
    await page.goto(`${city.url}/`);
    await page.fill('#login', 'op-city');
    await page.fill('#password', 'wrong');
    await page.click('button[type=submit]');
    await page.getByText('登录名或密码不正确').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Login or password is wrong').waitFor();
  });

  it('asks for a new password before anything else', async () => {
    await register(city.as['system-administrator'], { personId: 'P-newcomer', name: '新人' });
    const made = await act(city.as['system-administrator'], 'accounts/newcomer/create-account', {
      login: 'newcomer',
      personId: 'P-newcomer',
      language: 'zh',
    });
    await act(city.as['system-administrator'], 'accounts/newcomer/request-role', {
      role: 'operator',
      reason: '新任',
    });
    await act(city.as['security-administrator'], 'accounts/newcomer/grant-role', { role: 'operator' });
    const watched = await open();
    const { page } = watched;
    await page.goto(`${city.url}/`);
    await page.fill('#login', 'newcomer');
    await page.fill('#password', made.body.oneTimePassword);
    await page.click('button[type=submit]');
    await page.fill('#next', 'short');
    await page.fill('#repeat', 'short');
    await page.click('button[type=submit]');
    await page.getByText('新密码至少').waitFor();
    expect(await watched.faults()).toEqual([]);
    await page.fill('#next', 'seven green 3 lanterns');
    await page.fill('#repeat', 'seven green 3 lanterns');
    await page.click('button[type=submit]');
    await page.locator('main#main h1').waitFor();
    expect(await watched.heading()).toBe('工作台');
  });

  it('calls people by their names', async () => {
    const watched = await open();
    await watched.signIn('au-city', password);
    await watched.visit(`/history?filter=${encodeURIComponent(JSON.stringify({ accountId: 'newcomer' }))}`);
    await watched.page.getByText('新人').first().waitFor();
  });

  it('looks at the past everywhere until one returns to now', async () => {
    const watched = await open();
    const { page } = watched;
    await watched.signIn('op-city', password);
    await watched.visit('/candidates');
    await page.getByText(`共 ${entries.length + 1} 条`).waitFor();
    const { body } = await city.as['op-city'].get('history?type=CampaignOpened');
    const { position, recordedAt } = body[0] as { position: number; recordedAt: string };

    await watched.visit('/history');
    await page.getByLabel('事件序号').fill(String(position));
    await page.getByRole('button', { name: '前往' }).click();
    await page.getByText('正在查看').waitFor();
    expect(new URL(page.url()).searchParams.get('asOf')).toBe(recordedAt);
    expect(await watched.faults()).toEqual([]);

    await page.getByRole('link', { name: '搁置事项', exact: true }).click();
    await page.getByText('搁置事项只能查看现在的情况').waitFor();
    await page.getByRole('link', { name: '参评对象' }).click();
    await page.getByText('在所查看的时刻还没有内容').waitFor();
    await page.reload();
    await page.getByText('正在查看').waitFor();
    await page.getByText('在所查看的时刻还没有内容').waitFor();
    expect(await watched.faults()).toEqual([]);

    await page.getByRole('button', { name: '返回现在' }).click();
    await page.getByText(`共 ${entries.length + 1} 条`).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('steps through time by keyboard', async () => {
    const watched = await open();
    const { page } = watched;
    await watched.signIn('op-city', password);
    await watched.visit('/history');
    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('正在查看').waitFor();
    const first = eventIn(new URL(page.url()));
    await page.getByRole('button', { name: '上一个' }).click();
    await page.waitForURL((url) => eventIn(url) < first);
    await slider.focus();
    await page.keyboard.press('Home');
    await page.waitForURL((url) => eventIn(url) < first / 2);
    await slider.focus();
    await page.keyboard.press('End');
    await page.waitForURL((url) => url.search === '');
  });

  it('shows what happens while one looks', async () => {
    const watched = await open();
    await watched.signIn('op-city', password);
    await watched.visit('/history');
    await watched.page.getByText('实时').waitFor();
    const row = watched.page.locator('tbody tr').first();
    expect(await row.textContent()).not.toContain('b02.009');
    await city.act('op-city', 'organisations/city/register-branch', branchRow('b02.009'));
    await watched.page.locator('tbody tr', { hasText: 'b02.009' }).waitFor({ timeout: 5_000 });
  });

  it('is live for whoever does not read the history, too', async () => {
    const watched = await open();
    await watched.signIn('bs-b01', password);
    await watched.page.getByText('实时').waitFor();
  });

  it('searches when the pinyin is composed, not before', async () => {
    const watched = await open();
    const { page } = watched;
    await watched.signIn('op-city', password);
    await watched.visit('/candidates');
    const search = page.getByRole('searchbox');
    await search.focus();
    const session = await watched.context.newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'jiaojing', selectionStart: 8, selectionEnd: 8 });
    await page.waitForTimeout(600);
    expect(decodeURIComponent(page.url())).not.toContain('jiaojing');
    await session.send('Input.insertText', { text: '交警' });
    await page.getByText('共 1 条').waitFor();
    expect(decodeURIComponent(page.url())).toContain('交警');
  });

  it('lists the dead letters, and takes them up again, one or all', async () => {
    const [watched, other] = [await open(), await open()];
    const { page } = watched;
    await watched.signIn('op-city', password);
    await page.getByRole('link', { name: '搁置事项 2' }).click();
    const rows = page.getByRole('region', { name: '通知' }).locator('tbody tr');
    await rows.nth(1).waitFor();
    expect(await rows.count()).toBe(2);
    expect(await rows.first().textContent()).toMatch(/事件 \d+.*Error: a fault of ours/);
    expect(await rows.last().textContent()).toContain('等待同一流中更早的事件');

    await page.getByRole('button', { name: '全部重新处理（通知）' }).click();
    await page.getByText('通知：已处理 0 项，仍搁置 2 项。').waitFor();
    expect(await rows.first().textContent()).toContain('Error: a fault of ours');
    expect(await watched.faults()).toEqual([]);

    mend();
    await rows.first().getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.getByText('通知：已处理 1 项，仍搁置 1 项。').waitFor();
    expect(await rows.count()).toBe(1);
    expect(await page.evaluate('document.activeElement.textContent')).toContain('仍搁置 1 项');
    await page.getByRole('link', { name: stream }).click();
    await page.getByRole('link', { name: '受理申报表' }).waitFor();

    await other.signIn('sysadmin', password);
    await other.page.getByRole('link', { name: '搁置事项 1' }).click();
    const again = other.page.getByRole('button', { name: `重新处理 ${stream}` });
    await again.waitFor();
    expect(await other.page.getByRole('link', { name: stream }).count()).toBe(0);

    await page.goBack();
    await page.getByRole('button', { name: '全部重新处理（通知）' }).click();
    await page.getByText('通知：已处理 1 项，仍搁置 0 项。').waitFor();
    await page.getByText('没有搁置事项').waitFor();
    await page.getByRole('link', { name: '搁置事项', exact: true }).waitFor();
    expect(await watched.faults()).toEqual([]);

    await again.click();
    await other.page.getByText('此项已不再搁置').waitFor();
    await other.page.getByText('没有搁置事项').waitFor();
    expect(await other.faults()).toEqual([]);
  });

  it('says what somebody’s role does not see, and offers only what it does', async () => {
    const watched = await open();
    const { page } = watched;
    await watched.signIn('bs-b01', password);
    expect(
      await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allTextContents(),
    ).toEqual([
      ...['工作台', '办理事项', '方案与会议', '考核答复', '展示与现场', '专项称号'],
      ...['参评对象', '命名', '公示公告'],
    ]);
    for (const address of ['/history', '/dead-letters', '/progress']) {
      await watched.visit(address);
      await page.getByRole('heading', { name: '您的角色看不到此内容' }).waitFor();
    }
    await watched.visit(file);
    expect(await page.getByRole('tab').allTextContents()).toEqual([
      '申报表',
      '推荐',
      '资格',
      '考核',
      '排名',
      '命名',
    ]);
    expect(await watched.faults()).toEqual([]);
  });

  it('tells a restored administrator the next sealed code until it is kept, in whichever language', async () => {
    const id = 'system-administrator';
    const { sealedCode } = (await act(city.as[id], `accounts/${id}/make-sealed-code`, {})).body;
    const restoring = `accounts/${id}/restore-system-administrator`;
    const lost = { lost: id, minutesNumber: '澜安委〔2023〕9号', ground: '密码遗失' };
    const one = (await act(city.as['security-administrator'], restoring, lost)).body;
    const confirms = one.proposal.proposalId as string;
    const other = (await act(city.as['audit-administrator'], restoring, lost, { confirms })).body;
    const watched = await open({ language: 'zh', width: 390 });
    const { page } = watched;
    await page.goto(`${city.url}/`);
    await page.fill('#login', 'sysadmin');
    await page.fill('#password', [sealedCode, one.activationHalf, other.activationHalf].join('-'));
    await page.click('button[type=submit]');
    await page.fill('#next', 'seven green 3 lanterns');
    await page.fill('#repeat', 'seven green 3 lanterns');
    await page.click('button[type=submit]');
    await page.getByRole('heading', { name: '新的密封应急码' }).waitFor();
    const next = await page.getByRole('status').textContent();
    expect(await watched.faults()).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'The next sealed code' }).waitFor();
    expect(await page.getByRole('status').textContent()).toBe(next);
    expect(await watched.faults()).toEqual([]);
    await page.getByRole('button', { name: 'It is written down and sealed' }).click();
    await page.locator('main#main h1').waitFor();
  });

  it('gives the choice of the campaign a line of its own on a phone', async () => {
    await act(city.as['op-city'], 'campaigns/r2024/draft-campaign', { rulePack: pack });
    const watched = await open({ language: 'zh', width: 390 });
    await watched.signIn('op-city', password);
    const choice = watched.page.getByRole('combobox', { name: '创建活动' });
    const { x, width } = (await choice.boundingBox())!;
    expect([x >= 0, x + width <= 390, width > 300]).toEqual([true, true, true]);
    expect(await watched.faults()).toEqual([]);
  });
});
