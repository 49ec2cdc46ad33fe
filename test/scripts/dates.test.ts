// `npm run test:dates`: the selected dates, and the output with and without faketime.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allRuns, dates, drawnRuns, zones } from '../../scripts/dates/runs.ts';
import { ownEnvironment } from '../../scripts/local-host/childEnvironment.ts';

const DAY = 86_400_000;
const monday = Date.parse('2026-11-23T00:00:00Z');
const script = fileURLToPath(new URL('../../scripts/dates/main.js', import.meta.url));
const empty = mkdtempSync(join(tmpdir(), 'no-faketime-'));
afterAll(() => rmSync(empty, { recursive: true }));

/** If the tests run with a fake clock, these use the real one: faketime computes its offset from it. */
function run(args: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: ownEnvironment({ LD_PRELOAD: '', ...settings }),
    timeout: 60_000,
  });
}
const isThere = spawnSync('faketime', ['--version']).status === 0;

test('Every date is run in every zone, once', () => {
  const runs = allRuns().map(({ date, zone }) => `${date} ${zone}`);
  expect(new Set(runs).size).toBe(dates.length * zones.length);
  expect(runs).toHaveLength(dates.length * zones.length);
});

test('A week draws the same runs from Monday to Sunday, and the next week others', () => {
  const week = Array.from({ length: 7 }, (_, day) => drawnRuns(2, monday + day * DAY + DAY - 1));
  expect(new Set(week.map((runs) => JSON.stringify(runs))).size).toBe(1);
  const [one, other] = week[0] ?? [];
  expect(one?.date).not.toBe(other?.date);
  expect(one?.zone).not.toBe(other?.zone);
  for (const each of drawnRuns(2, monday + 7 * DAY)) expect(week[0]).not.toContainEqual(each);
});

test('Within the weeks that it takes, every run is drawn', () => {
  const weeks = Math.ceil(allRuns().length / 2);
  const drawn = Array.from({ length: weeks }, (_, week) => drawnRuns(2, monday + week * 7 * DAY)).flat();
  expect(new Set(drawn.map((each) => JSON.stringify(each))).size).toBe(allRuns().length);
});

describe('Without faketime', () => {
  test('drawn runs are left out by name, and no failure', () => {
    const { status, stdout } = run(['--draw', '2'], { PATH: empty });
    expect(
      stdout.match(/^Left out: the tests of \d{4}-.* in .*, since faketime is not installed .*\.$/gm),
    ).toHaveLength(2);
    expect(stdout).toMatch(/\n0 passed, 0 failed\n$/);
    expect(status).toBe(0);
  });

  test('those that were asked for have failed', () => {
    const { status, stdout } = run(['--date', '2028-02-29', '--zone', 'UTC', 'reports/dates'], { PATH: empty });
    expect(stdout).toMatch(/faketime is not installed .*apt-get install faketime/);
    expect(stdout).toMatch(/\n0 passed, 1 failed\n$/);
    expect(status).toBe(1);
  });
});

test.each([
  ['--date', '2027-02-29'],
  ['--date', 'tomorrow'],
  ['--zone', 'Mars/Olympus'],
  ['--draw', '0'],
])('%s %s is refused before anything is run', (name, value) => {
  const { status, stdout, stderr } = run([name, value], { PATH: empty });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(value);
});

const withFaketime = isThere ? test : test.skip;
withFaketime('With faketime the tests are run on each date in each zone, and counted together', () => {
  const given = ['--date', '2028-02-29 23:59', '--date', '2027-03-14', '--zone', 'Asia/Kolkata', 'reports/dates'];
  const { status, stdout } = run(given);
  const counts = [...stdout.matchAll(/^On .* in Asia\/Kolkata: (\d+) tests passed, 0 failed\.$/gm)].map(
    ([, each]) => each,
  );
  expect(counts).toHaveLength(2);
  expect(Number(counts[0])).toBeGreaterThan(5);
  expect(stdout.endsWith(`\n${2 * Number(counts[0])} passed, 0 failed\n`)).toBe(true);
  expect(status).toBe(0);
});
