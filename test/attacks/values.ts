// Values of the query that no operation takes: of the wrong type, out of bounds, repeated, or with what no text holds.
import type { Misuse } from './attack.ts';

function many(count: number, each = 'a'): string {
  return Array(count).fill(each).join(',');
}

/** Control characters have no place in a name or cursor; whoever sends them wants something else. */
const controls = ['%00', 'a%00b', '%0d%0aX-Evil:%201%0ab', 'a%0ab', 'a%0db', '%1b[31m', 'a%7fb', 'a%08', 'a%09b'];

const texts = ['a'.repeat(256), many(101), `a,${'b'.repeat(256)}`, ...controls];
// biome-ignore format: a table is read by its lines
const enums = [
  'x', '1', 'null', '%00', '*', '-', '__proto__', 'constructor', 'toString', 'a,,b', 'x%00', '%0d%0ax',
  '%C3%A9', '..%2fusers', '{}', '[{}]', '["x"]', 'true', many(101, 'x'),
];

// biome-ignore format: a table is read by its lines
const bad: Readonly<Record<string, readonly string[]>> = {
  limit: [
    '0', '-1', '201', '1000', '1.0', '1.5', '1e1', '0x10', '0b1', '0o7', '1_0', '+-+1', '%201%201', '1%00',
  'ten', 'NaN', 'Infinity', '-0.0', 'null', 'true', '[]', '{}', '1,2', '99999999999999999999', '9'.repeat(300),
    '%D9%A1', '%EF%BC%91', '1%0d%0aX:1', "1'", '1;2', '1-1', '%F0%9F%98%80', '\u00b2', '__proto__', '--1',
  ],
  'exists[gameCenterEnabledVersions]': [
    '1', '0', 'on', 'null', 'true,false', 'y', 'true%00', '{}',
  ],
  sort: [
    ...enums, '--name', '-+name', 'name;sku', 'name desc', '-', '-id', 'name%00',
  ],
  include: [...enums, 'apps', 'users', 'builds.app', 'builds%00', 'builds;users', '../builds'],
  'fields[apps]': [...enums, 'name%00', 'password', 'privateKey', 'name;x', '*,name'],
  'filter[appStoreVersions.platform]': [...enums, 'ANDROID', 'IOS%00', 'IOS;', 'I%20OS'],
  'filter[reviewSubmissions.state]': [...enums, 'DONE', 'completed'],
  'filter[name]': texts,
  'filter[bundleId]': texts,
  'filter[id]': texts,
  cursor: ['a'.repeat(1_025), ...controls],
  account: [
    'nobody', 'default,games', 'games/../x', '../games', 'games%00', '%0d%0agames', '*',
    'a'.repeat(65),
    '__proto__', 'constructor', 'toString', 'APPLE__GAMES', 'samsung/default', 'games;default', '%67ames%201',
    '\u00e9', '{}',
  ],
};

// biome-ignore format: a table is read by its lines
const repeated = [
  'limit=1&limit=1', 'limit=1&limit=2', 'cursor=a&cursor=b', 'account=games&account=default', 'limit=1&lim%69t=2',
];
// biome-ignore format: a table is read by its lines
const long = [
  `filter[name]=${many(90, 'a'.repeat(200))}`, `cursor=${'a'.repeat(15_000)}&cursor=${'b'.repeat(1_300)}`,
  Array.from({ length: 400 }, (_, at) => `x${at}=1`).join('&'),
];

// biome-ignore format: a table is read by its lines
export const values: readonly Misuse[] = [
  ...Object.entries(bad).flatMap(([name, given]) => given.map((value) => `${encodeURIComponent(name)}=${value}`)),
  ...repeated, ...long,
].map((query) => ({ operation: 'ListApps', query }));
