// Takes an event of a store: checks who signed it, and puts it into the queue once.

import type { JsonObject } from '../../connector/core/json.ts';
import type { Store } from '../../connector/core/stores.ts';
import { Failure } from '../core/errors.ts';
import { readBytes } from '../core/readBody.ts';
import { secret } from '../core/secret.ts';
import { DAY_MS } from '../core/time.ts';
import type { EntityId } from '../state/state.ts';
import type { EventServices } from '../workflow/eventServices.ts';
import { readWebhook } from './webhookTable.ts';

/** Longest body of an event, in bytes; real ones have less than 4 KiB. */
const LONGEST_EVENT = 131_072;

/** How long an event is known, in milliseconds: longer than a store sends it again, or it stays in a queue. */
export const EVENT_TTL = 8 * DAY_MS;

/** Keeps the check of an unknown address as long as that of a known one. */
const nobody = secret('no webhook has this secret');

interface Arrived {
  readonly store: Store;
  /** The ID in the address. */
  readonly webhook: string;
  readonly raw: Buffer;
  readonly header: (name: string) => string | undefined;
  readonly correlationId: string;
}

/**
 * Returns once the event is in the queue, or is known to be there already. Throws `wrong_signature` without any detail for a
 * wrong signature and for an unknown address.
 */
export async function acceptEvent(services: EventServices, arrived: Arrived): Promise<void> {
  const { store, webhook: id, raw, header, correlationId } = arrived;
  const source = services.sources[store];
  const webhook = await readWebhook(services, id);
  const isKnown = webhook?.store === store && webhook.purchaseName === undefined;
  if (!source?.isSigned(raw, header, isKnown ? webhook.secret : nobody) || !isKnown)
    throw new Failure('wrong_signature', 'This event is not signed as it should be.');
  const text = raw.toString('utf8');
  const { id: event, type, isTest } = source.parse(text);
  const entity = { partition: id, key: event };
  const value = { raw: text, type, received: new Date(services.now()).toISOString() };
  if (isTest) {
    await services.events.insert(entity, { ...value, queued: true }, EVENT_TTL);
    await recordTest(services, id);
    return;
  }
  await queueOnce(services, entity, value, correlationId);
}

/** Keeps an event, and puts it into the queue if it is not known yet. `value.item` is what flows get; without it, the queue makes it. */
export async function queueOnce(
  services: EventServices,
  entity: EntityId,
  value: JsonObject,
  correlationId: string,
): Promise<void> {
  const { partition: webhook, key: event } = entity;
  const made = await services.events.insert(entity, { ...value, queued: false }, EVENT_TTL);
  const known = made === undefined ? await services.events.read(entity) : undefined;
  if (known?.value.queued === true) return;
  await services.begin({ kind: 'event', webhook, event, correlationId });
  // the delivery may have written it already; an instance that stops before this leaves an event that the next delivery puts into the queue once more
  const etag = made ?? known?.etag;
  if (etag !== undefined) await services.events.replace(entity, etag, { ...value, queued: true }, EVENT_TTL);
}

/** The body of an event. Throws `payload_too_large`. */
export async function readEventBody(bytes: AsyncIterable<Uint8Array> = nothing()): Promise<Buffer> {
  const raw = await readBytes(bytes, LONGEST_EVENT);
  if (!raw) throw new Failure('payload_too_large', `An event has at most ${LONGEST_EVENT} bytes.`);
  return raw;
}

/** The time of the last test event of a webhook, in milliseconds since 1970. */
export async function lastTestOf({ webhooks }: EventServices, webhook: string): Promise<number | undefined> {
  const at = (await webhooks.read(testEntity(webhook)))?.value.at;
  return typeof at === 'number' ? at : undefined;
}

async function recordTest({ webhooks, now }: EventServices, webhook: string): Promise<void> {
  const entity = testEntity(webhook);
  const found = await webhooks.read(entity);
  if (found) await webhooks.replace(entity, found.etag, { at: now() }, EVENT_TTL);
  else await webhooks.insert(entity, { at: now() }, EVENT_TTL);
}

function testEntity(webhook: string) {
  return { partition: 'test', key: webhook };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  yield* [];
}
