// Counts signatures and token exchanges, which must not depend on load or time of day. Nothing is timed.
import { catalog } from '../../../../connector/catalog.ts';
import { createRelay } from '../../../../functions/composition.ts';
import { createDispatcher, type Dispatch } from '../../../../functions/dispatch.ts';
import { readConfig } from '../../../../functions/stores/readConfig.ts';
import type { BenchEnvironment } from '../environment.ts';
import { type Effort, type Part, type ReportProgress, scaled } from '../part.ts';
import type { Table } from '../table.ts';

const CALLERS = 1_000;
const MINUTE = 60_000;
/** Seconds between two calls of the simulated hour. */
const EVERY = 1;

/** Calls and signatures by key ID, as recorded by the store. */
export interface Counts {
  readonly exchanges: number;
  readonly keys: Readonly<Record<string, { readonly calls: number; readonly signatures: number }>>;
}

export interface Counted {
  /** For a thousand concurrent calls on a cold relay. */
  readonly coldSignatures: number;
  readonly coldExchanges: number;
  /** For one hour with one call per second, with the clock set forward. */
  readonly hour: { readonly calls: number; readonly signatures: number };
  /** Exchanges after another thousand calls one day later. */
  readonly exchangesNextDay: number;
}

export const counted: Part<Counted> = { title: 'signatures and token exchanges', measure: countAll, tables };

/** Runs one relay from cold start to the next day. The clock is an argument, so an hour passes in a second. */
async function countAll(stage: BenchEnvironment, reportProgress: ReportProgress, effort: Effort): Promise<Counted> {
  reportProgress('counted: signatures and exchanges');
  const keyId = 'BENCHCOUNTED';
  let ahead = 0;
  const { dependencies: parts, close } = createRelay(readConfig(stage.settingsOf(keyId)), catalog, {
    now: () => Date.now() + ahead,
    elapsed: () => performance.now() + ahead,
  });
  const forward = createDispatcher(parts);
  const callers = scaled(CALLERS, effort);
  const every = Math.min(MINUTE, (EVERY * 1_000) / effort.scale);
  let calls = 0;
  const exchangesBefore = await exchangesOf(stage);
  await storm(forward, callers, 'ListApps', 'limit=4');
  const coldSignatures = await signaturesOf(stage, keyId);
  await storm(forward, callers, 'CheckAccessToken');
  const coldExchanges = (await exchangesOf(stage)) - exchangesBefore;
  for (; ahead < 60 * MINUTE; ahead += every) {
    await call(forward, 'ListApps', 'limit=4');
    calls += 1;
  }
  const signatures = await signaturesOf(stage, keyId);
  ahead += 24 * 60 * MINUTE;
  await storm(forward, callers, 'CheckAccessToken');
  const exchangesNextDay = (await exchangesOf(stage)) - exchangesBefore;
  await close();
  return { coldSignatures, coldExchanges, hour: { calls, signatures }, exchangesNextDay };
}

async function exchangesOf(stage: BenchEnvironment): Promise<number> {
  return (await stage.store.ask<Counts>('counts')).exchanges;
}

async function storm(forward: Dispatch, callers: number, id: string, query = ''): Promise<void> {
  await Promise.all(Array.from({ length: callers }, () => call(forward, id, query)));
}

async function signaturesOf(stage: BenchEnvironment, keyId: string): Promise<number> {
  return (await stage.store.ask<Counts>('counts')).keys[keyId]?.signatures ?? 0;
}

async function call(forward: Dispatch, id: string, query: string): Promise<void> {
  const operation = catalog.find((each) => each.id === id);
  if (!operation) throw new Error(`The catalog has no ${id}`);
  const answered = await forward(operation, {
    id: 'bench',
    path: {},
    query: new URLSearchParams(query),
    self: 'http://relay.invalid/',
    header: () => undefined,
    log: () => undefined,
    audit: () => undefined,
  });
  if (answered.status !== 200) throw new Error(`${id} was answered with ${answered.status}: ${answered.body}`);
}

function tables({ coldSignatures, coldExchanges, hour, exchangesNextDay }: Counted): readonly Table[] {
  return [
    {
      head: ['counted', ''],
      rows: [
        ['signatures for 1,000 concurrent calls, cold', String(coldSignatures)],
        ['exchanges for 1,000 concurrent calls, cold', String(coldExchanges)],
        [`signatures in an hour of ${hour.calls} calls`, String(hour.signatures)],
        ['exchanges until the next day', String(exchangesNextDay)],
      ],
    },
  ];
}
