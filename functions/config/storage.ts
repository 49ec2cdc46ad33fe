// Where durable state is kept: in this process, or in the storage account of the Functions app.
import { isLoopback } from '../core/loopback.ts';
import { secret } from '../core/secret.ts';
import type { StorageConnection } from '../state/storageClients.ts';
import type { Settings } from './settings.ts';

/**
 * The storage account for `RELAY__STATE=storage`; undefined for `memory`, the default. It is the one of the Functions
 * host, in the forms that the host takes: a connection string, or the identity of the app with a name or addresses.
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity
 */
export function readStorage(
  state: string | undefined,
  settings: Settings,
  faults: string[],
): StorageConnection | undefined {
  if (state !== 'storage') return undefined;
  const read = (part: string): string | undefined => settings[`AzureWebJobsStorage${part}`]?.trim() || undefined;
  const connectionString = read('');
  if (connectionString !== undefined) return { connectionString: secret(connectionString) };
  const account = read('__accountName');
  const tables = read('__tableServiceUri') ?? (account && `https://${account}.table.core.windows.net`);
  const queues = read('__queueServiceUri') ?? (account && `https://${account}.queue.core.windows.net`);
  if (account !== undefined && !/^[a-z0-9]{3,24}$/.test(account))
    faults.push(
      'AzureWebJobsStorage__accountName must be the name of a storage account: lower-case letters and digits',
    );
  else if (!tables || !queues)
    faults.push(
      'RELAY__STATE=storage needs the storage account: AzureWebJobsStorage, AzureWebJobsStorage__accountName, or AzureWebJobsStorage__tableServiceUri with AzureWebJobsStorage__queueServiceUri',
    );
  else if ([tables, queues].every(isSafe)) return { tables, queues, clientId: read('__clientId') };
  else faults.push('The addresses of AzureWebJobsStorage must begin with https://, since a token is sent to them');
  return undefined;
}

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, origin } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(origin));
}
