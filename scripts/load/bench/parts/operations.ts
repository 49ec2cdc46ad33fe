// Every operation against 8: the rows of the catalog and Apple's whole contract, per call and at start.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalog } from '../../../../connector/catalog.ts';
import { contractOperations } from '../../../../functions/contract/contractOperations.ts';
import { bundle } from '../../../package/bundle.ts';
import { host } from '../contenders.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment, keyIdOf } from '../environment.ts';
import { rangeText } from '../numbers.ts';
import type { Effort, Part, ReportProgress } from '../part.ts';
import type { Child } from '../process/child.ts';
import { paths } from '../stores/apps.ts';
import type { Table } from '../table.ts';
import { type CallsAgainst, callsAgainst, type StartAgainst, startAgainst } from './against.ts';
import type { Target } from './slices.ts';

export interface OperationsFound extends CallsAgainst, StartAgainst {
  /** Operations of the larger side: those of Apple's contract, and the others of the catalog. */
  readonly contract: number;
  readonly others: number;
  /** A call by path to an operation that only the contract has, compared with one to the catalog with 8 operations. */
  readonly contractOnly: CallsAgainst;
}

export const operations: Part<OperationsFound> = { title: 'every operation against 8', measure, tables };

function fileOf(name: string): URL {
  return new URL(`../contenders/${name}.js`, import.meta.url);
}

async function measure(
  environment: BenchEnvironment,
  reportProgress: ReportProgress,
  effort: Effort,
): Promise<OperationsFound> {
  const { entries } = contractOperations();
  reportProgress('operations: start');
  const programs = await Promise.all(
    ['startedEight', 'started'].map(async (name) => {
      const file = join(environment.folder, `operations-${name}.cjs`);
      await bundle(file, fileOf(name));
      return { file: pathToFileURL(file), path: host.prefix + paths.small };
    }),
  );
  const [small, whole] = programs;
  if (!small || !whole) throw new Error('There is nothing to compare');
  const start = await startAgainst(environment, small, whole, effort);
  reportProgress('operations: calls');
  const eight = await environment.measure(fileOf('hostEight'), keyIdOf(host));
  const all = await environment.measure(host.file, keyIdOf(host));
  const base = targetOf(eight, paths.small);
  const calls = await callsAgainst(environment, base, targetOf(all, paths.small), effort);
  reportProgress('operations: calls beyond the catalog');
  const contractOnly = await callsAgainst(environment, base, targetOf(all, paths.contractOnly), effort);
  await Promise.all([eight.close(), all.close()]);
  const others = catalog.length - entries.filter(({ row }) => row).length;
  return { ...start, ...calls, contract: entries.length, others, contractOnly };
}

function targetOf(child: Child, path: string): Target {
  const headers = { 'x-functions-key': BENCH_FUNCTION_KEY };
  return { name: path, child, load: { origin: child.origin, path: host.prefix + path, headers, connections: 16 } };
}

function tables({ contract, others, cpu, startMore, startRatio, contractOnly }: OperationsFound): readonly Table[] {
  return [
    {
      head: [`${contract.toLocaleString('en')} + ${others} operations against 8`, ''],
      rows: [
        ['CPU of a call, ratio', rangeText(cpu, 2)],
        ['CPU of a call to an operation that only the contract has, ratio', rangeText(contractOnly.cpu, 2)],
        ['process start to the first answer of the bundle, ratio', rangeText(startRatio, 2)],
        ['the same, ms more', rangeText(startMore, 0)],
      ],
    },
  ];
}
