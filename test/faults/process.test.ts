// The process itself: killed and started again, or ended by a signal while calls are in progress.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ownEnvironment } from '../../scripts/local-host/childEnvironment.ts';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { until } from '../scripts/local-host/hosted.ts';
import { closeLater } from '../support/cleanup.ts';

const open = closeLater();
const key = 'a-function-key-of-the-test-alone';
const script = fileURLToPath(new URL('../../scripts/start.js', import.meta.url));

/** `npm start` without its preparation, with its process in the hand of the test. */
async function startProcess(settings: Readonly<Record<string, string>>) {
  const env = ownEnvironment({ NO_COLOR: '1', RELAY__FUNCTION_KEY: key, ...settings });
  const child = spawn(process.execPath, [script, '--port', '0'], {
    env,
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const origin = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (found) resolve(found);
    });
    ended.then(() => reject(new Error('The process ended before it was ready')), reject);
  });
  const end = async (signal: NodeJS.Signals): Promise<unknown> => {
    child.kill(signal);
    return (await ended)[0];
  };
  const call = (address: string): Promise<Response> =>
    fetch(`${origin}/api/${address}`, { headers: { 'x-functions-key': key } });
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) await end('SIGKILL');
  };
  return { call, end, close };
}

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await open(startSandbox());
});
function exchanges(): number {
  return sandbox.seen.filter(({ url }) => url === '/auth/accessToken').length;
}

test('Killed and started again, it answers at once, with one exchange', async () => {
  const first = await open(startProcess(sandbox.settings));
  expect((await first.call('samsung/auth/checkAccessToken')).status).toBe(200);
  await first.end('SIGKILL');
  const second = await open(startProcess(sandbox.settings));
  const answers = await Promise.all(Array.from({ length: 20 }, () => second.call('samsung/auth/checkAccessToken')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(exchanges()).toBe(2);
});

test('Killed with calls in progress, it does not affect the store or the next process', async () => {
  const first = await open(startProcess(sandbox.settings));
  sandbox.fail({ store: 'apple', kind: 'hang', times: 10 });
  const cut = Promise.allSettled(Array.from({ length: 10 }, () => first.call('apple/v1/apps')));
  await until(() => sandbox.seen.filter(({ url }) => url === '/v1/apps').length === 10);
  await first.end('SIGKILL');
  expect(new Set((await cut).map(({ status }) => status))).toEqual(new Set(['rejected']));
  const second = await open(startProcess(sandbox.settings));
  expect((await second.call('apple/v1/apps?limit=1')).status).toBe(200);
});

test('After SIGTERM under load, it finishes all twenty calls, and exits with 0', async () => {
  const relay = await open(startProcess(sandbox.settings));
  const slow = {
    store: 'apple',
    kind: 'drip',
    pause: 20,
    times: 20,
    body: { data: [], links: { self: '/'.padEnd(60) } },
  } as const;
  sandbox.fail(slow);
  const calls = Array.from({ length: 20 }, async () => {
    const answered = await relay.call('apple/v1/apps');
    return [answered.status, await answered.text()];
  });
  await until(() => sandbox.seen.filter(({ url }) => url === '/v1/apps').length === 20);
  const exit = relay.end('SIGTERM');
  const texts = await Promise.all(calls);
  expect(texts).toEqual(Array(20).fill([200, JSON.stringify(slow.body)]));
  expect(await exit).toBe(0);
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'On %s it revokes the access token that it made',
  async (signal) => {
    const relay = await open(startProcess(sandbox.settings));
    expect((await relay.call('samsung/auth/checkAccessToken')).status).toBe(200);
    expect(await relay.end(signal)).toBe(0);
    const [used, ended] = ['/auth/checkAccessToken', '/auth/revokeAccessToken'].map((path) =>
      sandbox.seen.filter(({ url }) => url === path).map(({ headers }) => headers.authorization),
    );
    expect(ended).toEqual(used);
  },
);

test('A store that hangs delays the exit of the process only briefly', async () => {
  const relay = await open(startProcess(sandbox.settings));
  expect((await relay.call('samsung/auth/checkAccessToken')).status).toBe(200);
  sandbox.fail({ store: 'samsung', kind: 'hang', times: 100 });
  expect(await relay.end('SIGTERM')).toBe(0);
});
