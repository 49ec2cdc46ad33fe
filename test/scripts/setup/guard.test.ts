// A key pasted at any prompt never appears on the screen, whatever the number of chunks.
import { PassThrough } from 'node:stream';
import { type Guard, guardInput } from '../../../scripts/setup/guard.ts';
import { der, makeEcPair, pem } from '../../support/keys.ts';
import { until } from '../local-host/hosted.ts';

const key = pem(makeEcPair().privateKey, 'pkcs8');
const bare = Buffer.from(key).toString('base64');

let terminal: PassThrough;
let held: Guard;
let passed: string;
beforeEach(() => {
  terminal = new PassThrough();
  held = guardInput(terminal);
  passed = '';
  held.input.setEncoding('utf8').on('data', (text: string) => {
    passed += text;
  });
});
afterEach(() => held.end());

async function say(...pieces: readonly string[]): Promise<void> {
  for (const piece of pieces) {
    terminal.write(piece);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('typed text passes', async () => {
  await say('/', 'keys/my-key.p8', '\r');
  expect(passed).toBe('/keys/my-key.p8\r');
});

test('a dash or two that begin nothing pass after a moment', async () => {
  await say('a--');
  await until(async () => passed === 'a--');
  expect(held.takePasted()).toBeUndefined();
});

const pieces: readonly (readonly [string, readonly string[]])[] = [
  ['in one piece', [key]],
  ['in two', [key.slice(0, 90), key.slice(90)]],
  ['cut in its first line', [key.slice(0, 8), key.slice(8)]],
  ['letter by letter', [...key]],
  ['with the line ends of a terminal', [key.replaceAll('\n', '\r')]],
  ['on one line', [`"${key.trim().replaceAll('\n', '\\n')}"\r`]],
];

test.each(pieces)('a key that is pasted %s ends the line, and none of it passes', async (_, parts) => {
  held.asksLine(true);
  await say(...parts);
  await until(async () => passed.includes('\r'));
  expect(passed.replace('"', '')).toBe('\r');
  expect(held.takePasted()?.reveal()).toMatch(/^-----BEGIN PRIVATE KEY-----[\s\S]*-----END PRIVATE KEY-----$/);
  expect(held.takePasted()).toBeUndefined();
});

const pair = makeEcPair();
const bytes = der(pair.privateKey, 'pkcs8');

test.each([
  ['base64 of a key', bare],
  ['base64 of its bytes', bytes.toString('base64')],
  ['base64url of its bytes', bytes.toString('base64url')],
  ['hexadecimal digits of its bytes', bytes.toString('hex')],
  ['base64 of a key in UTF-16', Buffer.from(key, 'utf16le').toString('base64')],
  ['a JWK', JSON.stringify(pair.privateKey.export({ format: 'jwk' }))],
  ["fastlane's JSON", JSON.stringify({ key_id: 'ABC123DEFG', key: bare })],
  ['a data: address', `data:application/x-pem-file;base64,${bare}`],
  ['a percent-encoded key', encodeURIComponent(key).replaceAll('-', '%2D')],
])('%s is one, too', async (_, text) => {
  held.asksLine(true);
  await say(`${text}\r`);
  expect(passed).toBe('\r');
  expect(held.takePasted()?.reveal()).toBe(text);
});

test('a key with the long dashes of a mail does not pass either', async () => {
  held.asksLine(true);
  await say(key.replaceAll('-----', '\u2014\u2014'));
  await until(async () => passed.includes('\r'));
  expect(passed).toBe('\r');
  expect(held.takePasted()?.reveal()).toContain('BEGIN PRIVATE KEY');
});

test.each(['minnesota/projects/keys/of/the/store/that/is/the/first/one/in/the/list', '/keys/AuthKey_2X9R4HXF34.p8'])(
  'the path %s passes, even in one piece',
  async (path) => {
    await say(path);
    expect(passed).toBe(path);
  },
);

test('where no line is asked for, a pasted key answers nothing', async () => {
  await say(key);
  expect(passed).toBe('');
});

test('Ctrl+C works, even within a pasted key', async () => {
  await say(key.slice(0, 60), '\x03');
  expect(passed).toBe('\x03');
  expect(held.interrupted.aborted).toBe(true);
});

test('closing the terminal has the effect of Ctrl+C', async () => {
  terminal.end();
  await until(async () => held.interrupted.aborted);
  expect(passed).toBe('\x03');
});
