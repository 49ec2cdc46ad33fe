// Cold start: from process start to the first response.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../../../package/bundle.ts';
import { rawContender } from '../contenders.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment } from '../environment.ts';
import { type Spread, spread } from '../numbers.ts';
import { wireCallOf } from '../stores/call.ts';
import { openConnection } from '../stores/connection.ts';
import type { TellProgress } from './tell.ts';

export interface Started {
  readonly name: string;
  /** Milliseconds to the first response; undefined if the contender has no such operation. */
  readonly health?: Spread;
  readonly listApps: Spread;
}

export interface Starts {
  readonly rows: readonly Started[];
  /** Size in bytes of the file that Azure loads. */
  readonly bundleBytes: number;
}

const LIST_APPS = '/v1/apps?limit=4';

interface Program {
  readonly name: string;
  readonly file: URL;
  readonly health?: string;
  readonly listApps: string;
}

interface Took {
  readonly program: Program;
  readonly health: number[];
  readonly listApps: number[];
}

export async function startAll(stage: BenchEnvironment, tell: TellProgress, rounds = 9): Promise<Starts> {
  const main = join(stage.folder, 'main.cjs');
  await bundle(main);
  const all: Took[] = (await programsIn(stage.folder)).map((program) => ({ program, health: [], listApps: [] }));
  for (let round = 1; round <= rounds; round += 1) {
    tell(`cold start, round ${round} of ${rounds}`);
    for (const { program, health, listApps } of all) {
      if (program.health) health.push(await firstAnswer(stage, program.file, program.health));
      listApps.push(await firstAnswer(stage, program.file, program.listApps));
    }
  }
  return { rows: all.map(startedOf), bundleBytes: (await stat(main)).size };
}

async function programsIn(folder: string): Promise<readonly Program[]> {
  const unbundled = new URL('../contenders/started.js', import.meta.url);
  const bundled = join(folder, 'started.cjs');
  await bundle(bundled, unbundled);
  const paths = { health: '/api/health', listApps: `/api/apple${LIST_APPS}` };
  return [
    { name: 'raw Node pipe, no package', file: rawContender.file, listApps: LIST_APPS },
    { name: 'relay, bundled', file: pathToFileURL(bundled), ...paths },
    { name: 'relay, not bundled', file: unbundled, ...paths },
  ];
}

async function firstAnswer(stage: BenchEnvironment, file: URL, path: string): Promise<number> {
  const began = performance.now();
  const child = await stage.measure(file, 'BENCHSTART');
  const connection = await openConnection(child.origin);
  const status = await connection.ask(
    wireCallOf({ origin: child.origin, path }, { 'x-functions-key': BENCH_FUNCTION_KEY }),
  );
  const took = performance.now() - began;
  connection.close();
  await child.close();
  if (status !== 200) throw new Error(`The first answer of ${file.pathname} was ${status}`);
  return took;
}

function startedOf({ program: { name }, health, listApps }: Took): Started {
  return {
    name,
    ...(health.length > 0 && { health: spread(health) }),
    listApps: spread(listApps),
  };
}
