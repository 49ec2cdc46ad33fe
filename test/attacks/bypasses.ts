// Ways to come in without the key, or to do more than the key allows.
import { createHash } from 'node:crypto';
import { type Attack, message, shownAttack } from './attack.ts';

type Header = readonly [string, string];

const open = ['/api/apple/v1/apps', '/api/apple/v1/apps/1', '/api/accounts', '/api/samsung/auth/checkAccessToken'];

/** What a gate in front may have let pass, by who asks, or by where it says that it goes. */
// biome-ignore format: a table is read by its lines
const excuses: readonly Header[] = [
  ['user-agent', 'kube-probe/1.31'],
  ['user-agent', 'GoogleHC/1.0'],
  ['user-agent', 'ELB-HealthChecker/2.0'],
  ['user-agent', 'HealthCheck/1.0'],
  ['x-forwarded-uri', '/api/health'],
  ['x-original-url', '/api/health'],
  ['x-rewrite-url', '/api/health'],
  ['x-original-uri', '/api/health'],
  ['x-forwarded-for', '127.0.0.1'],
  ['x-real-ip', '127.0.0.1'],
  ['forwarded', 'for=127.0.0.1;host=localhost'],
  ['x-forwarded-host', 'localhost'],
  ['x-http-method-override', 'OPTIONS'],
  ['x-ms-client-principal', Buffer.from('{"claims":[{"typ":"roles","val":"Boss"}]}').toString('base64')],
  ['x-ms-client-principal-id', '5a2db0c5-0000-4000-8000-000000000001'],
  ['x-ms-client-principal-name', 'boss@example.com'],
  ['x-ms-token-aad-access-token', 'a'],
  ['x-arr-ssl', 'yes'],
  ['x-azure-fdid', 'a'],
  ['origin', 'https://make.powerautomate.com'],
  ['referer', 'https://portal.azure.com/'],
];

/** Nearly the key, or the key where it does not count. */
function nearly(key: string): readonly Header[] {
  return [
    ...[
      '',
      ' ',
      key.slice(0, -1),
      `${key}a`,
      `${key}\xa0`,
      key.toUpperCase(),
      key.slice(1),
      `"${key}"`,
      `'${key}'`,
    ].map(asKey),
    ...[
      `${key}, ${key}`,
      `${key},`,
      `${key};`,
      `Bearer ${key}`,
      `${key} ${key}`,
      `${key}%00`,
      `${key}==`,
      '*',
      'null',
    ].map(asKey),
    ...['undefined', 'true', '0', '[]', '{"$ne":""}', "' or '1'='1", '_master', 'default', 'a'.repeat(8_000)].map(
      asKey,
    ),
    asKey(Buffer.from(key).toString('base64')),
    asKey(createHash('sha256').update(key).digest('hex')),
    asKey([...key].reverse().join('')),
    ...[
      'x_functions_key',
      'x-functions_key',
      'xfunctionskey',
      'x-function-key',
      'x-functions-keys',
      'x-functions-key-2',
    ].map((name): Header => [name, key]),
    ...[
      'authorization',
      'x-api-key',
      'ocp-apim-subscription-key',
      'x-functions-clientid',
      'cookie',
      'code',
      'api-key',
    ].map(
      (name): Header => [name, name === 'authorization' ? `Bearer ${key}` : name === 'cookie' ? `code=${key}` : key],
    ),
  ];
}
function asKey(value: string): Header {
  return ['x-functions-key', value];
}

function queries(key: string): readonly string[] {
  return [
    ...[
      '',
      key.slice(0, -1),
      `${key}a`,
      key.toUpperCase(),
      `%20${key}`,
      `${key}%00`,
      `${key}&code=${key}`,
      `&code=${key}x`,
    ].map((value) => `?code=${value}`),
    `?key=${key}`,
    `?codes=${key}`,
    `?x-functions-key=${key}`,
    `?c%6fd=${key}`,
    `?code[]=${key}`,
    `#?code=${key}`,
    `?access_token=${key}`,
  ];
}

/** From what is open to everyone to what is not. */
// biome-ignore format: a table is read by its lines
const detours = [
  '/api/health/../apple/v1/apps', '/api/health/%2e%2e/apple/v1/apps', '/api/health;/../apple/v1/apps',
  '/api/./apple/v1/apps',
  '/api/apple/v1/apps#/api/health', '/api/apple/v1/apps?/api/health', '/api/apple/v1/apps/?x=/api/health',
  '/API/APPLE/V1/APPS',
  'http://localhost/api/apple/v1/apps', '/api/apple/v1/apps/', '/api/%61pple/v1/apps',
  '/api/health%2f..%2fapple/v1/apps',
  '/api/health/..;/apple/v1/apps', '/api/health?/../apple/v1/apps&x', '/api/health%00/../apple/v1/apps',
  '/api/health\\..\\apple',
];

/** A caller with a good key, whose policy is to read, asks for more and for another's rights. */
// biome-ignore format: a table is read by its lines
const boss: readonly Header[] = [
  ...excuses.filter(([name]) => name.startsWith('x-ms-')),
  ['x-ms-client-principal', Buffer.from('{"role_typ":"r","claims":[{"typ":"r","val":"Boss"}]}').toString('base64')],
  ['x-ms-client-principal', 'not base64 at all'],
  ['x-caller', 'boss'],
  ['x-http-method-override', 'GET'],
  ['x-method-override', 'GET'],
  ['accept', '*/*'],
];
// biome-ignore format: a table is read by its lines
const writes: readonly (readonly [string, string])[] = [
  ['POST', '/api/samsung/auth/accessToken'],
  ['DELETE', '/api/samsung/auth/revokeAccessToken'],
  ['POST', '/api/samsung/auth/accessToken?account=games'],
  ['DELETE', '/API/samsung/AUTH/revokeaccesstoken'],
];

export function bypasses(key: string): readonly Attack[] {
  const attack = (method: string, target: string, headers: readonly Header[]): Attack => ({
    title: shownAttack(`${method} ${target} ${JSON.stringify(headers)}`).replaceAll(key, '(key)'),
    bytes: message(method, target, headers),
  });
  return [
    ...open.map((target) => attack('GET', target, [])),
    ...excuses.map((header) => attack('GET', '/api/apple/v1/apps', [header])),
    ...nearly(key).map((header) => attack('GET', '/api/apple/v1/apps', [header])),
    ...queries(key).map((query) => attack('GET', `/api/apple/v1/apps${query}`, [])),
    ...detours.map((target) => attack('GET', target, [])),
    attack('GET', '/api/apple/v1/apps', [asKey(key), asKey(key)]),
    attack('GET', '/api/apple/v1/apps', [asKey('wrong'), asKey(key)]),
    attack('GET', `/api/apple/v1/apps?code=${key}`, [asKey('wrong')]),
    ...writes.flatMap(([method, target]) => boss.map((header) => attack(method, target, [asKey(key), header]))),
  ];
}
