// The parts of host.json that this host uses.
import type { QueueRules } from '../../functions/state/consume.ts';

export interface HostJson {
  readonly extensions?: {
    readonly http?: {
      readonly routePrefix?: string;
      /** Added to every response that does not set the header itself. */
      readonly customHeaders?: Readonly<Record<string, string>>;
      // hsts is for https only, which this host does not support
    };
    readonly queues?: {
      readonly maxPollingInterval?: string;
      readonly visibilityTimeout?: string;
      readonly batchSize?: number;
      readonly maxDequeueCount?: number;
    };
  };
}

export function httpOf(hostJson: HostJson) {
  const { routePrefix = 'api', customHeaders = {} } = hostJson.extensions?.http ?? {};
  return { routePrefix, customHeaders };
}

export interface QueueSettings extends QueueRules {
  /** Longest wait of an empty queue, in milliseconds. */
  readonly maxPollingInterval: number;
}

/** The defaults are those of the host. Source: https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue#host-json */
export function queuesOf({ extensions: { queues = {} } = {} }: HostJson, lease?: number): QueueSettings {
  return {
    ...(lease !== undefined && { lease }),
    batchSize: queues.batchSize ?? 16,
    maxDequeueCount: queues.maxDequeueCount ?? 5,
    visibilityTimeout: millisecondsOf(queues.visibilityTimeout ?? '00:00:00'),
    maxPollingInterval: millisecondsOf(queues.maxPollingInterval ?? '00:01:00'),
  };
}

/** Of a time such as `00:00:30`. */
function millisecondsOf(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
