// The curl lines of the README, as a newcomer copies them: each works against the sandbox, and shows something.
import { settingsName, storeNames } from '../../connector/core/stores.ts';
import { originSettings } from '../../functions/config/origins.ts';
import { settingTables } from '../../functions/config/settings.ts';
import { contractOperations } from '../../functions/contract/contractOperations.ts';
import { storeDefinitions } from '../../functions/stores/index.ts';
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import { openLocalHost, TEST_FUNCTION_KEY } from '../support/entryPoints.ts';
import { readText } from '../support/sources.ts';

const [, block = ''] = /^### curl\n\n```\n(.+?)\n```/ms.exec(readText('README.md')) ?? [];
const lines = block.split('\n').map((line) => [line] as const);

const cookies = {
  sellerLocale: 'en_US',
  gss_auth_token: 'sandbox-seller-session-7f3a',
  api_server_url: 'https%3A%2F%2Fseller-api.example.com',
  auth_server_url: 'https%3A%2F%2Fseller-auth.example.com',
};

/** As far as the README uses curl: headers, one body, a method, the address last. */
function requestOf(line: string, origin: string): Request {
  const [, address = ''] = /"https:\/\/[\w.-]+(\/[^"]+)"$/.exec(line) ?? [];
  const headers = [...line.matchAll(/-H "([\w-]+): ([^"]+)"/g)].map(([, name = '', value = '']): [string, string] => [
    name,
    value.replace('$RELAY_KEY', TEST_FUNCTION_KEY),
  ]);
  const [, given] = /-d (?:'([^']+)'|@cookies\.json)/.exec(line) ?? [];
  const body = / -d /.test(line) ? (given ?? JSON.stringify(cookies)) : null;
  const method = / -X (\w+)/.exec(line)?.[1] ?? (body === null ? 'GET' : 'POST');
  return new Request(`${origin}${address}`, { method, headers, body });
}

/** What there is to see: rows of a table, items of a list, steps of a plan, or one thing. */
function shownIn(text: string): number {
  if (!text.startsWith('{')) return text.trim().split('\n').length - 1;
  const { data, steps, createdItem } = JSON.parse(text);
  return [data ?? steps ?? createdItem ?? []].flat().length;
}

const [, codes = ''] = /^const statuses = \{\n(.+?)^\} as const;/ms.exec(readText('functions/core/errors.ts')) ?? [];

test.each([...codes.matchAll(/^ {2}(\w+): \d+,$/gm)].map(([, code = '']) => [code]))(
  'The table of errors explains %s',
  (code) => {
    expect(readText('README.md')).toMatch(new RegExp(`^\\|[^|]* \`${code}\`[,| ]`, 'm'));
  },
);

test("The README counts the operations of Apple's API", () => {
  const counted = /All ([\d,]+) operations of Apple's API can be called/.exec(readText('README.md'));
  expect(counted?.[1]).toBe(contractOperations().entries.length.toLocaleString('en-US'));
});

const settings = [
  ...Object.keys(settingTables.relay.fields).map((field) => `RELAY__${field}`),
  ...Object.keys(settingTables.caller.fields).map((field) => `CALLER__NAME__${field}`),
  ...storeNames.flatMap((store) =>
    Object.keys(storeDefinitions[store].account.table.fields).map((field) => `${settingsName(store)}__${field}`),
  ),
  ...storeNames.flatMap((store) => originSettings(store, storeDefinitions[store])),
].filter((setting) => !setting.endsWith('_NEXT'));
/** The table refers to these pages for the keys of other APIs. */
const explained = ['README.md', 'docs/app-store-server.md', 'docs/weather.md'].map(readText).join('\n');

test.each([...new Set(settings)].map((setting) => [setting]))('The table of settings explains %s', (setting) => {
  const [store = '', ...field] = setting.split('__');
  expect(explained).toMatch(new RegExp(`\\b${store}__(?:[A-Z]+__)?${field.join('__')}\\b`));
});

test('There are such lines', () => {
  expect(lines.length).toBeGreaterThan(4);
});

test.each(lines)('Answers with something to see: %s', async (line) => {
  const sandbox = await startSandbox();
  const entryPoint = await openLocalHost({ ...sandbox.settings, RELAY__ALLOW: '*, anything' });
  try {
    const answered = await fetch(requestOf(line, entryPoint.origin ?? ''));
    const text = await answered.text();
    expect([answered.status, shownIn(text) > 0]).toEqual([200, true]);
  } finally {
    await entryPoint.close();
    await sandbox.close();
  }
});
