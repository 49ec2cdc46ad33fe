// The Galaxy Store Developer API, simulated: one line for each operation.
import type { SamsungAccount } from '../keys.ts';
import type { Answer, Arrival, Reply } from '../message.ts';
import { notFound } from './errors.ts';
import { loginUserProfile } from './gss.ts';
import { createToken, type Desk, type Grant, isReply, revokeToken, takeGrant } from './token.ts';

type Operation = (desk: Desk, arrival: Arrival) => Promise<Reply>;

/** What needs an access token, which is everything but making one. */
const granted =
  (operation: (grant: Grant, arrival: Arrival, desk: Desk) => Reply): Operation =>
  async (desk, arrival) => {
    const grant = takeGrant(desk, arrival);
    return isReply(grant) ? grant : operation(grant, arrival, desk);
  };

const operations: Readonly<Record<string, Operation>> = {
  'POST /auth/accessToken': createToken,
  'GET /auth/checkAccessToken': granted(() => ({ status: 200, body: { ok: true } })),
  'DELETE /auth/revokeAccessToken': granted((_, arrival, desk) => revokeToken(desk, arrival)),
  'POST /gss/user/loginUserProfile': granted(loginUserProfile),
};

export interface SamsungStore {
  readonly accounts: readonly SamsungAccount[];
  readonly revoked: ReadonlySet<string>;
}

export const openSamsung = (store: SamsungStore): Answer => {
  const desk: Desk = { ...store, tokens: new Map() };
  return async (arrival) => {
    const name = `${arrival.method} ${arrival.path}`;
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    return operation ? operation(desk, arrival) : notFound();
  };
};
