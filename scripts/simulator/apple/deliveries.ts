// Deliveries of webhooks: an address on this machine is really called, with a signature; any other only seems to be.
import { createHmac } from 'node:crypto';
import { isLoopback } from '../../../functions/core/loopback.ts';
import type { Datastore, StoredResource } from './datastore.ts';
import { isoMoment, MINUTE_SECONDS } from './requestContext.ts';

/** Time limit of one call, in milliseconds. Apple's is not documented. */
const TIME_LIMIT = 10_000;

interface Sending {
  readonly webhook: StoredResource;
  readonly delivery: StoredResource;
  /** The payload of its event. */
  readonly payload: string;
  readonly now: number;
}

/** Begins a delivery: in progress at first. It calls the address at once, or is delivered a minute later. */
export function startDelivery(datastore: Datastore, sending: Sending, redelivery: boolean): void {
  const { webhook, delivery, now } = sending;
  const { url } = webhook.attributes;
  const created = { createdDate: isoMoment(now), deliveryState: 'PENDING', redelivery, request: { url } };
  Object.assign(delivery.attributes, created);
  if (URL.canParse(String(url)) && isLoopback(String(url))) {
    void callAddress(sending, String(url));
    return;
  }
  datastore.later(now + MINUTE_SECONDS, (at) => end(delivery, at, 200));
}

async function callAddress({ webhook, delivery, payload, now }: Sending, url: string): Promise<void> {
  const signature = createHmac('sha256', String(webhook.attributes.secret)).update(payload).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-apple-signature': `hmacsha256=${signature}` };
  try {
    const signal = AbortSignal.timeout(TIME_LIMIT);
    const { status } = await fetch(url, { method: 'POST', headers, body: payload, redirect: 'manual', signal });
    end(delivery, now, status);
  } catch {
    end(delivery, now, undefined);
  }
}

function end({ attributes }: StoredResource, at: number, status: number | undefined): void {
  const arrived = status !== undefined && status >= 200 && status < 300;
  Object.assign(attributes, {
    deliveryState: arrived ? 'SUCCEEDED' : 'FAILED',
    sentDate: isoMoment(at),
    ...(!arrived && { errorMessage: status === undefined ? 'CONNECTION_ERROR' : 'HTTP_STATUS_CODE_ERROR' }),
    ...(status !== undefined && { response: { httpStatusCode: status, body: '' } }),
  });
}
