// Code signing resources of a team: a device, and the bundle IDs of some apps.
import type { Datastore } from '../datastore.ts';
import { daysBefore, uuid } from './seed.ts';

const phone = {
  name: 'Test phone',
  platform: 'IOS',
  udid: '00008150-000000000000001E',
  deviceClass: 'IPHONE',
  status: 'ENABLED',
  model: 'iPhone 17',
};

export function seedSigning(datastore: Datastore, now: number): void {
  const added = { ...phone, addedDate: daysBefore(now, 60) };
  datastore.add({ type: 'devices', id: uuid('team/devices/phone'), attributes: added, related: {} });
  for (const app of datastore.all('apps').slice(0, 4)) {
    const { name, bundleId: identifier } = app.attributes;
    const attributes = { name, identifier, platform: 'UNIVERSAL', seedId: 'SANDBOX001' };
    datastore.add({ type: 'bundleIds', id: uuid(`${app.id}/bundleIds`), attributes, related: { app: [app] } });
  }
}
