// Verifies purchase events of the App Store (App Store Server Notifications, version 2) with Apple's own library.
import { X509Certificate } from 'node:crypto';
import type { Environment, SignedDataVerifier } from '@apple/app-store-server-library';
import { isJsonObject, type JsonObject } from '../../../connector/core/json.ts';
import { applePurchaseFields } from '../../../connector/stores/apple/purchaseEvents.ts';
import { Failure } from '../../core/errors.ts';
import { eventItem } from '../../pipeline/eventItem.ts';
import type { PurchaseApp, PurchaseEvent, PurchaseSource } from '../../workflow/purchaseSource.ts';
import type { ResourceDocument } from './resource.ts';

/** SHA-256 of the certificate "Apple Root CA - G3". Source: https://www.apple.com/certificateauthority/ */
export const APPLE_ROOT_G3 = '63343abfb89a6a03ebb57e9b3f5fa7be7c4f5c756f3017b3a8c488c3653e9179';

/** For the other environments of StoreKit the library skips the verification (version 3.1.0). */
const SIGNED_ENVIRONMENTS = ['Production', 'Sandbox'];
const CHAIN_LENGTH = 3;
const LONGEST_ID = 128;

export const applePurchases: PurchaseSource = {
  identify: async (api, id) => {
    const { data } = await api.call<ResourceDocument<{ readonly bundleId: string }>>('ReadApp', { id });
    const bundleId = data.attributes?.bundleId;
    if (!bundleId) throw new Failure('store_invalid_answer', 'App Store Connect did not say the bundle ID of the app.');
    return bundleId;
  },
  // a setting that replaces Apple's certificate has no effect where the store is real
  verify: (body, app, { PURCHASE_ROOT_SHA256: root }, isSimulated) =>
    verifyApplePurchase(body, app, isSimulated ? root?.toLowerCase() : undefined),
};

/**
 * The event in a request body; undefined if Apple has not signed it, or if it is about another app. Apple's library checks
 * the certificates against a root that it is given. The relay contains none: the root that comes with the event counts if
 * its SHA-256 is `root`.
 */
export async function verifyApplePurchase(
  body: string,
  app: PurchaseApp,
  root: string = APPLE_ROOT_G3,
): Promise<PurchaseEvent | undefined> {
  const signed = objectOf(body)?.signedPayload;
  if (typeof signed !== 'string') return undefined;
  const { environment, bundleId } = addressOf(claimsOf(signed));
  if (bundleId !== app.name || !SIGNED_ENVIRONMENTS.includes(environment)) return undefined;
  const verifier = await verifierFor(app, environment as Environment, (jws) => rootOf(jws, root), signed);
  if (!verifier) return undefined;
  try {
    return await eventOf(verifier, signed, root);
  } catch {
    return undefined; // the library throws for everything that it does not accept
  }
}

async function verifierFor(
  { app, name }: PurchaseApp,
  environment: Environment,
  find: (jws: string) => Buffer | undefined,
  signed: string,
): Promise<SignedDataVerifier | undefined> {
  const certificate = find(signed);
  if (!certificate) return undefined;
  const { SignedDataVerifier } = await import('@apple/app-store-server-library');
  // without online checks: each would be a request to another host in the second that Apple waits for the response
  return new SignedDataVerifier([certificate], false, environment, name, Number(app));
}

async function eventOf(verifier: SignedDataVerifier, signed: string, root: string): Promise<PurchaseEvent | undefined> {
  const event = await verifier.verifyAndDecodeNotification(signed);
  const id = event.notificationUUID;
  if (typeof id !== 'string' || id === '' || id.length > LONGEST_ID) return undefined;
  const { signedTransactionInfo, signedRenewalInfo } = event.data ?? {};
  for (const jws of [signedTransactionInfo, signedRenewalInfo]) if (jws && !rootOf(jws, root)) return undefined;
  const transaction = signedTransactionInfo && (await verifier.verifyAndDecodeTransaction(signedTransactionInfo));
  const renewal = signedRenewalInfo && (await verifier.verifyAndDecodeRenewalInfo(signedRenewalInfo));
  return {
    id,
    type: String(event.notificationType),
    item: eventItem(applePurchaseFields, { ...event, transaction, renewal }),
  };
}

/** The third certificate of a JWS if it is the expected root. The library takes any algorithm, so only ES256 passes here. */
function rootOf(jws: string, root: string): Buffer | undefined {
  const { alg, x5c } = partOf(jws, 0) ?? {};
  if (alg !== 'ES256' || !Array.isArray(x5c) || x5c.length !== CHAIN_LENGTH) return undefined;
  try {
    const certificate = new X509Certificate(Buffer.from(String(x5c[2]), 'base64'));
    return certificate.fingerprint256.replaceAll(':', '').toLowerCase() === root ? certificate.raw : undefined;
  } catch {
    return undefined;
  }
}

/** What the claims say before they are verified: it selects the verifier, which compares them again. */
function addressOf(claims: JsonObject | undefined): { environment: string; bundleId: unknown } {
  const { data, summary, externalPurchaseToken: token, appData } = claims ?? {};
  const part = [data, summary, token, appData].find(isJsonObject) ?? {};
  const isToken = part === token;
  const ofToken = String(part.externalPurchaseId ?? '').startsWith('SANDBOX') ? 'Sandbox' : 'Production';
  return { environment: isToken ? ofToken : String(part.environment), bundleId: part.bundleId };
}

function claimsOf(jws: string): JsonObject | undefined {
  return partOf(jws, 1);
}

function partOf(jws: string, index: number): JsonObject | undefined {
  return objectOf(Buffer.from(jws.split('.')[index] ?? '', 'base64url').toString('utf8'));
}

function objectOf(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
