// Verifies purchase events of the App Store (App Store Server Notifications, version 2) with Apple's own library.
import type { SignedDataVerifier } from '@apple/app-store-server-library';
import { applePurchaseFields } from '../../../connector/stores/apple/purchaseEvents.ts';
import { Failure } from '../../core/errors.ts';
import { eventItem } from '../../pipeline/eventItem.ts';
import type { PurchaseApp, PurchaseEvent, PurchaseSource } from '../../workflow/purchaseSource.ts';
import type { ResourceDocument } from './resource.ts';
import { APPLE_ROOT_G3, claimsOf, notificationSubject, objectOf, openVerifier, rootOf } from './signedData.ts';

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
 * The event in a request body; undefined if Apple has not signed it, or if it is about another app. `root` is the SHA-256 of
 * the root certificate that counts.
 */
export async function verifyApplePurchase(
  body: string,
  app: PurchaseApp,
  root: string = APPLE_ROOT_G3,
): Promise<PurchaseEvent | undefined> {
  const signed = objectOf(body)?.signedPayload;
  if (typeof signed !== 'string') return undefined;
  const { environment, bundleId } = notificationSubject(claimsOf(signed));
  if (bundleId !== app.name) return undefined;
  const verifier = await openVerifier({ bundleId: app.name, appId: Number(app.app), environment }, signed, root);
  if (!verifier) return undefined;
  try {
    return await purchaseEventOf(verifier, signed, root);
  } catch {
    return undefined; // the library throws for everything that it does not accept
  }
}

/** The event of a signed notification, with what is signed in it; undefined if it has no ID. Throws if it is not verified. */
export async function purchaseEventOf(
  verifier: SignedDataVerifier,
  signed: string,
  root: string,
): Promise<PurchaseEvent | undefined> {
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
