// The local host streams in both directions, waits for slow clients, and detects when they disconnect.
import { once } from 'node:events';
import { Agent, type ClientRequest, get, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Hosted, startHosted, until } from './hosted.ts';
import { MEBIBYTE, PRODUCED, UPLOADED } from './size.ts';

interface State {
  readonly started: number;
  readonly produced: number;
  readonly cancelled: number;
  readonly left: number;
}

let host: Hosted;
beforeEach(async () => {
  host = await startHosted('./streams.js');
});
afterEach(() => host?.close());

function at(name: string): string {
  return `${host.origin}/api/${name}`;
}
async function stateOf(origin: string) {
  return (await (await fetch(`${origin}/api/state`)).json()) as State;
}
function state(): Promise<State> {
  return stateOf(host.origin);
}
function post(name: string, body: Readable): Promise<Response> {
  return fetch(at(name), { method: 'POST', body: Readable.toWeb(body) as ReadableStream, duplex: 'half' });
}

async function answerTo(asked: ClientRequest): Promise<IncomingMessage> {
  return (await once(asked, 'response'))[0];
}

/** The value once it has been stable for a while. */
async function settled(read: () => unknown): Promise<unknown> {
  let [before, same] = [await read(), 0];
  await until(async () => {
    const now = await read();
    same = now === before ? same + 1 : 0;
    before = now;
    return same >= 20;
  });
  return before;
}

function* mebibytes(count: number) {
  for (let made = 0; made < count; made += 1) yield Buffer.alloc(MEBIBYTE);
}

describe('Answers', () => {
  test.each(['download', 'downloadReadable'])('%s produces no more than its caller reads', async (name) => {
    const answered = await answerTo(get(at(name)));
    expect(await settled(async () => (await state()).produced)).toBeLessThan(PRODUCED / 2);
    let size = 0;
    for await (const chunk of answered) size += chunk.length;
    expect(size).toBe(PRODUCED * MEBIBYTE);
  });

  test.each(['download', 'downloadReadable'])('%s ends when its caller leaves', async (name) => {
    const answered = await answerTo(get(at(name)));
    answered.destroy();
    await until(async () => (await state()).cancelled === 1);
  });

  test('each of many pipelined requests is notified that its client disconnected', async () => {
    const socket = connect(Number(new URL(host.origin).port), '127.0.0.1');
    socket.write('GET /api/waits HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(12));
    await until(async () => (await state()).started === 12);
    socket.destroy();
    await until(async () => (await state()).left === 12);
  });

  test('a running function is notified that its client disconnected', async () => {
    const asked = get(at('waits')).on('error', () => {});
    await until(async () => (await state()).started === 1);
    asked.destroy();
    await until(async () => (await state()).left === 1);
  });

  test('a truncated body aborts the connection', async () => {
    await expect(fetch(at('breaksLater')).then((answered) => answered.text())).rejects.toThrow();
  });

  test('a body that fails at once becomes an empty 500 without the headers of the function', async () => {
    const answered = await fetch(at('breaksAtOnce'));
    expect([answered.status, answered.headers.get('content-type'), await answered.text()]).toEqual([500, null, '']);
  });

  test.each(['tooShort', 'tooLong'])('%s for its content-length, an answer is cut', async (name) => {
    await expect(fetch(at(name)).then((answered) => answered.text())).rejects.toThrow();
  });
});

describe('Bodies of calls', () => {
  test('are read no faster than the function reads them', async () => {
    const asked = request(at('uploadAfterGate'), { method: 'POST' });
    let sent = 0;
    const upload = Readable.from(mebibytes(UPLOADED), { highWaterMark: 1 }).on('data', () => {
      sent += 1;
    });
    upload.pipe(asked);
    await until(async () => (await state()).started === 1);
    expect(await settled(() => sent)).toBeLessThan(UPLOADED / 2);
    const answered = answerTo(asked);
    await fetch(at('openGate'));
    expect(await text(await answered)).toBe(String(UPLOADED * MEBIBYTE));
  });

  test('may stream in both directions at once', async () => {
    const asked = request(at('echo'), { method: 'POST' });
    asked.write('one ');
    const answered = await answerTo(asked);
    const [chunk] = await once(answered, 'data');
    expect(String(chunk)).toBe('one ');
    asked.end('two');
    expect(await text(answered)).toBe('two');
  });

  test.each(['ignores', 'cancels'])('a function that %s one leaves the connection in good order', async (name) => {
    // by hand: Node's client stops in the middle of a body after an early response
    const socket = connect(Number(new URL(host.origin).port), '127.0.0.1');
    const parts = [
      `POST /api/${name} HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${20 * MEBIBYTE}\r\n\r\n`,
      ...mebibytes(20),
      'GET /api/state HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
    ];
    Readable.from(parts, { objectMode: false }).pipe(socket, { end: false });
    expect((await text(socket)).match(/^HTTP\/1.1 200 OK/gm)).toHaveLength(2);
  });

  test('that announce more than 100 MiB are refused unread', async () => {
    const asked = request(at('readsAll'), { method: 'POST', headers: { 'content-length': 104_857_601 } });
    asked.on('error', () => {}).flushHeaders();
    const { statusCode } = await answerTo(asked);
    asked.destroy();
    expect(statusCode).toBe(413);
  });

  test('that turn out larger than 100 MiB are refused', async () => {
    expect((await post('readsAll', Readable.from(mebibytes(101)))).status).toBe(413);
  });

  test('of 100 MiB are taken', async () => {
    expect(await (await post('readsAll', Readable.from(mebibytes(100)))).text()).toBe('all of it');
  });
});

describe('The end', () => {
  const openEcho = async (agent?: Agent) => {
    const asked = request(at('echo'), { method: 'POST', ...(agent && { agent }) });
    asked.write('one ');
    return { asked, answered: await answerTo(asked) };
  };
  const isOver = (): Promise<boolean> =>
    fetch(at('state')).then(
      () => false,
      () => true,
    );

  test('answers the calls in flight, and no new ones', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const [one, other] = [await openEcho(agent), await openEcho()];
    const ended = host.close();
    await until(isOver);
    one.asked.end('two');
    expect(await text(one.answered)).toBe('one two');
    expect((await answerTo(get(at('state'), { agent }))).statusCode).toBe(503);
    other.asked.end('two');
    expect(await text(other.answered)).toBe('one two');
    expect((await ended).code).toBe(0);
    agent.destroy();
  });

  test('waits for a limited time', async () => {
    const hosted = await startHosted('./streams.js', { drainMilliseconds: 50 });
    const answered = fetch(`${hosted.origin}/api/waits`).catch(() => 'cut');
    await until(async () => (await stateOf(hosted.origin)).started === 1);
    expect((await hosted.close()).code).toBe(0);
    expect(await answered).toBe('cut');
  });
});
