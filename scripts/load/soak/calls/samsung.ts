// Calls to Galaxy Store: its token from creation to revocation, and the seller's profile.
import {
  type AccountName,
  accountNames,
  accountQuery,
  type MakeCall,
  other,
  refusedWith,
  type SoakCall,
  type SoakKnowledge,
} from '../asked.ts';
import { valueAt } from '../at.ts';
import { PLANTED } from '../secrets.ts';

const isOk: SoakCall['right'] = ({ status, json }) => status === 200 && valueAt(json, 'ok') === true;

export const checkOwn: MakeCall = ({ random }) => ({
  title: 'check the relay’s own token',
  store: 'samsung',
  address: addressOf('/auth/checkAccessToken', random.pick(accountNames)),
  right: isOk,
});

/** Created, checked, used with the other account, revoked, and then invalid: each step follows the previous one. */
const lifeOfToken: MakeCall = ({ random }) => {
  const account = random.pick(accountNames);
  return {
    title: 'create a token',
    method: 'POST',
    store: 'samsung',
    address: addressOf('/auth/accessToken', account),
    right: ({ status, json }) => status === 200 && /^\w{24}$/.test(String(tokenIn(json))),
    next: ({ json }) => {
      const token = String(tokenIn(json));
      const elsewhere = checkGiven(
        token,
        other(account),
        refusedWith('store_refused', 401),
        'check a token of the other account',
      );
      const check = checkGiven(token, account, isOk, 'check a token');
      return { ...check, next: () => ({ ...elsewhere, next: () => revokeGiven(token, account) }) };
    },
  };
};

const checkUnknown: MakeCall = ({ random, next }) =>
  checkGiven(
    `${PLANTED}token-${next()}`,
    random.pick(accountNames),
    refusedWith('store_refused', 401),
    'check a token that is none',
  );

/** Every call in flight needs a new token; a caller that is refused twice gets the refusal. */
const revokeOwn: MakeCall = ({ random }) => ({
  title: 'revoke the relay’s own token',
  method: 'DELETE',
  store: 'samsung',
  address: addressOf('/auth/revokeAccessToken', random.pick(accountNames)),
  right: isOk,
});

export const loginRight: MakeCall = (knowledge) => login(knowledge, {});

const loginWrong: MakeCall = (knowledge) => ({
  ...login(knowledge, { gss_auth_token: `${PLANTED}cookie-${knowledge.next()}` }),
  title: 'read the profile with a wrong cookie',
  right: (response) => refusedWith('store_refused', 401)(response) && response.text.includes('Please login'),
});

export const samsungCalls: readonly MakeCall[] = [
  checkOwn,
  checkOwn,
  lifeOfToken,
  checkUnknown,
  loginRight,
  loginWrong,
];
/** Rare, because every caller then needs a token exchange. */
export const samsungSeldom: readonly MakeCall[] = [revokeOwn];

function addressOf(path: string, account: AccountName): string {
  const query = accountQuery(account);
  return `/api/samsung${path}${query && `?${query}`}`;
}

function tokenIn(json: unknown): unknown {
  return valueAt(json, 'createdItem', 'accessToken');
}

function checkGiven(token: string, account: AccountName, right: SoakCall['right'], title: string): SoakCall {
  return {
    title,
    store: 'samsung',
    address: addressOf('/auth/checkAccessToken', account),
    headers: { 'access-token': token },
    right,
  };
}

function revokeGiven(token: string, account: AccountName): SoakCall {
  return {
    title: 'revoke a token',
    method: 'DELETE',
    store: 'samsung',
    address: addressOf('/auth/revokeAccessToken', account),
    headers: { 'access-token': token },
    write: token,
    right: isOk,
    next: () => checkGiven(token, account, refusedWith('store_refused', 401), 'check a token that was revoked'),
  };
}

function login({ random, cookies }: SoakKnowledge, given: Readonly<Record<string, string>>) {
  const account = random.pick(accountNames);
  const seller = account === 'default' ? 'sandbox-studio' : 'sandbox-games';
  return {
    title: 'read the profile of the seller',
    method: 'POST',
    store: 'samsung',
    address: addressOf('/gss/user/loginUserProfile', account),
    headers: { 'content-type': 'application/json' },
    body: { ...cookies, ...given },
    right: ({ status, json }) => status === 200 && valueAt(json, 'data', 'userID') === seller,
  } satisfies SoakCall;
}
