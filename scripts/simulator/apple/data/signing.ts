// Code signing resources of a team: a device, the bundle IDs of some apps, certificates and profiles, some near their end.
import type { Datastore, StoredResource } from '../datastore.ts';
import { daysBefore, uuid } from './seed.ts';

/** A certificate is good for a year, and was made so many days before its end. */
const YEAR = 365;

/** Name, type, platform and days left. */
const certificates = [
  ['Apple Distribution: Sandbox Studio', 'DISTRIBUTION', undefined, 12],
  ['Ines Albrecht', 'DEVELOPMENT', undefined, 200],
  ['Jonas Bekele', 'IOS_DEVELOPMENT', 'IOS', -4],
  ['Developer ID Application: Sandbox Studio', 'DEVELOPER_ID_APPLICATION', 'MAC_OS', 900],
] as const;

/** One for each bundle ID: type, state and days left. */
const profiles = [
  ['IOS_APP_STORE', 'ACTIVE', 12],
  ['IOS_APP_ADHOC', 'ACTIVE', 25],
  ['IOS_APP_DEVELOPMENT', 'INVALID', 150],
  ['IOS_APP_STORE', 'ACTIVE', 300],
] as const;

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
  const [distribution] = certificates.map((each) => addCertificate(datastore, now, each));
  for (const [index, app] of datastore.all('apps').slice(0, profiles.length).entries()) {
    const { name, bundleId: identifier } = app.attributes;
    const attributes = { name, identifier, platform: 'UNIVERSAL', seedId: 'SANDBOX001' };
    const bundleId = { type: 'bundleIds', id: uuid(`${app.id}/bundleIds`), attributes, related: { app: [app] } };
    addProfile(datastore, now, index, datastore.add(bundleId), distribution);
  }
}

function addCertificate(datastore: Datastore, now: number, row: (typeof certificates)[number]): StoredResource {
  const [displayName, certificateType, platform, daysLeft] = row;
  const id = uuid(`team/certificates/${displayName}`);
  const attributes = {
    name: `${certificateType}: ${displayName}`,
    displayName,
    certificateType,
    serialNumber: id.replaceAll('-', '').slice(0, 16).toUpperCase(),
    ...(platform && { platform }),
    expirationDate: daysBefore(now, -daysLeft),
    certificateContent: contentOf(id),
    activated: true,
  };
  return datastore.add({ type: 'certificates', id, attributes, related: {} });
}

function addProfile(
  datastore: Datastore,
  now: number,
  index: number,
  bundleId: StoredResource,
  certificate: StoredResource | undefined,
): void {
  const [profileType, profileState, daysLeft] = profiles[index] ?? profiles[0];
  const attributes = {
    name: `${String(bundleId.attributes.name)} ${profileType}`,
    platform: 'IOS',
    profileType,
    profileState,
    profileContent: contentOf(bundleId.id),
    uuid: uuid(`${bundleId.id}/uuid`),
    createdDate: daysBefore(now, YEAR - daysLeft),
    expirationDate: daysBefore(now, -daysLeft),
  };
  const related = { bundleId: [bundleId], ...(certificate && { certificates: [certificate] }) };
  datastore.add({ type: 'profiles', id: uuid(`${bundleId.id}/profiles`), attributes, related });
}

/** Base64 of a text: the simulator has no real certificates. */
function contentOf(id: string): string {
  return Buffer.from(`content of ${id}`).toString('base64');
}
