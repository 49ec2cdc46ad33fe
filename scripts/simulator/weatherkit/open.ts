// Opens simulated WeatherKit: one host, and a key with a Services ID that WeatherKit is switched on for, and one that it is not.
import { generateKeyPairSync } from 'node:crypto';
import type { Arrival } from '../httpMessage.ts';
import type { SimulatedHosts, SimulatorParts } from '../stores.ts';
import { refused, tokenRefusal, type WeatherKey } from './token.ts';
import { answerWeather } from './weather.ts';

const ACCOUNT = 'APPLE__WEATHER__';

let made: (WeatherKey & { readonly pem: string }) | undefined;

export async function openWeatherHosts({ openHost, revoked }: SimulatorParts): Promise<SimulatedHosts> {
  made ??= makeKey(); // once per process
  const key = made;
  const { origin } = await openHost(
    async (arrival: Arrival) => {
      if (/^\/attribution\/[^/]+$/.test(arrival.path)) return { status: 200, body: marks(arrival.path) };
      const token = arrival.headers.authorization?.replace(/^bearer /i, '') ?? '';
      const refusal = revoked.has(token)
        ? refused('INVALID_AUTH_TOKEN', 'revoked')
        : await tokenRefusal([key], arrival);
      return refusal ?? answerWeather(arrival) ?? { status: 404, why: 'there is no such route' };
    },
    { compresses: true },
  );
  return {
    origins: { api: origin },
    settings: {
      [`${ACCOUNT}KIND`]: 'weatherkit',
      [`${ACCOUNT}KEY_ID`]: key.keyId,
      [`${ACCOUNT}TEAM_ID`]: key.teamId,
      [`${ACCOUNT}SERVICE_ID`]: key.serviceId,
      [`${ACCOUNT}PRIVATE_KEY`]: key.pem,
    },
  };
}

function makeKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    ...{ keyId: 'SANDBOXWEA', teamId: 'SANDBOXTEA', publicKey },
    ...{ serviceId: 'com.example.weather', otherServiceId: 'com.example.disabled' },
    pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
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
