// A Samsung signer whose token exchange and clock the test controls.
import { signWithKey } from '../../functions/auth/jwt.ts';
import type { BufferedResponse } from '../../functions/pipeline/bufferResponse.ts';
import { createSamsungAuthenticator } from '../../functions/stores/samsung/auth.ts';
import type { StoreRequest } from '../../functions/transport/storeRequest.ts';
import { bothOf } from './clock.ts';
import { sharedRsaPair } from './keys.ts';

/** The service account's key, generated in each run. */
export const rsa = sharedRsaPair();
export const noon = Date.parse('2026-11-22T12:00:00Z');

/** A buffered response of the token exchange. */
export function wholeAnswer(status: number, json: unknown, text = JSON.stringify(json)): BufferedResponse {
  return {
    status,
    headers: {},
    text,
    json,
  };
}
export function created(accessToken: unknown): BufferedResponse {
  return wholeAnswer(200, { ok: true, createdItem: { accessToken } });
}
export function exchangeRefusal(status: number, code: string, message: string): BufferedResponse {
  return wholeAnswer(status, { code, message, from: 'asgw' });
}

/** A signer, the JWTs that it sent, and a clock that the test advances. By default each exchange returns a new token. */
export function openSigner(
  reply: (nth: number, outgoing: StoreRequest) => BufferedResponse = (nth) => created(`access-token-${nth}`),
) {
  const clock = { now: noon };
  const sent: StoreRequest[] = [];
  const exchange = async (outgoing: StoreRequest): Promise<BufferedResponse> => {
    sent.push(outgoing);
    await new Promise((resolve) => setImmediate(resolve));
    return reply(sent.length, outgoing);
  };
  const key = {
    serviceAccountId: 'a-service-account',
    sign: signWithKey(rsa.privateKey, 'RS256'),
    scopes: ['publishing', 'gss'],
  };
  return {
    clock,
    sent,
    signer: createSamsungAuthenticator(
      key,
      exchange,
      bothOf(() => clock.now),
    ),
  };
}

/** The secret headers, which are revealed only when a request is sent. */
export function sealedOf({
  secretHeaders: sealed,
}: Pick<StoreRequest, 'secretHeaders'>): Readonly<Record<string, string>> {
  return sealed?.() ?? {};
}

export function bearerOf(signed: Pick<StoreRequest, 'secretHeaders'>): string {
  return (sealedOf(signed).authorization ?? '').replace('Bearer ', '');
}
