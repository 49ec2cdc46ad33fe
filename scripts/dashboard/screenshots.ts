// `npm run shots`: screenshots of the dashboard for the documentation, with invented data only.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { ownEnvironment } from '../local-host/childEnvironment.ts';
import { browserPath, openBrowser } from './browser.ts';
import { makeCalls } from './calls.ts';

const usage = `Usage: npm run shots -- [--out FOLDER]

  --out    where the pictures go (docs/pictures)
  --help   this text
`;

const SPEED = 60;
const ROUNDS = 30;
const LARGEST = 300 * 1024;
const KEY = 'for-pictures-only';
/** Characters without a font on a server; some apps have reviews without them. */
const FOREIGN = /[\u3000-\ud7ff]/;
const APPS = 8;
/** Below the last chart, in pixels. */
const MARGIN = 24;

const sizes = [
  ['wide', 1280, 900],
  ['middle', 800, 1000],
  ['narrow', 360, 780],
] as const;
const schemes = ['light', 'dark'] as const;
/** The accounts and the activity, on a wide page; one operation with its response. */
const views = ['overview', 'try'] as const;

type Shot = { size: (typeof sizes)[number]; scheme: (typeof schemes)[number]; view: (typeof views)[number] };

async function startRelay(): Promise<{ child: ChildProcess; origin: string }> {
  const [clock, start] = ['./fastclock.js', '../start.js'].map((each) => new URL(each, import.meta.url));
  const child = spawn(process.execPath, ['--import', clock?.href ?? '', fileURLToPath(start ?? ''), '--port', '0'], {
    env: ownEnvironment({ NO_COLOR: '1', CLOCK_SPEED: String(SPEED), RELAY__FUNCTION_KEY: KEY }),
    cwd: tmpdir(), // a folder without local.settings.json: a screenshot must show no real account
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The relay ended before it was ready.')));
    createInterface(child.stdout).on('line', (line) => {
      const found = /Address +(http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
  });
  return { child, origin };
}

async function tryReviews(page: Page, isNarrow: boolean): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#ListReviews`);
  const app = page.getByLabel('App (required)');
  await app.locator('option').nth(2).waitFor({ state: 'attached' });
  const answer = page.getByRole('region', { name: 'Answer as a table' });
  for (let index = 1; index <= APPS; index += 1) {
    await app.selectOption({ index });
    await page.getByRole('button', { name: 'Try it' }).click();
    await answer.waitFor();
    if (!FOREIGN.test(await answer.innerText())) break;
  }
  await page.evaluate(
    `document.activeElement?.blur(); document.querySelector('${isNarrow ? '#operation .actions' : '#operations'}').scrollIntoView()`,
  );
  await page.mouse.move(0, 0);
}

async function shoot(browser: Browser, origin: string, { size, scheme, view }: Shot, out: string): Promise<string> {
  const [name, width, height] = size;
  const options = {
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  } as const;
  const page = await browser.newPage(options);
  await page.goto(origin);
  await page.getByLabel('Function key').fill(KEY);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.locator('#sales-chart svg').waitFor();
  await page.evaluate('document.activeElement?.blur(); scrollTo(0, 0)');
  if (view === 'try') await tryReviews(page, name === 'narrow');
  const path = fileURLToPath(new URL(`page-${view}-${name}-${scheme}.png`, out));
  const isWhole = view === 'overview' && name === 'wide';
  const charts = isWhole ? await page.locator('#sales-chart').boundingBox() : undefined;
  if (charts) await page.setViewportSize({ width, height: Math.ceil(charts.y + charts.height + MARGIN) });
  await page.screenshot({ path });
  await page.close();
  return path;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return void process.stdout.write(usage);
  const out = values.out ? new URL(`${values.out.replace(/\/?$/, '/')}`, `file://${process.cwd()}/`).href : '';
  const folder = out || new URL('../../../docs/pictures/', import.meta.url).href;
  const path = browserPath();
  if (!path)
    throw new Error('There is no Chromium here. Install one (apt-get install chromium), or name it in CHROMIUM_PATH.');
  const { child, origin } = await startRelay();
  const browser = await openBrowser(path);
  try {
    process.stdout.write(`Making ${ROUNDS} minutes of calls in ${ROUNDS} seconds ...\n`);
    await makeCalls({ origin, functionKey: KEY }, ROUNDS, 900);
    const shots = views.flatMap((view) => sizes.flatMap((size) => schemes.map((scheme) => ({ size, scheme, view }))));
    for (const shot of shots) {
      const file = await shoot(browser, origin, shot, folder);
      const { size } = statSync(file);
      process.stdout.write(`${file}  ${Math.round(size / 1024)} KiB${size > LARGEST ? '  TOO LARGE' : ''}\n`);
      if (size > LARGEST) process.exitCode = 1;
    }
  } finally {
    await browser.close();
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
