// Takes a purchase event of a store: verifies it, and puts it into the queue once.
import type { Store } from '../../connector/core/stores.ts';
import { Failure } from '../core/errors.ts';
import type { EventServices } from '../workflow/eventServices.ts';
import { queueOnce } from './acceptEvent.ts';
import { readWebhook } from './webhookTable.ts';

interface Arrived {
  readonly store: Store;
  /** The ID in the address. */
  readonly webhook: string;
  readonly raw: Buffer;
  readonly correlationId: string;
}

/**
 * Returns once the event is in the queue, or is known to be there already. Throws `wrong_signature` without any detail for a
 * wrong signature, another app and an unknown address. A failure of the state is thrown, so that the store sends it again.
 */
export async function receivePurchase(services: EventServices, arrived: Arrived): Promise<void> {
  const { store, webhook: id, raw, correlationId } = arrived;
  const webhook = await readWebhook(services, id);
  const { purchaseName, account = '', app = '' } = webhook?.store === store ? webhook : {};
  const fields = services.accountFields(store, account);
  const body = raw.toString('utf8');
  const verify = services.purchases[store]?.verify;
  const event =
    verify &&
    purchaseName &&
    fields &&
    (await verify(body, { app, name: purchaseName }, fields, services.isSimulated(store)));
  if (!event) throw new Failure('wrong_signature', 'This event is not signed as it should be.');
  const received = new Date(services.now()).toISOString();
  const value = { raw: '', type: event.type, received, item: event.item };
  await queueOnce(services, { partition: id, key: event.id }, value, correlationId);
}
