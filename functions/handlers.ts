// The handlers of the functions, and the relay behind them. main.ts loads them after it has registered the functions.
import type { HttpHandler, StorageQueueHandler, TimerHandler } from '@azure/functions';
import type { Operation } from '../connector/core/operation.ts';
import { storeNames } from '../connector/core/stores.ts';
import { createRelay } from './composition.ts';
import type { Settings } from './config/settings.ts';
import type { AuditEntry, Log } from './core/types.ts';
import { createDispatcher } from './dispatch.ts';
import { toHandler } from './hosting/azureFunctions.ts';
import type { ContractFunction } from './hosting/contractFunctions.ts';
import { toContractHandler } from './hosting/contractRoute.ts';
import { toMcpHandler } from './hosting/mcpRoute.ts';
import type { FindResponse } from './hosting/proxiedResponse.ts';
import { toQueueHandler } from './hosting/queueHandler.ts';
import { recoverFunction } from './hosting/sweepFunction.ts';
import { toSweepHandler } from './hosting/sweepState.ts';
import { loadCompiler } from './pipeline/validate.ts';
import type { QueueName } from './state/state.ts';
import { readConfig } from './stores/readConfig.ts';
import { loadTransport } from './transport/openPoolOnUse.ts';
import { workflowsOf } from './workflow/relayStore.ts';

export interface Handlers {
  readonly handlerOf: (operation: Operation) => HttpHandler;
  /** Handles the paths that only the contract of a store has. */
  readonly contractHandlerOf: (served: ContractFunction) => HttpHandler;
  /** Handles the messages of an operation that carries another protocol. */
  readonly protocolHandlerOf: (operation: Operation) => HttpHandler;
  /** Removes expired state from Azure Storage. */
  readonly sweepHandler: TimerHandler;
  /** Asks stores for events that did not arrive. */
  readonly recoverHandler: TimerHandler;
  /** Does the work of one message of a queue. */
  readonly queueHandlerOf: (name: QueueName) => StorageQueueHandler;
  /** Loads what the first call to a store needs, and what the first recipe or trigger does. */
  readonly warmUp: () => Promise<void>;
  /** Call at shutdown. Bounded in time; never rejects. */
  readonly end: () => Promise<void>;
}

interface HostEnvironment {
  readonly responseOf: FindResponse;
  readonly warn: (sentence: string) => void;
  readonly note: (sentence: string) => void;
  readonly log: Log;
  readonly audit: (entry: AuditEntry) => void;
}

/** Creates the relay. Reports faults in the settings at once, and those of accounts and keys when all are checked. */
export function createHandlers(
  operations: readonly Operation[],
  settings: Settings,
  { responseOf, ...environment }: HostEnvironment,
): Handlers {
  const { warn, note } = environment;
  const config = readConfig(settings);
  for (const each of config.notes) note(each);
  const relay = createRelay(config, operations, environment);
  const { dependencies, faults, accountFaults, prepare, sweep, recover, consume, end } = relay;
  for (const fault of faults) warn(fault);
  // in parallel with the first calls: loading thousands of keys first would delay them by seconds
  void prepare();
  void accountFaults().then((reported) => reported.forEach(warn));
  const forward = createDispatcher(dependencies);
  return {
    handlerOf: (operation) => toHandler(operation, forward, responseOf),
    contractHandlerOf: (served) => toContractHandler(served, forward, responseOf),
    protocolHandlerOf: (operation) => toMcpHandler(operation, forward, responseOf),
    sweepHandler: toSweepHandler(sweep),
    recoverHandler: toSweepHandler(recover, recoverFunction.name),
    queueHandlerOf: (name) => toQueueHandler(name, consume),
    warmUp: async () => {
      await loadCompiler();
      await loadTransport();
      for (const store of storeNames) await workflowsOf(dependencies.services.stores, store);
    },
    end,
  };
}
