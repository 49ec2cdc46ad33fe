// Asynchronous operations: Galaxy Store may reply 303 with a Location; poll it until the result is ready. Source: Samsung's own fastlane plugin.

import { type Deadline, pause } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { discardBody, type StoreResponse } from '../transport/undiciAdapter.ts';
import { invalidResponse } from './validateResponse.ts';

/** Milliseconds to wait before the next poll; Samsung's plugin polls every ten seconds. */
export type PollDelay = (looks: number) => number;
export const pollDelay: PollDelay = (looks) => Math.min(10_000, 1_000 * 2 ** looks);

/** A host that may have the result. */
export interface PollTarget {
  readonly origin: string;
  /** Gets a path of that host, signed like the call. */
  readonly get: (path: string) => Promise<StoreResponse>;
}

export interface AsyncCall {
  /** The host of the call and the host of the API; Samsung's plugin allows no other. */
  readonly places: readonly [PollTarget, ...PollTarget[]];
  readonly deadline: Deadline;
  readonly patience: PollDelay;
  /** Whether the call is a read. */
  readonly reads: boolean;
}

/** Polls the result of a 303; returns any other response unchanged. */
export async function pollUntilDone(
  sent: StoreResponse,
  { places, deadline, patience, reads }: AsyncCall,
): Promise<StoreResponse> {
  if (sent.status !== 303) return sent;
  const look = lookOf(sent, places);
  let last = sent;
  for (let looks = 0; !isResult(last); looks += 1) {
    discardBody(last);
    const wait = patience(looks);
    if (deadline.left() <= wait) throw stillWorking(reads);
    await pause(deadline, wait);
    last = await look();
  }
  return last;
}

/** Polls the Location; a relative one is on the host of the call. */
function lookOf({ headers: { location } }: StoreResponse, places: AsyncCall['places']): () => Promise<StoreResponse> {
  const [{ origin }] = places;
  const url = location && URL.canParse(location, origin) ? new URL(location, origin) : undefined;
  const place = places.find((each) => each.origin === url?.origin);
  if (!url || !place) throw invalidResponse('samsung', 'a 303 that leads elsewhere');
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
      ? 'Galaxy Store is still working on the answer. Try again later.'
      : "Galaxy Store accepted the request and is still processing it. Check the app's status before retrying.",
  );
}
