// Counts signatures and token exchanges, which must not depend on load or time of day. Nothing is timed.
import { catalog } from '../../../../connector/catalog.ts';
import { createRelay } from '../../../../functions/composition.ts';
import { createDispatcher, type Dispatch } from '../../../../functions/dispatch.ts';
import { readConfig } from '../../../../functions/stores/readConfig.ts';
import type { BenchEnvironment } from '../environment.ts';
import type { TellProgress } from './tell.ts';

const CALLERS = 1_000;
const MINUTE = 60_000;

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

/** Runs one relay from cold start to the next day. The clock is an argument, so an hour passes in a second. */
export async function countAll(stage: BenchEnvironment, tell: TellProgress): Promise<Counted> {
  tell('signatures and exchanges');
  const keyId = 'BENCHCOUNTED';
  let ahead = 0;
  const { dependencies: parts, close } = createRelay(readConfig(stage.settingsOf(keyId)), catalog, {
    now: () => Date.now() + ahead,
    elapsed: () => performance.now() + ahead,
  });
  const forward = createDispatcher(parts);
  const exchangesBefore = await exchangesOf(stage);
  await storm(forward, 'ListApps', 'limit=4');
  const coldSignatures = await signaturesOf(stage, keyId);
  await storm(forward, 'CheckAccessToken');
  const coldExchanges = (await exchangesOf(stage)) - exchangesBefore;
  for (; ahead < 60 * MINUTE; ahead += 1_000) await call(forward, 'ListApps', 'limit=4');
  const signatures = await signaturesOf(stage, keyId);
  ahead += 24 * 60 * MINUTE;
  await storm(forward, 'CheckAccessToken');
  const exchangesNextDay = (await exchangesOf(stage)) - exchangesBefore;
  await close();
  return { coldSignatures, coldExchanges, hour: { calls: 3_600, signatures }, exchangesNextDay };
}

async function exchangesOf(stage: BenchEnvironment): Promise<number> {
  return (await stage.store.ask<Counts>('counts')).exchanges;
}

async function storm(forward: Dispatch, id: string, query = ''): Promise<void> {
  await Promise.all(Array.from({ length: CALLERS }, () => call(forward, id, query)));
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
