// Headers that would change a call elsewhere change nothing here: the store sees the same message, the caller the same answer.
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { type EntryPoint, openLocalHost, TEST_FUNCTION_KEY } from '../support/entryPoints.ts';
import { message } from './attack.ts';
import { exchangeBytes } from './drive.ts';

const evil = 'evil.example';
// biome-ignore format: a table is read by its lines
const headers: readonly (readonly [string, string])[] = [
  ['x-forwarded-host', evil], ['x-forwarded-for', evil], ['x-forwarded-proto', 'http'], ['x-forwarded-port', '9'],
  ['x-original-url', '/v1/users'], ['x-rewrite-url', '/v1/users'], ['x-original-host', evil], ['forwarded', `host=${evil}`],
  ['x-http-method-override', 'DELETE'], ['x-http-method', 'DELETE'], ['x-method-override', 'DELETE'],
  ['authorization', 'Bearer evil'], ['proxy-authorization', 'Basic evil'], ['cookie', 'evil=1'], ['service-account-id', 'evil'],
  ['access-token', 'evil'], ['access_token', 'evil'], ['via', 'evil'], ['te', 'trailers'], ['trailer', 'x'], ['upgrade', 'h2c'],
  ['range', 'bytes=0-1'], ['if-none-match', '*'], ['if-modified-since', 'Sat, 21 Nov 2026 12:00:00 GMT'], ['expect', '100-continue'],
  ['user-agent', 'evil'], ['accept', 'text/html'], ['accept-language', 'evil'], ['accept-encoding', 'br, zstd, deflate'],
  ['content-type', 'text/html'], ['origin', `https://${evil}`], ['referer', `https://${evil}`], ['max-forwards', '0'],
  ['x-correlation-id', '<script>alert(1)</script>'], ['x-correlation-id', 'a'.repeat(500)], ['traceparent', '\x24{jndi:ldap://evil}'],
  ['__proto__', 'evil'], ['constructor', 'evil'], ['x-evil', "'; drop table apps; --"], ['x-ms-client-principal', 'evil'],
];

let sandbox: Sandbox;
let entryPoint: EntryPoint;
async function get(...more: (readonly [string, string])[]): Promise<string> {
  const bytes = message('GET', '/api/apple/v1/apps?limit=1', [['x-functions-key', TEST_FUNCTION_KEY], ...more]);
  const host = more.find(([name]) => name === 'host');
  return exchangeBytes(entryPoint.origin ?? '', host ? bytes.replace('host: relay.test\r\n', '') : bytes);
}
/** What the store saw last, without what differs from run to run. */
function seen() {
  const { method, url, headers, body } = sandbox.seen.at(-1) ?? {};
  return { method, url, headers, body };
}
function isSuccess(came: string): boolean {
  return /HTTP\/1\.1 200 OK/.test(came);
}

beforeAll(async () => {
  sandbox = await startSandbox();
  entryPoint = await openLocalHost(sandbox.settings);
});
afterAll(async () => {
  await entryPoint?.close();
  await sandbox?.close();
});

test.each(headers)('%s: %s', async (...header) => {
  expect(isSuccess(await get())).toBe(true);
  const plain = seen();
  const came = await get(header);
  expect(isSuccess(came)).toBe(true);
  expect(seen()).toEqual(plain);
  expect(came).not.toMatch(/evil|<script|a{500}/);
});

test('A Host header of the caller changes the link to the next page, and nothing else', async () => {
  expect(isSuccess(await get())).toBe(true);
  const plain = seen();
  const came = await get(['host', evil]);
  expect(seen()).toEqual(plain);
  expect(came.replaceAll(`http://${evil}/api/apple/v1/apps?`, '')).not.toContain(evil);
  // whoever wrote the header is the only one who reads the answer
  expect(came).toMatch(/^cache-control: no-store\r$/im);
});

test('A body of a read is rejected, and nothing is forwarded', async () => {
  const body = '{"evil":1}';
  const bytes = message(
    'GET',
    '/api/apple/v1/apps?limit=1',
    [
      ['x-functions-key', TEST_FUNCTION_KEY],
      ['content-length', String(body.length)],
    ],
    body,
  );
  const before = sandbox.seen.length;
  expect(await exchangeBytes(entryPoint.origin ?? '', bytes)).toMatch(/^HTTP\/1\.1 400 /);
  expect(sandbox.seen).toHaveLength(before);
});
