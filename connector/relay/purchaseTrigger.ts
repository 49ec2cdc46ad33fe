// The trigger for purchase events of a store, and the address that receives them.
import { path } from '../core/builders.ts';
import { type EventFields, itemProperties } from '../core/eventFields.ts';
import { bytes, define, field, link, none, object, type Schema, text } from '../core/schema.ts';
import { type Store, stores } from '../core/stores.ts';

/** Longest callback address, in characters. */
const LONGEST_CALLBACK = 4_096;

interface PurchaseForm {
  /** Beginning of the names of its schemas. */
  readonly name: string;
  /** The input that selects the app. */
  readonly app: Readonly<Record<string, Schema>>;
  /** The known types of events, as suggestions: stores add others. */
  readonly types: readonly string[];
  readonly fields: EventFields;
  readonly summary: string;
  readonly description: `${string}.`;
  readonly hint: `${string}.`;
  /** The operation that lists subscriptions. */
  readonly verifyWith: string;
}

/** The row of the trigger. Its response has the address that an administrator enters at the store. */
export function purchaseTrigger({ name, app, types, fields, summary, description, hint, verifyWith }: PurchaseForm) {
  const type: Schema = { ...text, minLength: 1, maxLength: 64, suggestions: types };
  return {
    route: 'POST /purchases',
    summary,
    description,
    access: 'write',
    verifyWith,
    visibility: 'important',
    recipe: 'subscribePurchases',
    notifies: {
      hint,
      content: define(`${name}PurchaseEvent`, object(itemProperties(fields), ['eventType'])),
    },
    body: define(
      `New${name}PurchaseSubscription`,
      object(
        {
          ...app,
          eventTypes: field(
            { type: 'array', items: type, maxItems: 50 },
            'Event types',
            'Only these events. All of them if empty.',
          ),
          callback: {
            ...field({ ...link, maxLength: LONGEST_CALLBACK }, 'Callback', 'Where the platform waits for the events.'),
            visibility: 'internal',
            isCallback: true,
          },
        },
        [...Object.keys(app), 'callback'],
      ),
    ),
    responds: define(
      'PurchaseSubscription',
      object({ address: field(link, 'Address', 'The address to enter at the store.') }, ['address']),
    ),
  } as const;
}

/** The row of the address that ends a subscription. */
export function purchaseEnd(store: Store, verifyWith: string) {
  return {
    route: 'DELETE /purchases/{subscription}',
    summary: `End ${stores[store].title} purchase subscription`,
    description: 'Ends a subscription. The platform calls it when a flow is turned off. Needs no key.',
    access: 'write',
    verifyWith,
    visibility: 'internal',
    recipe: 'unsubscribe',
    anonymous: true,
    parameters: [path('subscription', 'Subscription', 'The end of the address in Location.')],
    responds: none,
  } as const;
}

/** The row of the address that the store calls. */
export function purchaseReceiver<S extends Store>(store: S) {
  return {
    route: `POST /events/${store}/purchases/{webhook}`,
    summary: `Receive ${stores[store].title} purchase event`,
    description: `Takes a purchase event of ${stores[store].title}, which signs it. Needs no key.`,
    access: 'read',
    safe: true,
    hidden: true,
    recipe: 'receivePurchaseEvent',
    anonymous: true,
    bodyEncoding: 'bytes',
    parameters: [path('webhook', 'Webhook', 'The address of the webhook.')],
    body: bytes,
    responds: object({}),
  } as const;
}
