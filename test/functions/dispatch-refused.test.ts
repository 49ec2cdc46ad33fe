// A 401 of the store: whose credential it concerns, and how one of ours is renewed.
import type { ServerResponse } from 'node:http';
import { closeLater } from '../support/cleanup.ts';
import { pem, sharedRsaPair } from '../support/keys.ts';
import { listen, type ReceivedMessage } from '../support/listen.ts';
import { openRelay } from '../support/relay.ts';

const open = closeLater();
const rsa = pem(sharedRsaPair().privateKey, 'pkcs8');
const cookies = {
  sellerLocale: 'en_US',
  gss_auth_token: 'a-session-of-the-caller',
  api_server_url: 'https://api.example',
  auth_server_url: 'https://auth.example',
};
/** A response that every operation here accepts as a success. */
const welcome = JSON.stringify({ ok: true, data: {} });
const refusals = {
  gateway: JSON.stringify({ code: 'AUTH_REQUIRE', message: 'Invalid accessToken', from: 'asgw' }),
  session: JSON.stringify({ resultCode: '4011', resultMessage: 'The session is over.' }),
};

/** Galaxy Store by two functions: each exchange makes a new token, everything else the test answers. */
async function start(reply: (response: ServerResponse, message: ReceivedMessage) => unknown) {
  let exchanges = 0;
  const store = await open(
    listen((response, message) => {
      if (message.path !== '/auth/accessToken') return reply(response, message);
      exchanges += 1;
      return response.end(JSON.stringify({ ok: true, createdItem: { accessToken: `access-token-${exchanges}` } }));
    }),
  );
  const relay = await open(
    openRelay({
      SAMSUNG__ORIGIN: store.origin,
      SAMSUNG__SERVICE_ACCOUNT_ID: 'an-account',
      SAMSUNG__PRIVATE_KEY: rsa,
    }),
  );
  const bearers = (): string[] =>
    store.messages
      .filter(({ path }) => path !== '/auth/accessToken')
      .map(({ headers }) => String(headers.authorization).replace('Bearer ', ''));
  return { relay, bearers };
}
function refuse(body: string) {
  return (response: ServerResponse): unknown =>
    response.writeHead(401, { 'content-type': 'application/json' }).end(body);
}

test('A token of ours that was revoked is made anew, and the caller does not notice', async () => {
  const { relay, bearers } = await start((response, { headers }) =>
    headers.authorization === 'Bearer access-token-1' ? refuse(refusals.gateway)(response) : response.end(welcome),
  );
  expect((await relay.call('CheckAccessToken')).status).toBe(200);
  expect(bearers()).toEqual(['access-token-1', 'access-token-2']);
});

test('A store that refuses the new token, too, is asked no third time', async () => {
  const { relay, bearers } = await start(refuse(refusals.gateway));
  const { status, json } = await relay.call('CheckAccessToken');
  expect([status, json.error.code, bearers()]).toEqual([
    502,
    'credentials_refused',
    ['access-token-1', 'access-token-2'],
  ]);
});

test('A token that the caller brought is refused to the caller, and ours is kept', async () => {
  const { relay, bearers } = await start((response, { headers }) =>
    headers.authorization === 'Bearer a-token-of-the-caller'
      ? refuse(refusals.gateway)(response)
      : response.end(welcome),
  );
  await relay.call('CheckAccessToken');
  const { status, json } = await relay.call('CheckAccessToken', {
    headers: { 'access-token': 'a-token-of-the-caller' },
  });
  await relay.call('CheckAccessToken');
  expect([status, json.error.code]).toEqual([401, 'store_refused']);
  expect(bearers()).toEqual(['access-token-1', 'a-token-of-the-caller', 'access-token-1']);
});

test('Cookies whose session is over are refused to the caller, and nothing is sent twice', async () => {
  const { relay, bearers } = await start(refuse(refusals.session));
  const { status, json } = await relay.call('LoginUserProfile', { body: cookies });
  expect([status, json.error.code, json.error.details[0].message]).toEqual([
    401,
    'store_refused',
    'The session is over.',
  ]);
  expect(bearers()).toEqual(['access-token-1']);
});

test('Cookies that came with a revoked token of ours are sent again with a new one', async () => {
  const { relay, bearers } = await start((response, { headers }) =>
    headers.authorization === 'Bearer access-token-1' ? refuse(refusals.gateway)(response) : response.end(welcome),
  );
  expect((await relay.call('LoginUserProfile', { body: cookies })).status).toBe(200);
  expect(bearers()).toEqual(['access-token-1', 'access-token-2']);
});

test('After our own token was revoked on request, the next call makes a new one', async () => {
  const { relay, bearers } = await start((response) => response.end(welcome));
  await relay.call('RevokeAccessToken');
  await relay.call('CheckAccessToken');
  expect(bearers()).toEqual(['access-token-1', 'access-token-2']);
});

test('A token of the caller that was revoked on request leaves ours alone', async () => {
  const { relay, bearers } = await start((response) => response.end(welcome));
  await relay.call('CheckAccessToken');
  await relay.call('RevokeAccessToken', { headers: { 'access-token': 'a-token-of-the-caller' } });
  await relay.call('CheckAccessToken');
  expect(bearers()).toEqual(['access-token-1', 'a-token-of-the-caller', 'access-token-1']);
});
