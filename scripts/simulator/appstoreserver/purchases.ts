// The purchases of a simulated app in one environment: one customer with a subscription and stamps, one with a refund.
import { DAY_MS } from '../../../functions/core/time.ts';

/** A purchase, with the members of "JWSTransactionDecodedPayload"; times in milliseconds. */
export interface SimulatedPurchase {
  readonly customer: string;
  readonly claims: Readonly<Record<string, unknown>> & {
    readonly transactionId: string;
    readonly originalTransactionId: string;
    readonly productId: string;
    readonly type: string;
    readonly purchaseDate: number;
    readonly revocationDate?: number;
  };
}

export interface SimulatedSubscription {
  readonly customer: string;
  readonly originalTransactionId: string;
  readonly groupId: string;
  readonly productId: string;
  readonly isActive: boolean;
  readonly isShared: boolean;
  expiresDate: number;
  /** Number of extensions in this year. */
  extended: number;
}

export interface PurchaseData {
  readonly purchases: readonly SimulatedPurchase[];
  readonly subscriptions: readonly SimulatedSubscription[];
}

const MONTH = 30 * DAY_MS;
/** More than two pages of the history. */
const RENEWALS = 42;

/** `first`: the first ID of a transaction, a number with 16 digits, so that each environment has its own. */
export function makePurchases(bundleId: string, environment: string, first: number, now: number): PurchaseData {
  const start = now - RENEWALS * MONTH + 5 * DAY_MS;
  const common = { bundleId, environment, quantity: 1, currency: 'EUR', storefront: 'DEU', storefrontId: '143443' };
  const original = String(first);
  const monthly = Array.from({ length: RENEWALS }, (_, at): SimulatedPurchase => {
    const purchaseDate = start + at * MONTH;
    return {
      customer: 'one',
      claims: {
        ...common,
        transactionId: String(first + at),
        originalTransactionId: original,
        webOrderLineItemId: String(first + 500 + at),
        productId: `${bundleId}.plus.month`,
        subscriptionGroupIdentifier: '20900001',
        type: 'Auto-Renewable Subscription',
        inAppOwnershipType: 'PURCHASED',
        transactionReason: at === 0 ? 'PURCHASE' : 'RENEWAL',
        price: 4_990,
        purchaseDate,
        originalPurchaseDate: start,
        expiresDate: purchaseDate + MONTH,
        appAccountToken: '5a2db0c5-0000-4000-8000-0000000000a1',
      },
    };
  });
  const stamps = (at: number, customer: string, revocationDate?: number): SimulatedPurchase => ({
    customer,
    claims: {
      ...common,
      transactionId: String(first + at),
      originalTransactionId: String(first + at),
      productId: `${bundleId}.stamps`,
      type: 'Consumable',
      inAppOwnershipType: 'PURCHASED',
      transactionReason: 'PURCHASE',
      price: 1_990,
      purchaseDate: now - 20 * DAY_MS,
      originalPurchaseDate: now - 20 * DAY_MS,
      ...(revocationDate !== undefined && { revocationDate, revocationReason: 1, revocationType: 'REFUND_FULL' }),
    },
  });
  const subscription = { customer: 'one', groupId: '20900001', productId: `${bundleId}.plus.month`, extended: 0 };
  return {
    purchases: [...monthly, stamps(100, 'one'), stamps(200, 'two', now - 2 * DAY_MS), stamps(201, 'two')],
    subscriptions: [
      {
        ...subscription,
        originalTransactionId: original,
        isActive: true,
        isShared: false,
        expiresDate: start + RENEWALS * MONTH,
      },
    ],
  };
}
