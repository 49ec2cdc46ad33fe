// The signature of a webhook of App Store Connect: HMAC-SHA256 of the raw body.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../core/secret.ts';

/** Source: https://developer.apple.com/documentation/appstoreconnectapi/configuring-webhook-notifications */
const HEADER = 'x-apple-signature';
const SIGNATURE = /^hmacsha256=([0-9a-f]{64})$/i;

/** Whether the header holds the signature of these bytes. */
export function isSignedByApple(raw: Buffer, header: (name: string) => string | undefined, secret: Secret): boolean {
  const [, given = ''] = SIGNATURE.exec(header(HEADER)?.trim() ?? '') ?? [];
  const right = createHmac('sha256', secret.reveal()).update(raw).digest();
  const compared = Buffer.from(given, 'hex');
  return compared.length === right.length && timingSafeEqual(compared, right);
}
