// The receipt of a purchase, on a separate host without authentication; an error is a 200 with the status fail.
import type { SimulatedAnswer, SimulatedReply } from '../httpMessage.ts';
import { galaxyNotFound } from './errors.ts';
import { momentOf } from './seed/number.ts';
import type { Purchase } from './seed/purchases.ts';

const money = {
  USA: { paymentAmount: '4.990', currencyCode: 'USD', currencyUnit: '$' },
  KOR: { paymentAmount: '6500.000', currencyCode: 'KRW', currencyUnit: 'KRW' },
} as const;

export function openReceipts(find: (purchaseId: string, now: number) => Purchase | undefined): SimulatedAnswer {
  return async ({ method, path, query, now }) => {
    if (method !== 'GET' || path !== '/iap/v6/receipt') return galaxyNotFound();
    const id = query.get('purchaseID') ?? '';
    if (!/^[0-9a-f]{16,}$/i.test(id)) return fail(9153, 'Invalid purchaseID');
    const purchase = find(id, now);
    return purchase ? { status: 200, body: receipt(purchase) } : fail(9135, 'not exist order');
  };
}

function fail(errorCode: number, errorMessage: string): SimulatedReply {
  return {
    status: 200,
    body: { status: 'fail', errorCode, errorMessage },
    why: errorMessage,
  };
}

function receipt({ purchaseId, at, country, ...purchase }: Purchase) {
  return {
    itemId: purchase.itemId,
    paymentId: `${momentOf(at).replace(/\D/g, '')}${purchaseId.slice(0, 6)}TRAN`,
    orderId: purchase.orderId,
    packageName: purchase.packageName,
    itemName: purchase.itemId,
    itemDesc: 'An item of the sandbox',
    itemType: purchase.subscription ? 'Subscription' : 'Item',
    countryCode: country,
    purchaseDate: momentOf(at),
    status: purchase.status,
    paymentMethod: 'Credit Card',
    mode: 'PRODUCTION',
    ...done('consume', purchase.consumedAt),
    ...done('acknowledge', purchase.acknowledgedAt),
    ...money[country],
    obfuscatedAccountId: 'account',
    obfuscatedProfileId: 'profile',
  };
}

function done(name: string, at: number | undefined) {
  return at === undefined
    ? { [`${name}YN`]: 'N' }
    : { [`${name}YN`]: 'Y', [`${name}Date`]: momentOf(at), [`${name}DeviceModel`]: 'SM-S921N' };
}
