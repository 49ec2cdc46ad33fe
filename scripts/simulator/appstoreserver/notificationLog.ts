// The notifications that the simulated App Store sent in one environment.
import { randomUUID } from 'node:crypto';
import type { PurchaseChain } from '../apple/purchases.ts';
import type { SimulatedPurchase } from './purchases.ts';

export interface SentNotification {
  readonly token: string;
  readonly type: string;
  readonly transactionId: string | undefined;
  readonly sentAt: number;
  readonly isFailed: boolean;
  readonly signedPayload: Promise<string>;
}

export interface NotificationLog {
  readonly all: () => readonly SentNotification[];
  /** Notes a notification that is sent at this time. */
  readonly add: (type: string, sentAt: number, purchase?: SimulatedPurchase, isFailed?: boolean) => SentNotification;
}

/** `about`: bundle ID, app ID and environment. Nothing is sent: the address of a server is not known here. */
export function openNotifications(chain: PurchaseChain, about: Readonly<Record<string, unknown>>): NotificationLog {
  const sent: SentNotification[] = [];
  const sign = async (type: string, signedDate: number, purchase?: SimulatedPurchase): Promise<string> => {
    const signedTransactionInfo = purchase && (await chain.sign({ ...purchase.claims, signedDate }));
    const data = { ...about, ...(signedTransactionInfo && { signedTransactionInfo }) };
    return chain.sign({ notificationType: type, notificationUUID: randomUUID(), version: '2.0', signedDate, data });
  };
  return {
    all: () => sent,
    add: (type, sentAt, purchase, isFailed = false) => {
      const added = {
        token: `${randomUUID()}_${sentAt}`,
        type,
        transactionId: purchase?.claims.transactionId,
        sentAt,
        isFailed,
        signedPayload: sign(type, sentAt, purchase),
      };
      sent.push(added);
      return added;
    },
  };
}
