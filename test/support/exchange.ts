// A Samsung signer whose exchange and clock are in the hand of the test.
import { signWithKey } from '../../functions/auth/jwt.ts';
import type { BufferedResponse } from '../../functions/pipeline/bufferResponse.ts';
import { createSamsungAuthenticator } from '../../functions/stores/samsung/auth.ts';
import type { StoreRequest } from '../../functions/transport/storeRequest.ts';
import { bothOf } from './clock.ts';
import { sharedRsaPair } from './keys.ts';

/** The key of the service account, made fresh. */
export const rsa = sharedRsaPair();
export const noon = Date.parse('2026-11-22T12:00:00Z');

/** An answer of the exchange, read to its end. */
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

/** A signer, what it sent to be exchanged, and a clock that the test moves. By default each exchange makes a new token. */
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

/** The headers that are opened only where a message leaves. */
export function sealedOf({
  secretHeaders: sealed,
}: Pick<StoreRequest, 'secretHeaders'>): Readonly<Record<string, string>> {
  return sealed?.() ?? {};
}

export function bearerOf(signed: Pick<StoreRequest, 'secretHeaders'>): string {
  return (sealedOf(signed).authorization ?? '').replace('Bearer ', '');
}
