// The users of a team and one pending invitation. All people are invented.

import type { Datastore } from '../datastore.ts';
import { DAY_SECONDS, isoMoment } from '../requestContext.ts';
import { uuid } from './seed.ts';

const team = [
  { firstName: 'Ines', lastName: 'Albrecht', roles: ['ACCOUNT_HOLDER', 'ADMIN'], allAppsVisible: true },
  { firstName: 'Jonas', lastName: 'Bekele', roles: ['ADMIN'], allAppsVisible: true },
  { firstName: 'Kaya', lastName: 'Castel', roles: ['APP_MANAGER', 'CUSTOMER_SUPPORT'], allAppsVisible: false },
  { firstName: 'Lev', lastName: 'Duarte', roles: ['DEVELOPER'], allAppsVisible: false },
  { firstName: 'Mira', lastName: 'Egede', roles: ['FINANCE', 'SALES'], allAppsVisible: true },
];

const guest = { firstName: 'Nuno', lastName: 'Falk', roles: ['MARKETING'], allAppsVisible: true };

export function people(datastore: Datastore, now: number): void {
  for (const person of team) {
    const username = addressOf(person.firstName);
    const visibleApps = person.allAppsVisible ? [] : datastore.all('apps').slice(0, 2);
    const attributes = { ...person, username, provisioningAllowed: person.roles.includes('ADMIN') };
    datastore.add({ type: 'users', id: idOf('users', username), attributes, related: { visibleApps } });
  }
  const email = addressOf(guest.firstName);
  const attributes = { ...guest, email, provisioningAllowed: false, expirationDate: isoMoment(now + 2 * DAY_SECONDS) };
  datastore.add({ type: 'userInvitations', id: idOf('userInvitations', email), attributes, related: {} });
}

function addressOf(name: string): string {
  return `${name.toLowerCase()}@example.com`;
}

function idOf(type: string, name: string): string {
  return uuid(`team/${type}/${name}`);
}
