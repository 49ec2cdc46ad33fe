// Purchase events of simulated App Store Connect: signed with a chain of certificates that is made in each process.
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { DAY_MS } from '../../../functions/core/time.ts';
import { derCertificate } from '../derCertificate.ts';
import type { AskedPurchase } from '../purchaseEvents.ts';
import type { Datastore } from './datastore.ts';

/** The extensions that mark a certificate of the App Store, and one of Apple's intermediate authority. */
const LEAF_MARK = '1.2.840.113635.100.6.11.1';
const INTERMEDIATE_MARK = '1.2.840.113635.100.6.2.1';
const MONTH = 30 * DAY_MS;

export interface PurchaseChain {
  /** SHA-256 of the root certificate, in hexadecimal digits. */
  readonly root: string;
  readonly sign: (claims: object) => Promise<string>;
}

let made: PurchaseChain | undefined;

/** Made once per process. Only a relay with its root in the settings and a simulated store accepts what it signs. */
export function purchaseChain(): PurchaseChain {
  made ??= makeChain();
  return made;
}

/** The body that Apple would send about a subscription; undefined if there is no such app. */
export async function writeApplePurchase(
  datastores: readonly Datastore[],
  { app: id, eventType }: AskedPurchase,
  now: number,
): Promise<string | undefined> {
  const app = datastores.map((each) => each.find('apps', id)).find((each) => each !== undefined);
  if (!app) return undefined;
  const { sign } = purchaseChain();
  const facts = { environment: 'Sandbox', bundleId: app.attributes.bundleId, signedDate: now };
  const [originalTransactionId, productId] = ['2000000000000001', `${app.attributes.bundleId}.plus.month`];
  const signedTransactionInfo = await sign({
    ...facts,
    ...{ transactionId: '2000000000000002', originalTransactionId, productId, quantity: 1 },
    ...{ type: 'Auto-Renewable Subscription', price: 4990, currency: 'EUR', storefront: 'DEU' },
    ...{ purchaseDate: now, originalPurchaseDate: now, expiresDate: now + MONTH },
  });
  const signedRenewalInfo = await sign({
    ...facts,
    ...{
      originalTransactionId,
      productId,
      autoRenewProductId: productId,
      autoRenewStatus: 1,
      renewalDate: now + MONTH,
    },
  });
  const data = { ...facts, status: 1, signedTransactionInfo, signedRenewalInfo };
  const type = eventType || 'SUBSCRIBED';
  const claims = {
    ...{ notificationType: type, notificationUUID: randomUUID(), version: '2.0', signedDate: now, data },
    ...(type === 'SUBSCRIBED' && { subtype: 'INITIAL_BUY' }),
  };
  return JSON.stringify({ signedPayload: await sign(claims) });
}

function makeChain(): PurchaseChain {
  const [root, intermediate, leaf] = [makePair(), makePair(), makePair()];
  const chain = [
    derCertificate({
      ...{ subject: 'Sandbox leaf', issuer: 'Sandbox intermediate', publicKey: leaf.publicKey },
      ...{ signer: intermediate.privateKey, isAuthority: false, marks: [LEAF_MARK] },
    }),
    derCertificate({
      ...{ subject: 'Sandbox intermediate', issuer: 'Sandbox root', publicKey: intermediate.publicKey },
      ...{ signer: root.privateKey, isAuthority: true, marks: [INTERMEDIATE_MARK] },
    }),
    derCertificate({
      ...{ subject: 'Sandbox root', issuer: 'Sandbox root', publicKey: root.publicKey },
      ...{ signer: root.privateKey, isAuthority: true, marks: [] },
    }),
  ];
  const x5c = chain.map((each) => each.toString('base64'));
  return {
    root: createHash('sha256')
      .update(chain[2] ?? '')
      .digest('hex'),
    sign: (claims) => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', x5c }).sign(leaf.privateKey),
  };
}

function makePair() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}
