// A store that repeats what it was sent, in any answer: neither our token nor what the caller entrusted comes back.
import type { ServerResponse } from 'node:http';
import { closeLater } from '../support/cleanup.ts';
import { listen, type ReceivedMessage } from '../support/listen.ts';
import { openRelayAt } from './relay.ts';
import { exchanges } from './stores.ts';

const open = closeLater();

const COOKIE = 'planted-session-of-the-caller';
const GIVEN = 'planted-token-of-the-caller';
const TOKEN = 'planted-token-of-the-relay';
/** Of a long answer, so much comes at once. */
const PLAIN = 100_000;

const calls = [
  ['ListApps', {}],
  ['CheckAccessToken', {}],
  ['CheckAccessToken', { headers: { 'access-token': GIVEN } }],
  ['RevokeAccessToken', { headers: { 'access-token': GIVEN } }],
  [
    'LoginUserProfile',
    {
      body: {
        sellerLocale: 'en',
        gss_auth_token: COOKIE,
        api_server_url: 'https://api.example',
        auth_server_url: 'https://auth.example',
      },
    },
  ],
] as const;

function reported({ headers }: ReceivedMessage): string {
  return `${headers.authorization} ${headers.cookie ?? ''}`;
}
function send(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A success that has what its operation must have, and more. */
function success({ path }: ReceivedMessage, echo: unknown): object {
  return path.startsWith('/v1/') ? { data: [], links: { self: '/' }, echo } : { ok: true, data: {}, echo };
}

/** Writes in pieces of 7 bytes from before the place where a secret stands, so that it straddles chunks. */
async function inPieces(response: ServerResponse, text: string): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(text.slice(0, PLAIN));
  for (let at = PLAIN; at < text.length; at += 7) {
    response.write(text.slice(at, at + 7));
    await new Promise((resolve) => setImmediate(resolve));
  }
  response.end();
}

const echoes: Readonly<Record<string, (response: ServerResponse, message: ReceivedMessage) => unknown>> = {
  'a success': (response, message) => send(response, 200, success(message, message.headers)),
  'a success, as one text': (response, message) => send(response, 200, success(message, reported(message))),
  'a long success': (response, message) =>
    send(response, 200, success(message, [reported(message), 'a'.repeat(200_000), reported(message)])),
  'a long success in small pieces': (response, message) =>
    inPieces(response, JSON.stringify(success(message, ['a'.repeat(PLAIN), reported(message)]))),
  'a refusal in the words of Apple': (response, message) =>
    send(response, 409, {
      errors: [
        {
          code: reported(message),
          title: reported(message),
          detail: reported(message),
          source: { pointer: reported(message) },
        },
      ],
    }),
  'a refusal in the words of Samsung': (response, message) =>
    send(response, 400, { code: reported(message), message: reported(message) }),
  'a refusal in a body of Samsung': (response, message) =>
    send(response, 500, { body: { errorCode: reported(message), errorMsg: reported(message) } }),
  'a refusal as plain text': (response, message) => send(response, 404, reported(message), 'text/plain'),
  'a refusal as a page': (response, message) => send(response, 502, `<html>${reported(message)}</html>`, 'text/html'),
  'a 401': (response, message) => send(response, 401, { code: 'AUTH_REQUIRE', message: reported(message) }),
  'a refusal inside 200': (response, message) =>
    send(response, 200, { resultCode: '9', resultMessage: reported(message) }),
  'a redirect': (response, message) => {
    response.writeHead(302, { location: `/?${encodeURIComponent(reported(message))}` }).end();
  },
  headers: (response, message) => {
    response.writeHead(200, { 'x-echo': reported(message), etag: '"1"', 'set-cookie': reported(message) });
    response.end(JSON.stringify(success(message, 0)));
  },
};

test.each(Object.entries(echoes))('%s', async (title, echo) => {
  const bearers = new Set<string>();
  const store = await open(
    listen((response, message) => {
      bearers.add((message.headers.authorization ?? '').replace('Bearer ', ''));
      return exchanges(response, message, TOKEN) || echo(response, message);
    }),
  );
  const relay = await open(openRelayAt(store.origin));
  const shown: string[] = [];
  for (const [id, asked] of calls) {
    const { status, headers, text, line, broken } = await relay.call(id, asked);
    expect([broken, status < 300]).toEqual([false, / success|headers/.test(` ${title}`)]);
    shown.push(JSON.stringify([headers, text, line]));
  }
  expect([...bearers]).toEqual(expect.arrayContaining([TOKEN, GIVEN]));
  const secrets = [...bearers, COOKIE];
  expect(shown.filter((each) => secrets.some((secret) => each.includes(secret)))).toEqual([]);
});
