// Callers are identified by the digest of the key or by the Easy Auth principal, and get only their own policy.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { catalog } from '../../../connector/catalog.ts';
import { readPrincipal } from '../../../functions/pipeline/entraPrincipal.ts';
import { createCallerIdentifier, keyDigestOf } from '../../../functions/pipeline/identifyCaller.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { testCallOf } from '../../support/call.ts';
import { failureOf } from '../../support/failures.ts';

function sha256(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
function principal(claims: readonly (readonly [string, unknown])[], more: object = {}): string {
  return Buffer.from(JSON.stringify({ claims: claims.map(([typ, val]) => ({ typ, val })), ...more })).toString(
    'base64',
  );
}

const OID = '11111111-2222-4333-8444-5555aaaa6666';
const settings = {
  RELAY__EASY_AUTH: 'on',
  CALLER__MARKETING__KEY_SHA256: sha256('key-of-marketing'),
  CALLER__MARKETING__ALLOW: 'ListApps',
  CALLER__STUDIO__KEY_SHA256: sha256('key-of-the-studio').toUpperCase(),
  CALLER__STUDIO__ALLOW: '*',
  CALLER__ROBOT__PRINCIPAL: OID,
  CALLER__ROBOT__ALLOW: 'ReadApp',
  CALLER__REVIEWERS__ROLE: 'Relay.Review',
  CALLER__REVIEWERS__ALLOW: 'read',
};

interface Caller {
  readonly key?: string;
  readonly principal?: string;
}

function policyOf({ key, principal: vouched }: Caller, given: Readonly<Record<string, string>> = settings) {
  const { recognise } = createCallerIdentifier(readConfig(given), catalog);
  const headers: Record<string, string> = vouched === undefined ? {} : { 'x-ms-client-principal': vouched };
  return recognise({ ...testCallOf({ headers }), keyDigest: key === undefined ? undefined : keyDigestOf(key) });
}
function callerOf(caller: Caller, given?: Readonly<Record<string, string>>): string {
  return policyOf(caller, given).caller;
}

test('A digest is a plain SHA-256', () => {
  expect(keyDigestOf('a key').toString('hex')).toBe(sha256('a key'));
});

describe('A caller is identified by its key', () => {
  test.each([
    ['key-of-marketing', 'marketing'],
    ['key-of-the-studio', 'studio'],
    ['key-of-nobody', 'default'],
    ['key-of-marketing ', 'default'],
    ['Key-of-marketing', 'default'],
    ['key-of-marketin', 'default'],
    ['', 'default'],
    [sha256('key-of-marketing'), 'default'],
  ])('%j is %s', (key, name) => {
    expect(callerOf({ key })).toBe(name);
  });

  test('and without a key counts as unlisted', () => {
    expect(callerOf({})).toBe('default');
  });

  test('and only by that key', () => {
    fc.assert(fc.property(fc.string(), (key) => expect(callerOf({ key })).toBe('default')));
  });
});

describe('A caller is identified by Easy Auth', () => {
  test.each<[string, string, string]>([
    ['its object ID', principal([['oid', OID]]), 'robot'],
    [
      'its object ID in the long form',
      principal([['http://schemas.microsoft.com/identity/claims/objectidentifier', OID]]),
      'robot',
    ],
    ['its application ID', principal([['appid', OID]]), 'robot'],
    ['its application ID in a token of version 2', principal([['azp', OID]]), 'robot'],
    ['its object ID in capitals', principal([['oid', OID.toUpperCase()]]), 'robot'],
    ['its app role', principal([['roles', 'Relay.Review']]), 'reviewers'],
    [
      'one of its app roles',
      principal([
        ['roles', 'Other'],
        ['roles', 'Relay.Review'],
      ]),
      'reviewers',
    ],
    [
      'its app role under the name that Easy Auth gives',
      principal([['r', 'Relay.Review']], { role_typ: 'r' }),
      'reviewers',
    ],
    ['another ID', principal([['oid', '99999999-2222-4333-8444-555555556666']]), 'default'],
    ['its ID in a claim that anyone can set', principal([['name', OID]]), 'default'],
    ['its role in a claim that anyone can set', principal([['name', 'Relay.Review']]), 'default'],
    ['a role in other letters', principal([['roles', 'relay.review']]), 'default'],
    ['roles as one text', principal([['roles', 'Other,Relay.Review']]), 'default'],
    ['a list for a value', principal([['oid', [OID]]]), 'default'],
    ['no claims', principal([]), 'default'],
  ])('%s', (_, header, name) => {
    expect(callerOf({ principal: header })).toBe(name);
  });

  test('unless its key is listed, which takes precedence', () => {
    expect(callerOf({ key: 'key-of-marketing', principal: principal([['oid', OID]]) })).toBe('marketing');
  });

  test('when its key is not listed', () => {
    expect(callerOf({ key: 'key-of-nobody', principal: principal([['oid', OID]]) })).toBe('robot');
  });

  test('in capitals in the settings, too', () => {
    const given = { ...settings, CALLER__ROBOT__PRINCIPAL: OID.toUpperCase() };
    expect(callerOf({ principal: principal([['oid', OID]]) }, given)).toBe('robot');
  });

  test.each(['off', undefined])('but not while RELAY__EASY_AUTH is %s: anyone can write a header', (easyAuth) => {
    const { RELAY__EASY_AUTH: _, ...rest } = settings;
    const given = easyAuth === undefined ? rest : { ...rest, RELAY__EASY_AUTH: easyAuth };
    expect(callerOf({ principal: principal([['oid', OID]]) }, given)).toBe('default');
    expect(callerOf({ principal: principal([['roles', 'Relay.Review']]) }, given)).toBe('default');
  });
});

describe('An invalid principal', () => {
  const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

  test.each([
    undefined,
    '',
    ' ',
    'garbage',
    '====',
    Buffer.from('{').toString('base64'),
    json(null),
    json(42),
    json('text'),
    json([]),
    json({}),
    json({ claims: null }),
    json({ claims: 'oid' }),
    json({ claims: { typ: 'oid', val: OID } }),
    json({ claims: [null, { typ: 'oid', val: OID }] }),
    json({ claims: [{}] }),
    json({ claims: [{ typ: null, val: OID }] }),
    json({ claims: [{ val: OID }] }),
    json({ claims: [{ typ: ['oid', 'x'], val: OID }] }),
    json({ __proto__: { claims: [] }, role_typ: {} }),
    Buffer.alloc(20_000, 97).toString(),
  ])('vouches for nobody: %#', (header) => {
    const { ids = new Set(), roles = new Set() } = readPrincipal(header) ?? {};
    expect([[...ids], [...roles]]).toEqual([[], []]);
  });

  test('is not read when it is longer than any that Easy Auth writes', () => {
    expect(
      readPrincipal(
        principal([
          ['oid', OID],
          ['name', 'a'.repeat(20_000)],
        ]),
      ),
    ).toBeUndefined();
  });

  test('never causes an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.jsonValue().map(json)), (header) => {
        expect(callerOf({ principal: header })).toBe('default');
      }),
    );
  });
});

describe('The policy of a caller', () => {
  const operation = (id: string) => {
    const found = catalog.find((each) => each.id === id);
    if (!found) throw new Error(`There is no ${id}`);
    return found;
  };

  test('allows its own operations', () => {
    expect(() => policyOf({ key: 'key-of-marketing' }).authorize(operation('ListApps'))).not.toThrow();
    expect(() => policyOf({ key: 'key-of-the-studio' }).authorize(operation('CreateAccessToken'))).not.toThrow();
  });

  test.each([
    [{ key: 'key-of-marketing' }, settings, 'CALLER__MARKETING__ALLOW'],
    [{ key: 'key-of-nobody' }, { ...settings, RELAY__ALLOW: 'ListApps' }, 'RELAY__ALLOW'],
    [
      { principal: principal([['roles', 'Relay.Review']]) },
      { ...settings, CALLER__REVIEWERS__ALLOW: 'ListApps' },
      'CALLER__REVIEWERS__ALLOW',
    ],
  ])('refuses every other with the setting that opens it: %#', async (caller, given, setting) => {
    const failure = await failureOf(() => policyOf(caller, given).authorize(operation('ReadApp')));
    expect([failure.code, failure.status]).toEqual(['operation_not_allowed', 403]);
    expect(failure.message).toBe(
      `ReadApp is switched off on this relay. An administrator can add ReadApp to the setting ${setting}.`,
    );
  });

  test('is that of the relay when it has none of its own', async () => {
    const given = { CALLER__A__KEY_SHA256: sha256('a'), RELAY__ALLOW: 'ListApps' };
    const failure = await failureOf(() => policyOf({ key: 'a' }, given).authorize(operation('ReadApp')));
    expect(failure.message).toMatch(/the setting RELAY__ALLOW\.$/);
  });

  test('that is empty allows nothing but what is open to everyone', async () => {
    const given = { ...settings, CALLER__MARKETING__ALLOW: '' };
    const { authorize: authorise } = policyOf({ key: 'key-of-marketing' }, given);
    expect((await failureOf(() => authorise(operation('ListApps')))).code).toBe('operation_not_allowed');
    expect(() => authorise(operation('Health'))).not.toThrow();
  });

  test('that names something unknown is a fault of the setting', () => {
    const given = { ...settings, CALLER__MARKETING__ALLOW: 'raed', RELAY__ALLOW: 'wirte' };
    expect(createCallerIdentifier(readConfig(given), catalog).faults).toEqual([
      'RELAY__ALLOW names wirte, which is neither a class nor an operation',
      'CALLER__MARKETING__ALLOW names raed, which is neither a class nor an operation',
    ]);
  });
});
