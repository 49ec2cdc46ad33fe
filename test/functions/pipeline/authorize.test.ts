// Policies: what they allow and deny, and that an invalid one allows nothing.
import { relayRows, rows } from '../../../connector/core/builders.ts';
import { object } from '../../../connector/core/schema.ts';
import { DEFAULT_ALLOW } from '../../../functions/config/defaultPolicy.ts';
import { policyReader } from '../../../functions/pipeline/authorize.ts';
import { failureOf } from '../../support/failures.ts';

function row(access: 'read' | 'write' | 'publish' | 'credential' | 'anything') {
  return {
    route: 'GET /v1/things' as const,
    summary: 'Do a thing',
    description: 'Does a thing.' as const,
    access,
    responds: object({}),
  };
}

const catalog = [
  ...rows('samsung', {
    ListThings: row('read'),
    ReadThing: row('read'),
    UpdateThing: row('write'),
    SubmitThing: row('publish'),
    CreateAccessToken: row('credential'),
    RevokeAccessToken: row('credential'),
    SendRequest: row('anything'),
  }),
  ...relayRows({ Health: { ...row('read'), recipe: 'health', anonymous: true } }),
];

/** The operations that a policy allows. */
function allowed(text: string): string[] {
  const { authorize: authorise } = policyReader(catalog).read(text, 'RELAY__ALLOW');
  const passes = (operation: (typeof catalog)[number]): boolean => {
    try {
      authorise(operation);
      return true;
    } catch {
      return false;
    }
  };
  return catalog.filter(passes).map(({ id }) => id);
}

const reading = ['ListThings', 'ReadThing'];
const tokens = ['CreateAccessToken', 'RevokeAccessToken'];

test.each([
  ['read', [...reading, 'Health']],
  ['samsung/read', [...reading, 'Health']],
  ['samsung/*Thing, -samsung/write', ['ReadThing', 'SubmitThing', 'Health']],
  ['apple/read', ['Health']],
  ['write', ['UpdateThing', 'Health']],
  ['read, write', [...reading, 'UpdateThing', 'Health']],
  ['read write', [...reading, 'UpdateThing', 'Health']],
  ['read,\n  publish', [...reading, 'SubmitThing', 'Health']],
  ['credential', [...tokens, 'Health']],
  ['SubmitThing', ['SubmitThing', 'Health']],
  ['submitthing', ['SubmitThing', 'Health']],
  ['*Thing', ['ReadThing', 'UpdateThing', 'SubmitThing', 'Health']],
  ['*AccessToken', [...tokens, 'Health']],
  ['Re*', ['ReadThing', 'RevokeAccessToken', 'Health']],
  ['*', catalog.map(({ id }) => id).filter((id) => id !== 'SendRequest')],
  ['*, -CreateAccessToken', [...reading, 'UpdateThing', 'SubmitThing', 'RevokeAccessToken', 'Health']],
  ['-CreateAccessToken, *', [...reading, 'UpdateThing', 'SubmitThing', 'RevokeAccessToken', 'Health']],
  ['*, -write, -publish, -credential', [...reading, 'Health']],
  ['read, -ListThings', ['ReadThing', 'Health']],
  ['read, -*', ['Health']],
  ['-read', ['Health']],
  ['', ['Health']],
  ['Thing', ['Health']],
  ['List', ['Health']],
])('The policy "%s" opens exactly what it says', (text, expected) => {
  expect(allowed(text)).toEqual(expected);
});

test('The default policy allows reads, and creating and revoking a token', () => {
  expect(allowed(DEFAULT_ALLOW)).toEqual([...reading, ...tokens, 'Health']);
});

test.each([
  ['raed', ['raed']],
  ['read, ListThing', ['ListThing']],
  ['read, -CreateAcessToken', ['-CreateAcessToken']],
  ['write, delete', ['delete']],
  ['-', ['-']],
  ['*-CreateAccessToken', ['*-CreateAccessToken']],
  ['List-Things', ['List-Things']],
  ['List.Things', ['List.Things']],
  ['--write', ['--write']],
])('The policy "%s" is reported to name something unknown', (text, expected) => {
  expect(policyReader(catalog).read(text, 'RELAY__ALLOW').unknown).toEqual(expected);
});

test.each(['publish', 'write', 'read, -credential', '-*, ListThings'])(
  'The policy "%s" has nothing unknown',
  (text) => {
    expect(policyReader(catalog).read(text, 'RELAY__ALLOW').unknown).toEqual([]);
  },
);

test('A minus without its comma does not allow what it should exclude', () => {
  expect(allowed('*-CreateAccessToken')).not.toContain('CreateAccessToken');
});

test('A refused operation names the setting that would allow it', async () => {
  const { authorize: authorise } = policyReader(catalog).read('read', 'RELAY__ALLOW');
  const submit = catalog.find(({ id }) => id === 'SubmitThing');
  const failure = await failureOf(() => submit && authorise(submit));
  expect(failure.code).toBe('operation_not_allowed');
  expect(failure.message).toMatch(/SubmitThing.*RELAY__ALLOW/);
});

/** Every way to write a wildcard that fits SendRequest by its letters. */
const wildcards = [
  '*',
  '**',
  'samsung/*',
  'Send*',
  'send*',
  '*Request',
  'S*t',
  '*SendRequest',
  'SendRequest*',
  'Send**',
];

test.each([...wildcards, ...wildcards.map((each) => `samsung/${each.replace('samsung/', '')}`), '*, -write'])(
  'The wildcard %s never allows what reaches any address of a store',
  (text) => {
    expect(allowed(text)).not.toContain('SendRequest');
  },
);

test('No set of other classes allows raw requests', () => {
  expect(allowed('read, write, publish, credential')).not.toContain('SendRequest');
});

test.each(['anything', 'samsung/anything', 'SendRequest', 'sendrequest', 'samsung/SendRequest', '*, anything'])(
  'What reaches any address of a store is allowed by %s',
  (text) => {
    expect(allowed(text)).toContain('SendRequest');
  },
);

test.each(['anything, -Send*', 'SendRequest, -*', 'anything, -samsung/*', 'SendRequest, -anything'])(
  'A minus takes away what reaches any address of a store: %s',
  (text) => {
    expect(allowed(text)).not.toContain('SendRequest');
  },
);

test.each(['Send*', '*Request', 'samsung/S*', 'read, Send*'])(
  'The policy "%s" is answered with a warning that names the operation and the class',
  (text) => {
    const { warnings, unknown } = policyReader(catalog).read(text, 'CALLER__A__ALLOW');
    const entry = text.replace('read, ', '');
    expect(warnings).toEqual([
      `CALLER__A__ALLOW: ${entry} does not allow SendRequest: a wildcard never does, only the full name or anything`,
    ]);
    expect(unknown).toEqual([]);
  },
);

test.each(['*', 'samsung/*', 'read', 'Send*, anything', 'Send*, SendRequest', 'anything, -Send*', 'List*'])(
  'The policy "%s" has nothing to warn of',
  (text) => {
    expect(policyReader(catalog).read(text, 'RELAY__ALLOW').warnings).toEqual([]);
  },
);
