// Addresses and methods that no operation has, as they are written on the wire, with a good key.
import { catalog } from '../../connector/catalog.ts';
import { contractOf } from '../../functions/contract/contractOperations.ts';
import { type Attack, message, shownAttack } from './attack.ts';

const methods = ['HEAD', 'OPTIONS', 'TRACE', 'PUT', 'PATCH', 'POST', 'DELETE', 'GET'];
// biome-ignore format: a table is read by its lines
const strange = [
  'PROPFIND', 'SEARCH', 'PURGE', 'LOCK', 'LINK', 'get', 'Get', 'GETT', 'POSTGET', 'G ET', 'X', 'DEBUG', 'QUERY', '',
  '"GET"', 'GET\0', 'GE\u00e9',
];

function targetOf(address: string): string {
  return `/api/${address.replace(/\{\w+\}/g, '1')}`;
}
/** The methods that an operation of the same address has are no wrong ones. */
const allowed = new Set(catalog.map(({ method, address }) => `${method} ${targetOf(address)}`));

/** An address whose names are all fixed may be one that a name in braces takes, too. */
function isTaken(method: string, address: string): boolean {
  return catalog.some(
    (other) => other.method === method && new RegExp(`^${other.address.replace(/\{\w+\}/g, '[^/]+')}$`).test(address),
  );
}

/** What the catalog does not have, Apple's contract may. */
function isOfContract(method: string, target: string): boolean {
  return contractOf('apple')?.at(method, target.replace(/^\/api\/apple/, '')) !== undefined;
}

const wrongMethods = catalog.flatMap(({ address, store }) =>
  [...methods, ...(store ? [] : strange)]
    .filter((each) => !allowed.has(`${each} ${targetOf(address)}`) && !isTaken(each, address))
    .filter((each) => !isOfContract(each, targetOf(address)))
    .map((each): [string, string] => [each, targetOf(address)]),
);

/** Dot segments, encoded or not, that a host may resolve or a path pass on: none leads to an operation. */
// biome-ignore format: a table is read by its lines
const climbing = [
  '/api/apple/v1/apps/../teams', '/api/apple/v1/apps/1/../../teams', '/api/apple/v1/apps/%2e%2e/teams',
  '/api/apple/v1/apps/.%2e/teams', '/api/apple/v1/apps/%2E%2E/%2E%2E/teams', '/api/apple/v1/apps/..',
  '/api/apple/v1/..',
  '/api/apple/v1/apps/%2e%2e', '/api/apple/v1/apps/%252e%252e', '/api/apple/v1/apps/%252e%252e%252fusers',
  '/api/apple/v1/apps/%25252e%25252e', '/api/apple/v1/apps/..%2fusers', '/api/apple/v1/apps/..%2Fusers',
  '/api/apple/v1/apps/..%252fusers', '/api/apple/v1/apps/..%5cusers', '/api/apple/v1/apps/..\\users',
  '/api/apple/v1/apps/1%2f..%2f..%2fusers', '/api/apple/v1/apps/1%2fbuilds', '/api/apple/v1/apps%2f1',
  '/api/apple%2fv1%2fapps',
  '/api/apple/v1/apps/%c0%ae%c0%ae/teams', '/api/apple/v1/apps/%c0%ae%c0%ae',
  '/api/apple/v1/apps/%e0%80%ae%e0%80%ae',
  '/api/apple/v1/apps/%u002e%u002e', '/api/apple/v1/apps/..;/teams', '/api/apple/v1/apps/;/../../teams',
  '/api/apple/v1/apps;x=y',
  '/api/apple/v1/apps/1;x=y', '/api/apple/v1/apps/..%00/teams', '/api/apple/v1/apps/1%00',
  '/api/apple/v1/apps/%00',
  '/api/apple/v1/apps/1%0d%0aX-Evil:%201', '/api/apple/v1/apps/1%0aHost:%20evil',
  '/api/apple/v1/apps/%0d%0a%0d%0aGET%20/',
  '/api/apple/v1/apps/\xff', '/api/apple/v1/apps/\xc3\xa9', '/api/apple/v1/apps/%ff',
  '/api/apple/v1/apps/%ed%a0%80',
  '/api/apple/v1/apps/%', '/api/apple/v1/apps/%g1', '/api/apple/v1/apps/%1', '/api/apple/v1/apps/*',
  '/api/apple/v1/apps/@evil',
  '/api/apple/v1/apps/http://evil.example/', '/api/apple/v1/apps/http:%2f%2fevil.example',
  '/api/apple/v1/apps/1%3Fx=1',
  '/api/apple/v1/apps/1%23', '/api/apple/v1/apps/1%26x', '/api/apple/v1/apps/%20', '/api/apple/v1/apps/1%202',
  '/api/apple/v1/apps/~',
  '/api/../../etc/passwd', '/../../../../etc/passwd', '/api/..%2f..%2fetc%2fpasswd',
  '/..%5c..%5cwindows%5cwin.ini',
];

/** What neither the relay nor Apple's contract has, and what others leave lying about. */
// biome-ignore format: a table is read by its lines
const absent = [
  '/api/apple/v1/teams', '/api/apple/v1/apps/1/users', '/api/apple/v1/apps/1/relationships/users',
  '/api/apple/v2/apps',
  '/api/apple/v1/apiKeys', '/api/apple/v1/agreements/1', '/api/apple/v1/keys/1', '/api/apple/v1/gameCenterApps', '/api/apple/v1',
  '/api/apple', '/api',
  '/api/apple/v1//apps', '/api//apple/v1/apps', '//api/apple/v1/apps', '/api/apple/v1/apps//',
  '/api/apple/v1/apps//1', '/apple/v1/apps',
  '/api/samsung/v1/apps', '/api/samsung/auth', '/api/samsung/auth/accessToken/x',
  '/api/samsung/seller/contentDelete', '/api/samsung/seller', '/api/samsung/iap/v6', '/api/samsung/galaxyapi', '/api/accounts/default',
  '/api/google/v3/apps', '/api/health/live', '/api/healthz', '/api/.env', '/.env', '/.git/config',
  '/api/local.settings.json', '/host.json',
  '/admin', '/admin/host/status', '/admin/host/keys', '/admin/functions', '/runtime/webhooks/durabletask',
  '/api/admin/host/keys', '/ADMIN',
  '/metrics', '/swagger.json', '/apiDefinition.swagger.json', '/api/apiDefinition.swagger.json',
  '/robots.txt', '/favicon.ico',
  '/api/apple/v1/apps.json', '/api/apple/v1/apps%20', '/api/apple/v1/apps%09', '/api/apple/v1/app%73%00',
  '/api\\apple\\v1\\apps',
  ...['/api/apple/v1/\uff41pps'].map((path) => encodeURI(path)),
  '*', 'api/apple/v1/apps', '?limit=1', '/api?/apple/v1/apps', '/api%3f/apple/v1/apps', '/%61pi%2fapple/v1/apps',
  'relay.test:80',
  'https://relay.test/api/apple/v1/apps', 'ftp://relay.test/api/apple/v1/apps',
  'http://me:pw@relay.test/api/apple/v1/apps',
  'http:/api/apple/v1/apps', 'http://', 'http://[::1/api/apple/v1/apps', 'file:///api/apple/v1/apps',
  'javascript:alert(1)',
];

export function places(key: string): readonly Attack[] {
  const good: [string, string][] = [['x-functions-key', key]];
  const gets = [...climbing, ...absent].map((target): [string, string] => ['GET', target]);
  return [...wrongMethods, ...gets].map(([method, target]) => ({
    title: shownAttack(`${method} ${target}`),
    bytes: message(method, target, good),
  }));
}
