// WeatherKit, as the command line tools have to know it.
import { idInName } from '../apple/tools.ts';
import type { StoreTools } from '../storeTools.ts';
import { tryWeather } from './tryKey.ts';

export const weatherTools: StoreTools = {
  setup: {
    idFlag: 'key-id',
    fieldFlags: { 'team-id': 'TEAM_ID', 'service-id': 'SERVICE_ID' },
    usage: [
      '--team-id ID                WeatherKit: the team ID (with --key-id)',
      '--service-id ID             WeatherKit: the Services ID, such as com.example.weather',
    ],
    defaults: {},
    uuidFields: [],
    idInName,
    ask: async ({ askKey, askField, before }) => {
      const key = await askKey(
        'The key with WeatherKit: drop the file AuthKey_….p8 here, or paste it (it is not shown), or the address of a Key Vault key',
      );
      return {
        key,
        id: await askField('KEY_ID', 'Key ID', idInName(key.file) ?? before.id),
        fields: {
          TEAM_ID: await askField('TEAM_ID', 'Team ID', before.fields?.TEAM_ID),
          SERVICE_ID: await askField('SERVICE_ID', 'Services ID', before.fields?.SERVICE_ID),
        },
      };
    },
    tryKey: ({ settings }) => tryWeather(settings),
  },
  doctor: { section: 'WeatherKit', keyKind: 'an EC key on P-256', untriedFields: [], findings: async () => [] },
  start: {
    examples: async ({ base }) => [
      {
        title: 'ReadWeather',
        curl: `'${base}/api/v1/weather/en/52.52/13.405?dataSets=currentWeather&timezone=Europe/Berlin'`,
      },
    ],
  },
};
