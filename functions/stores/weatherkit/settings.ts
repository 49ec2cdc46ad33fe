// The settings of an account with a WeatherKit key.
import { ID_FORMAT } from '../../config/settingTable.ts';
import type { AccountSettings } from '../../config/storeSettings.ts';
import { appleIdChecks, appleKeyFields, appleKeyRules } from '../apple/settings.ts';

const TEAM = /^[A-Z\d]{10}$/;

export const weatherAccount: AccountSettings = {
  table: {
    fields: {
      ...appleKeyFields,
      TEAM_ID: { pattern: ID_FORMAT, must: 'must be the team ID alone, as the Apple Developer account shows it' },
      SERVICE_ID: { pattern: ID_FORMAT, must: 'must be the Services ID alone, such as com.example.weather' },
    },
    required: ['KEY_ID', 'TEAM_ID', 'SERVICE_ID'],
    ...appleKeyRules,
  },
  idField: 'KEY_ID',
  idChecks: {
    KEY_ID: appleIdChecks.idChecks.KEY_ID,
    SERVICE_ID: (id) =>
      TEAM.test(id)
        ? 'has the form of a team ID. The Services ID is like a bundle ID, such as com.example.weather'
        : undefined,
  },
  swappedIds: {
    fields: ['TEAM_ID', 'SERVICE_ID'],
    areSwapped: (team, service) => !TEAM.test(team) && TEAM.test(service),
    where: 'The Apple Developer account shows the team ID under Membership, and the Services ID under Identifiers',
  },
};
