// The response of loginUserProfile: the complete documented shape, with invented values. Source: Samsung, "GSS User API".
import { randomBytes } from 'node:crypto';

/** The four cookies of a simulated Seller Portal session; no real session has these values. */
export const profileCookies = {
  sellerLocale: 'en_US',
  gss_auth_token: 'sandbox-seller-session-7f3a',
  api_server_url: 'https%3A%2F%2Fseller-api.example.com',
  auth_server_url: 'https%3A%2F%2Fseller-auth.example.com',
} as const;

const korea = {
  confidence: null,
  geoname_id: 1835841,
  is_in_european_union: false,
  iso_code: 'KR',
  names: { en: 'South Korea', de: 'Südkorea', fr: 'Corée du Sud', ja: '大韓民国', ru: 'Южная Корея', 'zh-CN': '韩国' },
};

/** 203.0.113.0/24 is reserved for documentation (RFC 5737). */
const traits = {
  ...untold('autonomous_system_number', 'autonomous_system_organization', 'connection_type', 'domain'),
  ip_address: '203.0.113.24',
  ...denied('is_anonymous', 'is_anonymous_proxy', 'is_anonymous_vpn', 'is_hosting_provider', 'is_legitimate_proxy'),
  ...denied('is_public_proxy', 'is_residential_proxy', 'is_satellite_provider', 'is_tor_exit_node'),
  isp: null,
  network: '203.0.113.0/24',
  ...untold('organization', 'user_type', 'user_count', 'static_ip_score'),
};

const geoIp = {
  city: { confidence: null, geoname_id: 1835553, names: { en: 'Suwon', de: 'Suwon', ja: '水原市', ru: 'Сувон' } },
  continent: { code: 'AS', geoname_id: 6255147, names: { en: 'Asia', de: 'Asien', 'pt-BR': 'Ásia', ru: 'Азия' } },
  country: korea,
  location: {
    accuracy_radius: 1000,
    average_income: null,
    latitude: 37.2859,
    longitude: 127.0099,
    metro_code: null,
    population_density: null,
    time_zone: 'Asia/Seoul',
  },
  maxmind: { queries_remaining: null },
  postal: { code: '16258', confidence: null },
  registered_country: korea,
  represented_country: { ...korea, geoname_id: null, iso_code: null, names: {}, type: null },
  subdivisions: [
    {
      confidence: null,
      geoname_id: 1841610,
      iso_code: '41',
      names: { en: 'Gyeonggi-do', ja: '京畿道', 'zh-CN': '京畿道' },
    },
  ],
  traits,
};

export function profile(seller: string, now: number) {
  return {
    data: {
      hashedUserId: randomBytes(16).toString('hex'),
      sellerLocale: profileCookies.sellerLocale,
      geoIp,
      ip: traits.ip_address,
      sessionId: randomBytes(16).toString('hex'),
      isAdmin: true,
      isOnlyInstant: false,
      userID: `sandbox-${seller}`,
      // Samsung's sample: seconds, 279 s after the milliseconds of sessionCreationTime
      ttl: Math.floor(now / 1000) + 279,
      userBaseVO: { userDisplayName: `Sandbox ${seller}` },
      sellerInfo: {
        privilegeCode: 'general',
        gssUserId: `sandbox-${seller}`,
        countryCode: 'KOR',
        languageCode: 'en_US',
      },
      csrfToken: randomBytes(16).toString('hex'),
      hasValidCsrfToken: true,
      sessionCreationTime: now,
      isTrustedIp: true,
      userIdentificationVO: { loginID: `${seller}@example.com` },
      authServerUrl: 'seller-auth.example.com',
    },
  };
}

function untold(...names: readonly string[]): Record<string, null> {
  return Object.fromEntries(names.map((name) => [name, null]));
}

function denied(...names: readonly string[]): Record<string, false> {
  return Object.fromEntries(names.map((name) => [name, false as const]));
}
