// Runs a queue function for each message of a queue in Azure Storage, or Azurite.
import { setTimeout as wait } from 'node:timers/promises';
import { secret } from '../../functions/core/secret.ts';
import { createAzureQueue } from '../../functions/state/azureQueue.ts';
import { consumeBatch, poisonNameOf } from '../../functions/state/consume.ts';
import { createStorageClients } from '../../functions/state/storageClients.ts';
import type { HostApp, HostLog, Registered } from './core.ts';
import type { QueueSettings } from './hostjson.ts';
import { contextOfTrigger, runFunction } from './invoke.ts';

export interface Background {
  /** Waits for the functions in progress. */
  readonly stop: () => Promise<void>;
}

/** Milliseconds until an empty queue is asked again, doubled each time up to `maxPollingInterval`. */
const FIRST_POLL = 100;

/** undefined, and a line in the log, if the setting of its connection is not there: the real host would not start. */
export function startQueue(
  app: HostApp,
  registered: Registered,
  rules: QueueSettings,
  log: HostLog,
): Background | undefined {
  const binding = Object.values(registered.bindings).find(({ type }) => /^queueTrigger$/i.test(type));
  const name = String(binding?.queueName);
  const connectionString = process.env[String(binding?.connection)];
  if (!connectionString) {
    log('error', `The function ${registered.name} is left out: ${binding?.connection} is not set.`);
    return undefined;
  }
  const clients = createStorageClients({ connectionString: secret(connectionString) });
  const open = (queue: string) => createAzureQueue(queue, () => clients.queue(queue));
  const [queue, poison] = [open(name), open(poisonNameOf(name))];
  const run = async ({ id, message, tries }: { id: string; message: object; tries: number }): Promise<void> => {
    // the worker gives a copy of the message here, with the first letter of each key made small
    const metadata = { id, dequeueCount: tries, queueTrigger: message };
    try {
      await runFunction(app, registered, message, contextOfTrigger(app, registered, metadata, log));
    } catch (error) {
      log('error', `${registered.name} failed: ${error instanceof Error ? error.stack : String(error)}`);
      throw error;
    }
  };
  const stopping = new AbortController();
  const loop = async (): Promise<void> => {
    for (let pause = FIRST_POLL; !stopping.signal.aborted; ) {
      const received = await consumeBatch(queue, poison, rules, run).catch((error: unknown) => {
        log('warning', `The queue ${name} cannot be read: ${error instanceof Error ? error.message : ''}`);
        return 0;
      });
      pause = received > 0 ? FIRST_POLL : Math.min(pause * 2, rules.maxPollingInterval);
      if (received === 0) await wait(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
