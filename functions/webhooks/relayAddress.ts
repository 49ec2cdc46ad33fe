// The addresses of subscriptions: the one that ends a subscription, and the one that the store calls.
import type { Operation } from '../../connector/core/operation.ts';
import { type Store, storeNames, stores } from '../../connector/core/stores.ts';
import { Failure } from '../core/errors.ts';
import { relayAddressOf } from '../core/routePrefix.ts';
import type { RelayRequest } from '../core/types.ts';
import type { EventServices } from '../workflow/eventServices.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';

/** The store whose events come to this operation. */
export function storeOfAddress({ id, address }: Operation): Store {
  const store = storeNames.find((each) => address.startsWith(`events/${each}/`));
  if (!store) throw new Error(`${id} is of no store`);
  return store;
}

/** The address that ends a subscription: it is below the address of the trigger. */
export function endAddress({ operation, call }: Pick<RecipeContext, 'operation' | 'call'>, name: string): string {
  return `${relayAddressOf(call, operation.address)}/${operation.address}/${name}`;
}

/**
 * The address that the store calls for a webhook. Its origin is a setting, and never the Host of a call: whoever may
 * subscribe could send the events of all others elsewhere. A store on this machine alone calls the origin of the call.
 */
export function eventAddress(
  { publicOrigin, isSimulated }: EventServices,
  { id, store, address }: Operation & { readonly store?: Store },
  call: RelayRequest,
  name: string,
): string {
  if (store === undefined) throw new Error(`${id} is of no store`);
  const here = new URL(relayAddressOf(call, address));
  const origin = publicOrigin ?? (isSimulated(store) ? here.origin : undefined);
  if (origin === undefined)
    throw new Failure(
      'not_configured',
      `The relay does not know its own address, which ${stores[store].title} has to call. An administrator can set RELAY__PUBLIC_ORIGIN to the https origin that leads to it.`,
    );
  return `${origin}${here.pathname}/events/${store}/${name}`;
}
