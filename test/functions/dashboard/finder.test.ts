// How an operation is found on the dashboard: in groups, by words, by what people call it, and by keyboard.
import type { Locator, Page } from 'playwright-core';
import { catalog } from '../../../connector/catalog.ts';
import { contractOperations } from '../../../functions/contract/contractOperations.ts';
import {
  clickOn,
  type DashboardEnvironment,
  inBrowser,
  openDashboardEnvironment,
  openOperation,
  openPage,
  withBrowser,
} from './shared.ts';

let stage: DashboardEnvironment & { readonly close: () => Promise<void> };
let page: Page;
beforeAll(async () => {
  stage = await openDashboardEnvironment();
  if (stage.browser) ({ page } = await openPage(stage));
}, 60_000);
afterAll(() => stage?.close());

const listed = catalog.filter(({ hidden, visibility }) => !hidden && visibility !== 'internal');
const derived = contractOperations().entries.filter(({ row }) => row === undefined);

function searchBox(of: Page = page): Locator {
  return of.getByLabel('Search', { exact: true });
}

/** Types words, and waits for what was found. */
async function search(words: string): Promise<void> {
  await searchBox().fill(words);
  await page.locator('#operation-list[aria-busy=false]').waitFor({ state: 'attached' });
}

/** A group of the list, by its title. */
function groupOf(title: string, of: Page = page): Locator {
  return of.locator('#operation-list details', {
    has: of.locator('summary', { hasText: new RegExp(`^${title} [\\d,]+$`) }),
  });
}

describe(`The list of operations${withBrowser}`, () => {
  inBrowser('has a group for each subject of a store, with their numbers', async () => {
    const { page: fresh } = await openPage(stage);
    expect(await fresh.locator('#found').innerText()).toBe(`${listed.length} operations`);
    const counts = await fresh.locator('#operation-list summary .many').allInnerTexts();
    expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(listed.length);
    const stores = await fresh.locator('#operation-list h3').allInnerTexts();
    expect(stores.map((each) => each.replace(/ \d+$/, ''))).toEqual([
      'App Store Connect',
      'Galaxy Store',
      'App Store Server API',
      'WeatherKit',
      'All stores and the relay',
    ]);
    for (const title of ['Recipes', 'Triggers', 'Beta Groups', 'Customer reviews', 'In-app purchase', 'Relay'])
      expect([title, await groupOf(title, fresh).count()]).not.toEqual([title, 0]);
    expect(await groupOf('Operations', fresh).count()).toBe(0);
    await fresh.close();
  });

  inBrowser('opens a group by keyboard, and the group of the operation that is shown by itself', async () => {
    await openOperation(page, 'ListReviews');
    const own = page.locator('#operation-list a[href="#ListReviews"]');
    expect([await own.isVisible(), await own.getAttribute('aria-current')]).toEqual([true, 'true']);
    const group = groupOf('Statistics');
    expect(await group.locator('a').count()).toBe(0);
    await group.locator('summary').focus();
    await page.keyboard.press('Enter');
    await group.locator('a', { hasText: 'seller metrics' }).waitFor();
  });

  inBrowser('has those of Apple that are not in the connector, when somebody asks for them', async () => {
    const { page: fresh } = await openPage(stage);
    await fresh.getByRole('button', { name: 'Show all, also those that are not in the connector' }).click();
    await fresh.locator('#found', { hasText: (listed.length + derived.length).toLocaleString('en-US') }).waitFor();
    await groupOf('Game Center Leaderboard Sets', fresh).locator('summary').click();
    await fresh.locator('a[href="#gameCenterLeaderboardSets_createInstance"]').click();
    await fresh.locator('#operation h3', { hasText: 'leaderboard set' }).waitFor();
    await fresh.close();
  });
});

describe(`The search${withBrowser}`, () => {
  inBrowser('puts what is named so first, and says how many there are', async () => {
    await search('customer reviews');
    const found = await page.locator('#operation-list .what').allInnerTexts();
    expect(found[0]).toContain('List customer reviews');
    const counts = await page.locator('#operation-list h3 .many').allInnerTexts();
    expect(await page.locator('#found').innerText()).toBe(
      `${counts.map(Number).reduce((sum, count) => sum + count, 0)} operations`,
    );
    await search('xyzzy');
    expect(await page.locator('#found').innerText()).toBe('0 operations');
    await search('');
  });

  inBrowser.each([
    ['who has access', 'ListUsers'],
    ['money', 'GetSalesReport'],
    ['release notes', 'SetWhatsNew'],
    ['gradual rollout', 'ControlStagedRollout'],
    ['in-app purchase', 'CreateInAppPurchase'],
  ])('knows what people mean by "%s"', async (words, id) => {
    await search(words);
    const links = page.locator('#operation-list .list').first().locator('a');
    const best = await links.evaluateAll((found) => found.slice(0, 3).map((each) => each.getAttribute('href')));
    expect(best).toContain(`#${id}`);
    await search('');
  });

  inBrowser('shows nothing of an earlier word that comes late', async () => {
    const { page: own } = await openPage(stage);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await own.route('**/ui/operations?search=money', async (route) => {
      await held;
      await route.continue();
    });
    const asked = own.waitForRequest('**/ui/operations?search=money');
    await searchBox(own).fill('money');
    await asked;
    await searchBox(own).fill('who has access');
    await own.locator('#operation-list a', { hasText: 'List users of team' }).waitFor();
    await own.evaluate("window.first = document.querySelector('#operation-list a')");
    const arrived = own.waitForResponse('**/ui/operations?search=money');
    release();
    await arrived;
    await own.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(await own.evaluate('window.first.isConnected && window.first.textContent')).toContain('List users of team');
    await own.close();
  });

  inBrowser('still finds words when the relay does not answer', async () => {
    const { page: own } = await openPage(stage);
    await own.route('**/ui/operations?*', (route) => route.abort());
    await searchBox(own).fill('customer reviews');
    await own.locator('#operation-list a[href="#ListReviews"]').waitFor();
    await own.unroute('**/ui/operations?*');
    await searchBox(own).fill('leaderboard sets');
    await own.locator('#operation-list a[href="#gameCenterLeaderboardSets_getInstance"]').waitFor();
    await own.close();
  });

  inBrowser('lets the first click on what was found open it', async () => {
    await clickOn(page, searchBox());
    await page.keyboard.type('list customer reviews');
    const link = page.locator('#operation-list a[href="#ListReviews"]');
    await page.getByRole('heading', { name: 'Best matches' }).waitFor();
    await clickOn(page, link);
    expect(await page.evaluate('location.hash')).toBe('#ListReviews');
    await page.locator('#operation .address code', { hasText: 'ListReviews' }).waitFor();
    await clickOn(page, page.getByLabel('Only what reads'));
    expect(await link.count()).toBe(1);
    await page.locator('#where').focus();
    await page.keyboard.type('Galaxy');
    expect(await link.count()).toBe(0);
    await page.locator('#where').selectOption('');
    await clickOn(page, page.getByLabel('Only what reads'));
    await search('');
  });

  inBrowser('is a key away, opens the first by Enter, and leaves the key to who types', async () => {
    await page.locator('#operation h3').focus();
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('search');
    await page.keyboard.type('a/b');
    expect(await searchBox().inputValue()).toBe('a/b');
    await search('list builds');
    await page.keyboard.press('Enter');
    await page.locator('#operation .address code', { hasText: /^ListBuilds$/ }).waitFor();
    await page.getByLabel('goes to the search').uncheck();
    await page.locator('#operation h3').focus();
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).not.toBe('search');
    await page.getByLabel('goes to the search').check();
    await search('');
  });

  inBrowser('finds among all operations within a tenth of a second of the page', async () => {
    await search('list'); // loads them
    const script = `(() => {
      const began = performance.now();
      for (const where of ['apple', 'relay', '']) {
        document.querySelector('#where').value = where;
        document.querySelector('#where').dispatchEvent(new Event('input', { bubbles: true }));
      }
      return (performance.now() - began) / 3;
    })()`;
    const times = [await page.evaluate(script), await page.evaluate(script), await page.evaluate(script)].map(Number);
    expect(await page.locator('#operation-list a').count()).toBeLessThan(100);
    expect(Math.min(...times)).toBeLessThan(100);
    await search('');
  });
});
