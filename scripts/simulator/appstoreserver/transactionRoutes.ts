// Routes of the simulated App Store Server API: transactions, refunds and orders.
import { DAY_MS } from '../../../functions/core/time.ts';
import type { Arrival, SimulatedReply } from '../httpMessage.ts';
import { refusal } from './errors.ts';
import type { SimulatedPurchase } from './purchases.ts';
import { type ServerRequest, type ServerRoute, type ServerState, UUID } from './state.ts';

export const transactionRoutes: readonly ServerRoute[] = [
  ['GET', /^\/inApps\/v2\/history\/([^/]+)$/, history],
  ['GET', /^\/inApps\/v1\/transactions\/appTransactions\/([^/]+)$/, appTransaction],
  ['GET', /^\/inApps\/v1\/transactions\/([^/]+)$/, transaction],
  ['GET', /^\/inApps\/v2\/refund\/lookup\/([^/]+)$/, refunds],
  ['GET', /^\/inApps\/v1\/lookup\/([^/]+)$/, order],
  ['PUT', /^\/inApps\/v2\/transactions\/consumption\/([^/]+)$/, consumption],
  ['PUT', /^\/inApps\/v1\/transactions\/([^/]+)\/appAccountToken$/, accountToken],
];

/** Apple: "up to 20 transactions". */
const PAGE = 20;
const ORDER = 'MK5TTTVWJH';

const types: Readonly<Record<string, string>> = {
  AUTO_RENEWABLE: 'Auto-Renewable Subscription',
  NON_RENEWABLE: 'Non-Renewing Subscription',
  CONSUMABLE: 'Consumable',
  NON_CONSUMABLE: 'Non-Consumable',
};

async function history({ state, arrival, parts }: ServerRequest): Promise<SimulatedReply> {
  const purchase = state.find(arrival, parts[0]);
  if ('status' in purchase) return purchase;
  const { query } = arrival;
  const sort = query.get('sort') ?? 'ASCENDING';
  if (sort !== 'ASCENDING' && sort !== 'DESCENDING') return refusal(4000021);
  const [start, end] = [timeIn(query.get('startDate'), 0), timeIn(query.get('endDate'), Number.MAX_SAFE_INTEGER)];
  if (start === undefined) return refusal(4000015);
  if (end === undefined) return refusal(4000016);
  if (end <= start) return refusal(4000013);
  const kinds = query.getAll('productType');
  if (!kinds.every((kind) => Object.hasOwn(types, kind))) return refusal(4000022);
  const products = query.getAll('productId');
  const revoked = query.get('revoked');
  const all = state
    .dataAt(arrival.now)
    .purchases.filter(
      ({ customer, claims }) =>
        customer === purchase.customer &&
        (products.length === 0 || products.includes(claims.productId)) &&
        (kinds.length === 0 || kinds.some((kind) => types[kind] === claims.type)) &&
        (revoked === null || String(claims.revocationDate !== undefined) === revoked) &&
        claims.purchaseDate >= start &&
        claims.purchaseDate <= end,
    );
  const shown = await page(state, sort === 'ASCENDING' ? all : [...all].reverse(), arrival);
  return shown.status === 200 ? { ...shown, body: { ...state.about, ...(shown.body as object) } } : shown;
}

async function transaction({ state, arrival, parts }: ServerRequest): Promise<SimulatedReply> {
  const purchase = state.find(arrival, parts[0]);
  if ('status' in purchase) return purchase;
  const [signedTransactionInfo] = await state.sign([purchase], arrival.now);
  return { status: 200, body: { signedTransactionInfo } };
}

async function appTransaction({ state, arrival, parts }: ServerRequest): Promise<SimulatedReply> {
  const { about, environment, first, chain } = state;
  const purchase = state.find(arrival, parts[0]);
  if ('status' in purchase) return purchase;
  const { environment: _, ...app } = about;
  const signedAppTransactionInfo = await chain.sign({
    ...app,
    receiptType: environment,
    appTransactionId: `70${first}`,
    applicationVersion: '9.0',
    originalApplicationVersion: '1.0',
    originalPlatform: 'iOS',
    originalPurchaseDate: arrival.now - 900 * DAY_MS,
    receiptCreationDate: arrival.now,
  });
  return { status: 200, body: { signedAppTransactionInfo } };
}

/** Apple's RefundHistoryResponse has no members about the app, unlike HistoryResponse. */
function refunds({ state, arrival, parts }: ServerRequest): Promise<SimulatedReply> | SimulatedReply {
  const purchase = state.find(arrival, parts[0]);
  if ('status' in purchase) return purchase;
  const { purchases } = state.dataAt(arrival.now);
  const isRefund = ({ customer, claims }: SimulatedPurchase): boolean =>
    customer === purchase.customer && claims.revocationDate !== undefined;
  return page(state, purchases.filter(isRefund), arrival);
}

/** Apple has orders in Production alone. */
async function order({ state, arrival, parts }: ServerRequest): Promise<SimulatedReply> {
  const isKnown = parts[0] === ORDER && state.environment === 'Production';
  if (!isKnown) return { status: 200, body: { status: 1, signedTransactions: [] } };
  const bought = state.dataAt(arrival.now).purchases.slice(-2);
  return { status: 200, body: { status: 0, signedTransactions: await state.sign(bought, arrival.now) } };
}

function consumption({ state, arrival, parts, body }: ServerRequest): SimulatedReply {
  const purchase = state.find(arrival, parts[0]);
  if ('status' in purchase) return purchase;
  const { customerConsented, deliveryStatus, sampleContentProvided, consumptionPercentage: share = 0 } = body;
  const isRight =
    customerConsented === true && typeof deliveryStatus === 'string' && typeof sampleContentProvided === 'boolean';
  const isShare = Number.isInteger(share) && Number(share) >= 0 && Number(share) <= 100_000;
  return isRight && isShare ? { status: 202 } : refusal(4000034);
}

function accountToken({ state, arrival, parts, body }: ServerRequest): SimulatedReply {
  const purchase = state.find(arrival, parts[0]);
  if ('status' in purchase) return purchase;
  return UUID.test(String(body.appAccountToken)) ? { status: 200 } : refusal(4000033);
}

async function page(
  { sign }: ServerState,
  all: readonly SimulatedPurchase[],
  { now, query }: Arrival,
): Promise<SimulatedReply> {
  const revision = query.get('revision') ?? 'rev_0';
  if (!/^rev_\d+$/.test(revision)) return refusal(4000005);
  const from = Number(revision.slice('rev_'.length));
  const shown = all.slice(from, from + PAGE);
  const next = from + shown.length;
  const signedTransactions = await sign(shown, now);
  return { status: 200, body: { revision: `rev_${next}`, hasMore: next < all.length, signedTransactions } };
}

/** Milliseconds since 1970; undefined if it is no whole number. */
function timeIn(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
