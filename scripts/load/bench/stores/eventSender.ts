// App Store Connect as it sends events: signed with the secret of the webhook, and again if nobody has accepted them.
import { createHmac } from 'node:crypto';
import type { Sandbox } from '../../../simulator/simulator.ts';
import type { Instances } from '../process/instances.ts';

export interface EventSender {
  /** Sends an event to one instance once; rejects unless it is accepted. */
  readonly send: (at: number, id: string) => Promise<void>;
  /** Sends it until an instance accepts it, as a store repeats a failed delivery. Returns the number of requests. */
  readonly deliver: (at: number, id: string) => Promise<number>;
}

const TIME_LIMIT = 20_000;
const MOST_TRIES = 50;

/** Subscribes a flow at `callback` to an app of the sandbox. */
export async function openEventSender(sandbox: Sandbox, instances: Instances, callback: string): Promise<EventSender> {
  const apps = JSON.parse((await instances.call(0, '/apple/v1/apps?limit=1')).text) as { data: { id: string }[] };
  const body = JSON.stringify({ appId: apps.data[0]?.id, callback: `${callback}/flow` });
  const headers = { 'content-type': 'application/json' };
  const made = await instances.call(0, '/apple/hooks', { method: 'POST', headers, body });
  if (made.status !== 201) throw new Error(`Nothing is subscribed: ${made.text}`);
  const written = sandbox.seen.findLast(({ method, url }) => method === 'POST' && url === '/v1/webhooks');
  const { secret, url } = JSON.parse(written?.body ?? '{}').data.attributes as { secret: string; url: string };
  const path = new URL(url).pathname;
  const send: EventSender['send'] = async (at, id) => {
    const origin = instances.children[at % instances.children.length]?.origin ?? '';
    const attributes = { newState: 'COMPLETE', timestamp: new Date().toISOString() };
    const event = JSON.stringify({ data: { type: 'buildUploadStateUpdated', id, version: 1, attributes } });
    const signature = createHmac('sha256', secret).update(event).digest('hex');
    const response = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-apple-signature': `hmacsha256=${signature}` },
      body: event,
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`The event was answered with ${response.status}`);
  };
  return {
    send,
    deliver: async (first, id) => {
      for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
        const isAccepted = await send(first + tries - 1, id).then(
          () => true,
          () => false,
        );
        if (isAccepted) return tries;
      }
      throw new Error(`No instance accepts the event ${id}`);
    },
  };
}
