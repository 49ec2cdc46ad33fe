// What is wrong with the settings that `npm start` begins with, for its screen.
import { setTimeout as wait } from 'node:timers/promises';
import { catalog } from '../../connector/catalog.ts';
import { createRelay } from '../../functions/composition.ts';
import { readConfig } from '../../functions/config/config.ts';
import { copyEnvironment } from '../../functions/hosting/environment.ts';

/** The screen waits so long for the check of the keys, in milliseconds; of thousands the log tells the rest. */
const KEYS_MILLISECONDS = 500;

/** The faults of the settings, and of the keys where they are found soon, one sentence each. */
export async function readFaults(): Promise<readonly string[]> {
  const { faults, accountFaults, close } = createRelay(readConfig(copyEnvironment(process.env)), catalog);
  const late = wait<readonly string[]>(KEYS_MILLISECONDS, [], { ref: false });
  const told = await Promise.race([accountFaults(), late]);
  await close();
  return [...faults, ...told];
}
