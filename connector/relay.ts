// The operations of the relay itself.
import { query, relayRows } from './row.ts';
import { arrayOf, define, field, flag, object, oneOf, text } from './schema.ts';
import { storeNames } from './stores.ts';

const account = object(
  {
    name: field(text, 'Account name', 'The name to give as Account.'),
    store: field(oneOf(...storeNames), 'Store', 'The store of the account: apple or samsung.'),
    default: field(flag, 'Is default', 'Whether calls that name no account use this one.'),
    usable: field(flag, 'Is usable', 'Whether its settings are complete and its key can be read.'),
    problem: field(text, 'Problem', 'What to mend: why it is not usable, or what is wrong with its next key.'),
  },
  ['name', 'store', 'default', 'usable'],
);

export const relay = relayRows({
  ListAccounts: {
    route: 'GET /accounts',
    summary: 'List accounts',
    description: 'Lists the store accounts that the relay is set up for, and whether each is usable. Shows no secret.',
    access: 'read',
    recipe: 'accounts',
    parameters: [query('store', oneOf(...storeNames), 'Store', 'Only the accounts of this store.')],
    responds: define(
      'AccountList',
      object({ accounts: field(arrayOf(account), 'Accounts', 'The configured accounts.') }, ['accounts']),
    ),
  },
  Health: {
    route: 'GET /health',
    summary: 'Check health',
    description: 'Tells that the relay is running, and nothing else. Needs no key.',
    access: 'read',
    recipe: 'health',
    anonymous: true,
    visibility: 'advanced',
    responds: define('Health', object({ ok: field(flag, 'OK', 'Always true.') }, ['ok'])),
  },
});
