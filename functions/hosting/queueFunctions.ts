// Names of the queue functions, which do the work that outlives a call, and their queues.
import { type QueueName, queueFunctionNames, queueNames } from '../state/state.ts';

export interface QueueFunction {
  readonly name: string;
  readonly queue: QueueName;
}

/** Source of the connection: the storage account of the Functions app, where durable state is (docs/state.md). */
export const queueConnection = 'AzureWebJobsStorage';

export const queueFunctions: readonly QueueFunction[] = queueNames.map((queue) => ({
  name: queueFunctionNames[queue],
  queue,
}));
