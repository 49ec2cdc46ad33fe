// Calls that the relay answers without a store, and calls that it must refuse. Store faults must not change these responses.
import { type MakeCall, refusedWith, type SoakCall } from '../asked.ts';
import { valueAt } from '../at.ts';

const calls: readonly SoakCall[] = [
  {
    title: 'list the accounts',
    address: '/api/accounts',
    right: ({ status, json }) =>
      status === 200 &&
      names(json) ===
        'apple/default,apple/games,appstoreserver/purchases,samsung/default,samsung/games,weatherkit/weather',
  },
  {
    title: 'health',
    address: '/api/health',
    right: ({ status, json }) => status === 200 && valueAt(json, 'ok') === true,
  },
  { title: 'a limit of 0', address: '/api/apple/v1/apps?limit=0', right: refusedWith('invalid_request', 400) },
  { title: 'an unknown input', address: '/api/apple/v1/apps?mark-query=1', right: refusedWith('invalid_request', 400) },
  {
    title: 'an account that is not there',
    address: '/api/apple/v1/apps?account=nobody',
    right: refusedWith('unknown_account', 400),
  },
  {
    title: 'a cookie that would be two',
    method: 'POST',
    address: '/api/samsung/gss/user/loginUserProfile',
    headers: { 'content-type': 'application/json' },
    body: { sellerLocale: 'a;b=c', gss_auth_token: 'd', api_server_url: 'e', auth_server_url: 'f' },
    right: refusedWith('invalid_request', 400),
  },
];

const gamesCalls: readonly SoakCall[] = [
  {
    title: 'list the accounts with a key for one of each store',
    caller: 'games',
    address: '/api/accounts',
    right: ({ status, json }) => status === 200 && names(json) === 'apple/games,samsung/games',
  },
  {
    title: 'name an account that the key may not use',
    caller: 'games',
    address: '/api/apple/v1/apps?account=default',
    right: refusedWith('operation_not_allowed', 403),
  },
  {
    title: 'create a token with a key that may only read',
    caller: 'games',
    method: 'POST',
    address: '/api/samsung/auth/accessToken',
    right: refusedWith('operation_not_allowed', 403),
  },
];

export const relayCalls: readonly MakeCall[] = calls.map((asked) => () => asked);
export const relayPipeCalls: readonly MakeCall[] = gamesCalls.map((asked) => () => asked);

function names(json: unknown): string {
  const accounts = valueAt(json, 'accounts');
  const all = Array.isArray(accounts)
    ? accounts.map((each) => `${valueAt(each, 'store')}/${valueAt(each, 'name')}`)
    : [];
  return all.sort().join();
}
