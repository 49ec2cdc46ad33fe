// Errors in the settings and keys of accounts, for the log at start.
import { loadAllKeys, type StoreAccount } from './accounts.ts';

/** Maximum number of account errors logged at start. */
const MOST_REPORTED = 100;

/** One sentence for each account and each next key, at most 100. Loads all keys, and yields to the event loop in between. */
export async function accountFaults(
  accounts: readonly StoreAccount[],
  goesOn: () => boolean,
): Promise<readonly string[]> {
  await loadAllKeys(accounts, goesOn);
  if (!goesOn()) return [];
  const sentences = accounts.flatMap(({ store, name, problem, warning }) =>
    [problem, warning].filter(Boolean).map((each) => `${store} account ${name}: ${each}`),
  );
  const more = sentences.length - MOST_REPORTED;
  return more > 0
    ? [...sentences.slice(0, MOST_REPORTED), `and ${more} more; npm run doctor lists them all`]
    : sentences;
}
