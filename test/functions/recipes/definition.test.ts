// ReadDefinition: the definition with this relay's own host, anonymous if the setting allows it, over the local host.

import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { validateSwagger } from '../../../scripts/connector-lint/swagger.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { type EntryPoint, openLocalHost, TEST_FUNCTION_KEY } from '../../support/entryPoints.ts';
import { openRelay } from '../../support/relay.ts';

let sandbox: Sandbox;
let open: EntryPoint;
beforeAll(async () => {
  sandbox = await startSandbox();
  open = await openLocalHost({ ...sandbox.settings, RELAY__OPEN_DEFINITION: 'on', RELAY__ALLOW: 'ListApps' });
});
afterAll(async () => {
  await open?.close();
  await sandbox?.close();
});

function ask(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${open.origin}${address}`, { headers });
}

test('With the setting it is public, whatever the policy, and for any origin', async () => {
  const answered = await ask('/api/swagger.json');
  expect(answered.status).toBe(200);
  expect(answered.headers.get('access-control-allow-origin')).toBe('*');
  expect(answered.headers.get('content-type')).toBe('application/json');
});

test('It names the host, scheme and addresses of the relay that was asked', async () => {
  const definition = (await (await ask('/api/swagger.json')).json()) as Record<string, object>;
  expect(definition).toMatchObject({ host: new URL(open.origin ?? '').host, schemes: ['http'], basePath: '/' });
  expect(Object.keys(definition.paths ?? {})).toContain('/api/apple/v1/apps');
  expect(await validateSwagger(JSON.stringify(definition))).toEqual([]);
});

test('It names the one that is asked, also when another was asked before', async () => {
  const { port } = new URL(open.origin ?? '');
  /** `fetch` does not allow a Host header other than the target's. */
  const hostNamedTo = async (host: string): Promise<unknown> => {
    const message = request({ port, host: '127.0.0.1', path: '/api/swagger.json', headers: { host } }).end();
    const [answered] = (await once(message, 'response')) as [IncomingMessage];
    return JSON.parse(await text(answered)).host;
  };
  const hosts = [`127.0.0.1:${port}`, 'my-relay.example', `127.0.0.1:${port}`];
  const named: unknown[] = [];
  for (const host of hosts) named.push(await hostNamedTo(host));
  expect(named).toEqual(hosts);
});

test('Nothing else becomes public', async () => {
  expect((await ask('/api/apple/v1/apps')).status).toBe(401);
  expect((await ask('/api/CallOperation')).status).toBe(404);
});

test('A function without a custom route is called by its name, and delegates the call', async () => {
  const answered = await fetch(`${open.origin}/api/CallOperation`, {
    method: 'POST',
    headers: { 'x-functions-key': TEST_FUNCTION_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ operation: 'ListApps', parameters: { limit: 1 } }),
  });
  const { data, nextLink } = (await answered.json()) as { data: object[]; nextLink: string };
  expect([answered.status, data.length]).toEqual([200, 1]);
  expect(nextLink).toContain(`${open.origin}/api/apple/v1/apps?limit=1`);
});

describe('Without the setting', () => {
  const reading = async (settings: Readonly<Record<string, string>>) => {
    const relay = openRelay({ ...sandbox.settings, ...settings });
    const answered = await relay.call('ReadDefinition');
    await relay.close();
    return answered;
  };

  test('it is a read like any other', async () => {
    expect((await reading({ RELAY__ALLOW: 'read' })).status).toBe(200);
    expect((await reading({ RELAY__ALLOW: 'ListApps' })).json.error.code).toBe('operation_not_allowed');
  });

  test('a relay on Azure names https, whatever the request used', async () => {
    const { json } = await reading({});
    expect([json.host, json.schemes]).toEqual(['relay.example', ['https']]);
  });
});

test('A setting other than on or off is an error', () => {
  const { faults, close } = openRelay({ RELAY__OPEN_DEFINITION: 'yes' });
  expect(faults).toContain('RELAY__OPEN_DEFINITION must be on or off');
  return close();
});
