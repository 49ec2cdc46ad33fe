// Counts what four instances do once or four times, with state in each of them and in one Azure Storage (Azurite), and what that adds to a read.
import { randomBytes } from 'node:crypto';
import { type Azurite, startAzurite } from '../../../azurite/azurite.ts';
import { BENCH_FUNCTION_KEY, type BenchEnvironment } from '../environment.ts';
import { pairedDifferences, rangeText, type Spread } from '../numbers.ts';
import { type Effort, type Part, type ReportProgress, scaled } from '../part.ts';
import { type InstanceAnswer, type Instances, openInstances } from '../process/instances.ts';
import { paths } from '../stores/apps.ts';
import type { Loaded } from '../stores/load.ts';
import type { Table } from '../table.ts';
import type { Counts } from './counted.ts';

const INSTANCES = 4;
const CALLERS = 1_000;
const WRITES = 20;
const PER_SECOND = 50;
const CALLS = 25;
const ROUNDS = 20;
const kinds = ['memory', 'storage'] as const;
type Kind = (typeof kinds)[number];

/** What one kind of state led to. */
export interface InstanceCounts {
  readonly kind: Kind;
  readonly callers: number;
  /** Token exchanges of all callers at all instances. */
  readonly exchanges: number;
  /** Store calls of as many pollers, spread over the instances, in one minute. */
  readonly pollCalls: number;
  /** Writes, each repeated once at another instance, and how many the store got. */
  readonly writes: number;
  readonly written: number;
}

export interface InstancesFound {
  /** Why nothing was measured. */
  readonly missing?: string;
  readonly counts: readonly InstanceCounts[];
  /** The p50 of a read with storage minus that with memory in the same round, in milliseconds. */
  readonly addedRead?: Spread;
}

export const instances: Part<InstancesFound> = {
  title: 'four instances, with memory and with Azure Storage',
  measure,
  tables,
};

async function measure(
  environment: BenchEnvironment,
  reportProgress: ReportProgress,
  effort: Effort,
): Promise<InstancesFound> {
  reportProgress('instances: starting Azurite');
  const azurite = await startAzurite({ report: () => undefined }).catch((error: unknown) => String(error));
  if (typeof azurite === 'string') return { missing: azurite, counts: [] };
  try {
    return await measureOver(azurite, environment, reportProgress, effort);
  } finally {
    await azurite.close();
  }
}

async function measureOver(
  azurite: Azurite,
  environment: BenchEnvironment,
  reportProgress: ReportProgress,
  effort: Effort,
): Promise<InstancesFound> {
  const settings: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
    memory: {},
    storage: {
      RELAY__STATE: 'storage',
      RELAY__STATE_KEY: randomBytes(32).toString('base64'),
      AzureWebJobsStorage: azurite.connectionString,
    },
  };
  const opened: Partial<Record<Kind, Instances>> = {};
  const counts: InstanceCounts[] = [];
  for (const kind of kinds) {
    reportProgress(`instances: ${INSTANCES} with ${kind}`);
    const instances = await openInstances(environment, INSTANCES, keyIdOf(kind), settings[kind]);
    opened[kind] = instances;
    counts.push(await countOf(environment, kind, instances, effort));
  }
  reportProgress('instances: reads');
  const addedRead = await compareReads(environment, opened, effort);
  for (const kind of kinds) await opened[kind]?.close();
  return { counts, addedRead };
}

async function countOf(
  environment: BenchEnvironment,
  kind: Kind,
  instances: Instances,
  effort: Effort,
): Promise<InstanceCounts> {
  const [callers, writes] = [Math.max(INSTANCES, scaled(CALLERS, effort)), scaled(WRITES, effort)];
  const countsNow = (): Promise<Counts> => environment.store.ask<Counts>('counts');
  const callsNow = async (): Promise<number> => (await countsNow()).keys[keyIdOf(kind)]?.calls ?? 0;
  const all = async (path: string): Promise<void> => {
    const asked = Array.from({ length: callers }, (_, at) => instances.call(at, path));
    for (const { status, text } of await Promise.all(asked)) expectStatus(status, 200, text);
  };
  const exchangesBefore = (await countsNow()).exchanges;
  await all('/samsung/auth/checkAccessToken');
  const exchanges = (await countsNow()).exchanges - exchangesBefore;
  const pollsBefore = await callsNow();
  await all('/apple/triggers/reviews?app=1600000000');
  const pollCalls = (await callsNow()) - pollsBefore;
  const writesBefore = await callsNow();
  for (let at = 0; at < writes; at += 1) {
    const [first, again] = [await reply(instances, at, at), await reply(instances, at + 1, at)];
    expectStatus(first.status, 201, first.text);
    expectStatus(again.status, 201, again.text);
  }
  const written = (await callsNow()) - writesBefore;
  return { kind, callers, exchanges, pollCalls, writes, written };
}

/** The nth write, at one of the instances. */
function reply(instances: Instances, at: number, nth: number): Promise<InstanceAnswer> {
  return instances.call(at, '/apple/v1/customerReviewResponses', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `bench-${nth}` },
    body: JSON.stringify({ reviewId: '00000000-1111-2222-3333-444444444444', responseBody: `Thank you, ${nth}.` }),
  });
}

async function compareReads(
  { load }: BenchEnvironment,
  opened: Partial<Record<Kind, Instances>>,
  effort: Effort,
): Promise<Spread> {
  const p50s: Record<Kind, number[]> = { memory: [], storage: [] };
  const headers = { 'x-functions-key': BENCH_FUNCTION_KEY };
  const calls = scaled(CALLS, effort);
  const slice = async (kind: Kind): Promise<number> => {
    const origin = opened[kind]?.children[0]?.origin ?? '';
    const rated = { origin, path: `/api/apple${paths.small}`, headers, calls, perSecond: PER_SECOND };
    return (await load.ask<Loaded>('runAtRate', rated)).p50;
  };
  for (const kind of kinds) await slice(kind); // both are warm
  const rounds = effort.rounds ?? ROUNDS;
  for (let round = 0; round < rounds; round += 1)
    for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) p50s[kind].push(await slice(kind));
  return pairedDifferences(p50s.storage, p50s.memory);
}

function keyIdOf(kind: Kind): string {
  return `BENCHINSTANCES${kind.toUpperCase()}`;
}

function expectStatus(status: number, wanted: number, text: string): void {
  if (status !== wanted) throw new Error(`Answered with ${status}: ${text.slice(0, 300)}`);
}

function tables({ missing, counts, addedRead }: InstancesFound): readonly Table[] {
  if (missing !== undefined)
    return [{ head: ['instances', ''], rows: [], notes: [`Not measured, since Azurite did not start. ${missing}`] }];
  const row = (name: string, of: (each: InstanceCounts) => number): string[] => [
    name,
    ...counts.map((each) => String(of(each))),
  ];
  const [first] = counts;
  const callers = (first?.callers ?? 0).toLocaleString('en');
  return [
    {
      head: [`${INSTANCES} instances`, ...kinds],
      rows: [
        row(`token exchanges of ${callers} callers`, ({ exchanges }) => exchanges),
        row(`store calls of ${callers} pollers, one minute`, ({ pollCalls }) => pollCalls),
        row(`writes at the store, ${first?.writes} repeated at another instance`, ({ written }) => written),
      ],
      notes: addedRead
        ? [`A read with storage takes ${rangeText(addedRead, 2)} ms more at p50, at ${PER_SECOND} calls per second.`]
        : [],
    },
  ];
}
