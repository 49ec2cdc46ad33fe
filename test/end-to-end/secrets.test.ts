// No secret in an answer or a log line: secrets are planted everywhere, every path of failure is driven, all that the relay wrote is searched.
import { type FaultKind, strikes } from '../../scripts/simulator/faults.ts';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { until } from '../scripts/local-host/hosted.ts';
import { type EntryPoint, type EntryPointReply, entryPoints, TEST_FUNCTION_KEY } from '../support/entryPoints.ts';

const COOKIE = 'planted-cookie-value-0123456789';
const GIVEN = 'planted-given-token-0123456789';
/** Its author may see it again; the log may not have it. */
const QUERY = 'planted-query-value-0123456789';

/** What hangs or drips is left to other tests: it carries nothing that the others do not. */
const kinds = (Object.keys(strikes) as FaultKind[]).filter((kind) => !['hang', 'drip', 'clock'].includes(kind));
/** The pipeline is the same behind every entry point, so each is called with the requests that show most. */
const short: readonly FaultKind[] = ['reset', 'html', 'status'];

/** Everything that must not be seen: what keys are made of, what was signed and exchanged, what callers brought. */
function secretsOf(sandbox: Sandbox): string[] {
  const keys = Object.entries(sandbox.settings).filter(([name]) => name.endsWith('PRIVATE_KEY'));
  const bodies = keys.flatMap(([, key]) => key.split(/\\n|\s+/).filter((line) => line.length > 40));
  const bearers = sandbox.seen.flatMap(({ headers }) =>
    String(headers.authorization ?? '')
      .split(' ')
      .slice(1),
  );
  return [...new Set([...bodies, ...bearers, COOKIE, GIVEN, QUERY, TEST_FUNCTION_KEY])];
}

describe.each(Object.entries(entryPoints))('Over %s', (name, open) => {
  let sandbox: Sandbox;
  let entryPoint: EntryPoint;
  const replies: EntryPointReply[] = [];
  const calls = async (): Promise<void> => {
    const cookies = { ...sandbox.cookies, gss_auth_token: COOKIE };
    const json = { 'content-type': 'application/json' };
    const login = { method: 'POST', headers: json, body: JSON.stringify(cookies) };
    replies.push(
      ...(await Promise.all([
        entryPoint.call(`/api/apple/v1/apps?filter[name]=${QUERY}`),
        entryPoint.call('/api/apple/v1/apps?limit=1'),
        entryPoint.call(`/api/apple/v1/apps?limit=1&code=${TEST_FUNCTION_KEY}`),
        entryPoint.call(`/api/apple/v1/apps/${QUERY}`),
        entryPoint.call(`/api/apple/v1/apps?${QUERY}=1&code=${QUERY}`),
        entryPoint.call('/api/samsung/auth/checkAccessToken', { headers: { 'access-token': GIVEN } }),
        entryPoint.call('/api/samsung/auth/checkAccessToken'),
        entryPoint.call('/api/samsung/auth/revokeAccessToken', { method: 'DELETE' }),
        entryPoint.call('/api/samsung/gss/user/loginUserProfile', login),
        entryPoint.call('/api/samsung/gss/user/loginUserProfile', { ...login, body: `{"gss_auth_token":"${COOKIE}"` }),
        entryPoint.call('/api/accounts'),
      ])),
    );
  };

  beforeAll(async () => {
    sandbox = await startSandbox();
    entryPoint = await open(sandbox.settings);
    await calls();
    for (const kind of name === 'the pipeline' ? kinds : short) {
      for (const store of ['apple', 'samsung'] as const) {
        sandbox.fail({ store, kind, times: 9, status: kind === 'status' ? 403 : 502, location: 'http://127.0.0.1:9/' });
      }
      await calls();
    }
  }, 60_000);
  afterAll(async () => {
    await entryPoint?.close();
    await sandbox?.close();
  });

  test('every kind of failure occurred', () => {
    const codes = new Set(replies.map(({ json }) => json?.error?.code).filter(Boolean));
    expect([...codes]).toEqual(expect.arrayContaining(['invalid_request', 'store_refused', 'store_unreachable']));
    expect(secretsOf(sandbox).length).toBeGreaterThan(10);
  });

  test('no answer holds a secret, and no link in one the function key', () => {
    const answers = replies.map(({ headers, text }) => JSON.stringify(headers) + text);
    const linked = answers.filter((shown) => shown.includes('"nextLink"'));
    expect(linked.length).toBeGreaterThan(0);
    for (const secret of secretsOf(sandbox).filter((each) => each !== QUERY)) {
      for (const shown of answers) expect(shown).not.toContain(secret);
    }
  });

  test('no line that the relay wrote holds a secret', async () => {
    const last = replies.at(-1)?.headers['x-correlation-id'] ?? '';
    await until(() => last !== '' && entryPoint.written().includes(last));
    const own = entryPoint.written().replace(new RegExp(`(?<=x-functions-key: )${TEST_FUNCTION_KEY}`, 'g'), ''); // the start screen shows it to its owner
    for (const secret of secretsOf(sandbox).filter((each) => each !== TEST_FUNCTION_KEY))
      expect(own).not.toContain(secret);
  });
});
