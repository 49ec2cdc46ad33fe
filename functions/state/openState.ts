// Opens the durable state that the settings ask for.
import type { Time } from '../core/time.ts';
import { createAzureQueue } from './azureQueue.ts';
import { createAzureTable } from './azureTable.ts';
import { poisonNameOf, queueRules } from './consume.ts';
import { consumeInProcess } from './consumeInProcess.ts';
import { createMemoryQueue, type MemoryQueue } from './memoryQueue.ts';
import { boundsOf, createMemoryTable, type MemoryTable } from './memoryTable.ts';
import { type State, type StateQueue, type StateTable, type TableName, tableNames } from './state.ts';
import { createStorageClients, type StorageConnection } from './storageClients.ts';

/** State in Azure Storage if there is a connection, else in this process. Nothing is loaded or sent before the first use. */
export function openState({ now, elapsed }: Time, connection?: StorageConnection): State {
  return connection ? openStorageState(connection, now) : openMemoryState(elapsed);
}

function openMemoryState(elapsed: () => number): State {
  const tables = new Map<TableName, MemoryTable>();
  const table = kept(tables, (name) => createMemoryTable(elapsed, boundsOf(name)));
  const queue = kept(new Map<string, MemoryQueue>(), (name) => createMemoryQueue(name, elapsed));
  const stops: (() => void)[] = [];
  return {
    kind: 'memory',
    load: async () => undefined,
    table,
    queue,
    consume: (name, run) => {
      stops.push(consumeInProcess(queue(name), queue(poisonNameOf(name)), queueRules, run));
    },
    sweep: () => sweepAll([...tables.values()]),
    close: () => {
      for (const stop of stops) stop();
      for (const each of tables.values()) each.close();
    },
  };
}

function openStorageState(connection: StorageConnection, now: () => number): State {
  const clients = createStorageClients(connection);
  const table = kept(new Map<TableName, StateTable>(), (name) => createAzureTable(() => clients.table(name), now));
  return {
    kind: 'storage',
    load: clients.loadTables,
    table,
    queue: kept(new Map<string, StateQueue>(), (name) => createAzureQueue(name, () => clients.queue(name))),
    consume: () => undefined,
    sweep: () => sweepAll(tableNames.map(table)),
    close: () => undefined,
  };
}

async function sweepAll(tables: readonly StateTable[]): Promise<number> {
  let removed = 0;
  for (const each of tables) removed += await each.sweep();
  return removed;
}

function kept<K, T>(map: Map<K, T>, make: (name: K) => T): (name: K) => T {
  return (name) => {
    const found = map.get(name) ?? make(name);
    map.set(name, found);
    return found;
  };
}
