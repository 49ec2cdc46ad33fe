// Sends one request with its own store client, as the pipeline does.
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Deadline, startDeadline } from '../../functions/core/deadline.ts';
import { appleRateLimit } from '../../functions/stores/apple/rateLimit.ts';
import type { LimiterKey } from '../../functions/transport/concurrencyLimiter.ts';
import { loadTransport } from '../../functions/transport/openPoolOnUse.ts';
import { type ClientTiming, createStoreClient } from '../../functions/transport/storeClient.ts';
import type { StoreRequest } from '../../functions/transport/storeRequest.ts';
import type { StoreResponse } from '../../functions/transport/storeResponse.ts';
import { goneBy } from './goneBy.ts';

await loadTransport(); // deadlines of tests may be shorter than loading it takes

export interface Trip {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: StoreRequest['body'];
  readonly buffersLong?: boolean;
  /** Reads are safe to retry by default. */
  readonly safe?: boolean;
  readonly milliseconds?: number;
  readonly caller?: AbortSignal;
  readonly sender?: LimiterKey;
}

/** A client that closes its deadlines, and the number of requests that it sent. It waits 5 ms between attempts. */
export function openClient(origin: string, timing: Partial<ClientTiming> = {}) {
  const client = createStoreClient(origin, { backOff: () => 5, rateLimitHeader: appleRateLimit, ...timing });
  const deadlines: Deadline[] = [];
  const count = { sent: 0 };
  const send = (trip: Trip = {}): Promise<StoreResponse> => {
    const {
      method = 'GET',
      path = '/v1/apps',
      headers = {},
      body,
      buffersLong = false,
      milliseconds = 15_000,
      caller,
    } = trip;
    const { sender = { caller: 'test', operation: 'test' } } = trip;
    const deadline = startDeadline(milliseconds, caller && goneBy(caller));
    deadlines.push(deadline);
    const outgoing = { method, path, headers, secrets: [], buffersLong, ...(body !== undefined && { body }) };
    const counted = (): void => {
      count.sent += 1;
    };
    return client.send(outgoing, { deadline, safe: trip.safe ?? method === 'GET', count: counted, sender });
  };
  const close = async (): Promise<void> => {
    for (const deadline of deadlines) deadline.end();
    await client.close();
  };
  return { send, count, quota: client.quota, close };
}

/** An answer that begins before this deadline; on a busy machine the deadline is doubled until one does. */
export async function sendUntilAnswered(
  send: (trip: Trip) => Promise<StoreResponse>,
  milliseconds: number,
): Promise<StoreResponse> {
  try {
    return await send({ milliseconds });
  } catch (thrown) {
    if (milliseconds > 10_000) throw thrown;
    return sendUntilAnswered(send, 2 * milliseconds);
  }
}

export async function bytesOf({ body }: StoreResponse): Promise<Buffer> {
  return Buffer.isBuffer(body) ? body : buffer(body as Readable);
}
export async function bodyTextOf(sent: StoreResponse): Promise<string> {
  return (await bytesOf(sent)).toString();
}
