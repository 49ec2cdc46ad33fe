// Writes on the dashboard: a plan for every operation, and execution only in the simulator.
import type { Locator, Page } from 'playwright-core';
import {
  type DashboardEnvironment,
  inBrowser,
  openDashboardEnvironment,
  openOperation,
  openPage,
  type SeenCall,
  withBrowser,
} from './shared.ts';

let stage: DashboardEnvironment & { readonly close: () => Promise<void> };
let page: Page;
let seen: SeenCall;

async function open(settings: Readonly<Record<string, string>>): Promise<void> {
  stage = await openDashboardEnvironment({ RELAY__ALLOW: '*, anything', ...settings });
  if (stage.browser) ({ page, seen } = await openPage(stage));
}

function button(name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}
function writes(): readonly string[] {
  return stage.sandbox.seen.filter(({ method }) => method !== 'GET').map(({ method, url }) => `${method} ${url}`);
}

/** The app, and one of its versions that waits for release. */
async function fillRelease(): Promise<void> {
  await openOperation(page, 'ReleaseVersion');
  const app = page.getByLabel('App (required)');
  await app.locator('option').nth(2).waitFor({ state: 'attached' });
  await app.selectOption({ index: 1 });
}

/** The plan of an app that has a version to release; the number of the app in the drop-down. */
async function planRelease(): Promise<number> {
  await fillRelease();
  const apps = await page.getByLabel('App (required)').locator('option').count();
  for (let index = 1; index < apps - 1; index += 1) {
    await page.getByLabel('App (required)').selectOption({ index });
    await button('Show the plan').click();
    await page.locator('.result .facts').waitFor();
    if (await page.locator('.result .actions').count()) return index;
  }
  throw new Error('No app has a version to release');
}

describe(`In the simulator${withBrowser}`, () => {
  beforeAll(() => open({}));
  afterAll(() => stage.close());

  inBrowser('a write is marked, and done after a second click', async () => {
    await openOperation(page, 'InviteUser');
    expect(await page.locator('#operation .notice.simulator').innerText()).toMatch(/changes invented data only/);
    await page.getByLabel(/^Email/).fill('new.colleague@example.com');
    await page.getByLabel(/^First name/).fill('Nela');
    await page.getByLabel(/^Last name/).fill('Novak');
    await page.getByLabel(/^Roles/).selectOption('MARKETING');
    await button('Run it in the simulator').click();
    expect(writes()).toEqual([]);
    await button('Yes, run it').click();
    await page.locator('.result .done', { hasText: 'Run in the simulator: ' }).waitFor();
    expect(await page.locator('.result .facts').innerText()).toMatch(/^201\s+Simulator/);
    expect(writes()).toEqual(['POST /v1/userInvitations']);
  });

  inBrowser('a second click that is taken back changes nothing', async () => {
    const before = writes().length;
    await openOperation(page, 'InviteUser');
    await button('Run it in the simulator').click();
    await button('Cancel').click();
    await button('Run it in the simulator').waitFor();
    expect(writes()).toHaveLength(before);
  });

  inBrowser('what can be planned shows its plan, and changes nothing', async () => {
    const before = writes().length;
    await fillRelease();
    await button('Show the plan').click();
    await page.locator('.result .facts').waitFor();
    expect(writes()).toHaveLength(before);
    expect(await button('Run it in the simulator').count()).toBe(1);
  });

  inBrowser('a plan is applied once, after a second click, and the code is the call that was made last', async () => {
    const before = writes().length;
    const code = page.locator('.code pre');
    const app = await planRelease();
    expect(await code.innerText()).toContain('"dryRun":true');
    await button('Apply this plan').click();
    await button('Cancel').click();
    expect(writes()).toHaveLength(before);
    await button('Apply this plan').click();
    await button('Yes, apply it').click();
    await page.locator('.result .done', { hasText: 'The plan was applied' }).waitFor();
    expect(writes().length).toBeGreaterThan(before);
    expect(await code.innerText()).toMatch(/"planId":"[^"]{8,}"/);
    expect(await code.innerText()).not.toContain('dryRun');
    expect(await button('Apply this plan').count()).toBe(0);
    await page.getByLabel('App (required)').selectOption({ index: app + 1 });
    expect(await code.innerText()).not.toContain('planId');
  });

  inBrowser('a plan for other inputs is not offered any more', async () => {
    const app = await planRelease();
    await page.getByLabel('App (required)').selectOption({ index: app + 1 });
    expect(await button('Apply this plan').count()).toBe(0);
    expect(await page.locator('.code pre').innerText()).toContain('"dryRun":true');
  });

  inBrowser('a code is offered with its name, one or several of it', async () => {
    await openOperation(page, 'CreateVersion');
    const platforms = page.getByLabel('Platform (required)').locator('option');
    expect(await platforms.allInnerTexts()).toContain('macOS (MAC_OS)');
    await openOperation(page, 'GetGalaxyMetrics');
    const metrics = await page.locator('select[multiple] option').allInnerTexts();
    expect(metrics.filter((each) => / \(\w+\)$/.test(each)).length).toBeGreaterThan(3);
  });

  inBrowser('nothing on the page went wrong', async () => {
    expect(seen.faults.filter((fault) => !/status of 4\d\d/.test(fault))).toEqual([]);
  });
});

describe(`At a store that is not simulated${withBrowser}`, () => {
  beforeAll(() => open({ RELAY__SIMULATOR: '' }));
  afterAll(() => stage.close());

  inBrowser('a write is not offered, whatever the policy allows', async () => {
    await openOperation(page, 'InviteUser');
    expect(await page.locator('#operation .actions').count()).toBe(0);
    expect(await page.locator('#operation .notice').innerText()).toMatch(
      /at a real store, so this page does not do it/,
    );
  });

  inBrowser('what can be planned shows its plan alone', async () => {
    await fillRelease();
    expect(await page.locator('#operation .actions button').allInnerTexts()).toEqual(['Show the plan']);
    await button('Show the plan').click();
    await planRelease();
    await button('Show the code that applies this plan').click();
    expect(await page.locator('.code pre').innerText()).toMatch(/"planId":"[^"]{8,}"/);
    expect(writes()).toEqual([]);
  });
});
