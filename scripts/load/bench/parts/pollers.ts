// Counts the store calls of a thousand flows that poll the same data, and those added by a second account or query. Nothing is timed.
import { catalog } from '../../../../connector/catalog.ts';
import { createRelay } from '../../../../functions/composition.ts';
import { createDispatcher } from '../../../../functions/dispatch.ts';
import { readConfig } from '../../../../functions/stores/readConfig.ts';
import { startSandbox } from '../../../simulator/simulator.ts';
import type { BenchEnvironment } from '../environment.ts';
import { type Effort, type Part, type ReportProgress, scaled } from '../part.ts';
import type { Table } from '../table.ts';

const FLOWS = 1_000;
const MINUTE = 60_000;
/** Polls of each flow: one per minute. */
const MINUTES = 5;

export interface Pollers {
  readonly flows: number;
  readonly polls: number;
  /** Store calls in one minute: of all flows, and when half of them use another query. */
  readonly sameQuestion: number;
  readonly twoQuestions: number;
  /** Store calls over all minutes; every flow polls once per minute. */
  readonly minutes: { readonly minutes: number; readonly calls: number };
}

type Poll = (query: Readonly<Record<string, string>>) => Promise<void>;

/** The first app of the simulator. */
const same = { app: '6470100003' };
const other = { ...same, mostStars: '2' };

export const pollers: Part<Pollers> = { title: 'store calls of 1,000 flows that poll', measure: countPollers, tables };

async function countPollers(_: BenchEnvironment, reportProgress: ReportProgress, effort: Effort): Promise<Pollers> {
  const flows = scaled(FLOWS, effort);
  reportProgress('pollers: store calls');
  const { minute, close } = await openPolls(flows);
  const sameQuestion = await minute(() => same);
  const twoQuestions = await minute((flow) => (flow % 2 === 0 ? same : other));
  let calls = 0;
  for (let each = 0; each < MINUTES; each += 1) calls += await minute(() => same);
  await close();
  const polls = flows * (MINUTES + 2);
  return { flows, polls, sameQuestion, twoQuestions, minutes: { minutes: MINUTES, calls } };
}

/** A relay in front of the simulator, with a shared clock. */
async function openPolls(flows: number) {
  let now = Date.now();
  const sandbox = await startSandbox({ now: () => now });
  const { dependencies: parts, close } = createRelay(readConfig(sandbox.settings), catalog, {
    now: () => now,
    elapsed: () => now,
  });
  const poll = pollOver(createDispatcher(parts));
  const calls = (): number => sandbox.seen.filter(({ url }) => url.includes('/customerReviews')).length;
  /** One poll of every flow, a minute after the previous one; returns the number of store calls. */
  const minute = async (queryOf: (flow: number) => Readonly<Record<string, string>>): Promise<number> => {
    now += MINUTE;
    const before = calls();
    await Promise.all(Array.from({ length: flows }, (_, flow) => poll(queryOf(flow))));
    return calls() - before;
  };
  const end = async (): Promise<void> => {
    await close();
    await sandbox.close();
  };
  return { minute, close: end };
}

function pollOver(forward: ReturnType<typeof createDispatcher>): Poll {
  const operation = catalog.find(({ id }) => id === 'WhenReviewAdded');
  if (!operation) throw new Error('The catalog has no WhenReviewAdded');
  return async (asked) => {
    const query = new URLSearchParams(asked);
    const self = `http://relay.invalid/?${query}`;
    const call = {
      id: 'bench',
      path: {},
      query,
      self,
      header: () => undefined,
      log: () => undefined,
      audit: () => undefined,
    };
    const { status, body } = await forward(operation, call);
    if (status !== 200) throw new Error(`WhenReviewAdded was answered with ${status}: ${body}`);
  };
}

function tables({ flows, polls, sameQuestion, twoQuestions, minutes }: Pollers): readonly Table[] {
  return [
    {
      head: [`${flows.toLocaleString('en')} flows, ${polls.toLocaleString('en')} polls`, 'store calls'],
      rows: [
        ['one app, one minute', String(sameQuestion)],
        ['one app, two filters, one minute', String(twoQuestions)],
        [`one app, ${minutes.minutes} minutes`, String(minutes.calls)],
      ],
    },
  ];
}
