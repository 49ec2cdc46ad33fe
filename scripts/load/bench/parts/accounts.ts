// The cost of 10,000 accounts or 10,000 callers compared with one: per call, at start, and memory per used account.

import { pipe } from '../contenders.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment, keyIdOf } from '../environment.ts';
import { median, rangeText } from '../numbers.ts';
import { type Effort, type Part, type ReportProgress, scaled } from '../part.ts';
import type { Child } from '../process/child.ts';
import { paths } from '../stores/apps.ts';
import type { Table } from '../table.ts';
import { type CallsAgainst, callsAgainst, type StartAgainst, startAgainst } from './against.ts';
import { writeCrowds } from './crowds.ts';
import { runSlice, type Target } from './slices.ts';

/** One kind of settings, compared with the settings of one account. */
export interface Crowd extends CallsAgainst, StartAgainst {
  readonly kind: string;
}

/** Additional memory per used account, in KiB. */
export interface UsedAccount {
  /** Resident memory right after the last call, without a forced collection. */
  readonly rss: number;
  /** The same after a garbage collection. */
  readonly rssCollected: number;
  readonly heap: number;
}

export interface AccountsFound {
  readonly count: number;
  readonly crowds: readonly Crowd[];
  readonly used: UsedAccount;
  /** CPU time per call when each call uses another account, as a ratio to one account: each opens a connection and signs. */
  readonly eachOther: number;
}

const COUNT = 10_000;
/** Accounts used per request to a benchmark process: one request may take 90 s at most. */
const AT_A_TIME = 500;

const PATH = `${pipe.prefix}${paths.small}&account=A`;
const started = new URL('../contenders/started.js', import.meta.url);

interface Memory {
  readonly rss: number;
  readonly rssCollected: number;
  readonly heap: number;
}

export const accounts: Part<AccountsFound> = { title: '10,000 accounts and callers against one', measure, tables };

async function measure(
  environment: BenchEnvironment,
  reportProgress: ReportProgress,
  effort: Effort,
): Promise<AccountsFound> {
  const count = scaled(COUNT, effort);
  const files = await writeCrowds(environment, count);
  const kinds = { accounts: files.accounts, callers: files.callers };
  const program = (file: string) => ({
    file: started,
    path: `${PATH}0`,
    given: { settings: { BENCH_SETTINGS: file } },
  });
  const crowds: Crowd[] = [];
  let found: Awaited<ReturnType<typeof useEach>> | undefined;
  for (const [name, file] of Object.entries(kinds)) {
    const kind = `${count.toLocaleString('en')} ${name}`;
    reportProgress(`accounts: start with ${kind}`);
    const start = await startAgainst(environment, program(files.one), program(file), effort);
    reportProgress(`accounts: calls with ${kind}`);
    const one = await open(environment, files.one); // a new one each time: a process that has run longer is faster
    const many = await open(environment, file);
    crowds.push({ kind, ...start, ...(await callsAgainst(environment, targetOf(one), targetOf(many), effort)) });
    if (name === 'accounts') {
      reportProgress(`accounts: each of ${kind} once`);
      found = await useEach(environment, many, count);
    }
    await Promise.all([one.close(), many.close()]);
  }
  if (!found) throw new Error('No account was used');
  return { count, crowds, used: found.used, eachOther: found.cpu / median(crowds.map(({ cpuOfBase }) => cpuOfBase)) };
}

function open(environment: BenchEnvironment, file: string): Promise<Child> {
  return environment.measure(pipe.file, keyIdOf(pipe), { settings: { BENCH_SETTINGS: file }, flags: ['--expose-gc'] });
}

function targetOf(child: Child, path = `${PATH}0`): Target {
  const headers = { 'x-functions-key': BENCH_FUNCTION_KEY };
  return { name: path, child, load: { origin: child.origin, path, headers, connections: 16 } };
}

async function useEach(
  environment: BenchEnvironment,
  child: Child,
  count: number,
): Promise<{ used: UsedAccount; cpu: number }> {
  const before = await child.ask<Memory>('memory');
  const costs: number[] = [];
  const { load, ...target } = targetOf(child, PATH);
  for (let from = 0; from < count; from += AT_A_TIME) {
    const slice = { ...target, load: { ...load, from } };
    costs.push((await runSlice(environment, slice, Math.min(AT_A_TIME, count - from))).cpu ?? Number.NaN);
  }
  const after = await child.ask<Memory>('memory');
  const more = (of: (memory: Memory) => number, from: number): number => (of(after) - from) / count / 1024;
  return {
    cpu: median(costs),
    used: {
      rss: more(({ rss }) => rss, before.rssCollected),
      rssCollected: more(({ rssCollected }) => rssCollected, before.rssCollected),
      heap: more(({ heap }) => heap, before.heap),
    },
  };
}

function tables({ count, crowds, used, eachOther }: AccountsFound): readonly Table[] {
  return [
    {
      head: ['against one account', 'CPU of a call, ratio', 'CPU us with one', 'first answer, ms more'],
      rows: crowds.map((each) => [
        each.kind,
        rangeText(each.cpu, 2),
        each.cpuOfBase.toFixed(0),
        rangeText(each.startMore, 0),
      ]),
    },
    {
      head: [`each of ${count.toLocaleString('en')} accounts, used once`, ''],
      rows: [
        ['RSS, KiB', used.rss.toFixed(1)],
        ['RSS after a collection, KiB', used.rssCollected.toFixed(1)],
        ['heap, KiB', used.heap.toFixed(1)],
        ['CPU of its first call, ratio to a call of an account in use', eachOther.toFixed(1)],
      ],
    },
  ];
}
