// Galaxy Store may answer any call with 303 and an address: the result is there once it is ready. Source: Samsung's own fastlane plugin.

import { type Deadline, pause } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { discardBody, type StoreResponse } from '../transport/undiciAdapter.ts';
import { invalidResponse } from './validateResponse.ts';

/** Milliseconds to wait before the next look; Samsung's plugin looks every ten seconds. */
export type PollDelay = (looks: number) => number;
export const pollDelay: PollDelay = (looks) => Math.min(10_000, 1_000 * 2 ** looks);

/** A host where a result may be. */
export interface PollTarget {
  readonly origin: string;
  /** Asks for a path of that host, signed as the call was. */
  readonly get: (path: string) => Promise<StoreResponse>;
}

export interface AsyncCall {
  /** The host that the call went to, and that of the API: Samsung's plugin allows no other. */
  readonly places: readonly [PollTarget, ...PollTarget[]];
  readonly deadline: Deadline;
  readonly patience: PollDelay;
  /** The call changes nothing. */
  readonly reads: boolean;
}

/** The result behind a 303; any other answer is the result itself. */
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

/** Looks where the address leads to; a path alone is of the host that the call went to. */
function lookOf({ headers: { location } }: StoreResponse, places: AsyncCall['places']): () => Promise<StoreResponse> {
  const [{ origin }] = places;
  const url = location && URL.canParse(location, origin) ? new URL(location, origin) : undefined;
  const place = places.find((each) => each.origin === url?.origin);
  if (!url || !place) throw invalidResponse('samsung', 'a 303 that leads elsewhere');
  return () => place.get(`${url.pathname}${url.search}`);
}

/** 200 and 204 are the result, 400 and above a refusal; anything else means: not yet. */
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
