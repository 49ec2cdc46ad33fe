// If the store's long response breaks off, so does the relay's, both behind the library's own proxy and on the local host.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { ownEnvironment } from '../../../scripts/local-host/childEnvironment.ts';
import { htmlPage, settingsAt } from '../../faults/relay.ts';
import { openLocalHost, TEST_FUNCTION_KEY } from '../../support/entryPoints.ts';
import { type Listening, listen } from '../../support/listen.ts';
import { until } from './hosted.ts';

interface Read {
  readonly status: number | undefined;
  readonly bytes: number;
  /** Whether the response ended with a complete HTTP message. */
  readonly isWhole: boolean;
}

async function read(asked: ReturnType<typeof get>): Promise<Read> {
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  response.on('error', () => undefined);
  await new Promise((resolve) => void response.once('close', resolve));
  return { status: response.statusCode, bytes, isWhole: response.complete };
}

interface Host {
  readonly list: (headers?: Record<string, string>) => Promise<Read>;
  /** Begins the same call, for a client that does not read on. */
  readonly begin: () => ReturnType<typeof get>;
  readonly close: () => Promise<void>;
}

async function local(settings: Readonly<Record<string, string>>): Promise<Host> {
  const entryPoint = await openLocalHost(settings);
  const begin = (headers?: Record<string, string>): ReturnType<typeof get> =>
    get(`${entryPoint.origin}/api/apple/v1/apps`, {
      agent: false,
      headers: { 'x-functions-key': TEST_FUNCTION_KEY, ...headers },
    });
  return { list: (headers) => read(begin(headers)), begin, close: entryPoint.close };
}

/** The library's real server: Azure's host forwards a request to it, identified by invocation. */
async function library(settings: Readonly<Record<string, string>>): Promise<Host> {
  const [script, entry] = ['./proxy.js', '../../../functions/main.js'].map((each) => new URL(each, import.meta.url));
  const child = fork(String(script?.pathname), [String(entry)], {
    env: ownEnvironment(settings),
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ uri }] = (await once(child, 'message')) as [{ uri: string }];
  const begin = (headers?: Record<string, string>): ReturnType<typeof get> => {
    const invocationId = randomUUID();
    child.send({ name: 'ListApps', invocationId });
    const reported = {
      'x-ms-invocation-id': invocationId,
      'x-forwarded-host': 'relay.example',
      'x-forwarded-proto': 'https',
    };
    return get(`${uri}api/apple/v1/apps`, { agent: false, headers: { ...reported, ...headers } });
  };
  const close = async (): Promise<void> => {
    child.kill();
    await once(child, 'exit');
  };
  return { list: (headers) => read(begin(headers)), begin, close };
}

type Answer = (response: ServerResponse) => void;

/** A list of 64 MB that is sent as fast as it is read. */
function longList() {
  const state = { sent: 0, left: false };
  const chunk = Buffer.alloc(65_536, 'a');
  const answer: Answer = (response) => {
    response.writeHead(200, { 'content-length': 64_000_000 });
    response.write('{"data":[],"links":{"self":"/');
    response.once('close', () => {
      state.left = true;
    });
    const send = (): void => {
      while (!response.destroyed && state.sent < 60_000_000) {
        state.sent += chunk.length;
        if (!response.write(chunk)) return void response.once('drain', send);
      }
    };
    send();
  };
  return { answer, state };
}

/** The first answer breaks off, and the next ones are whole. */
function firstBroken(page: string, headers: OutgoingHttpHeaders): Answer {
  let isFirst = true;
  return (response) => {
    response.writeHead(200, headers);
    if (!isFirst) return void response.end(page);
    isFirst = false;
    response.write(page.slice(0, 150_000), () => response.destroy());
  };
}

const whole = htmlPage(300_000);
/** One that is buffered whole if its length is declared. */
const shorter = htmlPage(200_000);

describe.each(Object.entries({ 'the local host': local, 'the proxy of the library': library }))(
  'Behind %s',
  (_, start) => {
    let store: Listening;
    let host: Host;
    let answer: Answer;
    beforeAll(async () => {
      store = await listen((response) => answer(response));
      host = await start(await settingsAt(store.origin));
    });
    afterAll(async () => {
      await host?.close();
      await store?.close();
    });

    test('a whole answer ends', async () => {
      answer = (response) => void response.writeHead(200).end(whole);
      expect(await host.list()).toEqual({ status: 200, bytes: whole.length, isWhole: true });
    });

    test.each([
      ['in chunks', {}],
      ['with its length', { 'content-length': whole.length }],
    ])('an answer that the store breaks off %s is broken off, and the next one is whole', async (_name, headers) => {
      answer = firstBroken(whole, headers);
      expect(await host.list()).toMatchObject({ status: 200, isWhole: false });
      expect(await host.list()).toMatchObject({ status: 200, isWhole: true });
    });

    test('a client that does not read holds the store back, and is gone from the store once it leaves', async () => {
      const list = longList();
      const { state } = list;
      answer = list.answer;
      const asked = host.begin().on('error', () => undefined);
      const [response] = (await once(asked, 'response')) as [IncomingMessage];
      response.on('error', () => undefined);
      let before = -1;
      await until(async () => {
        before = state.sent;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        return state.sent === before;
      });
      asked.destroy();
      await until(() => state.left);
      expect(state.sent).toBeLessThan(30_000_000);
    });

    test('one that is buffered whole is read again', async () => {
      answer = firstBroken(shorter, { 'content-length': shorter.length });
      expect(await host.list()).toEqual({ status: 200, bytes: shorter.length, isWhole: true });
    });

    test('an answer whose gzip is broken behind its beginning is broken off', async () => {
      const packed = gzipSync(whole, { level: 0 });
      packed.fill(0xff, packed.length - 8);
      answer = (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
      expect(await host.list({ 'accept-encoding': 'gzip' })).toMatchObject({ status: 200, isWhole: false });
    });
  },
);
