// Clients of Azure Storage, loaded on first use; they sign in with a connection string or the identity of the app.
import type { TableClient } from '@azure/data-tables';
import type { QueueClient } from '@azure/storage-queue';
import { isLoopback } from '../core/loopback.ts';
import type { Secret } from '../core/secret.ts';

/** The storage account of the Functions app, as `AzureWebJobsStorage` says it. */
export type StorageConnection =
  | { readonly connectionString: Secret }
  | {
      /** https URL of the table endpoint, and of the queue endpoint. */
      readonly tables: string;
      readonly queues: string;
      /** Client ID of a user-assigned identity. */
      readonly clientId?: string | undefined;
    };

export interface StorageClients {
  /** Loads the packages of `table`, which takes seconds where the processor or the disk is slow. */
  readonly loadTables: () => Promise<void>;
  readonly table: (name: string) => Promise<TableClient>;
  readonly queue: (name: string) => Promise<QueueClient>;
}

/** Time limit of one operation with its retries, in milliseconds. */
export const STORAGE_TIMEOUT = 8_000;

const retries = { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 };
const queueRetries = { maxTries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 1_000, tryTimeoutInMs: 3_000 };

/** Opens each client once. */
export function createStorageClients(connection: StorageConnection): StorageClients {
  let credential: ReturnType<typeof identityOf> | undefined;
  const identity = (clientId: string | undefined) => {
    credential ??= identityOf(clientId);
    return credential;
  };
  const loadTables = () => import('@azure/data-tables');
  return {
    loadTables: async () => {
      await loadTables();
      if (!('connectionString' in connection)) await identity(connection.clientId);
    },
    table: once(async (name) => {
      const { TableClient } = await loadTables();
      const options = { retryOptions: retries, allowInsecureConnection: isInsecureLoopback(connection) };
      if ('connectionString' in connection)
        return TableClient.fromConnectionString(connection.connectionString.reveal(), name, options);
      return new TableClient(connection.tables, name, await identity(connection.clientId), options);
    }),
    queue: once(async (name) => {
      const { QueueClient } = await import('@azure/storage-queue');
      const options = { retryOptions: queueRetries };
      if ('connectionString' in connection) return new QueueClient(connection.connectionString.reveal(), name, options);
      return new QueueClient(
        `${connection.queues.replace(/\/+$/, '')}/${name}`,
        await identity(connection.clientId),
        options,
      );
    }),
  };
}

async function identityOf(clientId: string | undefined) {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential(clientId === undefined ? {} : { managedIdentityClientId: clientId });
}

/** Plain http only to this machine: Azurite. */
function isInsecureLoopback(connection: StorageConnection): boolean {
  if (!('connectionString' in connection)) return false;
  const text = connection.connectionString.reveal();
  const endpoint = /(?:^|;)\s*TableEndpoint=([^;]+)/i.exec(text)?.[1];
  return endpoint === undefined ? /UseDevelopmentStorage=true/i.test(text) : isLoopback(originOf(endpoint));
}

function originOf(text: string): string {
  return URL.canParse(text) ? new URL(text).origin : '';
}

/** A client that could not be opened is opened again at the next use. */
function once<T>(open: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const opened = new Map<string, Promise<T>>();
  return (name) => {
    const found = opened.get(name);
    if (found !== undefined) return found;
    const made = open(name);
    opened.set(name, made);
    made.catch(() => opened.delete(name));
    return made;
  };
}
