// The subscriptions of each caller as an index, which bounds how many it may have.
import { DAY_MS } from '../core/time.ts';
import type { EventServices } from '../workflow/eventServices.ts';
import { type EventSubscription, readSubscription, subscriptionEntity } from './webhookTable.ts';

/** Most subscriptions of one caller, which for unlisted callers is each function key. */
export const MOST_OF_CALLER = 1_000;

/** In milliseconds. It is renewed every day, so that an entry that outlived its subscription does not count for long. */
export const OWNED_TTL = 3 * DAY_MS;

type Tables = Pick<EventServices, 'webhooks'>;
type Owned = Pick<EventSubscription, 'id' | 'owner'>;

export function ownedEntity(webhook: string, { id, owner }: Owned) {
  return { partition: `subscriptions-of/${owner}`, key: `${webhook}-${id}` };
}

/**
 * Counts a subscription, before it is made: false if its caller has as many as it may have. Those that it replaces are not
 * counted.
 */
export async function claimPlace(
  { webhooks }: Tables,
  webhook: string,
  subscription: Owned,
  replaced: readonly Owned[],
): Promise<boolean> {
  const entity = ownedEntity(webhook, subscription);
  await webhooks.insert(entity, {}, OWNED_TTL);
  // counted with its own entry, so that calls at the same moment do not exceed the number together
  const leaving = new Set(replaced.map((each) => ownedEntity(webhook, each).key));
  let count = 0;
  for await (const { key } of webhooks.list(entity.partition)) {
    if (!leaving.has(key)) count += 1;
    if (count > MOST_OF_CALLER) break;
  }
  if (count <= MOST_OF_CALLER) return true;
  await webhooks.remove(entity);
  return false;
}

/** Ends a subscription. Returns whether there was one. */
export async function removeSubscription({ webhooks }: Tables, webhook: string, id: string): Promise<boolean> {
  const found = await readSubscription({ webhooks }, webhook, id);
  const isRemoved = await webhooks.remove(subscriptionEntity(webhook, id));
  if (found) await webhooks.remove(ownedEntity(webhook, found));
  return isRemoved;
}
