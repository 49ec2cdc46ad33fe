// The exchange of a signed JWT for an access token, over one connection pool: bounded in time and tries.

import { type Deadline, startDeadline } from '../../core/deadline.ts';
import { Failure } from '../../core/errors.ts';
import { type BufferedResponse, bufferResponse } from '../../pipeline/bufferResponse.ts';
import { ITSELF } from '../../transport/concurrencyLimiter.ts';
import type { StoreClient } from '../../transport/storeClient.ts';
import type { StoreRequest } from '../../transport/storeRequest.ts';
import { isConnectionLost } from '../../transport/transportErrors.ts';
import type { TokenExchange } from './auth.ts';

/** One try of a token exchange, in milliseconds. It has a deadline of its own, since the caller who started it may leave. */
const EXCHANGE_MILLISECONDS = 4_000;
/** All calls of an account wait for the exchange: one that hangs is given up soon, and tried anew. */
const EXCHANGE_TRIES = 4;

/**
 * Sends what asks for a token or ends one, and reads the answer. Without a deadline of the caller, once more where the store
 * hangs or breaks off.
 */
export function createTokenExchange(way: StoreClient): TokenExchange {
  return async (outgoing, given) => {
    if (given) return read(way, outgoing, given);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await exchangeOnce(way, outgoing);
      } catch (error) {
        const hung = error instanceof Failure && error.code === 'store_timeout';
        if (!(hung || isConnectionLost(error)) || attempt === EXCHANGE_TRIES) throw error;
      }
    }
  };
}

async function read(way: StoreClient, outgoing: StoreRequest, deadline: Deadline): Promise<BufferedResponse> {
  return bufferResponse(await way.send(outgoing, { deadline, safe: true, sender: ITSELF }));
}

async function exchangeOnce(way: StoreClient, outgoing: StoreRequest): Promise<BufferedResponse> {
  const deadline = startDeadline(EXCHANGE_MILLISECONDS);
  try {
    return await read(way, outgoing, deadline);
  } finally {
    deadline.end();
  }
}
