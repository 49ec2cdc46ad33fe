// The hosts that may have the result of an asynchronous operation.
import { DEFAULT_CALLER } from '../config/callers.ts';
import type { LimiterKey } from '../transport/concurrencyLimiter.ts';
import type { StoreClient } from '../transport/storeClient.ts';
import type { StoreRequest } from '../transport/storeRequest.ts';
import { clientFor, hostOf } from './accounts.ts';
import type { StoreCall } from './callStore.ts';
import { senderOf } from './limiterKey.ts';
import type { PollTarget } from './storeDefinition.ts';

/** The host of the call, then the API. The result of an upload is polled like any other. */
export function pollTargetsOf(
  step: StoreCall,
  outgoing: StoreRequest,
  count: () => void,
): readonly [PollTarget, PollTarget] {
  const { operation, account, deadline, valid } = step;
  const sender = senderFor(step);
  const headers = { ...outgoing.headers, 'content-type': 'application/json' };
  const { secretHeaders = () => ({}) } = outgoing;
  const targetOn = ({ origin, send }: StoreClient): PollTarget => ({
    origin,
    get: (path) =>
      send({ method: 'GET', path, headers, secretHeaders, secrets: [] }, { deadline, safe: true, count, sender }),
  });
  return [targetOn(clientFor(account, hostOf(operation, valid.query))), targetOn(account.clients.api)];
}

/** Key for the concurrency limiter. */
export function senderFor({
  operation,
  call: { keyDigest },
  line: { caller = DEFAULT_CALLER },
}: StoreCall): LimiterKey {
  return senderOf(caller, keyDigest, operation.id);
}
