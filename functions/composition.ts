// Composition root: creates the dependencies of the pipeline from the config.
import { randomUUID } from 'node:crypto';
import type { Operation } from '../connector/core/operation.ts';
import { mapStores } from '../connector/core/stores.ts';
import { openVaultKey } from './auth/keyVaultSigner.ts';
import type { Config } from './config/config.ts';
import { budgetWarnings } from './core/instanceMemory.ts';
import { createMemoryBudget } from './core/memoryBudget.ts';
import { systemTime } from './core/time.ts';
import { createBackgroundRunner, type RelayDependencies } from './dispatch.ts';
import { makeCollect } from './hosting/garbageCollection.ts';
import { revokeTokens } from './hosting/revokeTokens.ts';
import { openJobs } from './jobs/openJobs.ts';
import { accountFaults } from './pipeline/accountFaults.ts';
import { accountsOfStore } from './pipeline/accounts.ts';
import { createCallerIdentifier, mayUse, refuseAll } from './pipeline/identifyCaller.ts';
import { openOutcomes, prepareOutcomes } from './pipeline/openOutcomes.ts';
import { openShared } from './pipeline/openShared.ts';
import { pollDelay } from './pipeline/pollDelay.ts';
import { createValidator } from './pipeline/validate.ts';
import { recipesFor } from './recipes/registry.ts';
import { type Consume, createConsumer, type Runners } from './state/consumers.ts';
import { openState } from './state/openState.ts';
import { queueNames } from './state/state.ts';
import { storeDefinitions } from './stores/index.ts';
import { type Environment, openAccounts } from './stores/openAccounts.ts';
import { createMinuteSummary } from './telemetry/minuteSummary.ts';
import { createRecentCalls } from './telemetry/recentCalls.ts';
import { createExternalFiles } from './transport/externalFiles.ts';
import { createCachedRead } from './transport/readCache.ts';
import { jitter } from './transport/retryPolicy.ts';
import { createCallbackClient } from './webhooks/callbackClient.ts';
import { createEventRunner } from './webhooks/deliverEvents.ts';
import { askForRecovery } from './webhooks/recoverEvents.ts';
import { createBackgroundCalls } from './workflow/backgroundCall.ts';
import { openEventServices } from './workflow/eventServices.ts';
import { readPlanFirst } from './workflow/planFirst.ts';
import { createPlanStore } from './workflow/planStore.ts';

export type { Environment } from './stores/openAccounts.ts';

/** How often state in this process looks for events that did not arrive, in milliseconds. */
const RECOVERED_EACH = 600_000;
const defaultEnvironment: Environment = {
  ...systemTime,
  backOff: jitter,
  stores: storeDefinitions,
  fileOrigins: [],
  pollDelay,
  openVaultKey,
  warn: ignore,
  note: ignore,
  log: ignore,
  audit: ignore,
};

export interface Relay {
  readonly dependencies: RelayDependencies;
  /** Errors in the settings, one sentence each, for the log at start. */
  readonly faults: readonly string[];
  /**
   * Errors in account settings and keys, one sentence for each account and each next key, at most 100. Keys are otherwise
   * loaded on first use; this loads all of them and yields to the event loop in between.
   */
  readonly accountFaults: () => Promise<readonly string[]>;
  /** Call at shutdown: revokes tokens that outlive the process and flushes counters. Bounded in time; never rejects. */
  readonly end: () => Promise<void>;
  /** Loads what keeps the durable state, and warns if it cannot be reached. Never rejects. */
  readonly prepare: () => Promise<void>;
  /** Removes what has expired from the durable state; returns how many entities. */
  readonly sweep: () => Promise<number>;
  /** Asks stores for events that did not arrive; returns for how many webhooks. State in this process does it itself. */
  readonly recover: () => Promise<number>;
  /** Does the work of one message of a queue; state in this process calls it itself. */
  readonly consume: Consume;
  readonly close: () => Promise<void>;
}

export function createRelay(config: Config, catalog: readonly Operation[], given: Partial<Environment> = {}): Relay {
  const { recognise, named, faults: policyFaults, warnings } = createCallerIdentifier(config, catalog, given.elapsed);
  const planFirst = readPlanFirst(config.planFirst, catalog);
  const faults = [...config.faults, ...policyFaults, ...planFirst.faults];
  const environment = { ...defaultEnvironment, ...given };
  const refused = createMinuteSummary('refused', environment.warn);
  const state = openState(environment, config.storage);
  const shared = openShared(config, state, environment);
  const { accounts, end, close } = openAccounts(config, { ...environment, ...shared });
  const files = createExternalFiles(
    config.fileHosts,
    Object.values(config.origins).map(({ api }) => api),
    Object.values(environment.stores).flatMap(({ fileHosts }) => fileHosts),
    undefined,
    [...environment.fileOrigins, ...Object.values(config.origins).map(({ api }) => api)],
  );
  const { now, elapsed } = environment;
  const outcomes = openOutcomes(config, state, environment);
  const budget = createMemoryBudget(config.memoryBytes, { freed: makeCollect() });
  const events = openEventServices(state, environment, {
    ...config,
    sources: mapStores((store) => environment.stores[store].events),
    purchases: mapStores((store) => environment.stores[store].purchases),
    isAllowed: (caller, id, store, name) =>
      mayUse(
        named(caller),
        catalog.find((each) => each.id === id),
        accountsOfStore(accounts, store).byName.get(name),
      ),
    accountFields: (store, name) => accountsOfStore(accounts, store).byName.get(name)?.fields,
    isSimulated: (store) => config.simulated.includes(store),
    deliver: (message, limit) =>
      consume('storerelayevents', { id: randomUUID(), message, tries: 1 }, environment, limit),
  });
  const callbacks = createCallbackClient();
  const background = createBackgroundCalls(catalog, accounts);
  const jobs = openJobs(state, config.stateKeys, environment);
  const dependencies: RelayDependencies = {
    validate: createValidator(environment.stores),
    identifyCaller: faults.length > 0 ? refuseAll(faults) : recognise,
    findCaller: named,
    accounts,
    recipes: recipesFor(catalog, environment.stores),
    budget,
    outcomes,
    planFirst,
    plans: createPlanStore(state, config, environment),
    services: {
      catalog,
      stores: environment.stores,
      files,
      share: createCachedRead(elapsed, shared.shareRead),
      now,
      recentCalls: config.page ? shared.shareCalls(createRecentCalls(catalog, environment)) : undefined,
      featureFlags: config.switches,
      jobs: jobs.service,
      events,
    },
    deadlineMilliseconds: config.deadlineMilliseconds,
    refused,
  };
  /** What works through each queue. */
  const runners: Runners = {
    storerelayevents: createEventRunner({ events, callbacks, background }),
    storerelayjobs: jobs.worker(catalog, createBackgroundRunner(dependencies)),
  };
  const consume = createConsumer(runners, budget);
  for (const name of queueNames) state.consume(name, (delivery) => consume(name, delivery, environment));
  const recover = () => askForRecovery(events);
  const recovery =
    state.kind === 'memory' ? setInterval(() => void recover().catch(ignore), RECOVERED_EACH).unref() : undefined;
  let isOpen = true;
  return {
    dependencies,
    faults: [...faults, ...warnings, ...budgetWarnings(config.memoryBytes)],
    accountFaults: () => accountFaults(accounts, () => isOpen),
    prepare: () => prepareOutcomes(outcomes, environment.warn),
    sweep: state.sweep,
    recover,
    consume,
    end: () => {
      refused.flush();
      return revokeTokens(end(), environment);
    },
    close: async () => {
      isOpen = false;
      clearInterval(recovery);
      outcomes.close();
      state.close();
      await Promise.all([files.close(), callbacks.close(), close()]);
    },
  };
}

function ignore(): void {
  undefined;
}
