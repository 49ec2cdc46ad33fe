// Lists the apps of all accounts in both stores as flat rows. A store that fails adds an entry to `problems`.
import { type Store, stores } from '../../connector/core/stores.ts';
import { jsonResponse } from '../core/types.ts';
import { accountsFor, mapConcurrent, onlyAccount, settleAccount } from '../overview/perAccount.ts';
import { type AccountApps, byName, incomplete } from '../workflow/appSummary.ts';
import { workflowsOf } from '../workflow/relayStore.ts';
import { inputOf, type Recipe } from '../workflow/storeApi.ts';

const MOST_APPS = 10_000;
const ACCOUNTS_AT_ONCE = 8;

export const allApps: Recipe = async (context) => {
  const accounts = accountsFor(context);
  const most = Math.floor(MOST_APPS / Math.max(1, accounts.length));
  const details = inputOf<boolean>(context, 'details') === true;
  const listed = await mapConcurrent(ACCOUNTS_AT_ONCE, accounts, async (account) => {
    const { store, name } = account;
    const { listApps = () => noList(store) } = await workflowsOf(context.stores, store);
    const settled = await settleAccount(context, onlyAccount(account), (api, left) =>
      listApps(api, { most, details, left }),
    );
    const { apps, problem }: AccountApps = 'found' in settled ? settled.found : { apps: [], problem: settled.problem };
    const at = { store, account: name };
    return { apps: apps.map((app) => ({ ...at, ...app })), problems: problem ? [{ ...at, ...problem }] : [] };
  });
  return jsonResponse(200, {
    apps: listed.flatMap(({ apps }) => apps).sort(byName),
    problems: listed.flatMap(({ problems }) => problems),
  });
};

async function noList(store: Store): Promise<AccountApps> {
  return { apps: [], problem: incomplete(`${stores[store].title} has no list of apps.`) };
}
