// The local host follows the rules of the real one: routes, keys, results, hooks.
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Hosted, startHosted, until } from './hosted.ts';

const hostJson = { extensions: { http: { customHeaders: { 'x-frame-options': 'DENY', 'x-own': '1' } } } };

let host: Hosted;
beforeAll(async () => {
  host = await startHosted('./app.js', { hostJson });
});
afterAll(() => host?.close());

function logged(level: string, part: string): Promise<void> {
  return until(() => host.lines.some((line) => line.level === level && line.text.includes(part)));
}
function call(path: string, init?: RequestInit): Promise<Response> {
  return fetch(host.origin + path, init);
}
async function bodyOf(path: string, init?: RequestInit): Promise<string> {
  return (await call(path, init)).text();
}
async function statusOf(path: string, init?: RequestInit): Promise<number> {
  return (await call(path, init)).status;
}

/** The first line of the response to bytes that `fetch` would not send. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(host.origin).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.end(bytes);
  return (await text(socket)).split('\r\n')[0] ?? '';
}

describe('Routes', () => {
  test('the values of a route are decoded, all but a slash', async () => {
    expect(await bodyOf('/api/things/a%20b%C3%A9%2Fc')).toBe('{"id":"a bé%2Fc"}');
  });

  test('what is no UTF-8 stays as it came', async () => {
    expect(await bodyOf('/api/things/a%FFb')).toBe('{"id":"a%FFb"}');
  });

  test('params holds the query too, and the value of the route wins', async () => {
    expect(await bodyOf('/api/things/1?id=2&more=3')).toBe('{"id":"1","more":"3"}');
  });

  test('the first match by name wins, however much better a later one fits', async () => {
    expect(await bodyOf('/api/things/special')).toBe('{"id":"special"}');
    expect(await bodyOf('/api/aliens/special')).toBe('special');
  });

  test.each([
    ['a value with a literal behind it', '/api/verbs/t1:sell', '{"id":"t1"}'],
    ['the literal, in any case and escaped', '/api/verbs/t1%3ASELL', '{"id":"t1"}'],
    ['the last literal of several', '/api/verbs/a:sell:sell', '{"id":"a:sell"}'],
    ['several values in a segment', '/api/verbs/a-b-c.zip', '{"from":"a-b","to":"c"}'],
    ['a colon in a literal', '/api/verbs:all', 'all'],
    ['no literal without a value', '/api/verbs/:sell', 'other'],
    ['no literal that differs', '/api/verbs/t1:buy', 'other'],
  ])('a segment is matched by %s', async (_, path, body) => {
    expect(await bodyOf(path)).toBe(body);
  });

  test.each([
    ['paths ignore case', '/API/Things/1', 200],
    ['a slash at the end means nothing', '/api/things/1/', 200],
    ['a value is not empty', '/api/things//', 404],
    ['a value is one segment', '/api/things/1/2', 404],
    ['an escaped dot segment climbs', '/api/things/x/%2E%2E/1', 200],
    ['an unknown path is not found', '/api/unknown', 404],
    ['a path without the prefix is not found', '/things/1', 404],
    ['the host keeps /admin for itself', '/admin/host/ping', 404],
    ['the host keeps /runtime for itself', '/runtime/webhooks', 404],
    ['no function takes a path of the host', '/api/admin/mine', 404],
    ['the root says that something runs', '/', 200],
  ])('%s', async (_, path, status) => {
    expect((await raw(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)).split(' ')[1]).toBe(
      String(status),
    );
  });

  test('a wrong method is not found', async () => {
    expect(await statusOf('/api/things/1', { method: 'DELETE' })).toBe(404);
    expect(await statusOf('/api/things/1', { method: 'HEAD' })).toBe(404);
    expect(await bodyOf('/api/things/1', { method: 'POST' })).toBe('posted');
  });

  test('functions are listed in the order in which they are tried', () => {
    const names = host.functions.map(({ name }) => name.toUpperCase());
    expect(names).toEqual([...names].sort());
    expect(host.functions.find(({ name }) => name === 'Things')).toEqual({
      name: 'Things',
      methods: ['GET'],
      route: 'api/things/{id}',
      authLevel: 'anonymous',
    });
  });

  test('what the real host would not load is left out, with a reason', () => {
    const reasons = host.lines.map(({ text }) => text).filter((line) => line.includes('left out'));
    expect(reasons).toEqual([
      expect.stringContaining('blobs is left out: this host runs HTTP, timer and queue functions only'),
      expect.stringContaining('takesAdmin is left out: its route begins with admin'),
      expect.stringContaining('things3 is left out: Things has the same route and method'),
    ]);
  });

  test('a prefix of host.json takes the place of api, and may be none', async () => {
    const bare = await startHosted('./app.js', { hostJson: { extensions: { http: { routePrefix: '' } } } });
    const { status } = await fetch(`${bare.origin}/things/1`);
    await bare.close();
    expect(status).toBe(200);
  });
});

describe('Keys', () => {
  test.each([
    ['no key', '/api/keyed', {}, 401],
    ['a wrong key', '/api/keyed', { 'x-functions-key': 'wrong' }, 401],
    ['the key in the header', '/api/keyed', { 'x-functions-key': 'the-key' }, 200],
    ['the key in the address', '/api/keyed?code=the-key', {}, 200],
    ['a name in capitals in the address', '/api/keyed?CODE=the-key', {}, 200],
    ['a wrong header beside the right address', '/api/keyed?code=the-key', { 'x-functions-key': 'wrong' }, 401],
    ['the right header beside a wrong address', '/api/keyed?code=wrong', { 'x-functions-key': 'the-key' }, 200],
    ['no key for an administrator', '/api/adminOnly', {}, 401],
    ['the key for an administrator', '/api/adminOnly?code=the-key', {}, 200],
    ['an open function', '/api/things/1', { 'x-functions-key': 'wrong' }, 200],
  ])('%s', async (_, path, headers, status) => {
    expect(await statusOf(path, { headers })).toBe(status);
  });

  test('calls with an unknown key are counted, and reported together', async () => {
    const counting = await startHosted('./app.js');
    for (const key of ['one', 'two', 'the-key'])
      await fetch(`${counting.origin}/api/keyed`, { headers: { 'x-functions-key': key } });
    await counting.close();
    const reported = counting.lines.filter(({ text }) => text.includes('refused'));
    expect(reported).toEqual([{ level: 'warning', text: '{"warning":"refused: 2 times unknown function key"}' }]);
  });

  test('a rejection has an empty body', async () => {
    expect(await bodyOf('/api/keyed')).toBe('');
  });
});

describe('What a function is given', () => {
  const seen = async (init?: RequestInit) => (await call('/api/seen?a=1&a=2', init)).json();

  test('the genuine classes of the library', async () => {
    expect(await seen()).toMatchObject({ classes: [true, true] });
  });

  test('method, address, repeated query values and body', async () => {
    expect(await seen({ method: 'POST', body: 'hello' })).toMatchObject({
      method: 'POST',
      url: `${host.origin}/api/seen?a=1&a=2`,
      query: [
        ['a', '1'],
        ['a', '2'],
      ],
      body: 'hello',
    });
  });

  test('a fresh invocation id for every call, which the answer shows', async () => {
    const answers = await Promise.all([call('/api/seen'), call('/api/seen')]);
    const ids = answers.map(({ headers }) => headers.get('x-ms-invocation-id'));
    expect(await answers[0]?.json()).toMatchObject({ invocationId: ids[0] });
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  test('the trace that the caller is part of', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect(await seen({ headers: { traceparent, tracestate: 'a=b' } })).toMatchObject({
      traceContext: { traceParent: traceparent, traceState: 'a=b' },
    });
  });

  test('log lines reach the log, formatted and after the hooks', async () => {
    await call('/api/logs');
    await logged('warning', 'a formatted line');
    await logged('information', 'a ***');
  });
});

describe('What a function returns', () => {
  test.each([
    ['a throw', 'throws', 500],
    ['a text', 'text', 500],
    ['an impossible status', 'odd', 500],
    ['nothing', 'nothing', 204],
    ['204 with a body', 'empty', 204],
    ['a registration after the start', 'late', 500],
  ])('%s ends in an empty answer', async (_, name, status) => {
    const answered = await call(`/api/${name}`);
    expect([answered.status, await answered.text()]).toEqual([status, '']);
  });

  test('the log reports why a function failed', async () => {
    await call('/api/throws');
    await logged('error', 'throws failed: Error: a fault of the function');
  });

  test('headers for one hop are dropped, and those that Connection names', async () => {
    const { headers } = await call('/api/headers');
    expect([headers.get('upgrade'), headers.get('x-private'), headers.get('x-open')]).toEqual([null, null, '2']);
  });

  test('custom headers of host.json are on every answer, unless it has its own', async () => {
    const answers = await Promise.all(['/api/headers', '/api/throws', '/api/unknown'].map((path) => call(path)));
    expect(answers.map(({ headers }) => headers.get('x-frame-options'))).toEqual(['own', 'DENY', 'DENY']);
    expect(answers.map(({ headers }) => headers.get('x-own'))).toEqual(['1', '1', '1']);
  });

  test('each cookie has a line of its own', async () => {
    expect((await call('/api/cookies')).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });
});

describe('Hooks', () => {
  test('one before may replace the input and the function', async () => {
    expect(await bodyOf('/api/replaced')).toBe('another input');
  });

  test('one after may turn an exception into a response, and sees what one before stored', async () => {
    const answered = await call('/api/cured');
    expect([answered.status, await answered.text()]).toEqual([418, 'Error: cured by a hook']);
  });

  test('the app is notified of start and shutdown', async () => {
    const other = await startHosted('./app.js');
    expect(await other.close()).toEqual({ code: 0, written: 'app started\napp ended\n' });
  });
});

describe('Invalid HTTP messages', () => {
  test.each([
    ['garbage', 'garbage\r\n\r\n', '400'],
    ['no Host', 'GET /api/things/1 HTTP/1.1\r\n\r\n', '400'],
    ['a Host that is none', 'GET /api/things/1 HTTP/1.1\r\nhost: a b\r\n\r\n', '400'],
    ['a Host with a name of a user', 'GET /api/things/1 HTTP/1.1\r\nhost: me@localhost\r\n\r\n', '400'],
    ['an escaped NUL', 'GET /api/things/%00 HTTP/1.1\r\nhost: localhost\r\n\r\n', '400'],
    ['a whole address', 'GET http://localhost/api/things/1 HTTP/1.1\r\nhost: localhost\r\n\r\n', '200'],
    ['too many headers', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(17_000)}\r\n\r\n`, '431'],
  ])('%s', async (_, bytes, status) => {
    expect((await raw(bytes)).split(' ')[1]).toBe(status);
  });
});

describe('The start', () => {
  test('fails where the entry point registers nothing', async () => {
    await expect(startHosted('./hosted.js')).rejects.toThrow('The entry point registered no function');
  });
});
