// Inputs that operations of the App Store Server API share.
import { path, query } from '../../core/builders.ts';
import type { HostChoice } from '../../core/hostChoice.ts';
import type { Parameter } from '../../core/operation.ts';
import { oneOf } from '../../core/schema.ts';

export const environment: Parameter = query(
  'environment',
  oneOf('Production', 'Sandbox'),
  'Environment',
  'Sandbox for test purchases. Production if empty.',
  { relayOnly: true, shared: 'PurchaseEnvironment' },
);

/** Apple has a host for each environment. */
export const byEnvironment: HostChoice = { input: 'environment', hosts: { Sandbox: 'sandbox' } };

export const anyTransaction = path(
  'transactionId',
  'Transaction ID',
  'Any transaction of the customer, such as the one of a purchase event.',
  { shared: 'PurchaseTransaction' },
);

export const originalTransaction = path(
  'originalTransactionId',
  'Original transaction ID',
  'The first transaction of the subscription.',
  { shared: 'OriginalTransaction' },
);
