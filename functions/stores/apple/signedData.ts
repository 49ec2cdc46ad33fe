// Verifies what the App Store has signed, with Apple's own library: notifications, transactions, renewals.
import { X509Certificate } from 'node:crypto';
import type { Environment, SignedDataVerifier } from '@apple/app-store-server-library';
import { isJsonObject, type JsonObject } from '../../../connector/core/json.ts';

/** SHA-256 of the certificate "Apple Root CA - G3". Source: https://www.apple.com/certificateauthority/ */
export const APPLE_ROOT_G3 = '63343abfb89a6a03ebb57e9b3f5fa7be7c4f5c756f3017b3a8c488c3653e9179';

/** For the other environments of StoreKit, Xcode and LocalTesting, the library skips the verification (version 3.1.0). */
const SIGNED_ENVIRONMENTS = ['Production', 'Sandbox'];
const CHAIN_LENGTH = 3;

/** What signed data has to be about. */
export interface SignedSubject {
  readonly bundleId: string;
  /** The ID of the app in App Store Connect; compared in Production alone. */
  readonly appId: number;
  /** As the data says; another one than Production and Sandbox is refused. */
  readonly environment: string;
}

/**
 * A verifier for this subject; undefined if nothing from its environment is signed, or if the JWS does not bring the root
 * certificate with this SHA-256. Apple's library checks the certificates against a root that it is given. The relay
 * contains none: the one that comes with the JWS counts if its SHA-256 is `root`.
 */
export async function openVerifier(
  { bundleId, appId, environment }: SignedSubject,
  jws: string,
  root: string,
): Promise<SignedDataVerifier | undefined> {
  if (!isSignedEnvironment(environment)) return undefined;
  const certificate = rootOf(jws, root);
  if (!certificate) return undefined;
  const { SignedDataVerifier } = await import('@apple/app-store-server-library');
  // without online checks: each would be a request to another host while the call waits
  return new SignedDataVerifier([certificate], false, environment as Environment, bundleId, appId);
}

export function isSignedEnvironment(environment: string): boolean {
  return SIGNED_ENVIRONMENTS.includes(environment);
}

/** The third certificate of a JWS if it is the expected root. The library takes any algorithm, so only ES256 passes here. */
export function rootOf(jws: string, root: string): Buffer | undefined {
  const { alg, x5c } = partOf(jws, 0) ?? {};
  if (alg !== 'ES256' || !Array.isArray(x5c) || x5c.length !== CHAIN_LENGTH) return undefined;
  try {
    const certificate = new X509Certificate(Buffer.from(String(x5c[2]), 'base64'));
    return certificate.fingerprint256.replaceAll(':', '').toLowerCase() === root ? certificate.raw : undefined;
  } catch {
    return undefined;
  }
}

/** What the claims of a notification say before they are verified: it selects the verifier, which compares them again. */
export function notificationSubject(claims: JsonObject | undefined): {
  readonly environment: string;
  readonly bundleId: unknown;
  readonly appId: unknown;
} {
  const { data, summary, externalPurchaseToken: token, appData } = claims ?? {};
  const part = [data, summary, token, appData].find(isJsonObject) ?? {};
  const isToken = part === token;
  const ofToken = textOf(part.externalPurchaseId).startsWith('SANDBOX') ? 'Sandbox' : 'Production';
  return {
    environment: isToken ? ofToken : textOf(part.environment),
    bundleId: part.bundleId,
    appId: part.appAppleId,
  };
}

/** A text or number that nobody has verified, as text; empty for anything else, some of which String() throws for. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The claims of a JWS, not verified. */
export function claimsOf(jws: string): JsonObject | undefined {
  return partOf(jws, 1);
}

export function objectOf(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function partOf(jws: string, index: number): JsonObject | undefined {
  return objectOf(Buffer.from(jws.split('.')[index] ?? '', 'base64url').toString('utf8'));
}
