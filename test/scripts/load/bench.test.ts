// The benchmark as a command, with tiny counts: every part runs and gives its figures, whatever they are.
import { fileURLToPath } from 'node:url';
import { goalsOf } from '../../../scripts/load/bench/goals.ts';
import { partNames } from '../../../scripts/load/bench/parts.ts';
import { benchReport } from '../../../scripts/load/bench/report.ts';
import type { BenchResults } from '../../../scripts/load/bench/results.ts';
import { type RanScript, runScript } from '../../support/runScript.ts';

const script = fileURLToPath(new URL('../../../scripts/load/bench/main.js', import.meta.url));
const MINUTE = 60_000;

const run = (...args: readonly string[]) => runScript(script, ...args);

describe('A tiny benchmark', () => {
  let ran: RanScript;
  let found: BenchResults;
  beforeAll(async () => {
    ran = await run('--scale', '0.001', '--rounds', '1', '--json');
    if (ran.code !== 0) throw new Error(ran.reported);
    found = JSON.parse(ran.out);
  }, 10 * MINUTE);

  test.each(partNames)('has the figures of %s, and reports when they are measured', (name) => {
    expect(found[name]).toBeDefined();
    expect(ran.reported).toContain(`  ${name}: `);
  });

  test('compares every goal with a figure', () => {
    const goals = goalsOf(found);
    expect(goals.length).toBeGreaterThan(30);
    expect(goals.filter(({ reached }) => !/^-?\d+(\.\d+)?$/.test(reached))).toEqual([]);
  });

  test('is the raw Node pipe compared with itself: 1', () => {
    const raw = Object.values(found.throughput?.cells ?? {}).map(({ rows }) => rows[0]);
    expect(raw.map((row) => [row?.name, row?.cpu?.median])).toEqual(raw.map(() => ['raw Node pipe', 1]));
  });

  test('reports why a contender is missing here', () => {
    const missing = found.throughput?.missing ?? [];
    expect(missing.filter(({ reason }) => !reason.startsWith('not installed'))).toEqual([]);
  });

  test('is printed as Markdown tables', () => {
    const shown = benchReport(found, true);
    expect(shown).toContain('| goal | wanted | reached |  |\n|---|---:|---:|---:|');
    expect(shown).not.toMatch(/NaN|undefined/);
  });
});

test.each([
  ['a part that does not exist', ['speed'], 'There is no part speed.'],
  ['rounds that are no number', ['--rounds', 'many'], 'Rounds are a whole number from 1 to 50.'],
  ['a scale of nothing', ['--scale', '0'], 'The scale is a number from 0.001 to 10.'],
])('The benchmark refuses %s, and reports its usage', async (_, args, reported) => {
  const ran = await run(...args);
  expect(ran.code).toBe(1);
  expect(ran.reported).toContain(`${reported}\n\nUsage: npm run bench`);
});
