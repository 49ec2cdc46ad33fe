// Asynchronous operations: Galaxy Store may reply 303 with a Location; poll it until the result is ready. Source: Samsung's own fastlane plugin.

import { pause } from '../../core/deadline.ts';
import { Failure } from '../../core/errors.ts';
import type { AsyncCall, AsyncOperation } from '../../pipeline/storeDefinition.ts';
import { invalidResponse } from '../../pipeline/validateResponse.ts';
import { discardBody, type StoreResponse } from '../../transport/storeResponse.ts';

export const galaxyAsyncOperation: AsyncOperation = {
  isPending: ({ status }) => status === 303,
  result: pollUntilDone,
};

/** Polls the result of a 303; returns any other response unchanged. */
export async function pollUntilDone(
  sent: StoreResponse,
  { places, deadline, pollDelay, reads }: AsyncCall,
): Promise<StoreResponse> {
  if (sent.status !== 303) return sent;
  const look = lookOf(sent, places);
  let last = sent;
  for (let looks = 0; !isResult(last); looks += 1) {
    discardBody(last);
    const wait = pollDelay(looks);
    if (deadline.left() <= wait) throw stillWorking(reads);
    await pause(deadline, wait);
    last = await look();
  }
  return last;
}

/** Polls the Location; a relative one is on the host of the call. Samsung's plugin allows no third host. */
function lookOf({ headers: { location } }: StoreResponse, places: AsyncCall['places']): () => Promise<StoreResponse> {
  const [{ origin }] = places;
  const url = location && URL.canParse(location, origin) ? new URL(location, origin) : undefined;
  const place = places.find((each) => each.origin === url?.origin);
  if (!url || !place) throw invalidResponse('samsung', 'a 303 to another address');
  return () => place.get(`${url.pathname}${url.search}`);
}

/** 200 and 204 are the result, 400 and above an error; anything else means that it is not ready. */
function isResult({ status }: StoreResponse): boolean {
  return status === 200 || status === 204 || status >= 400;
}

function stillWorking(reads: boolean): Failure {
  return new Failure(
    'store_timeout',
    reads
      ? 'Galaxy Store is still processing the request. Try again later.'
      : "Galaxy Store accepted the request and is still processing it. Check the app's status before retrying.",
  );
}
