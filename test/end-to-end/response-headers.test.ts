// What every answer says of itself: JSON that no browser may take for something else, and that nobody may keep.
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { type EntryPoint, entryPoints, TEST_FUNCTION_KEY } from '../support/entryPoints.ts';

const addresses = [
  ['of a store', '/api/apple/v1/apps?limit=1', 200],
  ['of the relay', '/api/accounts', 200],
  ['that refuses', '/api/apple/v1/apps?limit=0', 400],
  ['that a store refused', '/api/apple/v1/apps/1', 404],
] as const;

describe.each(Object.entries(entryPoints))('Over %s an answer', (_, open) => {
  let sandbox: Sandbox;
  let entryPoint: EntryPoint;
  beforeAll(async () => {
    sandbox = await startSandbox();
    entryPoint = await open(sandbox.settings);
  });
  afterAll(async () => {
    await entryPoint?.close();
    await sandbox?.close();
  });

  test.each(addresses)('%s is JSON, is not guessed at, and is not kept', async (__, address, status) => {
    const answered = await entryPoint.call(address, { headers: { 'x-functions-key': TEST_FUNCTION_KEY } });
    expect(answered.status).toBe(status);
    expect(answered.headers).toMatchObject({
      'content-type': 'application/json',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  test('holds a name with script as plain JSON text', async () => {
    const script = '<script>alert(1)</script>';
    const body = { data: [{ type: 'apps', id: '1', attributes: { name: script } }], links: { self: '/' } };
    sandbox.fail({ store: 'apple', kind: 'status', status: 200, body });
    const { headers, json } = await entryPoint.call('/api/apple/v1/apps?limit=1');
    expect(headers['content-type']).toBe('application/json');
    expect(json.data[0].attributes.name).toBe(script);
  });
});
