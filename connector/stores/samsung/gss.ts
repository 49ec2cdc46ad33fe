// Galaxy Store Statistics (GSS). Source: Samsung, "GSS User API".
import { rows } from '../../core/builders.ts';
import {
  arrayOf,
  bigInteger,
  define,
  field,
  flag,
  group,
  integer,
  number,
  object,
  type Schema,
  text,
} from '../../core/schema.ts';

/** For a cookie value, RFC 6265 allows no control character, space, quote, comma, semicolon or backslash. */
const cookie = {
  ...text,
  minLength: 1,
  maxLength: 4096,
  pattern: '^[\\x21\\x23-\\x2B\\x2D-\\x3A\\x3C-\\x5B\\x5D-\\x7E]+$',
} as const;

// Samsung's response contains MaxMind's record of the client's IP address.
const geonameId = field(integer(), 'GeoName ID', 'The number of the place at GeoNames.');
const confidence = field(integer(), 'Confidence', 'How sure the finding is, in percent.');
const isoCode = field(text, 'ISO code', 'The ISO code of the place.');
const languages = {
  de: 'German',
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  ja: 'Japanese',
  'pt-BR': 'Portuguese',
  ru: 'Russian',
  'zh-CN': 'Chinese',
};
const names = define(
  'PlaceNames',
  group(
    object(
      Object.fromEntries(
        Object.entries(languages).map(([tag, language]) => [
          tag,
          field(text, language, `The name of the place in ${language}.`),
        ]),
      ),
    ),
    'The name of the place by language.',
  ),
);
const inUnion = field(flag, 'In European Union', 'Whether the country is in the European Union.');

const traits = {
  autonomous_system_number: field(integer(), 'AS number', 'The number of the autonomous system.'),
  autonomous_system_organization: field(text, 'AS organization', 'The organization of the autonomous system.'),
  connection_type: field(text, 'Connection type', 'The type of the connection.'),
  domain: field(text, 'Domain', 'The domain of the address.'),
  ip_address: field(text, 'IP address', 'The address itself.'),
  is_anonymous: field(flag, 'Is anonymous', 'Whether the address hides its owner.'),
  is_anonymous_proxy: field(flag, 'Is anonymous proxy', 'Whether the address is an anonymous proxy.'),
  is_anonymous_vpn: field(flag, 'Is anonymous VPN', 'Whether the address is an anonymous VPN.'),
  is_hosting_provider: field(flag, 'Is hosting provider', 'Whether the address is that of a hosting company.'),
  is_legitimate_proxy: field(flag, 'Is legitimate proxy', 'Whether the address is a known company proxy.'),
  is_public_proxy: field(flag, 'Is public proxy', 'Whether the address is a public proxy.'),
  is_residential_proxy: field(flag, 'Is residential proxy', 'Whether the address is a residential proxy.'),
  is_satellite_provider: field(flag, 'Is satellite provider', 'Whether the address is that of a satellite company.'),
  is_tor_exit_node: field(flag, 'Is Tor exit node', 'Whether the address is a Tor exit.'),
  isp: field(text, 'ISP', 'The company that gives access to the Internet.'),
  network: field(text, 'Network', 'The network of the address.'),
  organization: field(text, 'Organization', 'The organization that owns the address.'),
  user_type: field(text, 'User type', 'The type of user behind the address.'),
  user_count: field(integer(), 'User count', 'How many users share the address.'),
  static_ip_score: field(number, 'Static IP score', 'How steady the address is.'),
};

const geoIp = object({
  city: place('City', { confidence }),
  continent: place('Continent', { code: field(text, 'Continent code', 'The code of the continent.') }),
  country: place('Country', { confidence, is_in_european_union: inUnion, iso_code: isoCode }),
  location: field(
    object({
      accuracy_radius: field(integer(), 'Accuracy radius', 'How exact the place is, in kilometres.'),
      average_income: field(integer(), 'Average income', 'The average income there, in US dollars.'),
      latitude: field(number, 'Latitude', 'The latitude, in degrees.'),
      longitude: field(number, 'Longitude', 'The longitude, in degrees.'),
      metro_code: field(integer(), 'Metro code', 'The metro code, in the United States.'),
      population_density: field(integer(), 'Population density', 'People on a square kilometre.'),
      time_zone: field(text, 'Time zone', 'The time zone, such as Asia/Seoul.'),
    }),
    'Location',
    'The type of the address.',
  ),
  maxmind: field(
    object({ queries_remaining: field(integer(), 'Queries remaining', 'How many look-ups are left.') }),
    'MaxMind',
    'The state of the look-up.',
  ),
  postal: field(
    object({ code: field(text, 'Postal code', 'The postal code.'), confidence }),
    'Postal',
    'The postal area of the address.',
  ),
  registered_country: place('Registered country', { confidence, is_in_european_union: inUnion, iso_code: isoCode }),
  represented_country: place('Represented country', {
    confidence,
    is_in_european_union: inUnion,
    iso_code: isoCode,
    type: field(text, 'Kind', 'The kind of the territory, such as military.'),
  }),
  subdivisions: field(
    arrayOf(object({ confidence, geoname_id: geonameId, iso_code: isoCode, names })),
    'Subdivisions',
    'The regions that the address is in.',
  ),
  traits: field(object(traits), 'Traits', 'What is known of the address.'),
});

const profile = object({
  hashedUserId: field(text, 'Hashed user ID', 'The user ID as a hash.'),
  sellerLocale: field(text, 'Seller locale', 'The language of the seller, such as ko_KR.'),
  geoIp: group(geoIp, 'The origin of the call, as Samsung reports it.'),
  ip: field(text, 'IP', 'The address that the call came from.'),
  sessionId: field(
    { ...text, format: 'password' },
    'Session ID',
    'The ID of the Seller Portal session. Keep it secret.',
  ),
  isAdmin: field(flag, 'Is admin', 'Whether the user is an administrator.'),
  isOnlyInstant: field(flag, 'Is only instant', 'Whether the ad offers only instant play.'),
  userID: field(text, 'User ID', 'The ID of the user.'),
  ttl: field(bigInteger, 'Time to live', 'When the session ends, in seconds since 1970.'),
  userBaseVO: field(
    object({ userDisplayName: field(text, 'User display name', 'The name shown for the user.') }),
    'User base',
    'The user.',
  ),
  sellerInfo: field(
    object({
      privilegeCode: field(text, 'Privilege code', 'The privilege of the seller.'),
      gssUserId: field(text, 'GSS user ID', 'The seller ID that older GSS metric calls ask for.'),
      countryCode: field(text, 'Country code', 'The country of the seller, such as KOR.'),
      languageCode: field(text, 'Language code', 'The language of the seller, such as en_US.'),
    }),
    'Seller info',
    'The seller.',
  ),
  csrfToken: field(
    { ...text, format: 'password' },
    'CSRF token',
    'A secret of the Seller Portal session. Keep it secret.',
  ),
  hasValidCsrfToken: field(flag, 'Has valid CSRF token', 'Whether that secret is valid.'),
  sessionCreationTime: field(
    bigInteger,
    'Session creation time',
    'When the session began, in milliseconds since 1970.',
  ),
  isTrustedIp: field(flag, 'Is trusted IP', 'Whether Samsung trusts the address.'),
  userIdentificationVO: field(
    object({ loginID: field(text, 'Login ID', 'The e-mail address that the user signs in with.') }),
    'User identification',
    'How the user signs in.',
  ),
  authServerUrl: field(text, 'Auth server URL', 'The server that signed the user in.'),
});

const cookies = object(
  {
    sellerLocale: field(cookie, 'Seller locale', 'The cookie sellerLocale of seller.samsungapps.com.'),
    gss_auth_token: field(
      { ...cookie, format: 'password' },
      'GSS auth token',
      'The cookie gss_auth_token of seller.samsungapps.com. Keep it secret.',
    ),
    api_server_url: field(cookie, 'API server URL', 'The cookie api_server_url of seller.samsungapps.com.'),
    auth_server_url: field(cookie, 'Auth server URL', 'The cookie auth_server_url of seller.samsungapps.com.'),
  },
  ['sellerLocale', 'gss_auth_token', 'api_server_url', 'auth_server_url'],
);

export const gss = rows('samsung', {
  LoginUserProfile: {
    route: 'POST /gss/user/loginUserProfile',
    summary: 'Read legacy login user profile',
    description:
      "Reads the profile of the seller with the four cookies of a browser that is signed in to Seller Portal. Samsung's newer documentation does not list this call, and the cookies expire within minutes, so scheduled flows cannot use it. The response contains personal data and session secrets: turn on secure outputs.",
    access: 'read',
    safe: true,
    bodyEncoding: 'cookies',
    body: define('LoginUserCookies', cookies),
    responds: define(
      'LoginUserProfile',
      object({ data: field(profile, 'Profile', 'The profile of the user.') }, ['data']),
    ),
  },
});

function place(title: string, fields: Readonly<Record<string, Schema>>): Schema {
  return field(
    object({ ...fields, geoname_id: geonameId, names }),
    title,
    `The ${title.toLowerCase()} of the address.`,
  );
}
