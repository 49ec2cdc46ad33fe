// Verifies purchase events of the Galaxy Store: Instant Server Notifications, one compact JWS each.
import { createHash } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../connector/core/json.ts';
import { galaxyPurchaseFields } from '../../../connector/stores/samsung/purchaseEvents.ts';
import { readPublicKey } from '../../auth/publicKey.ts';
import { parseExact } from '../../core/losslessJson.ts';
import { eventItem } from '../../pipeline/eventItem.ts';
import type { PurchaseEvent, PurchaseSource } from '../../workflow/purchaseSource.ts';

/** Source: Samsung, "Samsung IAP Instant Server Notification". */
const ISSUER = 'iap.samsungapps.com';

export const galaxyPurchases: PurchaseSource = {
  setting: 'ISN_PUBLIC_KEY',
  // Samsung's API finds an app by its content ID alone, so the package name is taken as it is given
  identify: async (_, packageName) => packageName,
  verify: async (body, { name }, { ISN_PUBLIC_KEY: given = '' }) => {
    const key = readPublicKey(given);
    return key === undefined ? undefined : verifyGalaxyPurchase(body, name, [key]);
  },
};

/**
 * The event in a request body; undefined if Samsung has not signed it with one of these keys (PEM, from publicKey.ts) for
 * this package. It has no expiry, and Samsung's own sample of a TEST event has a time in 1970, so it is never rejected for its dates.
 */
export async function verifyGalaxyPurchase(
  body: string,
  packageName: string,
  keys: readonly string[],
): Promise<PurchaseEvent | undefined> {
  const { verifyJws } = await import('../../auth/verifyJws.ts');
  const payload = await verifyJws(body.trim(), keys, 'RS256');
  const claims = payload && parsed(payload);
  if (!payload || claims?.iss !== ISSUER || typeof claims.sub !== 'string') return undefined;
  if (![claims.aud].flat().includes(packageName)) return undefined;
  return { id: idOf(payload), type: claims.sub, item: eventItem(galaxyPurchaseFields, claims) };
}

/** The event has no ID of its own. Its claims are what Samsung signed; the text of the signature can be written in several ways. */
function idOf(payload: Uint8Array): string {
  return createHash('sha256').update(payload).digest('base64url');
}

function parsed(payload: Uint8Array): JsonObject | undefined {
  try {
    const claims = parseExact(Buffer.from(payload).toString('utf8'));
    return isJsonObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
