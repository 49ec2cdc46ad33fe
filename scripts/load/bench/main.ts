// `npm run bench`: measures the relay as ratios to a raw Node pipe in the same run.
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openBenchEnvironment } from './environment.ts';
import { installContenders } from './installed.ts';
import type { Effort, Part } from './part.ts';
import { isPartName, type PartName, partNames, parts } from './parts.ts';
import { canPin } from './process/child.ts';
import { benchReport } from './report.ts';
import type { BenchResults, Machine } from './results.ts';

const usage = `Usage: npm run bench -- [part ...] [--rounds N] [--only WORD] [--json | --markdown]

  part         without any, all of them, in about ten minutes:
${partNames.map((name) => `               ${name.padEnd(11)} ${parts[name].title}`).join('\n')}
  --rounds N   so many rounds of everything, 1 to 50
  --scale F    counts and durations times F, 0.001 to 10; below 1 the figures mean little
  --only WORD  of the contenders, only the raw pipe and those whose name contains this: pipe, host, undici
  --profile F  writes a CPU profile of each measured process into the folder F; its cost is in the figures
  --json       the figures as JSON on the standard output; progress goes to the standard error
  --markdown   the tables for docs/performance.md
  --install    installs the other proxies to compare with, into dist/bench-contenders, and ends
`;

function reportProgress(doing: string): void {
  void process.stderr.write(`  ${doing}\n`);
}

async function run(names: readonly PartName[], effort: Effort, profile?: string): Promise<BenchResults> {
  const [began, busyAtStart] = [performance.now(), busy()];
  const environment = await openBenchEnvironment(profile);
  try {
    const found: [PartName, unknown][] = [];
    for (const name of partNames.filter((each) => names.includes(each))) {
      const part: Part<unknown> = parts[name];
      found.push([name, await part.measure(environment, reportProgress, effort)]);
    }
    const seconds = (performance.now() - began) / 1000;
    return { machine: machine(busyAtStart), seconds, ...Object.fromEntries(found) };
  } finally {
    await environment.close();
  }
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
  const flag = { type: 'boolean' } as const;
  const options = {
    ...{ json: flag, markdown: flag, install: flag, help: flag },
    rounds: { type: 'string' },
    only: { type: 'string' },
    profile: { type: 'string' },
    scale: { type: 'string', default: '1' },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  const scale = Number(values.scale);
  const unknown = positionals.find((word) => !isPartName(word));
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}.`);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds >= 1 && rounds <= 50))
    throw new Error('Rounds are a whole number from 1 to 50.');
  if (!(scale >= 0.001 && scale <= 10)) throw new Error('The scale is a number from 0.001 to 10.');
  const names = positionals.filter(isPartName);
  return { ...values, effort: { rounds, scale, only: values.only }, names: names.length > 0 ? names : partNames };
}

async function bench(): Promise<void> {
  const { names, effort, profile, json, markdown, install, help } = read();
  if (help) return void process.stdout.write(usage);
  if (install) return installContenders();
  const found = await run(names, effort, profile);
  process.stdout.write(json ? `${JSON.stringify(found, undefined, 2)}\n` : `\n${benchReport(found, markdown)}\n`);
}

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 1;
});
