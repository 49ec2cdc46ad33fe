// The address of the relay, as the caller and the store reach it.
import type { Operation } from '../../connector/core/operation.ts';
import { type Store, storeNames, stores } from '../../connector/core/stores.ts';
import { Failure } from '../core/errors.ts';
import { isLoopback } from '../core/loopback.ts';
import type { RelayRequest } from '../core/types.ts';
import type { EventServices } from '../workflow/eventServices.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';

/**
 * Origin and route prefix of the call, such as `https://relay.example.com/api`. Behind Azure's front end the scheme of a
 * request is not reliable: it is https, except on this machine.
 */
function relayAddress({ address }: Operation, { self }: RelayRequest): string {
  const url = new URL(self);
  const scheme = isLoopback(url.origin) ? url.protocol : 'https:';
  return `${scheme}//${url.host}${url.pathname.slice(0, -address.length - 1)}`;
}

/** The store whose events come to this operation. */
export function storeOfAddress({ id, address }: Operation): Store {
  const store = storeNames.find((each) => address.startsWith(`events/${each}/`));
  if (!store) throw new Error(`${id} is of no store`);
  return store;
}

/** The address that ends a subscription: it is below the address of the trigger. */
export function endAddress({ operation, call }: Pick<RecipeContext, 'operation' | 'call'>, name: string): string {
  return `${relayAddress(operation, call)}/${operation.address}/${name}`;
}

/** The address that the store calls for a webhook. Throws if the store could not reach it. */
export function eventAddress(
  { publicOrigin, isSimulated }: EventServices,
  operation: Operation & { readonly store?: Store },
  call: RelayRequest,
  name: string,
): string {
  const store = operation.store ?? '';
  const here = new URL(relayAddress(operation, call));
  const origin = publicOrigin ?? here.origin;
  const isReachable = origin.startsWith('https:') || (operation.store && isSimulated(operation.store));
  if (!isReachable)
    throw new Failure(
      'not_configured',
      `${operation.store ? stores[operation.store].title : 'The store'} cannot reach the relay at ${origin}. An administrator can set RELAY__PUBLIC_ORIGIN to an https address that leads to it.`,
    );
  return `${origin}${here.pathname}/events/${store}/${name}`;
}
