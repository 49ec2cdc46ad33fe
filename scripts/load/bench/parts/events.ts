// Events over four instances and one Azurite, with duplicates, two instances killed in the middle; and how soon a flow gets an event.
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Azurite, startAzurite } from '../../../azurite/azurite.ts';
import { type Sandbox, startSandbox } from '../../../simulator/simulator.ts';
import type { BenchEnvironment } from '../environment.ts';
import { quantile } from '../numbers.ts';
import { type Effort, type Part, type ReportProgress, scaled } from '../part.ts';
import { type Instances, openInstances } from '../process/instances.ts';
import { type EventSender, openEventSender } from '../stores/eventSender.ts';
import { type FlowServer, openFlowServer } from '../stores/flowServer.ts';
import type { Table } from '../table.ts';

const INSTANCES = 4;
const EVENTS = 10_000;
/** Of each so many events one is sent twice, to two instances. */
const TWICE_EACH = 4;
/** After so many of the events an instance is killed. */
const KILLED_AT = [0.4, 0.6];
/** Requests at the same time. */
const AT_ONCE = 16;
/** Events of each instance before the measurement. */
const WARM_UP = 5;
/** Events of the measurement, and how many a second. */
const TIMED = 300;
const PER_SECOND = 10;
/** How long the last events may take, in milliseconds: the message of one whose instance died waits for 75 seconds. */
const LONGEST_WAIT = 300_000;
/** How long the queue hides what an instance works on, in milliseconds. The host on Azure has ten minutes and renews them. */
const QUEUE_LEASE = 30_000;

export interface EventsFound {
  /** Why nothing was measured. */
  readonly missing?: string;
  readonly events: number;
  /** Requests that the instances got: with duplicates, and with those that a killed instance did not answer. */
  readonly requests: number;
  readonly killed: number;
  /** Events that the flow did not get. */
  readonly lost: number;
  /** Calls of the flow, and how many events it applies: one for each ID. */
  readonly calls: number;
  readonly applied: number;
  /** Seconds from the first request until the flow has all. */
  readonly seconds: number;
  /** From the request of the store until the flow gets the event, in milliseconds. */
  readonly p50: number;
  readonly p95: number;
}

const nothing = { events: 0, requests: 0, killed: 0, lost: 0, calls: 0, applied: 0, seconds: 0, p50: 0, p95: 0 };

export const events: Part<EventsFound> = {
  title: 'events over four instances, two of them killed, and how soon a flow gets one',
  measure,
  tables,
};

async function measure(
  environment: BenchEnvironment,
  reportProgress: ReportProgress,
  effort: Effort,
): Promise<EventsFound> {
  reportProgress('events: starting Azurite');
  const azurite = await startAzurite({ report: () => undefined }).catch((error: unknown) => String(error));
  if (typeof azurite === 'string') return { missing: azurite, ...nothing };
  const sandbox = await startSandbox({ hourLimit: 999_999_999 });
  const flow = await openFlowServer();
  try {
    reportProgress(`events: ${INSTANCES} instances`);
    const instances = await openInstances(environment, INSTANCES, 'SANDBOX001', settingsOf(azurite, sandbox));
    const sender = await openEventSender(sandbox, instances, flow.origin);
    reportProgress('events: time until a flow gets one');
    const times = await timeEvents(sender, flow, scaled(TIMED, effort));
    reportProgress('events: instances killed in the middle');
    const found = await killInTheMiddle(sender, flow, instances, scaled(EVENTS, effort));
    await instances.close();
    return { ...found, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
  } finally {
    await Promise.all([flow.close(), sandbox.close(), azurite.close()]);
  }
}

function settingsOf({ connectionString }: Azurite, sandbox: Sandbox): Readonly<Record<string, string>> {
  return {
    ...sandbox.settings,
    RELAY__STATE: 'storage',
    RELAY__STATE_KEY: randomBytes(32).toString('base64'),
    AzureWebJobsStorage: connectionString,
    BENCH_QUEUE_LEASE: String(QUEUE_LEASE),
  };
}

/** Milliseconds from each request until the flow got its event. */
async function timeEvents(sender: EventSender, flow: FlowServer, count: number): Promise<readonly number[]> {
  const warm = Array.from({ length: WARM_UP * INSTANCES }, (_, at) => `warm-${at}`);
  for (const [at, id] of warm.entries()) await sender.send(at, id);
  await flow.waitFor(warm, LONGEST_WAIT);
  const sent = new Map<string, number>();
  const requests: Promise<unknown>[] = [];
  for (let at = 0; at < count; at += 1) {
    const id = `timed-${at}`;
    sent.set(id, performance.now());
    requests.push(sender.send(at, id));
    await wait(1000 / PER_SECOND);
  }
  await Promise.all(requests);
  await flow.waitFor([...sent.keys()], LONGEST_WAIT);
  return [...sent].map(([id, at]) => (flow.first.get(id) ?? Number.NaN) - at);
}

async function killInTheMiddle(sender: EventSender, flow: FlowServer, instances: Instances, count: number) {
  const ids = Array.from({ length: count }, (_, at) => `event-${at}`);
  const kills = KILLED_AT.map((share) => Math.floor(count * share));
  const [began, callsBefore] = [performance.now(), flow.calls()];
  let [next, requests, killed] = [0, 0, 0];
  const work = async (): Promise<void> => {
    for (let at = next; at < ids.length; at = next) {
      next += 1;
      if (kills[killed] === at) {
        killed += 1;
        await instances.children[INSTANCES - killed]?.kill();
      }
      const id = ids[at] ?? '';
      const tries = await sender.deliver(at, id);
      const more = at % TWICE_EACH === 0 ? await sender.deliver(at + 1, id) : 0;
      requests += tries + more;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await flow.waitFor(ids, LONGEST_WAIT);
  const applied = ids.filter((id) => flow.first.has(id)).length;
  const calls = flow.calls() - callsBefore;
  const seconds = (performance.now() - began) / 1000;
  return { events: count, requests, killed, lost: count - applied, calls, applied, seconds };
}

function tables({ missing, ...found }: EventsFound): readonly Table[] {
  if (missing !== undefined)
    return [{ head: ['events', ''], rows: [], notes: [`Not measured, since Azurite did not start. ${missing}`] }];
  const { events, requests, killed, lost, calls, applied, seconds, p50, p95 } = found;
  return [
    {
      head: [`events over ${INSTANCES} instances`, ''],
      rows: [
        ['events', events.toLocaleString('en')],
        ['requests of the store, with repeats', requests.toLocaleString('en')],
        ['instances killed', String(killed)],
        ['calls of the flow', calls.toLocaleString('en')],
        ['events applied once by their ID', applied.toLocaleString('en')],
        ['events lost', String(lost)],
        ['seconds until the last one', seconds.toFixed(0)],
        ['p50 from the request to the flow, ms', p50.toFixed(0)],
        ['p95', p95.toFixed(0)],
      ],
    },
  ];
}
