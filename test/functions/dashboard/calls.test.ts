// The recent calls of the dashboard, one of them by its correlation ID, and what becomes of an answer.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';
import { TEST_FUNCTION_KEY } from '../../support/entryPoints.ts';
import {
  type DashboardEnvironment,
  inBrowser,
  openDashboardEnvironment,
  openOperation,
  openPage,
  withBrowser,
} from './shared.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let stage: DashboardEnvironment & { readonly close: () => Promise<void> };
let page: Page;
/** Correlation IDs of calls that were made before the page was opened: answered, refused, of another account. */
let ids: readonly string[];

beforeAll(async () => {
  stage = await openDashboardEnvironment();
  const made = [];
  for (const path of ['/api/apple/v1/apps?limit=3', '/api/apple/v1/apps/404404', '/api/apple/v1/apps?account=games'])
    made.push((await stage.entryPoint.call(path)).headers['x-correlation-id'] ?? '');
  ids = made;
  if (stage.browser) ({ page } = await openPage(stage));
}, 60_000);
afterAll(() => stage?.close());

function rows(): Locator {
  return page.locator('#recent tbody tr');
}

/** The value of a fact of the call that is shown, by its title. */
function fact(title: string, of: Page = page): Locator {
  return of.locator('#call dl > div', { has: of.locator('dt', { hasText: new RegExp(`^${title}$`) }) }).locator('dd');
}

describe(`Recent calls${withBrowser}`, () => {
  inBrowser.each([
    ['Account', 'games', 1],
    ['Operation', 'ReadApp', 1],
    ['Status', 'warn', 1],
    ['Status', 'store_refused', 1],
    ['Status', 'good', 2],
    ['Status', 'bad', 0],
    ['Store', 'apple', 3],
    ['Time', '15', 3],
  ])('are filtered by %s %s', async (title, value, count) => {
    const filter = page.getByRole('form', { name: 'Which calls' }).getByLabel(title, { exact: true });
    await filter.selectOption(value);
    expect(await rows().count()).toBe(count);
    expect(await page.locator('#calls-found').innerText()).toBe(`${count} of 3 calls`);
    await filter.selectOption('');
    expect(await rows().count()).toBe(3);
  });

  inBrowser('are found by their correlation ID, also by a part of it', async () => {
    const { page: own } = await openPage(stage);
    const field = own.getByLabel('Correlation ID', { exact: true });
    const part = ids[1]?.slice(0, 13) ?? '';
    await field.fill(part);
    expect(await own.locator('#recent tbody tr td:last-child').allInnerTexts()).toEqual([ids[1]]);
    await field.press('Enter');
    await own.locator('#call-title').waitFor();
    expect(await own.locator('#call code').first().innerText()).toBe(ids[1]);
    await own.getByRole('button', { name: 'Close' }).click();
    await field.fill('00000000-1111-2222-3333-444444444444');
    expect(await own.locator('#recent').innerText()).toBe('No call fits.');
    await field.press('Enter');
    await own.locator('#call .notice').waitFor();
    await own.close();
  });

  inBrowser('of the last minute have the singular', async () => {
    expect(await page.getByLabel('Time', { exact: true }).innerText()).toMatch(/Last minute\s+Last 5 minutes/);
  });

  inBrowser('keep what is chosen while new ones come', async () => {
    const filter = page.getByRole('form', { name: 'Which calls' }).getByLabel('Status', { exact: true });
    await filter.selectOption('store_refused');
    await page.getByLabel('Refresh by itself').focus();
    await stage.entryPoint.call('/api/apple/v1/apps?planted=1');
    await page.locator('#calls-found', { hasText: '1 of 4 calls' }).waitFor();
    expect(await filter.inputValue()).toBe('store_refused');
    await filter.selectOption('');
  });

  inBrowser('lead to one of them, whose address can be sent to somebody else', async () => {
    await page.locator('#recent a', { hasText: ids[1] ?? '' }).click();
    await page.locator('#call').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('call-title');
    expect(await fact('Status').innerText()).toMatch(/^404\s+store_refused$/);
    expect(await fact('Requests to the store').innerText()).toBe('1');
    expect(await fact('Account').innerText()).toBe('apple/default');
    const address = String(await page.evaluate('location.pathname + location.hash'));
    expect(address).toBe(`/#call-${ids[1]}`);
    const { page: other } = await openPage(stage, { at: address });
    await other.locator('#call-title').waitFor();
    expect(await fact('Operation', other).innerText()).toBe('ReadApp');
    await other.close();
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.locator('#call').isVisible()).toBe(false);
  });

  inBrowser.each([
    [360, 'dark'],
    [1280, 'light'],
  ] as const)('are read by everybody: %i wide and %s', async (width, scheme) => {
    const { page: own } = await openPage(stage, { width, scheme, at: `/#call-${ids[0]}` });
    await own.locator('#call-title').waitFor();
    await own.getByLabel('Refresh by itself').uncheck();
    await own.evaluate(AXE);
    const { violations, passes } = (await own.evaluate(`axe.run('#activity')`)) as Record<string, { id: string }[]>;
    expect((violations ?? []).map(({ id }) => id)).toEqual([]);
    expect((passes ?? []).map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'select-name']));
    expect(await own.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await own.close();
  });

  inBrowser('say where the log has a call that is not among them, and take no other text for an ID', async () => {
    const { page: other } = await openPage(stage, { at: '/#call-00000000-1111-2222-3333-444444444444' });
    const text = await other.locator('#call').innerText();
    expect(text).toContain("traces | where message has '00000000-1111-2222-3333-444444444444'");
    expect(text).toMatch(/not among the calls/);
    await other.evaluate(`location.hash = "#call-x' or 1 --"`);
    await other.locator('#call').waitFor({ state: 'hidden' });
    await other.close();
  });
});

describe(`An answer${withBrowser}`, () => {
  beforeAll(async () => {
    if (!stage.browser) return;
    await openOperation(page, 'ListApps');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByRole('region', { name: 'Answer as a table' }).waitFor();
  });

  inBrowser('has the titles of its operation, and the order that is asked for by keyboard', async () => {
    const table = page.getByRole('region', { name: 'Answer as a table' });
    const names = () => table.locator('tbody tr td:first-child').allInnerTexts();
    const sent = await names();
    const head = table.getByRole('columnheader', { name: 'App name' });
    const press = async () => {
      await head.getByRole('button').focus();
      await page.keyboard.press('Enter');
      return [await head.getAttribute('aria-sort'), await names()];
    };
    const ordered = [...sent].sort(new Intl.Collator('en-US', { numeric: true }).compare);
    expect(await press()).toEqual(['ascending', ordered]);
    expect(await press()).toEqual(['descending', [...ordered].reverse()]);
    expect(await press()).toEqual([null, sent]);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('App name');
  });

  inBrowser('shows all columns when asked, and all of them are in the file', async () => {
    const table = page.getByRole('region', { name: 'Answer as a table' });
    expect(await table.locator('thead th').count()).toBe(7);
    const all = page.getByRole('button', { name: /^All \d+ columns$/ });
    await all.click();
    const heads = await table.locator('thead th').allInnerTexts();
    expect([heads.length, await all.getAttribute('aria-pressed')]).toEqual([
      Number(/\d+/.exec(await all.innerText())?.[0]),
      'true',
    ]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('ListApps.csv');
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
    expect(lines[0]).toBe(`\ufeff${heads.join(',')}`);
    expect(lines.length - 2).toBe((await stage.entryPoint.call('/api/apple/v1/apps')).json.data.length);
  });

  inBrowser('leads to its call', async () => {
    await page.locator('.facts a').click();
    await page.locator('#call-title').waitFor();
    expect(await fact('Operation').innerText()).toBe('ListApps');
    await page.getByRole('button', { name: 'Close' }).click();
  });

  inBrowser('shows the beginning of a long ID beside the other columns, and all of it is copied', async () => {
    const { page: own } = await openPage(stage, { width: 360 });
    const ids = ['1e9bc13c-f184-43e2-8a5e-0b8a4c7d1f00', 'QXBwU3RvcmVWZXJzaW9uU3VibWlzc2lvbg=='.repeat(4)];
    const data = ids.map((id) => ({
      id,
      attributes: { name: 'Lantern', sku: 'https://store.invalid/files/lantern.zip' },
    }));
    await own.route('**/apple/v1/apps**', (route) => route.fulfill({ json: { data } }));
    await openOperation(own, 'ListApps');
    await own.getByRole('button', { name: 'Try it' }).click();
    const cells = own.getByRole('region', { name: 'Answer as a table' }).locator('td.id');
    await cells.first().waitFor();
    expect(await cells.allTextContents()).toEqual(ids);
    for (const box of [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()])
      expect(box?.width).toBeLessThan(180);
    await own.evaluate("getSelection().selectAllChildren(document.querySelector('td.id'))");
    expect(await own.evaluate('String(getSelection())')).toBe(ids[0]);
    await own.close();
  });

  inBrowser('with a long list and a long text stays in its frame, and the text opens', async () => {
    const { page: own } = await openPage(stage, { width: 360 });
    const long = 'x'.repeat(100_000);
    const data = Array.from({ length: 500 }, (_, nth) => ({
      id: String(nth),
      attributes: { name: nth === 3 ? long : `App ${nth}` },
    }));
    await own.route('**/apple/v1/apps?*', (route) => route.fulfill({ json: { data } }));
    await own.route('**/apple/v1/apps', (route) => route.fulfill({ json: { data } }));
    await openOperation(own, 'ListApps');
    await own.getByRole('button', { name: 'Try it' }).click();
    const table = own.getByRole('region', { name: 'Answer as a table' });
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBe(200);
    expect(await own.locator('.facts').innerText()).toContain('500 rows, the first 200 here');
    expect(await own.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    const cell = table.locator('td', { hasText: 'xxxx' });
    expect((await cell.boundingBox())?.height).toBeLessThan(400);
    await cell.locator('summary').click();
    expect((await cell.locator('.whole').innerText()).length).toBe(long.length);
    await own.close();
  });
});

describe(`A call for elsewhere${withBrowser}`, () => {
  inBrowser.each([
    ['curl', /^curl -H "x-functions-key: \$RELAY_KEY"[\s\S]*\/api\/apple\/v1\/apps\?limit=3'$/],
    ['TypeScript', /from '@store-relay\/client';[\s\S]*relay\.listApps\(\{\s*limit: 3,\s*\}\)/],
    ['Python', /import httpx[\s\S]*"http:\/\/[^"]*\/api\/apple\/v1\/apps\?limit=3"[\s\S]*os\.environ\["RELAY_KEY"\]/],
    ['Power Automate', /"operationId": "ListApps"[\s\S]*"limit": "3"/],
    ['Logic Apps', /"type": "Http"[\s\S]*"limit": "3"/],
  ])('is copied as %s with what is filled in, without the key', async (name, text) => {
    await openOperation(page, 'ListApps');
    const limit = page.getByLabel('Limit', { exact: true });
    if (!(await limit.isVisible())) await page.locator('.fields summary').click();
    await limit.fill('3');
    await page.getByRole('group', { name: 'Show this call as' }).getByRole('button', { name, exact: true }).click();
    await page.getByRole('button', { name: `Copy As ${name}` }).click();
    await page
      .getByRole('button', { name: `Copy As ${name}` })
      .getByText('Copied')
      .waitFor();
    const copied = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toMatch(text);
    expect(copied).not.toContain(TEST_FUNCTION_KEY);
  });

  inBrowser('stays in the language that was chosen, for the next operation too', async () => {
    await page.getByRole('button', { name: 'Python', exact: true }).click();
    await openOperation(page, 'ReplyToReview');
    expect(await page.getByRole('region', { name: 'As Python' }).innerText()).toContain('"POST"');
    await page.getByRole('button', { name: 'curl', exact: true }).click();
  });
});
