// The dashboard in a real browser: what it shows, its functions, accessibility, and that it reveals no secrets.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { TEST_FUNCTION_KEY } from '../../support/entryPoints.ts';
import {
  askForSales,
  askForWeek,
  clickOn,
  type DashboardEnvironment,
  inBrowser,
  openDashboardEnvironment,
  openOperation,
  openPage,
  type SeenCall,
  withBrowser,
} from './shared.ts';

const root = new URL('../../../../', import.meta.url);
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let stage: DashboardEnvironment & { readonly close: () => Promise<void> };
let page: Page;
let seen: SeenCall;
beforeAll(async () => {
  stage = await openDashboardEnvironment();
  if (stage.browser) ({ page, seen } = await openPage(stage));
}, 60_000);
afterAll(() => stage?.close());

/** What axe reports for a rule. */
interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** The most frequent color of a column of pixels, at a distance from the left or right edge of an element. */
async function groundAt(of: Page, selector: string, from: number): Promise<string> {
  const box = await of.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not there`);
  const x = Math.round(from < 0 ? box.x + box.width + from : box.x + from);
  const clip = { x, y: box.y, width: 1, height: box.height };
  const picture = (await of.screenshot({ clip })).toString('base64');
  const blank = await stage.browser?.newPage(); // the page itself loads no images from other hosts
  const colour = await blank?.evaluate(MOST_FREQUENT.replace('PICTURE', picture));
  await blank?.close();
  return String(colour);
}

const MOST_FREQUENT = `(async () => {
  const image = new Image();
  image.src = 'data:image/png;base64,PICTURE';
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.slice(at, at + 3).join(' ');
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0][0];
})()`;

function regionOf(name: string) {
  return page.getByRole('region', { name });
}

describe(`In a browser${withBrowser}`, () => {
  inBrowser('it asks the stores for nothing by itself, and so leaves its log to what people did', async () => {
    const asked = stage.sandbox.seen.length;
    const fresh = await openPage(stage);
    await fresh.page.waitForResponse(/\/ui\/state$/); // all other requests were made by then
    await fresh.page.close();
    expect(stage.sandbox.seen.length).toBe(asked);
    expect((await stage.entryPoint.call('/api/ui/state')).json.calls).toEqual([]);
  });

  inBrowser('it shows every account, usable and simulated', async () => {
    await askForSales(page);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Ask'); // the form stays
    await page.locator('#account-list > li').first().getByText('calls left this hour').waitFor();
    const cards = await page.locator('#account-list > li').allInnerTexts();
    expect(cards).toHaveLength(6);
    for (const card of cards) expect(card).toMatch(/Ready[\s\S]*Sandbox/);
  });

  inBrowser('it finds out what each key reaches, when it is asked to', async () => {
    const before = stage.sandbox.seen.length;
    await page.getByRole('button', { name: 'Ask what each key reaches' }).click();
    const rows = regionOf('What each key reaches').locator('tbody tr');
    await rows.nth(3).waitFor();
    const reported = (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
    expect(reported).toEqual([
      expect.stringMatching(/default account apps reached reports reached users reached$/),
      expect.stringMatching(/account games apps reached reports not reached users not reached$/),
      expect.stringMatching(/default account apps reached statistics reached/),
      expect.stringMatching(/account games apps not reached statistics reached/),
      expect.stringMatching(/^App Store Server API, default account purchases reached$/),
      expect.stringMatching(/^WeatherKit, default account weather reached$/),
    ]);
    const methods = stage.sandbox.seen.slice(before).map(({ method, url }) => `${method} ${url.split('?')[0]}`);
    expect(
      methods.filter((each) => /^(?!GET |POST \/(auth\/accessToken|gss\/query\/sellerMetric)$)/.test(each)),
    ).toEqual([]);
  });

  inBrowser('a report shows its rows, and not what columns they have', async () => {
    await openOperation(page, 'GetSalesReport');
    await clickOn(page, page.getByLabel('Vendor number (required)'));
    await page.keyboard.type('80012345');
    await clickOn(page, page.getByRole('button', { name: 'Try it' }));
    const table = regionOf('Answer as a table');
    await table.waitFor();
    const { rows, columns } = (await stage.entryPoint.call('/api/apple/reports/sales?vendorNumber=80012345')).json;
    expect(await table.locator('tbody tr').count()).toBe(Math.min(200, rows.length));
    const heads = await table.locator('thead th').allInnerTexts();
    const titles = columns.map(({ title }: { title: string }) => title);
    expect(heads).toContain('Title');
    expect(heads.filter((head) => !titles.includes(head))).toEqual([]);
  });

  inBrowser('apps are listed through the relay and the sandbox, as a table and as JSON', async () => {
    await openOperation(page, 'ListApps');
    const account = page.locator('#operation').getByLabel('Account', { exact: true });
    expect(await account.locator('option').count()).toBe(2);
    await page.locator('.fields summary').click();
    await account.locator('option[value=games]').waitFor({ state: 'attached' }); // requested when it is expanded
    await page.getByLabel('Limit', { exact: true }).fill('3');
    await page.getByRole('button', { name: 'Try it' }).click();
    const rows = regionOf('Answer as a table').locator('tbody tr');
    await rows.first().waitFor();
    const { data } = (await stage.entryPoint.call('/api/apple/v1/apps?limit=3')).json;
    expect(await rows.count()).toBe(data.length);
    expect(await page.locator('.result .notice').innerText()).toBe('This is one page: All pages gets the whole list.');
    await page.getByRole('button', { name: 'JSON' }).click();
    const json = JSON.parse(await regionOf('Answer as JSON').innerText());
    expect(json.data.map(({ id }: { id: string }) => id)).toEqual(data.map(({ id }: { id: string }) => id));
  });

  inBrowser('a drop-down holds what the store has, and what depends on it waits for it', async () => {
    await openOperation(page, 'ListVersionLocalizations');
    const [app, version] = [page.locator('.field select').nth(0), page.locator('.field select').nth(1)];
    expect(await page.locator('.field label').allInnerTexts()).toEqual(
      expect.arrayContaining(['App', 'Version (required)']),
    );
    await app.locator('option').nth(2).waitFor({ state: 'attached' });
    const names = await app.locator('option').allInnerTexts();
    expect(names.some((name) => name.includes('Tidewater Almanac'))).toBe(true);
    expect(await version.locator('option').count()).toBe(2);
    await app.selectOption({ label: names.find((name) => name.includes('Tidewater Almanac')) ?? '' });
    await version.locator('option').nth(2).waitFor({ state: 'attached' });
  });

  inBrowser('a missing input is not sent, and gets the focus', async () => {
    await openOperation(page, 'ReadApp');
    const before = stage.sandbox.seen.length;
    await page.getByRole('button', { name: 'Try it' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('input-0');
    expect(stage.sandbox.seen.slice(before).filter(({ url }) => /^\/v1\/apps\/[^?]/.test(url))).toEqual([]);
  });

  inBrowser('a refusal is shown in its words', async () => {
    await openOperation(page, 'ReadApp');
    const app = page.getByLabel('App (required)');
    await app.locator('option').nth(2).waitFor({ state: 'attached' });
    await app.selectOption('(another)');
    await page.getByLabel('App: another value').fill('404404');
    await page.getByRole('button', { name: 'Try it' }).click();
    expect(await page.locator('.result .notice').innerText()).toMatch(/App Store Connect refused ReadApp \(404\)/);
  });

  inBrowser('what writes is not tried, but can be copied', async () => {
    await openOperation(page, 'ReplyToReview');
    expect(await page.getByRole('button', { name: 'Try it' }).count()).toBe(0);
    expect(await regionOf('As curl').innerText()).toContain('x-functions-key: $RELAY_KEY');
    await page.getByRole('button', { name: 'Copy As curl' }).click();
    await page.getByRole('button', { name: 'Copy As curl' }).getByText('Copied').waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toMatch(/^curl -X POST [\s\S]*\/api\/apple\/v1\/customerReviewResponses/);
  });

  inBrowser('it asks for nobody’s secrets', async () => {
    await openOperation(page, 'LoginUserProfile');
    expect(await page.getByRole('button', { name: 'Try it' }).count()).toBe(0);
    expect(await page.locator('#operation').innerText()).toContain('does not ask for');
    expect(await page.locator('#operation input[name=gss_auth_token], #operation input[type=password]').count()).toBe(
      0,
    );
  });

  inBrowser('settings of a connection are copied', async () => {
    await page.getByRole('button', { name: 'Copy Header of the key' }).click();
    await page.locator('#said', { hasText: 'Copied: Header of the key' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('x-functions-key');
  });

  inBrowser('settings of a connection name the relay on Azure, and nothing of this machine', async () => {
    const reported = await page.locator('#settings').innerText();
    expect(reported).toContain('https://YOUR-RELAY.azurewebsites.net/api/swagger.json');
    expect(reported).not.toMatch(/localhost|127\.0\.0\.1/);
  });

  test('a key has one name in the lines for curl, here and in the documents', () => {
    const files = ['README.md', 'docs/triggers.md', 'docs/logic-apps.md', 'functions/dashboard/web/snippets.js'];
    const names = files.map((file) => [
      ...new Set(readFileSync(new URL(file, root), 'utf8').match(/(?<=x-functions-key: )\$\w+/g)),
    ]);
    expect(names).toEqual(files.map(() => ['$RELAY_KEY']));
  });

  inBrowser('a chart is a table, too', async () => {
    await page.locator('#sales-chart summary').click();
    const table = page.getByRole('region', { name: 'Units sold on the App Store as a table' });
    expect(await table.locator('tbody tr').count()).toBe(7);
    expect(await page.locator('#calls-chart svg').getAttribute('aria-label')).toMatch(/calls? in the last 30 minutes/);
  });

  inBrowser(
    'the week is charts of installs and stars when someone asks, with tables and a link to the rest',
    async () => {
      expect(await page.locator('#week-ratings').isVisible()).toBe(false);
      await askForWeek(page);
      const { rows, to } = (await stage.entryPoint.call('/api/weekly?vendorNumbers=80012345')).json;
      const of = (name: string) =>
        ['apple', 'samsung'].map((store) =>
          rows
            .filter((row: { store: string; name: string }) => row.store === store && row.name === name)
            .reduce((sum: number, { installs }: { installs: number | null }) => sum + (installs ?? 0), 0),
        );
      await page.locator('#week-installs summary').click();
      const table = page.getByRole('region', { name: 'Installs of the week as a table' });
      const line = table.locator('tr', { hasText: 'Tidewater Almanac' });
      const shown = await line.locator('td').allInnerTexts();
      expect(shown.map((text) => Number(text.replace(/\D/g, '')))).toEqual(of('Tidewater Almanac'));
      expect(await page.locator('#week-installs svg').getAttribute('aria-label')).toContain(
        String(Number(to.slice(8))),
      );
      expect(await page.locator('#week-rest a').getAttribute('href')).toBe('#GetWeeklyFigures');
      expect(await page.locator('#week-ratings svg').getAttribute('role')).toBe('img');
    },
  );

  inBrowser('recent calls name the operation and the correlation ID', async () => {
    const { headers } = await stage.entryPoint.call('/api/apple/v1/apps/1?planted=1');
    const row = page.locator('#recent tr', { hasText: headers['x-correlation-id'] ?? 'none' });
    await row.waitFor(); // it refreshes by itself
    expect(await row.innerText()).toMatch(/ReadApp[\s\S]*400[\s\S]*invalid_request/);
  });

  inBrowser('the last call of an account has the status that its caller got, beside what the store said', async () => {
    const { json } = await stage.entryPoint.call('/api/apple/v1/apps?limit=1');
    await stage.entryPoint.call(`/api/apple/reports/analytics?app=${json.data[0].id}&reportName=None`);
    const last = page.locator('.account.apple dd', { hasText: 'the store said' }).first();
    await last.waitFor();
    expect(await last.innerText()).toMatch(/^404\s+not_found \(the store said 200\), /);
  });

  inBrowser('who stands in the recent calls stays there while new ones come', async () => {
    const link = page.locator('#recent a').first();
    await link.focus();
    const before = await page.locator('#updated').innerText();
    const { headers } = await stage.entryPoint.call('/api/apple/v1/apps/1?planted=2');
    await page.locator('#updated', { hasNotText: before }).waitFor();
    expect(await link.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.getByLabel('Search', { exact: true }).focus();
    await page.locator('#recent tr', { hasText: headers['x-correlation-id'] ?? 'none' }).waitFor();
  });

  inBrowser(
    'it works by keyboard alone',
    async () => {
      const fresh = await openPage(stage);
      const press = async (key: string, times = 1): Promise<void> => {
        for (let time = 0; time < times; time += 1) await fresh.page.keyboard.press(key);
      };
      const focused = (): Promise<string> =>
        fresh.page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()');
      expect(await focused()).toBe('main');
      await fresh.page.evaluate(`document.querySelector('.skip').focus()`);
      const order = [await focused()];
      for (let stop = 0; stop < 200 && order.at(-1) !== 'search'; stop += 1) {
        await press('Tab');
        order.push(await focused());
      }
      expect(order.slice(0, 6)).toEqual([
        ...['Skip to the content', 'Accounts', 'Activity', 'Operations', 'Connect', 'refresh'],
      ]);
      expect(order.at(-1)).toBe('search');
      await fresh.page.keyboard.type('list accounts');
      await fresh.page.getByRole('heading', { name: 'Best matches' }).waitFor();
      for (let stop = 0; stop < 8 && !(await focused()).startsWith('List accounts'); stop += 1) await press('Tab');
      await press('Enter');
      await fresh.page.locator('#operation h3', { hasText: 'List accounts' }).waitFor();
      expect(await focused()).toBe('List accounts');
      for (let stop = 0; stop < 8 && (await focused()) !== 'Try it'; stop += 1) await press('Tab');
      const outlined = 'getComputedStyle(document.activeElement).outlineStyle';
      expect(await fresh.page.evaluate(outlined)).toBe('solid');
      await press('Enter');
      await fresh.page.locator('#said', { hasText: 'The relay answered 200' }).waitFor();
      expect(fresh.seen.faults).toEqual([]);
      await fresh.page.close();
    },
    40_000,
  );

  describe('at every size, in light and dark', () => {
    let look: Page;
    let faults: readonly string[];
    beforeAll(async () => {
      if (!stage.browser) return;
      const opened = await openPage(stage, { at: '/#ListReviews' });
      look = opened.page;
      faults = opened.seen.faults;
      await askForSales(look);
      await look.getByLabel('App (required)').locator('option').nth(2).waitFor({ state: 'attached' });
      await look.getByLabel('App (required)').selectOption({ index: 1 });
      await look.getByRole('button', { name: 'Try it' }).click();
      await look.getByRole('region', { name: 'Answer as a table' }).waitFor();
      await look.getByLabel('Search', { exact: true }).fill('reviews'); // one row represents a hundred of its kind
      await look.getByRole('heading', { name: 'Best matches' }).waitFor();
      await look.getByLabel('Refresh by itself').uncheck();
      await look.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
    }, 30_000);

    const looks = [360, 800, 1280].flatMap((width) =>
      (['light', 'dark'] as const).map((scheme) => [width, scheme] as const),
    );

    inBrowser.each(looks)(
      '%i wide and %s: nothing sticks out, and axe finds nothing',
      async (width, scheme) => {
        await look.setViewportSize({ width, height: 900 });
        await look.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        expect(await look.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
        const ground = await look.evaluate('getComputedStyle(document.body).backgroundColor');
        expect(ground).toBe(scheme === 'dark' ? 'rgb(18, 17, 26)' : 'rgb(245, 245, 249)');
        expect(faults).toEqual([]);
        if (await look.evaluate('typeof axe === "undefined"')) await look.evaluate(AXE);
        const { violations, passes } = (await look.evaluate('axe.run()')) as Record<string, Finding[]>;
        expect((violations ?? []).map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        expect((passes ?? []).map(({ id }) => id)).toEqual(
          expect.arrayContaining(['color-contrast', 'label', 'landmark-one-main']),
        );
      },
      40_000,
    );
  });

  describe('recent calls that go on beyond the edge', () => {
    const looks = [360, 800].flatMap((width) => (['light', 'dark'] as const).map((scheme) => [width, scheme] as const));

    inBrowser.each(looks)('%i wide and %s: the edge says so, until they end', async (width, scheme) => {
      const { page: narrow } = await openPage(stage, { width, scheme });
      await narrow.getByLabel('Refresh by itself').uncheck();
      const recent = narrow.locator('#recent');
      await recent.locator('tbody tr').first().waitFor();
      await recent.scrollIntoViewIfNeeded();
      const card = await groundAt(narrow, '#calls-found', -2);
      const edge = () => groundAt(narrow, '#recent', -2);
      expect(await edge()).not.toBe(card);
      await recent.evaluate((element) => element.scrollTo(element.scrollWidth, 0));
      expect(await edge()).toBe(card);
      expect(await groundAt(narrow, '#recent', 1)).not.toBe(card);
      await narrow.close();
    });
  });

  inBrowser('the key and every secret stay out of the page, its storage, its addresses and what it gets', async () => {
    await openOperation(page, 'CheckAccessToken');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.locator('.result .facts').waitFor();
    const keys = Object.entries(stage.sandbox.settings).filter(([name]) => name.endsWith('PRIVATE_KEY'));
    const bodies = keys.flatMap(([, key]) => key.split(/\\n|\s+/).filter((line) => line.length > 40));
    const bearers = stage.sandbox.seen.flatMap(({ headers }) =>
      String(headers.authorization ?? '')
        .split(' ')
        .slice(1),
    );
    const secrets = [...new Set([TEST_FUNCTION_KEY, ...bodies, ...bearers])];
    expect(secrets.length).toBeGreaterThan(5);
    const dom = await page.evaluate(
      `JSON.stringify([document.documentElement.outerHTML, [...document.querySelectorAll('input,textarea')].map((each) => each.value), location.href, document.cookie, { ...localStorage }, { ...sessionStorage }])`,
    );
    const all = [String(dom), ...seen.wire].join('\n');
    expect(all).toContain('Tidewater Almanac');
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  });

  inBrowser(
    'in all this nothing was written to the console as an error but the refusals, and no policy was broken',
    () => {
      expect(seen.faults.filter((fault) => !/status of 40[034]/.test(fault))).toEqual([]);
    },
  );

  inBrowser('a wrong key is reported, and requested again', async () => {
    const other = await stage.browser?.newPage();
    await other?.goto(stage.origin);
    await other?.getByLabel('Function key').fill('wrong');
    await other?.keyboard.press('Enter');
    await other?.getByRole('alert').getByText('did not accept the key').waitFor({ timeout: 5_000 });
    expect(await other?.locator('#content').isVisible()).toBe(false);
    await other?.close();
  });
});
