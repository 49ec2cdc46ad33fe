// Who can load the dashboard from the local host, and who gets the key: only a browser on this machine.
import { get, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { type EntryPoint, openLocalHost } from '../../support/entryPoints.ts';

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** fetch does not let a test choose its Host header. */
function ask(entryPoint: EntryPoint, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    get(`${entryPoint.origin}${path}`, { headers }, (answered) => {
      text(answered).then((body) => resolve({ status: answered.statusCode, headers: answered.headers, body }), reject);
    }).on('error', reject);
  });
}

const own = { 'sec-fetch-site': 'same-origin' };
let play: EntryPoint;
let kept: EntryPoint;
let off: EntryPoint;
beforeAll(async () => {
  // an empty setting counts as unset: the key is created for this start
  [play, kept, off] = await Promise.all([
    openLocalHost({ RELAY__FUNCTION_KEY: '' }),
    openLocalHost({}),
    openLocalHost({ RELAY__PAGE: 'off' }),
  ]);
});
afterAll(() => Promise.all([play?.close(), kept?.close(), off?.close()]));

function port(): string {
  return new URL(play.origin ?? '').port;
}

test('The page is at / and below /api/ui, with the same files', async () => {
  const [home, ui] = await Promise.all([ask(play, '/'), ask(play, '/api/ui')]);
  expect([home.status, ui.status]).toEqual([200, 200]);
  expect(home.body).toBe(ui.body);
  expect(home.body).toContain('src="/api/ui/files/page.js"');
});

test('It allows itself its own files and its own relay, in no frame, and is kept nowhere', async () => {
  const { headers } = await ask(play, '/');
  const policy = String(headers['content-security-policy']);
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
  ])
    expect(policy.split('; ')).toContain(rule);
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
});

test('It has nothing inline', async () => {
  const { body } = await ask(play, '/');
  expect(body).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=/);
});

test.each(['/', '/api/ui', '/api/ui/files/page.js', '/api/ui/state', '/page-key', '/API/UI/state'])(
  '%s is refused under another name than that of this machine',
  async (path) => {
    for (const host of [
      'evil.example',
      `evil.example:${port()}`,
      '127.0.0.1',
      `localhost.evil.example:${port()}`,
      `127.0.0.1:${Number(port()) + 1}`,
    ])
      expect([host, (await ask(play, path, { ...own, host })).status]).toEqual([host, 403]);
  },
);

test('It accepts its own host names', async () => {
  for (const name of ['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST'])
    expect((await ask(play, '/', { host: `${name}:${port()}` })).status).toBe(200);
});

test('The operations themselves are for every name, with the key', async () => {
  expect((await ask(play, '/api/health', { host: 'tunnel.example' })).status).toBe(200);
  expect((await ask(play, '/api/accounts', { host: 'tunnel.example' })).status).toBe(401);
});

test('Only with simulated stores does the page get the key of this start', async () => {
  const { status, headers, body } = await ask(play, '/page-key', own);
  expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
  expect((await ask(play, '/api/ui/state', { 'x-functions-key': JSON.parse(body).key })).status).toBe(200);
});

test.each([['none'], ['same-site'], ['cross-site'], [undefined]])(
  'The key is not for who comes as %s',
  async (site) => {
    const { status, body } = await ask(play, '/page-key', site === undefined ? {} : { 'sec-fetch-site': site });
    expect([status, body]).toEqual([403, '']);
  },
);

test('A key in a setting is never sent to the page', async () => {
  expect(await ask(kept, '/page-key', own)).toMatchObject({ status: 204, body: '' });
});

test('Switched off, there is no page and none of its data', async () => {
  expect((await ask(off, '/')).body).toContain('The relay runs');
  for (const path of ['/api/ui', '/api/ui/files/page.js', '/api/ui/state', '/api/ui/operations', '/page-key'])
    expect((await ask(off, path)).status).toBe(404);
});

test('Its data need the key', async () => {
  for (const path of ['/api/ui/state', '/api/ui/operations']) expect((await ask(play, path)).status).toBe(401);
});

test('There are no other files than its own', async () => {
  for (const path of [
    '/api/ui/files/main.js',
    '/api/ui/files/constructor.js',
    '/api/ui/files/..%2f..%2fmain.js',
    '/api/ui/files/index.html',
  ])
    expect((await ask(play, path)).status).toBeGreaterThanOrEqual(400);
});
