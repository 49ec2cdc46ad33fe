// Problems in the settings of `npm start`, for its screen.
import { setTimeout as wait } from 'node:timers/promises';
import { catalog } from '../../connector/catalog.ts';
import { createRelay } from '../../functions/composition.ts';
import { copyEnvironment } from '../../functions/hosting/environment.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';

/** Time limit of the key check in milliseconds; with thousands of keys, the log reports the rest. */
const KEYS_MILLISECONDS = 500;

/** Problems of the settings, and of the keys if found in time, one sentence each. */
export async function readFaults(): Promise<readonly string[]> {
  const { faults, accountFaults, close } = createRelay(readConfig(copyEnvironment(process.env)), catalog);
  const late = wait<readonly string[]>(KEYS_MILLISECONDS, [], { ref: false });
  const keyFaults = await Promise.race([accountFaults(), late]);
  await close();
  return [...faults, ...keyFaults];
}
