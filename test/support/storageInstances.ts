// Instances of a relay over one storage, in front of the simulated stores, on a clock of the test.
import { randomBytes } from 'node:crypto';
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import type { closeLater } from './cleanup.ts';
import { openTestClock } from './clock.ts';
import { openRelay } from './relay.ts';
import { openStorageProxy } from './storageProxy.ts';

type StorageInstance = ReturnType<typeof openRelay>;

/** `open` closes them after the test. They reach the storage through a proxy, which counts and fails as the test says. */
export async function openStorageInstances(
  open: ReturnType<typeof closeLater>,
  azurite: Parameters<typeof openStorageProxy>[0],
  count: number,
  more: Readonly<Record<string, string>> = {},
) {
  const { clock, now, elapsed } = openTestClock(Date.now());
  const sandbox = await open(startSandbox({ now }));
  const storage = await open(openStorageProxy(azurite));
  const settings = {
    ...sandbox.settings,
    RELAY__ALLOW: '*',
    RELAY__STATE: 'storage',
    RELAY__STATE_KEY: randomBytes(32).toString('base64'),
    AzureWebJobsStorage: storage.connectionString,
    ...more,
  };
  const openInstance = (own: Readonly<Record<string, string>> = {}): Promise<StorageInstance> =>
    open(openRelay({ ...settings, ...own }, { now, elapsed }));
  const instances: StorageInstance[] = [];
  for (let at = 0; at < count; at += 1) instances.push(await openInstance());
  return { clock, sandbox, storage, instances, openInstance };
}
