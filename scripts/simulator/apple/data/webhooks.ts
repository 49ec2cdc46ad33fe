// Webhooks: the first app of an account has one, with successful deliveries and one failed delivery.
import type { Seed } from './seed.ts';

/** Status codes of the deliveries of the last days, oldest first. */
const statuses = [200, 200, 503];

export function seedWebhooks({ index, ago, app, make }: Seed): void {
  if (index > 0) return;
  const url = 'https://hooks.example.com/app-store';
  const eventTypes = ['APP_STORE_VERSION_APP_VERSION_STATE_UPDATED', 'BUILD_UPLOAD_STATE_UPDATED'];
  const webhook = make('webhooks', 'team', { enabled: true, eventTypes, name: 'Team channel', url }, { app: [app] });
  for (const [place, httpStatusCode] of statuses.entries()) {
    const createdDate = ago(statuses.length - place);
    const eventAttributes = { eventType: eventTypes[0], payload: payload(`${place}`), ping: false, createdDate };
    const event = make('webhookEvents', `${place}`, eventAttributes);
    const isGood = httpStatusCode === 200;
    const attributes = {
      createdDate,
      sentDate: createdDate,
      deliveryState: isGood ? 'SUCCEEDED' : 'FAILED',
      ...(!isGood && { errorMessage: 'HTTP_STATUS_CODE_ERROR' }),
      redelivery: false,
      request: { url },
      response: { httpStatusCode, body: '' },
    };
    make('webhookDeliveries', `${place}`, attributes, { webhook: [webhook], event: [event] });
  }
}

function payload(id: string): string {
  return JSON.stringify({ data: { type: 'appStoreVersionAppVersionStateUpdated', id, version: 1, attributes: {} } });
}
