// `npm run bench`: measures the relay as ratios to a raw Node pipe in the same run.
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type BenchEnvironment, openBenchEnvironment } from './environment.ts';
import { measureAccounts } from './parts/accounts.ts';
import { countAll } from './parts/counted.ts';
import { streamGigabytes } from './parts/gigabyte.ts';
import { measureGreedy } from './parts/greedy.ts';
import { measureMemory } from './parts/memory.ts';
import { countPollers } from './parts/pollers.ts';
import { startAll } from './parts/start.ts';
import { compareAll } from './parts/throughput.ts';
import { canPin } from './process/child.ts';
import { benchReport } from './report.ts';
import type { BenchResults, Machine } from './results.ts';

const usage = `Usage: npm run bench -- [part ...] [--rounds N] [--json]

  part         throughput, counted, pollers, greedy, gigabyte, memory, start, accounts; without any, all of them, in
               about nine minutes
  --rounds N   so many rounds of everything, 1 to 50
  --json       the figures as JSON on the standard output; progress goes to the standard error
`;

const partNames = ['throughput', 'counted', 'pollers', 'greedy', 'gigabyte', 'memory', 'start', 'accounts'] as const;
type PartName = (typeof partNames)[number];

function tell(doing: string): void {
  void process.stderr.write(`  ${doing}\n`);
}

async function run(
  stage: BenchEnvironment,
  names: readonly PartName[],
  rounds?: number,
): Promise<Omit<BenchResults, 'machine'>> {
  const has = (name: PartName): boolean => names.includes(name);
  return {
    ...(has('throughput') && { throughput: await compareAll(stage, tell, rounds) }),
    ...(has('throughput') && { wholeRun: await stage.store.ask('counts') }),
    ...(has('counted') && { counted: await countAll(stage, tell) }),
    ...(has('pollers') && { pollers: await countPollers(tell) }),
    ...(has('greedy') && { greedy: await measureGreedy(stage, tell) }),
    ...(has('gigabyte') && { gigabyte: await streamGigabytes(stage, tell, rounds) }),
    ...(has('accounts') && { accounts: await measureAccounts(stage, tell, rounds) }),
    ...(has('memory') && { memory: await measureMemory(stage, tell) }),
    ...(has('start') && { start: await startAll(stage, tell, rounds) }),
  };
}

function busy(): number {
  return loadavg()[0] ?? 0;
}

function machine(busyAtStart: number): Machine {
  return {
    node: process.versions.node,
    processor: cpus()[0]?.model ?? 'an unknown processor',
    cores: availableParallelism(),
    pinned: canPin,
    busy: [busyAtStart, busy()],
  };
}

function read() {
  const options = { rounds: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  const isName = (word: string): word is PartName => partNames.some((name) => name === word);
  const unknown = positionals.find((word) => !isName(word));
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}.`);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds >= 1 && rounds <= 50))
    throw new Error('Rounds are a whole number from 1 to 50.');
  const names = positionals.filter(isName);
  return { ...values, rounds, names: names.length > 0 ? names : partNames };
}

async function bench(): Promise<void> {
  const { names, rounds, json, help } = read();
  if (help) return void process.stdout.write(usage);
  const busyAtStart = busy();
  const stage = await openBenchEnvironment();
  try {
    const parts = await run(stage, names, rounds);
    const found = { machine: machine(busyAtStart), ...parts };
    process.stdout.write(json ? `${JSON.stringify(found, undefined, 2)}\n` : `\n${benchReport(found)}\n`);
  } finally {
    await stage.close();
  }
}

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 1;
});
