// Opens simulated WeatherKit: one host, a key, and another key that WeatherKit is not switched on for.
import { generateKeyPairSync } from 'node:crypto';
import type { Arrival } from '../httpMessage.ts';
import type { SimulatedHosts, SimulatorParts } from '../stores.ts';
import { refused, tokenRefusal, type WeatherKey } from './token.ts';
import { answerWeather } from './weather.ts';

const team = { teamId: 'SANDBOXTEA', serviceId: 'com.example.weather' };

let made: readonly (WeatherKey & { readonly pem: string })[] | undefined;

export async function openWeatherHosts({ openHost, revoked }: SimulatorParts): Promise<SimulatedHosts> {
  made ??= [makeKey('SANDBOXWEA', true), makeKey('SANDBOXOFF', false)]; // once per process
  const keys = made;
  const { origin } = await openHost(async (arrival: Arrival) => {
    if (/^\/attribution\/[^/]+$/.test(arrival.path)) return { status: 200, body: marks(arrival.path) };
    const token = arrival.headers.authorization?.replace(/^bearer /i, '') ?? '';
    const refusal = revoked.has(token) ? refused('INVALID_AUTH_TOKEN', 'revoked') : await tokenRefusal(keys, arrival);
    return refusal ?? answerWeather(arrival) ?? { status: 404, why: 'there is no such route' };
  }, true);
  return { origins: { api: origin }, settings: Object.assign({}, ...keys.map(settingsOf)) };
}

function settingsOf(key: WeatherKey & { readonly pem: string }): Readonly<Record<string, string>> {
  const prefix = key.isEnabled ? 'APPLE__WEATHER__' : 'APPLE__WEATHEROFF__';
  return {
    [`${prefix}KIND`]: 'weatherkit',
    [`${prefix}KEY_ID`]: key.keyId,
    [`${prefix}TEAM_ID`]: key.teamId,
    [`${prefix}SERVICE_ID`]: key.serviceId,
    [`${prefix}PRIVATE_KEY`]: key.pem,
  };
}

function makeKey(keyId: string, isEnabled: boolean) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...team, keyId, publicKey, isEnabled, pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() };
}

/** Relative paths, and the density in the name of the member. */
function marks(path: string): object {
  const folder = `/assets/branding/${path.split('/')[2]}`;
  return {
    serviceName: 'Apple Weather',
    'logoLight@1x': `${folder}/Apple_Weather_blk_en_1X_090122.png`,
    'logoDark@1x': `${folder}/Apple_Weather_wht_en_1X_090122.png`,
    'logoSquare@1x': '/assets/branding/square-mark.png',
  };
}
