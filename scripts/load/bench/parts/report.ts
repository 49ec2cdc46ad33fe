// A sales report of a million rows through the whole local host, as JSON and as CSV: memory over idle, speed and CPU time.
import { host } from '../contenders.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment, keyIdOf } from '../environment.ts';
import { rangeText, type Spread, spread } from '../numbers.ts';
import { type Effort, type Part, type ReportProgress, scaled } from '../part.ts';
import { paths } from '../stores/apps.ts';
import type { Loaded } from '../stores/load.ts';
import type { ReportRead } from '../stores/readReport.ts';
import type { Table } from '../table.ts';

export interface ReportFound {
  readonly format: string;
  readonly rows: number;
  readonly seconds: Spread;
  /** Microseconds of CPU time per row. */
  readonly cpu: Spread;
  /** Megabytes (1,000,000 bytes) of resident memory over idle. */
  readonly memory: Spread;
}

const ROWS = 1_000_000;
const ROUNDS = 2;
const MB = 1_000_000;
const formats = ['json', 'csv'] as const;
const headers = { 'x-functions-key': BENCH_FUNCTION_KEY };

interface Streamed extends ReportRead {
  readonly cpu: number;
  readonly memory: number;
}

export const report: Part<readonly ReportFound[]> = {
  title: 'memory during a report of a million rows',
  measure,
  tables,
};

async function measure(
  environment: BenchEnvironment,
  reportProgress: ReportProgress,
  effort: Effort,
): Promise<readonly ReportFound[]> {
  const [rows, rounds] = [scaled(ROWS, effort), effort.rounds ?? ROUNDS];
  const found: ReportFound[] = [];
  for (const format of formats) {
    const runs: Streamed[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      reportProgress(`report: ${format}, round ${round} of ${rounds}`);
      runs.push(await stream(environment, format, rows));
    }
    found.push({
      format,
      rows,
      seconds: spread(runs.map(({ seconds }) => seconds)),
      cpu: spread(runs.map(({ cpu }) => cpu / rows)),
      memory: spread(runs.map(({ memory }) => memory)),
    });
  }
  return found;
}

/** A new process for each, so that memory left by one does not raise the idle figure of the next. */
async function stream(environment: BenchEnvironment, format: string, rows: number): Promise<Streamed> {
  const child = await environment.measure(host.file, keyIdOf(host));
  const { load } = environment;
  const path = (vendor: number): string =>
    `${host.prefix}/reports/sales?vendorNumber=${vendor}&reportDate=2026-11-27&format=${format}`;
  await load.ask<Loaded>('run', {
    origin: child.origin,
    path: host.prefix + paths.small,
    headers,
    connections: 1,
    calls: 200,
  });
  await load.ask<ReportRead>('readReport', { origin: child.origin, path: path(1), headers });
  await child.ask('beginMemory');
  const before = await child.ask<number>('cpu');
  const read = await load.ask<ReportRead>('readReport', { origin: child.origin, path: path(rows), headers });
  const cpu = (await child.ask<number>('cpu')) - before;
  const { idle, most } = await child.ask<{ idle: number; most: number }>('endMemory');
  await child.close();
  if (read.lines < rows) throw new Error(`${read.lines} lines of ${rows} rows arrived`);
  return { ...read, cpu, memory: (most - idle) / MB };
}

function tables(found: readonly ReportFound[]): readonly Table[] {
  return [
    {
      head: [
        `sales report of ${found[0]?.rows.toLocaleString('en')} rows`,
        'MB over idle',
        'seconds',
        'CPU us per row',
      ],
      rows: found.map(({ format, memory, seconds, cpu }) => [
        format,
        rangeText(memory, 0),
        rangeText(seconds, 1),
        rangeText(cpu, 2),
      ]),
    },
  ];
}
