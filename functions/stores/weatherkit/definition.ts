// WeatherKit, as the pipeline has to know it. Its accounts are Apple's with the kind of key `weatherkit`.
import { isJsonObject } from '../../../connector/core/json.ts';
import { weatherErrorCodes } from '../../../connector/stores/weatherkit/errorCodes.ts';
import type { ErrorDetail } from '../../core/errors.ts';
import type { RelayStore } from '../../workflow/relayStore.ts';
import { createJwtAuthenticator } from '../apple/auth.ts';
import { weatherAccount } from './settings.ts';

export const weatherStore: RelayStore = {
  account: weatherAccount,
  origins: { api: 'https://weatherkit.apple.com' },
  fileHosts: [],
  fallbacks: [],
  algorithm: 'ES256',
  keySource: 'Apple Developer, Certificates, Identifiers & Profiles, Keys, AuthKey_….p8',
  namesKeyId: true,
  // Apple: "Request authentication for WeatherKit REST API": these claims alone, and `id` in the header
  createAuthenticator: ({ sign }, { fields: { TEAM_ID: team = '', SERVICE_ID: service = '' }, time }) =>
    createJwtAuthenticator(
      (validity) => sign({ iss: team, sub: service, ...validity }, { id: `${team}.${service}` }),
      time,
    ),
  parseError: parseWeatherError,
  hints: weatherErrorCodes,
  isRefusal200: () => false,
  refusalMembers: [],
  isCredentialRefusal: (_, { status }) => status === 401,
  mayCompress: true,
  buffersReads: true,
  queryStyle: 'csv',
  rawPaths: { begins: /^\/api\/v1\/./, description: '/api/v1/' },
  readsTakeBody: false,
  probes: { weather: '/api/v1/availability/37.323/-122.032?country=US' },
};

/** `{"reason": "NOT_ENABLED"}`: the reason is the code, and there is no other text. */
function parseWeatherError(json: unknown): ErrorDetail[] {
  if (!isJsonObject(json) || typeof json.reason !== 'string') return [];
  return [{ code: json.reason, message: `WeatherKit gave the reason ${json.reason}.` }];
}
