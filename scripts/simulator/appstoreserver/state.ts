// The state of the simulated App Store Server API in one environment, and what its routes share.

import type { PurchaseChain } from '../apple/purchases.ts';
import type { Arrival, SimulatedReply } from '../httpMessage.ts';
import { refusal } from './errors.ts';
import { type NotificationLog, openNotifications } from './notificationLog.ts';
import { makePurchases, type PurchaseData, type SimulatedPurchase } from './purchases.ts';

export interface ServerApp {
  readonly bundleId: string;
  readonly appAppleId: number;
  readonly environment: 'Production' | 'Sandbox';
  /** The first transaction ID. */
  readonly first: number;
  readonly chain: PurchaseChain;
}

export interface ServerState extends ServerApp {
  /** Members of many responses. */
  readonly about: Readonly<Record<string, unknown>>;
  /** Made on first use. */
  readonly dataAt: (now: number) => PurchaseData;
  /** The signed purchases. */
  readonly sign: (purchases: readonly SimulatedPurchase[], now: number) => Promise<readonly string[]>;
  /** The purchase with this ID, or Apple's refusal. */
  readonly find: (arrival: Arrival, id?: string) => SimulatedPurchase | SimulatedReply;
  readonly notifications: NotificationLog;
  /** Extensions of all subscriptions of a product: its ID and that of the request. */
  readonly extensions: Set<string>;
  /** Retention messages with the time of their upload, and the default ones by product and language. */
  readonly retention: { readonly messages: Map<string, number>; readonly defaults: Map<string, string> };
}

export interface ServerRequest {
  readonly state: ServerState;
  readonly arrival: Arrival;
  /** The parts of the path that the route names. */
  readonly parts: readonly string[];
  /** The parsed body; without members if it is no JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Method, path with a group for each part, and the answer. */
export type ServerRoute = readonly [
  string,
  RegExp,
  (request: ServerRequest) => Promise<SimulatedReply> | SimulatedReply,
];

export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function openPurchaseState(app: ServerApp): ServerState {
  const { chain, bundleId, appAppleId, environment } = app;
  const about = { environment, bundleId, ...(environment === 'Production' && { appAppleId }) };
  let data: PurchaseData | undefined;
  const dataAt = (now: number): PurchaseData => {
    data ??= makePurchases(bundleId, environment, app.first, now);
    return data;
  };
  return {
    ...app,
    about,
    dataAt,
    sign: (purchases, now) => Promise.all(purchases.map(({ claims }) => chain.sign({ ...claims, signedDate: now }))),
    find: (arrival, id = '') => {
      if (!/^\d+$/.test(id)) return refusal(4000006);
      return dataAt(arrival.now).purchases.find(({ claims }) => claims.transactionId === id) ?? refusal(4040010);
    },
    notifications: openNotifications(chain, about),
    extensions: new Set(),
    retention: { messages: new Map(), defaults: new Map() },
  };
}
