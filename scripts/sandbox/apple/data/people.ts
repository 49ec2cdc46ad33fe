// The people of a team, one who is invited, and what the team has for signing. All of them are invented.
import { DAY, moment } from '../desk.ts';
import type { World } from '../world.ts';
import { day, uuid } from './seed.ts';

const team = [
  { firstName: 'Ines', lastName: 'Albrecht', roles: ['ACCOUNT_HOLDER', 'ADMIN'], allAppsVisible: true },
  { firstName: 'Jonas', lastName: 'Bekele', roles: ['ADMIN'], allAppsVisible: true },
  { firstName: 'Kaya', lastName: 'Castel', roles: ['APP_MANAGER', 'CUSTOMER_SUPPORT'], allAppsVisible: false },
  { firstName: 'Lev', lastName: 'Duarte', roles: ['DEVELOPER'], allAppsVisible: false },
  { firstName: 'Mira', lastName: 'Egede', roles: ['FINANCE', 'SALES'], allAppsVisible: true },
];

const addressOf = (name: string): string => `${name.toLowerCase()}@example.com`;

export const people = (world: World, now: number): void => {
  const add = (type: string, mark: string, attributes: object, related = {}) =>
    world.add({ type, id: uuid(`team/${type}/${mark}`), attributes: { ...attributes }, related });
  for (const person of team) {
    const username = addressOf(person.firstName);
    const visibleApps = person.allAppsVisible ? [] : world.all('apps').slice(0, 2);
    add(
      'users',
      username,
      { ...person, username, provisioningAllowed: person.roles.includes('ADMIN') },
      { visibleApps },
    );
  }
  const guest = { firstName: 'Nuno', lastName: 'Falk', roles: ['MARKETING'], allAppsVisible: true };
  const invited = {
    ...guest,
    email: addressOf('nuno'),
    provisioningAllowed: false,
    expirationDate: moment(now + 2 * DAY),
  };
  add('userInvitations', 'nuno', invited);
  const phone = { name: 'Test phone', platform: 'IOS', udid: '00008150-000000000000001E', deviceClass: 'IPHONE' };
  add('devices', 'phone', { ...phone, status: 'ENABLED', model: 'iPhone 17', addedDate: day(3) });
  for (const app of world.all('apps').slice(0, 4)) {
    const { name, bundleId: identifier } = app.attributes;
    add(
      'bundleIds',
      String(identifier),
      { name, identifier, platform: 'UNIVERSAL', seedId: 'SANDBOX001' },
      { app: [app] },
    );
  }
};
