// Cold start: from process start to listening, and to the first response, in rounds of all programs.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../../../package/bundle.ts';
import type { BenchEnvironment } from '../environment.ts';
import { pairedRatios, rangeText, type Spread, spread } from '../numbers.ts';
import type { Effort, Part, ReportProgress } from '../part.ts';
import { paths } from '../stores/apps.ts';
import type { Table } from '../table.ts';
import { type FirstAnswer, firstAnswer } from './firstAnswer.ts';

export interface Started {
  readonly name: string;
  /** Milliseconds from process start. */
  readonly listening: Spread;
  /** The same as a ratio to plain node:http in the same round, and the ratio of the CPU time until then. */
  readonly ratio: Spread;
  readonly cpuRatio: Spread;
  /** Milliseconds to the first response: of the relay to Health, and in a second start to ListApps. */
  readonly health: Spread;
  readonly listApps?: Spread;
}

export interface Starts {
  readonly rows: readonly Started[];
  /** Size in bytes of the files that Azure loads, those that are loaded later included. */
  readonly bundleBytes: number;
}

interface Program {
  readonly name: string;
  readonly file: URL;
  readonly health: string;
  readonly listApps?: string;
}

interface Took {
  readonly program: Program;
  readonly health: FirstAnswer[];
  readonly listApps: FirstAnswer[];
}

export const bundledName = 'relay, bundled';
const ROUNDS = 9;
const relay = { health: '/api/health', listApps: `/api/apple${paths.small}` };

async function measure(environment: BenchEnvironment, reportProgress: ReportProgress, effort: Effort): Promise<Starts> {
  await bundle(join(environment.folder, 'main.cjs'));
  const all: Took[] = (await programsIn(environment.folder)).map((program) => ({ program, health: [], listApps: [] }));
  const rounds = effort.rounds ?? ROUNDS;
  for (let round = 1; round <= rounds; round += 1) {
    reportProgress(`start: round ${round} of ${rounds}`);
    for (const { program, health, listApps } of all) {
      health.push(await firstAnswer(environment, program.file, program.health));
      if (program.listApps) listApps.push(await firstAnswer(environment, program.file, program.listApps));
    }
  }
  const base = all[0]?.health ?? [];
  return { rows: all.map((took) => startedOf(took, base)), bundleBytes: await bytesOf(environment.folder, 'main.') };
}

async function bytesOf(folder: string, prefix: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** All bundled except the last, since each file costs time to find and read. */
async function programsIn(folder: string): Promise<readonly Program[]> {
  const [plain, started] = ['plain', 'started'].map((name) => new URL(`../contenders/${name}.js`, import.meta.url));
  if (!plain || !started) return [];
  const bundled = async (name: string, entry: URL): Promise<URL> => {
    const file = join(folder, `${name}.cjs`);
    await bundle(file, entry);
    return pathToFileURL(file);
  };
  return [
    { name: 'plain node:http', file: await bundled('plain', plain), health: '/' },
    { name: bundledName, file: await bundled('started', started), ...relay },
    { name: 'relay, not bundled', file: started, ...relay },
  ];
}

function startedOf({ program: { name }, health, listApps }: Took, base: readonly FirstAnswer[]): Started {
  const listening = (each: readonly FirstAnswer[]): number[] => each.map((one) => one.listening);
  const cpu = (each: readonly FirstAnswer[]): number[] => each.map((one) => one.cpu);
  return {
    name,
    listening: spread(listening(health)),
    ratio: pairedRatios(listening(health), listening(base)),
    cpuRatio: pairedRatios(cpu(health), cpu(base)),
    health: spread(health.map(({ answered }) => answered)),
    ...(listApps.length > 0 && { listApps: spread(listApps.map(({ answered }) => answered)) }),
  };
}

function tables({ rows, bundleBytes }: Starts): readonly Table[] {
  return [
    {
      head: ['from process start, ms', 'listening', 'ratio', 'CPU, ratio', 'Health answered', 'ListApps answered'],
      rows: rows.map(({ name, listening, ratio, cpuRatio, health, listApps }) => [
        name,
        rangeText(listening, 0),
        rangeText(ratio, 2),
        rangeText(cpuRatio, 2),
        rangeText(health, 0),
        listApps ? rangeText(listApps, 0) : '-',
      ]),
      notes: [`The bundle that Azure loads has ${(bundleBytes / 1024).toFixed(0)} KiB.`],
    },
  ];
}

export const start: Part<Starts> = { title: 'cold start of the bundle', measure, tables };
