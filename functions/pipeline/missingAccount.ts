// The error of a call whose account does not exist, or has a key for another API.
import { type Store, settingsName, stores } from '../../connector/core/stores.ts';
import { accountPrefix } from '../config/accountConfig.ts';
import { hasInvalidDiscriminator } from '../config/settingTable.ts';
import { Failure } from '../core/errors.ts';
import type { AccountAccess, StoreAccount } from './accounts.ts';

/** Maximum number of account names listed in an error. */
const MOST_NAMES = 20;

/** `reachable`: the accounts that the caller may use; `list`: those of the store. */
export function missingAccount(
  reachable: readonly StoreAccount[],
  list: readonly StoreAccount[],
  policy: AccountAccess,
  store: Store,
  wanted: string | undefined,
): Failure {
  return ofAnotherKind(reachable, store, wanted) ?? noAccount(list, policy, store, wanted);
}

/** For the name of an account whose key is for another API: the setting that says so. */
function ofAnotherKind(reachable: readonly StoreAccount[], store: Store, wanted?: string): Failure | undefined {
  const name = wanted?.toLowerCase();
  const found = reachable.find((each) => each.name === name && settingsName(each.store) === settingsName(store));
  if (!found) return undefined;
  if (hasInvalidDiscriminator(found.definition.account.table, found.fields))
    return new Failure('not_configured', `The account ${found.name} cannot be used yet: ${found.problem}.`);
  const setting = `${accountPrefix(store, found.name)}KIND`;
  const { title, kind } = stores[store];
  return new Failure(
    'unknown_account',
    `The account ${found.name} has a key for ${stores[found.store].title}, as its setting ${setting} says. This action needs an account with a key for ${title}: one ${kind ? `whose setting KIND is ${kind.name}` : 'without the setting KIND'}.`,
  );
}

/** A caller with restricted accounts does not learn whether there are others. */
function noAccount(
  list: readonly StoreAccount[],
  { accountsSetting }: AccountAccess,
  store: Store,
  wanted?: string,
): Failure {
  if (accountsSetting && (wanted !== undefined || list.length === 0))
    return new Failure(
      'operation_not_allowed',
      `This key may not use that ${store} account. An administrator can add it to the setting ${accountsSetting}.`,
    );
  if (list.length === 0)
    return new Failure(
      'not_configured',
      `This relay has no ${store} account. An administrator can add the settings ${neededSettings(store)}.`,
    );
  return new Failure(
    'unknown_account',
    wanted === undefined
      ? `Say which account to use: ${namesIn(list)}.`
      : `There is no ${store} account with that name. There are: ${namesIn(list)}.`,
  );
}

/** `APPLE__KEY_ID, APPLE__ISSUER_ID and APPLE__PRIVATE_KEY`; with the kind of key, of an account with any name. */
function neededSettings(store: Store): string {
  const { kind, accountSettings } = stores[store];
  const prefix = accountPrefix(store, kind ? 'name' : 'default');
  const names = [...(kind ? [`KIND=${kind.name}`] : []), ...accountSettings].map((field) => prefix + field);
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ');
}

function namesIn(list: readonly StoreAccount[]): string {
  const names = list.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = list.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
