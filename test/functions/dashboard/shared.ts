// One relay with the dashboard, one sandbox and one browser, for all dashboard tests of a file.
import type { Browser, Locator, Page } from 'playwright-core';
import { browserPath, openBrowser } from '../../../scripts/dashboard/browser.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { type EntryPoint, openLocalHost, TEST_FUNCTION_KEY } from '../../support/entryPoints.ts';

/** Without a browser, the tests are reported as skipped, with the reason. */
const path = browserPath();
export const inBrowser = path ? test : test.skip;
export const withBrowser = path ? '' : ' (skipped: no Chromium is installed; set CHROMIUM_PATH)';

export interface DashboardEnvironment {
  readonly sandbox: Sandbox;
  readonly entryPoint: EntryPoint;
  readonly origin: string;
  readonly browser: Browser | undefined;
}

export async function openDashboardEnvironment(
  settings: Readonly<Record<string, string>> = {},
): Promise<DashboardEnvironment & { readonly close: () => Promise<void> }> {
  const sandbox = await startSandbox();
  const entryPoint = await openLocalHost({ ...sandbox.settings, ...settings });
  const browser = path ? await openBrowser(path) : undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await entryPoint.close();
    await sandbox.close();
  };
  return { sandbox, entryPoint, origin: entryPoint.origin ?? '', browser, close };
}

/** Forbidden actions of a page. */
export interface SeenCall {
  readonly faults: string[];
  /** All requests and responses: URLs and bodies. */
  readonly wire: string[];
}

export interface Look {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  /** The path to open, if it is not the root. */
  readonly at?: string;
}

/** CSP violations are only reported to the page, so it logs them to the console. */
const REPORT_VIOLATION =
  "addEventListener('securitypolicyviolation', (event) => console.error('CSP', event.violatedDirective));";

function listen(page: Page, { faults, wire }: SeenCall): void {
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => wire.push(request.url(), request.postData() ?? ''));
  page.on('response', (response) => {
    response.text().then(
      (text) => wire.push(text),
      () => undefined,
    );
  });
}

/** The page, fully loaded, with its key entered. */
export async function openPage(
  { browser, origin }: DashboardEnvironment,
  { width = 1280, scheme = 'light', at = '/' }: Look = {},
): Promise<{ readonly page: Page; readonly seen: SeenCall }> {
  if (!browser) throw new Error('There is no browser');
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page.setDefaultTimeout(10_000);
  const seen: SeenCall = { faults: [], wire: [] };
  listen(page, seen);
  await page.addInitScript(REPORT_VIOLATION);
  await page.goto(`${origin}${at}`);
  await page.getByLabel('Function key').fill(TEST_FUNCTION_KEY);
  await page.keyboard.press('Enter');
  await page.locator('#settings dt').first().waitFor();
  return { page, seen };
}

/** Sales: the page makes no store request until the user asks for it. */
export async function askForSales(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.locator('#sales-chart svg').waitFor();
}

/** The week: as many calls as the stores have apps. */
export async function askForWeek(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show the week', exact: true }).click();
  await page.locator('#week-ratings svg').waitFor();
}

/** Acts like a user: without waiting for the page, and without retries. */
export async function clickOn(page: Page, found: Locator): Promise<void> {
  await found.scrollIntoViewIfNeeded();
  const { x = 0, y = 0, width = 0, height = 0 } = (await found.boundingBox()) ?? {};
  await page.mouse.click(x + width / 2, y + height / 2, { delay: 50 });
}

/** Opens an operation, and waits until it is visible. */
export async function openOperation(page: Page, id: string): Promise<void> {
  await page.evaluate(`location.hash = '#${id}'`);
  await page.locator('#operation .address code', { hasText: new RegExp(`^${id}$`) }).waitFor();
}
