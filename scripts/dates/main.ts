// `npm run test:dates`: the whole test suite on other days and in other time zones.
import { parseArgs } from 'node:util';
import { allRuns, type DateRun, dates, drawnRuns, zones } from './runs.ts';
import { clockOf, runSuite, type SuiteCount } from './suite.ts';

const usage = `Usage: npm run test:dates -- [--date DATE]... [--zone ZONE]... [--draw COUNT] [TEST]...

  --date   a date as '2028-02-29' or '2028-02-29 12:00', in its zone's time, instead of these:
           ${dates.join(', ')}
  --zone   a time zone such as Asia/Kolkata, instead of these: ${zones.join(', ')}
  --draw   so many of these runs, drawn by the week; without faketime they are left out, which is no failure
  TEST     a part of the name of a test file; without one the whole suite is run
`;

function named({ date, zone }: DateRun): string {
  return `${date} in ${zone}`;
}
function say(text: string): void {
  void process.stdout.write(`${text}\n`);
}

interface Asked {
  readonly runs: readonly DateRun[];
  readonly names: readonly string[];
  readonly mayLeaveOut: boolean;
}

/** Date.parse accepts the 29th of February of any year. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d)?)?$/.test(text)
    ? Date.parse(`${text.slice(0, 10)}T00:00Z`)
    : Number.NaN;
  return (
    !Number.isNaN(time) && !Number.isNaN(Date.parse(text)) && new Date(time).toISOString().startsWith(text.slice(0, 10))
  );
}

function refuseUnknown({ date, zone }: DateRun): void {
  if (!isDate(date)) throw new Error(`${date} is not a date such as '2028-02-29 12:00'.`);
  new Intl.DateTimeFormat('en', { timeZone: zone }); // throws for an unknown time zone
}

function readAsked(): Asked | undefined {
  const options = {
    date: { type: 'string', multiple: true },
    zone: { type: 'string', multiple: true },
    draw: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) return undefined;
  const all = allRuns(values.date, values.zone);
  all.forEach(refuseUnknown);
  const { draw } = values;
  if (draw !== undefined && !/^[1-9]\d?$/.test(draw)) throw new Error(`--draw ${draw} is not a number from 1 to 99.`);
  const runs = draw === undefined ? all : drawnRuns(Number(draw), Date.now(), all);
  return { runs, names: positionals, mayLeaveOut: draw !== undefined };
}

async function runOne(run: DateRun, names: readonly string[], mayLeaveOut: boolean): Promise<SuiteCount> {
  let clock: NodeJS.ProcessEnv;
  try {
    clock = clockOf(run);
  } catch (error) {
    say(`Left out: the tests of ${named(run)}, since ${(error as Error).message}.`);
    return { passed: 0, failed: mayLeaveOut ? 0 : 1 };
  }
  const { passed, failed, output } = await runSuite(clock, names);
  // the output of this command has one count line, its own
  if (failed > 0) say(output.replace(/^\d+ passed, \d+ failed\n/gm, ''));
  say(`On ${named(run)}: ${passed} tests passed, ${failed} failed.`);
  return { passed, failed };
}

async function runAll({ runs, names, mayLeaveOut }: Asked): Promise<void> {
  let [passed, failed] = [0, 0];
  for (const run of runs) {
    const count = await runOne(run, names, mayLeaveOut);
    passed += count.passed;
    failed += count.failed;
  }
  say(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

try {
  const asked = readAsked();
  if (asked) await runAll(asked);
  else process.stdout.write(usage);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 1;
}
