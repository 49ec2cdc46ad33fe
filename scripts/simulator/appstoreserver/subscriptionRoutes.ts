// Routes of the simulated App Store Server API: the status of subscriptions, and their extension.
import { DAY_MS } from '../../../functions/core/time.ts';
import type { SimulatedReply } from '../httpMessage.ts';
import { refusal } from './errors.ts';
import type { SimulatedSubscription } from './purchases.ts';
import { type ServerRequest, type ServerRoute, type ServerState, UUID } from './state.ts';

export const subscriptionRoutes: readonly ServerRoute[] = [
  ['POST', /^\/inApps\/v1\/subscriptions\/extend\/mass$/, extendAll],
  ['GET', /^\/inApps\/v1\/subscriptions\/extend\/mass\/([^/]+)\/([^/]+)$/, extension],
  ['PUT', /^\/inApps\/v1\/subscriptions\/extend\/([^/]+)$/, extend],
  ['GET', /^\/inApps\/v1\/subscriptions\/([^/]+)$/, statuses],
];

const MOST_EXTENSIONS = 2;

async function statuses({ state, arrival, parts }: ServerRequest): Promise<SimulatedReply> {
  const purchase = state.find(arrival, parts[0]);
  if ('status' in purchase) return purchase;
  const wanted = arrival.query.getAll('status');
  if (!wanted.every((each) => /^[1-5]$/.test(each))) return refusal(4000031);
  const shown = state
    .dataAt(arrival.now)
    .subscriptions.filter(
      (each) => each.customer === purchase.customer && (wanted.length === 0 || wanted.includes(String(statusOf(each)))),
    );
  const data = await Promise.all(shown.map((each) => groupOf(state, each, arrival.now)));
  return { status: 200, body: { ...state.about, data } };
}

async function groupOf({ dataAt, chain, environment }: ServerState, subscription: SimulatedSubscription, now: number) {
  const { originalTransactionId, productId, expiresDate, groupId } = subscription;
  const own = dataAt(now).purchases.filter(({ claims }) => claims.originalTransactionId === originalTransactionId);
  const renewal = {
    ...{ originalTransactionId, productId, environment, autoRenewProductId: productId, autoRenewStatus: 1 },
    ...{ renewalDate: expiresDate, renewalPrice: 4_990, currency: 'EUR', signedDate: now },
  };
  const last = {
    originalTransactionId,
    status: statusOf(subscription),
    signedTransactionInfo: await chain.sign({ ...own.at(-1)?.claims, expiresDate, signedDate: now }),
    signedRenewalInfo: await chain.sign(renewal),
  };
  return { subscriptionGroupIdentifier: groupId, lastTransactions: [last] };
}

function extend({ state, arrival, parts, body }: ServerRequest): SimulatedReply {
  const [originalTransactionId = ''] = parts;
  if (!/^\d+$/.test(originalTransactionId)) return refusal(4000008);
  const subscription = state
    .dataAt(arrival.now)
    .subscriptions.find((each) => each.originalTransactionId === originalTransactionId);
  if (!subscription) return refusal(4040005);
  const fault = faultIn(body);
  if (fault) return refusal(fault);
  if (!subscription.isActive) return refusal(4030004);
  if (subscription.extended >= MOST_EXTENSIONS) return refusal(4030005);
  subscription.extended += 1;
  subscription.expiresDate += Number(body.extendByDays) * DAY_MS;
  const { expiresDate: effectiveDate } = subscription;
  const webOrderLineItemId = String(state.first + 541);
  return { status: 200, body: { originalTransactionId, webOrderLineItemId, success: true, effectiveDate } };
}

/** The same request again changes nothing. */
function extendAll({ state, arrival, body }: ServerRequest): SimulatedReply {
  const { requestIdentifier, productId, storefrontCountryCodes: countries } = body;
  const fault = faultIn(body);
  if (fault) return refusal(fault);
  if (countries !== undefined && !(Array.isArray(countries) && countries.every((each) => /^[A-Z]{3}$/.test(each))))
    return refusal(4000028);
  const asked = `${productId}/${requestIdentifier}`;
  const own = state
    .dataAt(arrival.now)
    .subscriptions.filter((each) => each.productId === productId && !state.extensions.has(asked));
  for (const each of own) each.expiresDate += Number(body.extendByDays) * DAY_MS;
  state.extensions.add(asked);
  return { status: 200, body: { requestIdentifier } };
}

function extension({ state, arrival, parts }: ServerRequest): SimulatedReply {
  const [productId = '', requestIdentifier = ''] = parts;
  if (!state.extensions.has(`${productId}/${requestIdentifier}`)) return refusal(4040009);
  const all = state.dataAt(arrival.now).subscriptions.filter((each) => each.productId === productId);
  const counts = { succeededCount: all.length, failedCount: 0 };
  return { status: 200, body: { requestIdentifier, complete: true, completeDate: arrival.now, ...counts } };
}

function statusOf({ isActive }: SimulatedSubscription): number {
  return isActive ? 1 : 2;
}

function faultIn({ extendByDays: days, extendReasonCode: reason, requestIdentifier: id }: ServerRequest['body']) {
  if (!Number.isInteger(days) || Number(days) < 1 || Number(days) > 90) return 4000009;
  if (!Number.isInteger(reason) || Number(reason) < 0 || Number(reason) > 3) return 4000010;
  return UUID.test(String(id)) ? undefined : 4000011;
}
