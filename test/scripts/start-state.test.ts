// `npm start -- --state storage`: Azurite is started with the relay, and ends with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownEnvironment } from '../../scripts/local-host/childEnvironment.ts';
import { ifAzurite, withAzurite } from '../support/azurite.ts';

const script = fileURLToPath(new URL('../../scripts/start.js', import.meta.url));
const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
const cache = { ...(XDG_CACHE_HOME && { XDG_CACHE_HOME }), ...(LOCALAPPDATA && { LOCALAPPDATA }) };

const cwd = mkdtempSync(join(tmpdir(), 'start-state-'));
afterAll(() => rmSync(cwd, { recursive: true }));

withAzurite(`The relay keeps the outcomes of writes in Azurite, which ends with it${ifAzurite}`, async () => {
  const env = ownEnvironment({ ...cache, RELAY__FUNCTION_KEY: 'the-key' });
  const child = spawn(process.execPath, [script, '--port', '0', '--state', 'storage'], { cwd, env });
  const ended = once(child, 'close');
  try {
    let shown = '';
    await new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (part: string) => {
          shown += part;
          if (shown.includes('Ctrl+C ends it')) resolve();
        });
      child.once('close', () => reject(new Error(shown)));
    });
    expect(shown).toMatch(/State +Azurite on this machine/);
    const origin = /Address +(http:\S+)/.exec(shown)?.[1];
    const asked = {
      method: 'POST',
      headers: { 'x-functions-key': 'the-key', 'idempotency-key': 'one', 'content-type': 'application/json' },
      body: JSON.stringify({ appId: '6470100003', name: 'Testers of the state' }),
    };
    const first = await fetch(`${origin}/apple/v1/betaGroups`, asked);
    const again = await fetch(`${origin}/apple/v1/betaGroups`, asked);
    expect([first.status, again.status, again.headers.get('x-relay-replayed')]).toEqual([201, 201, 'true']);
    expect(await again.text()).toBe(await first.text());
  } finally {
    child.kill('SIGINT');
  }
  expect((await ended)[0]).toBe(0);
});
