// CreateAccessToken at a store whose clock is not ours: the relay learns the time, as it does for its own tokens.
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import { closeLater } from '../support/cleanup.ts';
import { openPipeline } from '../support/entryPoints.ts';
import { sharedRsaPair } from '../support/keys.ts';

const open = closeLater();
const HOUR = 3_600_000;
const create = { method: 'POST' };

test.each([-HOUR, HOUR])('A token is created when the store is %d ms ahead', async (ahead) => {
  const sandbox = await open(startSandbox({ now: () => Date.now() + ahead }));
  const entryPoint = await open(openPipeline(sandbox.settings));
  const { status, json } = await entryPoint.call('/api/samsung/auth/accessToken', create);
  expect([status, json.ok]).toEqual([200, true]);
});

test('A key that the store does not accept is reported as a fault of the relay, not of the flow', async () => {
  const sandbox = await open(startSandbox());
  const SAMSUNG__PRIVATE_KEY = sharedRsaPair().privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const entryPoint = await open(openPipeline({ ...sandbox.settings, SAMSUNG__PRIVATE_KEY }));
  const { status, json } = await entryPoint.call('/api/samsung/auth/accessToken', create);
  expect([status, json.error.code]).toEqual([502, 'credentials_refused']);
});
