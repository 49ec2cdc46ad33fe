// IDs that would leave the path of their operation, or end up as something else than an ID.
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { leastOf } from '../../scripts/load/soak/calls/least.ts';
import type { Misuse } from './attack.ts';

/** As a host hands them on, decoded. */
// biome-ignore format: a table is read by its lines
const climbing = [
  '', '.', '..', '...', './', '../', '../users', '../../v1/users', '1/../users', '1/..', '1/.', '/', '//',
  '/users',
  '1/', '/1', '1//2', '1/relationships/builds', '..\\users', '\\', '1\\..\\users', '..;/users', '1;a=b', ';',
  ';/..',
  '%2e%2e', '%2E%2E/users', '..%2fusers', '..%2Fusers', '%252e%252e', '%25%32%65', '%2f', '%5c', '%c0%ae%c0%ae/',
  '%u002e%u002e', '%e0%80%ae', '&#46;&#46;/', '1%00', '1%0d%0aX:1', '%', '%zz', '%1', '1%20', '..%00/users',
];

// biome-ignore format: a table is read by its lines
const elsewhere = [
  'http://evil.example/', 'https://evil.example/v1/apps', '//evil.example', '@evil.example', 'x@evil.example',
  'evil.example:443', ':80', 'file:///etc/passwd', 'unix:/run/docker.sock', 'javascript:alert(1)', 'data:,x',
  '127.0.0.1', '0x7f000001.', '169.254.169.254/latest', '[::1]', 'localhost:7071/api', '1.2', '1.json', '0.0',
];

// biome-ignore format: a table is read by its lines
const more = [
  '1?fields[apps]=name', '1?', '1#', '#', '1#/users', '1&x=1', '1=1', '1,2', '1|2', '1+2', '1 2', ' 1 2', '\n1', '\r\n1',
  '1\r\nx-evil: 1', '1\0', '\0', '1\u007f', '1\u0085', '1\u20282', '1\ufeff2', '1\u200b', '\u202e1',
  '\uff0e\uff0e\uff0fusers', '\u2024\u2024/', '\u2215users', '\uff11', '\u0661', '\u00e9', '\u{1f600}', '\ud800',
  '\u0430pps',
  '*', '{id}', '{{1}}', '$', '\x24{7*7}', '#{1}', '<script>', "'", '"', "1' or '1'='1", '`id`', '$(id)', '!', '~',
  '^',
  '(1)', '[1]', '{"a":1}', '__proto__.x', 'constructor()', 'null,', 'a:b', '=HYPERLINK("x")', '+1', '@SUM(1)',
  'a'.repeat(129), '1'.repeat(1_000), '-'.repeat(4_000), `${'../'.repeat(300)}users`, '%2e'.repeat(300),
];

/** For every name in every path: the few that stand for the others, and what a package name with its dots could be. */
// biome-ignore format: a table is read by its lines
const everywhere = [
  '', '.', '..', '../users', '1/..', '%2e%2e', '..;/x', '1\r\nx: 1', '1?x=1', '1#', 'com..example', '.com.example',
  'com.example.', 'com.example/..', 'com.example/x', 'com.example%2f..', '1 2', '\u00e9', 'a'.repeat(300),
];
/** A package name may end in a dot or have two in a row without leaving its place. */
function isHarmless(id: string, pattern = ''): boolean {
  return new RegExp(pattern).test(id);
}

/** Everything but the one name is as it should be. */
function inOperation(operation: Operation): Misuse[] {
  const { path, query, headers, body } = leastOf(operation, 'mark-1');
  const rest = {
    query: new URLSearchParams(query).toString(),
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  return operation.parameters
    .filter((each) => each.in === 'path')
    .flatMap(({ name, schema }) =>
      everywhere
        .filter((id) => !isHarmless(id, schema.pattern))
        .map((id) => ({ operation: operation.id, path: { ...path, [name]: id }, ...rest })),
    );
}

export const ids: readonly Misuse[] = [
  ...[...climbing, ...elsewhere, ...more].map((id) => ({ operation: 'ReadApp', path: { id } })),
  ...catalog.flatMap(inOperation),
];
