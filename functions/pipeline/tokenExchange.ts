// Exchanges a key or a signed JWT for an access token; limits the duration of an attempt and the number of attempts.

import { type Deadline, startDeadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { ITSELF } from '../transport/concurrencyLimiter.ts';
import type { StoreClient } from '../transport/storeClient.ts';
import type { StoreRequest } from '../transport/storeRequest.ts';
import { isConnectionLost } from '../transport/transportErrors.ts';
import { type BufferedResponse, bufferResponse } from './bufferResponse.ts';

/** Sends the exchange with the account's client; has its own deadline if none is passed. */
export type TokenExchange = (outgoing: StoreRequest, deadline?: Deadline) => Promise<BufferedResponse>;

/** Timeout of one attempt, in milliseconds. The exchange has its own deadline, since the client that started it may disconnect. */
const EXCHANGE_MILLISECONDS = 4_000;
/** All calls of an account wait for the exchange, so a hanging attempt is aborted early and retried. */
const EXCHANGE_TRIES = 4;

/**
 * Sends a request that creates or revokes a token, and reads the response. Without a deadline of the caller, retries once if
 * the store hangs or the connection breaks.
 */
export function createTokenExchange(client: StoreClient): TokenExchange {
  return async (outgoing, given) => {
    if (given) return read(client, outgoing, given);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await exchangeOnce(client, outgoing);
      } catch (error) {
        const hung = error instanceof Failure && error.code === 'store_timeout';
        if (!(hung || isConnectionLost(error)) || attempt === EXCHANGE_TRIES) throw error;
      }
    }
  };
}

async function read(client: StoreClient, outgoing: StoreRequest, deadline: Deadline): Promise<BufferedResponse> {
  return bufferResponse(await client.send(outgoing, { deadline, safe: true, sender: ITSELF }));
}

async function exchangeOnce(client: StoreClient, outgoing: StoreRequest): Promise<BufferedResponse> {
  const deadline = startDeadline(EXCHANGE_MILLISECONDS);
  try {
    return await read(client, outgoing, deadline);
  } finally {
    deadline.end();
  }
}
