// Calls the simulated Galaxy Store, for an access token and with one.
import type { Sandbox } from '../../scripts/simulator/simulator.ts';
import { askRaw, type RawAnswer } from './rawHttp.ts';
import { samsungJwt, type TokenAccount, type TokenChanges } from './tokens.ts';

export const JSON_TYPE = { 'content-type': 'application/json' };

export const UNKNOWN_ACCOUNT = {
  code: 'AUTH_REQUIRE',
  message: 'Not found serviceAccount by serviceAccountId',
  from: 'asgw',
};
export const INVALID_TOKEN = { code: 'AUTH_REQUIRE', message: 'Invalid accessToken', from: 'asgw' };
export const NO_PERMISSION = { code: 'NO_PERMISSION', message: 'Insufficient scopes', from: 'asgw' };

type Headers = Readonly<Record<string, string>>;

export function post({ origins }: Sandbox, path: string, headers: Headers, body?: string): Promise<RawAnswer> {
  return askRaw(origins.samsung.api, path, { method: 'POST', headers, ...(body !== undefined && { body }) });
}

export function exchangeToken(sandbox: Sandbox, changes?: TokenChanges, account?: TokenAccount): Promise<RawAnswer> {
  const authorization = `Bearer ${samsungJwt(sandbox, changes, account)}`;
  return post(sandbox, '/auth/accessToken', { ...JSON_TYPE, authorization });
}

export function accountId({ settings }: Sandbox, account: TokenAccount = ''): string {
  return settings[`SAMSUNG__${account}SERVICE_ACCOUNT_ID`] ?? '';
}

/** The headers of a call with a new token. */
export async function signedIn(sandbox: Sandbox, scopes: readonly string[] = ['gss'], account: TokenAccount = '') {
  const { createdItem } = JSON.parse((await exchangeToken(sandbox, { claims: { scopes } }, account)).text);
  return { authorization: `Bearer ${createdItem.accessToken}`, 'service-account-id': accountId(sandbox, account) };
}
