// Simulates the Galaxy Store Developer API: the gateway, and its two other hosts.

import type { Arrival, SimulatedAnswer, SimulatedReply } from '../httpMessage.ts';
import type { SamsungAccount } from '../keys.ts';
import { asksForPurchase, sendPurchase } from '../purchaseEvents.ts';
import { type Later, openLater } from './asyncResult.ts';
import { betaRows } from './beta.ts';
import { binaryRows } from './binary.ts';
import { commentRows } from './comments.ts';
import { contentRows } from './content.ts';
import { galaxyNotFound, insufficientScopes } from './errors.ts';
import { loginUserProfile } from './gss.ts';
import { itemRows } from './items.ts';
import { metricRows } from './metrics.ts';
import { orderRows } from './orders.ts';
import { writeGalaxyPurchase } from './purchaseEvents.ts';
import { purchaseRows } from './purchases.ts';
import { openReceipts } from './receipt.ts';
import { rolloutRows } from './rollout.ts';
import { findRow, type RowMatch, runRow, type SimulatedRow } from './row.ts';
import { openSellerAccounts, type SellerAccounts } from './sellerAccounts.ts';
import { submitRows } from './submit.ts';
import { createToken, type GalaxyRequestContext, type Grant, isTokenRefusal, revokeToken, takeGrant } from './token.ts';
import { updateRows } from './update.ts';
import { openUpload, uploadRows } from './upload.ts';

type Operation = (context: GalaxyRequestContext, arrival: Arrival) => Promise<SimulatedReply>;

/** Token and user calls, which need neither value types nor seller data. */
const operations: Readonly<Record<string, Operation>> = {
  'POST /auth/accessToken': createToken,
  'GET /auth/checkAccessToken': granted(() => ({ status: 200, body: { ok: true } })),
  'DELETE /auth/revokeAccessToken': granted((_, arrival, context) => revokeToken(context, arrival)),
  'POST /gss/user/loginUserProfile': granted(loginUserProfile),
};

/** One line per family of calls; each family has its own file. */
const families: readonly (readonly SimulatedRow[])[] = [
  ...[contentRows, updateRows, submitRows],
  ...[binaryRows, betaRows, rolloutRows, commentRows],
  ...[itemRows, orderRows, purchaseRows, metricRows],
];

export interface SamsungStore {
  readonly accounts: readonly SamsungAccount[];
  readonly revoked: ReadonlySet<string>;
}

/** Three hosts, as at Samsung. */
export interface Samsung {
  readonly gateway: (uploadOrigin: string) => SimulatedAnswer;
  readonly upload: SimulatedAnswer;
  readonly iap: SimulatedAnswer;
}

interface Open {
  readonly context: GalaxyRequestContext;
  readonly sellerAccounts: SellerAccounts;
  readonly later: Later;
}

export function openSamsung(store: SamsungStore): Samsung {
  const context: GalaxyRequestContext = { ...store, tokens: new Map() };
  const sellerAccounts = openSellerAccounts();
  const open = { context, sellerAccounts, later: openLater() };
  return {
    gateway: (uploadOrigin) => openGateway(open, uploadOrigin),
    upload: openUpload(context, sellerAccounts),
    iap: openReceipts(sellerAccounts.purchase),
  };
}

function openGateway(open: Open, uploadOrigin: string): SimulatedAnswer {
  const rows = [...families.flat(), ...uploadRows(uploadOrigin)];
  return async (arrival) => {
    const name = `${arrival.method} ${arrival.path}`;
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (operation) return operation(open.context, arrival);
    const [seller] = open.context.accounts;
    if (seller && asksForPurchase(arrival))
      return sendPurchase(arrival, (asked) => writeGalaxyPurchase(seller, asked, arrival.now));
    const match = findRow(rows, arrival.method, arrival.path);
    return match ? answerRow(open, match, arrival) : answerLater(open, arrival);
  };
}

function answerRow(
  { context, sellerAccounts, later }: Open,
  { row, place }: RowMatch,
  arrival: Arrival,
): SimulatedReply {
  const grant = takeGrant(context, arrival, row.anonymous);
  if (isTokenRefusal(grant)) return grant;
  if (!grant.scopes.includes(row.scope)) return insufficientScopes(`the access token lacks the scope ${row.scope}`);
  const { seller } = grant.account;
  const reply = runRow(row, sellerAccounts.of(seller, arrival.now), arrival, place);
  return arrival.later ? later.put(seller, reply) : reply;
}

/** The URL of a 303; it requires the same headers as the original call. */
function answerLater({ context, later }: Open, arrival: Arrival): SimulatedReply {
  if (!later.isPolled(arrival)) return galaxyNotFound();
  const grant = takeGrant(context, arrival);
  return isTokenRefusal(grant) ? grant : later.poll(grant.account.seller, arrival.path);
}

/** Calls that require an access token, which are all except its creation. */
function granted(
  operation: (grant: Grant, arrival: Arrival, context: GalaxyRequestContext) => SimulatedReply,
): Operation {
  return async (context, arrival) => {
    const grant = takeGrant(context, arrival);
    return isTokenRefusal(grant) ? grant : operation(grant, arrival, context);
  };
}
