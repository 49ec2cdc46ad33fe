// What one greedy caller costs another one: the latency of small reads beside it, as a ratio to that without it in the same run.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { catalog } from '../../../connector/catalog.ts';
import { readConfig } from '../../../functions/config.ts';
import { type Forward, makeForward } from '../../../functions/forward.ts';
import type { Answer } from '../../../functions/message.ts';
import { makeParts } from '../../../functions/parts.ts';
import { makeAccounts } from '../../sandbox/keys.ts';
import type { Tell } from './tell.ts';

export interface Greedy {
  readonly kind: string;
  /** The 99th percentile of the small reads, as a ratio to the idle one. */
  readonly ratio: number;
  /** In milliseconds. */
  readonly p99: number;
  /** Small reads that were not answered with 200. */
  readonly refused: number;
}

const READS = 1_000;
const HANGING = 300;
const UNREAD = 200;
const LONG = 4_000_000;

const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Answers a list at once, a long one for a filter, and never for the app `hangs`. */
const openStore = async () => {
  const body = (length: number): string => JSON.stringify({ data: [], links: { self: `/${'a'.repeat(length)}` } });
  const [short, long] = [body(0), body(LONG)];
  const server = createServer(({ url = '' }, response) => {
    if (url.includes('hangs')) return;
    response.setHeader('content-type', 'application/json');
    response.end(url.includes('long') ? long : short);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
};

type Ask = (id: string, given: { path?: Record<string, string>; query?: string; key: string }) => Promise<Answer>;

const askOver =
  (forward: Forward, signal: AbortSignal): Ask =>
  (id, { path = {}, query = '', key }) => {
    const operation = catalog.find((each) => each.id === id);
    if (!operation) throw new Error(`The catalog has no ${id}`);
    const self = `http://relay.invalid/?${query}`;
    const call = { id: 'bench', path, query: new URLSearchParams(query), self, header: () => undefined, signal };
    const silent = { audit: () => undefined, log: () => undefined };
    return forward(operation, { ...call, ...silent, keyDigest: digestOf(key) });
  };

const smallReads = async (ask: Ask): Promise<{ p99: number; refused: number }> => {
  const took: number[] = [];
  let refused = 0;
  for (let at = 0; at < READS; at += 1) {
    const began = performance.now();
    const { status } = await ask('ListApps', { key: 'other' });
    took.push(performance.now() - began);
    if (status !== 200) refused += 1;
  }
  took.sort((a, b) => a - b);
  return { p99: took[Math.floor(READS * 0.99)] ?? Number.NaN, refused };
};

const kinds: Readonly<Record<string, (ask: Ask) => Promise<Answer>[]>> = {
  'calls that hang': (ask) =>
    Array.from({ length: HANGING }, () => ask('ReadApp', { path: { id: 'hangs' }, key: 'greedy' })),
  'answers that nobody reads': (ask) =>
    Array.from({ length: UNREAD }, () => ask('ListApps', { query: 'filter[name]=long', key: 'greedy' })),
};

const leave = ({ body }: Answer): void => {
  if (body && !(body instanceof Uint8Array)) body.on('error', () => undefined).destroy();
};

export const measureGreedy = async (tell: Tell): Promise<readonly Greedy[]> => {
  const [store, { settings }] = await Promise.all([openStore(), makeAccounts()]);
  const config = readConfig({ ...settings, APPLE__ORIGIN: store.origin, RELAY__ALLOW: '*' });
  const { parts, close } = makeParts(config, catalog);
  const forward = makeForward(parts);
  const found: Greedy[] = [];
  try {
    const other = askOver(forward, new AbortController().signal);
    await smallReads(other); // V8 goes on compiling meanwhile
    for (const [kind, start] of Object.entries(kinds)) {
      tell(`a greedy caller: ${kind}`);
      const idle = await smallReads(other);
      const leaver = new AbortController();
      const greedy = start(askOver(forward, leaver.signal));
      const { p99, refused } = await smallReads(other);
      leaver.abort();
      for (const answered of await Promise.all(greedy)) leave(answered);
      found.push({ kind, ratio: p99 / idle.p99, p99, refused });
    }
  } finally {
    await close();
    store.close();
  }
  return found;
};
