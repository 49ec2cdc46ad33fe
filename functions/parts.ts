// Config -> the parts of the pipe.
import type { Operation } from '../connector/operation.ts';
import { type Account, readKeys } from './accounts.ts';
import { makeRecognise, refuseAll } from './caller.ts';
import type { Config } from './config.ts';
import { makeFiles } from './files.ts';
import type { Parts } from './forward.ts';
import { makeCollect } from './garbage.ts';
import { budgetWarnings } from './instanceMemory.ts';
import { makeJournal } from './journal.ts';
import { patience } from './later.ts';
import { makeBudget } from './memory.ts';
import { type Outside, openAccounts } from './openAccounts.ts';
import { keepInMemory } from './outcomes.ts';
import { perMinute } from './perMinute.ts';
import { recipes } from './recipes/all.ts';
import { jitter } from './retry.ts';
import { revokeTokens } from './revokeTokens.ts';
import { makeShare } from './share.ts';
import { systemTime } from './time.ts';
import { validate } from './validate.ts';
import { openVaultKey } from './vault.ts';

export type { Outside } from './openAccounts.ts';

/** A log is told so many faults of accounts. */
const MOST_TOLD = 100;

const ignore = (): void => undefined;
const world: Outside = { ...systemTime, backOff: jitter, patience, openVaultKey, warn: ignore, note: ignore };

export interface Ready {
  readonly parts: Parts;
  /** What is wrong with the settings themselves, one sentence each: known at once, for the log at start. */
  readonly faults: readonly string[];
  /**
   * What is wrong with the accounts: their settings, and the keys that are not read before they are used. It reads all
   * keys, in slices between which calls are answered: one sentence for each account and each next key, at most 100.
   */
  readonly accountFaults: () => Promise<readonly string[]>;
  /** For the end of the process: revokes the tokens that outlive it, and tells what was counted. Bounded in time, and never fails. */
  readonly end: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const makeParts = (config: Config, catalog: readonly Operation[], given: Partial<Outside> = {}): Ready => {
  const { recognise, faults: policyFaults, warnings } = makeRecognise(config, catalog, given.elapsed);
  const faults = [...config.faults, ...policyFaults];
  const outside = { ...world, ...given };
  const refused = perMinute('refused', outside.warn);
  const { accounts, end, close } = openAccounts(config, outside);
  const files = makeFiles(config.fileHosts, [config.origins.apple.api, config.origins.samsung.api]);
  const { now, elapsed } = outside;
  const outcomes = keepInMemory(elapsed);
  let isOpen = true;
  return {
    parts: {
      validate,
      recognise: faults.length > 0 ? refuseAll(faults) : recognise,
      accounts,
      recipes,
      budget: makeBudget(config.memoryBytes, { freed: makeCollect() }),
      outcomes,
      stove: {
        catalog,
        files,
        share: makeShare(elapsed),
        now,
        journal: config.page ? makeJournal(catalog, outside) : undefined,
        switches: config.switches,
      },
      deadlineMilliseconds: config.deadlineMilliseconds,
      refused,
    },
    faults: [...faults, ...warnings, ...budgetWarnings(config.memoryBytes)],
    accountFaults: () => faultsOf(accounts, () => isOpen),
    end: () => {
      refused.flush();
      return revokeTokens(end(), outside);
    },
    close: async () => {
      isOpen = false;
      outcomes.close();
      await Promise.all([files.close(), close()]);
    },
  };
};

async function faultsOf(accounts: readonly Account[], goesOn: () => boolean): Promise<readonly string[]> {
  await readKeys(accounts, goesOn);
  if (!goesOn()) return [];
  const told = accounts.flatMap(({ store, name, problem, warning }) =>
    [problem, warning].filter(Boolean).map((each) => `${store} account ${name}: ${each}`),
  );
  const more = told.length - MOST_TOLD;
  return more > 0 ? [...told.slice(0, MOST_TOLD), `and ${more} more; npm run doctor lists them all`] : told;
}
