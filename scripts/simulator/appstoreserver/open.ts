// Opens the simulated App Store Server API: one host for each environment.
import { generateKeyPairSync } from 'node:crypto';
import { FIRST_APP } from '../apple/data/rows.ts';
import { purchaseChain } from '../apple/purchases.ts';
import type { Arrival, SimulatedAnswer } from '../httpMessage.ts';
import type { SimulatedHosts, SimulatorParts } from '../stores.ts';
import { unauthenticated } from './errors.ts';
import { notificationRoutes } from './notificationRoutes.ts';
import { retentionRoutes } from './retentionRoutes.ts';
import { openPurchaseState, type ServerApp, type ServerRequest } from './state.ts';
import { subscriptionRoutes } from './subscriptionRoutes.ts';
import { type PurchaseKey, whyRefused } from './token.ts';
import { transactionRoutes } from './transactionRoutes.ts';

const APP = { bundleId: FIRST_APP.bundleId, appAppleId: FIRST_APP.id };
const ACCOUNT = 'APPLE__PURCHASES__';
const ISSUER = '5a2db0c5-0000-4000-8000-a991e0000001';

const routes = [...transactionRoutes, ...subscriptionRoutes, ...notificationRoutes, ...retentionRoutes];

let made: ReturnType<typeof makeKey> | undefined;

export async function openServerHosts({ openHost, revoked }: SimulatorParts): Promise<SimulatedHosts> {
  made ??= makeKey(); // once per process
  const { key, chain, privateKey } = made;
  const open = (environment: ServerApp['environment'], first: number) =>
    openHost(answerFor({ ...APP, environment, first, chain }, key, revoked));
  const [api, sandbox] = [
    await open('Production', 1_000_000_000_000_001),
    await open('Sandbox', 2_000_000_000_000_001),
  ];
  return {
    origins: { api: api.origin, sandbox: sandbox.origin },
    settings: {
      [`${ACCOUNT}KIND`]: 'iap',
      [`${ACCOUNT}KEY_ID`]: key.keyId,
      [`${ACCOUNT}ISSUER_ID`]: key.issuerId,
      [`${ACCOUNT}BUNDLE_ID`]: key.bundleId,
      [`${ACCOUNT}PRIVATE_KEY`]: privateKey,
      [`${ACCOUNT}PURCHASE_ROOT_SHA256`]: chain.root,
    },
  };
}

function answerFor(app: ServerApp, key: PurchaseKey, revoked: ReadonlySet<string>): SimulatedAnswer {
  const state = openPurchaseState(app);
  return async (arrival: Arrival) => {
    const token = arrival.headers.authorization?.replace(/^bearer /i, '') ?? '';
    const why = revoked.has(token) ? 'the token was revoked' : await whyRefused([key], arrival);
    if (why) return unauthenticated(why);
    for (const [method, pattern, answer] of routes) {
      const match = method === arrival.method ? pattern.exec(arrival.path) : null;
      const parts = match?.slice(1).map(decodeURIComponent);
      if (parts) return answer({ state, arrival, parts, body: objectIn(arrival.body) });
    }
    return { status: 404, why: 'there is no such route' };
  };
}

function makeKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key: PurchaseKey = { keyId: 'SANDBOXIAP', issuerId: ISSUER, bundleId: APP.bundleId, publicKey };
  return {
    key,
    chain: purchaseChain(),
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

function objectIn(text: string): ServerRequest['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as ServerRequest['body']) : {};
  } catch {
    return {};
  }
}
