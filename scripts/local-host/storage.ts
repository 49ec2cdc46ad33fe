// Azure Storage for `npm start -- --state storage`: the account in the settings, or Azurite on this machine.
import { randomBytes } from 'node:crypto';
import type { Azurite } from '../azurite/azurite.ts';

/**
 * Adds the settings of the state to the environment; a flag wins over a setting. Returns Azurite if it was started: when
 * no storage account is set, or the one of the emulator (`UseDevelopmentStorage=true`) was asked for by the flag.
 */
export async function openStorage(flag: string | undefined): Promise<Azurite | undefined> {
  if (flag !== undefined) process.env.RELAY__STATE = flag;
  if (flag !== 'storage' || hasAccount()) return undefined;
  const { startAzurite } = await import('../azurite/azurite.ts');
  const azurite = await startAzurite({ report: (text) => void process.stderr.write(text) });
  process.env.AzureWebJobsStorage = azurite.connectionString;
  // seals what is secret; it can be new at each start, since Azurite keeps nothing longer
  process.env.RELAY__STATE_KEY ||= randomBytes(32).toString('base64');
  return azurite;
}

function hasAccount(): boolean {
  const { AzureWebJobsStorage: text, AzureWebJobsStorage__accountName: name } = process.env;
  const emulator = /^\s*UseDevelopmentStorage=true/i.test(text ?? '');
  return Boolean(name || process.env.AzureWebJobsStorage__tableServiceUri || (text?.trim() && !emulator));
}
