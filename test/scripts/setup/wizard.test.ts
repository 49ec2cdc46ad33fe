// Interactive setup, driven by key presses on its own streams: success, a wrong key, and exiting in the middle.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { wizard } from '../../../scripts/setup/wizard.ts';
import { until } from '../local-host/hosted.ts';
import { openSetupEnvironment, type SetupEnvironment } from './environment.ts';

let stage: SetupEnvironment;
beforeAll(async () => {
  stage = await openSetupEnvironment();
});
afterEach(() => rmSync(stage.path('local.settings.json'), { force: true }));
afterAll(() => stage?.close());

type Step = readonly [question: string, keys: string];
const DOWN = '\x1b[B';

/** Waits for each prompt, sends its keys, and resolves with the exit code and the screen output. */
async function drive(steps: readonly Step[], settings: Readonly<Record<string, string>> = {}) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let screen = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    screen += stripVTControlCharacters(text);
  });
  const file = stage.path('local.settings.json');
  const ended = wizard({ input, output, env: {}, file, settings: { ...stage.origins, ...settings } });
  let seen = 0;
  for (const [question, keys] of steps) {
    await until(async () => screen.indexOf(question, seen) >= 0);
    seen = screen.length;
    input.write(keys);
  }
  return { code: await ended, screen };
}

function valuesNow() {
  return JSON.parse(readFileSync(stage.path('local.settings.json'), 'utf8')).Values;
}
function issuer(): string {
  return `${stage.settings.APPLE__ISSUER_ID}`;
}

function appleSteps(): readonly Step[] {
  return [
    ['Which stores?', ' \r'],
    ['kind of key', '\r'],
  ];
}

describe('The happy path with both stores', () => {
  let done: Awaited<ReturnType<typeof drive>>;
  let values: Readonly<Record<string, string>>;
  beforeAll(async () => {
    done = await drive([
      ['Which stores?', ` ${DOWN} \r`],
      ['kind of key', '\r'],
      ['drop the file', `'${stage.appleKey}' \r`],
      ['Key ID', '\r'],
      ['Issuer ID', `${issuer()}\r`],
      ['drop its file', stage.settings.SAMSUNG__PRIVATE_KEY ?? ''],
      ['Service account ID', `${stage.settings.SAMSUNG__SERVICE_ACCOUNT_ID}\r`],
      ['service account do', ` ${DOWN} \r`],
      ['Where should', '\r'],
      ['Write?', 'y'],
    ]);
    values = valuesNow();
  });

  test('ends with 0 and two accounts that were tried', () => {
    expect(done.code).toBe(0);
    expect(done.screen).toContain('App Store Connect accepted the key: it sees');
    expect(done.screen).toContain('Galaxy Store accepted the key');
    expect(done.screen.split('readable by you alone.')).toHaveLength(2); // printed once for both
    expect(values).toMatchObject({
      APPLE__KEY_ID: 'SANDBOX001',
      APPLE__ISSUER_ID: issuer(),
      SAMSUNG__SERVICE_ACCOUNT_ID: stage.settings.SAMSUNG__SERVICE_ACCOUNT_ID,
      SAMSUNG__SCOPES: 'publishing,gss',
    });
  });

  test('shows no line of a key, though one was pasted', () => {
    for (const secret of stage.secrets) expect(done.screen).not.toContain(secret);
  });
});

test('a wrong key is reported before anything is asked of the store, and the right one is then taken', async () => {
  const count = stage.sandbox.seen.length;
  const { code, screen } = await drive([
    ...appleSteps(),
    ['drop the file', `${stage.samsungKey}\r`],
    ['RSA key (2048 bits)', `\x15${stage.appleKey}\r`],
    ['Key ID', '\r'],
    ['Issuer ID', `${issuer()}\r`],
    ['Where should', `${DOWN}${DOWN}\r`],
  ]);
  expect(code).toBe(0);
  expect(screen).toContain('RSA key (2048 bits)');
  expect(stage.sandbox.seen).toHaveLength(count + 1);
});

test('an ID is checked while it is typed', async () => {
  const { code, screen } = await drive([
    ...appleSteps(),
    ['drop the file', `${stage.appleKey}\r`],
    ['Key ID', '\x15SANDBOX 001'],
    ['letters and digits', '\x03'],
  ]);
  expect(code).toBe(130);
  expect(screen).toContain('It must be the key ID alone');
});

test('an issuer ID that is not a UUID causes a warning', async () => {
  const { code, screen } = await drive([
    ...appleSteps(),
    ['drop the file', `${stage.appleKey}\r`],
    ['Key ID', '\r'],
    ['Issuer ID', issuer().slice(0, 8)],
    ['not yet like', `${issuer().slice(8)}\r`],
    ['Where should', `${DOWN}${DOWN}\r`],
  ]);
  expect(code).toBe(0);
  expect(screen).toMatch(/Issuer ID {2}✓/);
});

test('after a refusal the answers can be given again, and only the wrong one is typed anew', async () => {
  const { code } = await drive([
    ...appleSteps(),
    ['drop the file', `${stage.appleKey}\r`],
    ['Key ID', '\r'],
    ['Issuer ID', `${issuer()}9\r`],
    ['What now?', '\r'],
    ['kind of key', '\r'],
    ['drop the file', `${stage.appleKey}\r`],
    ['Key ID', '\r'],
    ['Issuer ID', '\x7f\r'],
    ['Where should', '\r'],
    ['Write?', 'y'],
  ]);
  expect(code).toBe(0);
  expect(valuesNow()).toHaveProperty('APPLE__ISSUER_ID', issuer());
});

test('a key that failed for another reason can be saved', async () => {
  const body = { errors: [{ status: '403', code: 'FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED', title: 'No' }] };
  stage.sandbox.fail({ store: 'apple', kind: 'status', status: 403, body });
  const { code, screen } = await drive([
    ...appleSteps(),
    ['drop the file', `${stage.appleKey}\r`],
    ['Key ID', '\r'],
    ['Issuer ID', `${issuer()}\r`],
    ['What now?', `${DOWN}\r`],
    ['Where should', '\r'],
    ['Write?', 'y'],
  ]);
  expect([code, screen]).toEqual([0, expect.stringContaining('an agreement is not signed')]);
  expect(valuesNow()).toHaveProperty('APPLE__KEY_ID', 'SANDBOX001');
});

test('where there is a default account, another one can be added under a name', async () => {
  const { code } = await drive(
    [
      ['Which stores?', ' \r'],
      ['default account already', '\r'],
      ['Its name', 'Games\r'],
      ['kind of key', '\r'],
      ['drop the file', `${stage.appleKey}\r`],
      ['Key ID', '\r'],
      ['Issuer ID', `${issuer()}\r`],
      ['Where should', '\r'],
      ['Write?', 'y'],
    ],
    { APPLE__KEY_ID: 'OTHER' },
  );
  expect(code).toBe(0);
  expect(valuesNow()).toHaveProperty('APPLE__GAMES__KEY_ID', 'SANDBOX001');
});

test.each<[string, readonly Step[]]>([
  ['at the first question', [['Which stores?', '\x03']]],
  [
    'at the key',
    [
      ['Which stores?', ' \r'],
      ['kind of key', '\r'],
      ['drop the file', '\x03'],
    ],
  ],
])('Ctrl+C %s ends with 130, and nothing is written', async (_, steps) => {
  const { code, screen } = await drive(steps);
  expect([code, screen]).toEqual([130, expect.stringContaining('Cancelled')]);
  expect(existsSync(stage.path('local.settings.json'))).toBe(false);
});

test('Ctrl+C while the store is silent ends with 130', async () => {
  stage.sandbox.fail({ store: 'apple', kind: 'hang', path: '/v1/apps' });
  const { code } = await drive([
    ...appleSteps(),
    ['drop the file', `${stage.appleKey}\r`],
    ['Key ID', '\r'],
    ['Issuer ID', `${issuer()}\r`],
    ['Asking App Store Connect', '\x03'],
  ]);
  expect(code).toBe(130);
});

test('for Azure the lines are shown, and no file is written', async () => {
  const { code, screen } = await drive([
    ...appleSteps(),
    ['drop the file', `${stage.appleKey}\r`],
    ['Key ID', '\r'],
    ['Issuer ID', `${issuer()}\r`],
    ['Where should', `${DOWN}\r`],
    ['Name of the Key Vault', 'my-vault\r'],
    ['Functions app', '\r'],
    ['resource group', '\r'],
  ]);
  expect(code).toBe(0);
  expect(screen).toContain(`az keyvault secret set --vault-name 'my-vault' --name apple-private-key --file`);
  expect(existsSync(stage.path('local.settings.json'))).toBe(false);
});
