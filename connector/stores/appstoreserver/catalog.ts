// All operations of the App Store Server API: purchases of one app, with a key for in-app purchases.
import type { StoreCatalog } from '../../core/storeCatalog.ts';
import { notifications, verification } from './notifications.ts';
import { retention } from './retention.ts';
import { subscriptions } from './subscriptions.ts';
import { transactions } from './transactions.ts';

export const serverCatalog: StoreCatalog = {
  operations: [...transactions, ...subscriptions, ...notifications, ...retention],
  recipes: verification,
};
