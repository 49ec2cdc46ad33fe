// Apple's token: exactly the claims that Apple requires, verified with jose, and a wrong local clock.
import { jwtVerify } from 'jose';
import { signWithKey } from '../../../../functions/auth/jwt.ts';
import { type AppleKey, createAppleAuthenticator } from '../../../../functions/stores/apple/auth.ts';
import { bothOf } from '../../../support/clock.ts';
import { makeKeys } from '../../../support/keys.ts';

const { ec } = makeKeys();
const other = makeKeys().ec;
const noon = Date.parse('2026-11-22T12:00:00Z');
const seconds = noon / 1000;

function signedAs(keyId: string) {
  return signWithKey(ec.privateKey, 'ES256', keyId);
}

/** A signer with a clock that only the test advances. */
function openSigner(more: Partial<AppleKey> = {}) {
  const clock = { now: noon };
  const team = { issuerId: 'an-issuer', sign: signedAs('ABC123DEFG') };
  return {
    clock,
    signer: createAppleAuthenticator(
      { ...team, ...more },
      bothOf(() => clock.now),
    ),
  };
}

function verified(jwt: string, at = noon) {
  return jwtVerify(jwt, ec.publicKey, { currentDate: new Date(at) });
}
async function tokenOf({ signer }: ReturnType<typeof openSigner>): Promise<string> {
  return (await signer.credential('token')).secret.reveal();
}

test('A team key is signed with exactly these claims', async () => {
  const { payload, protectedHeader } = await verified(await tokenOf(openSigner()));
  expect(protectedHeader).toEqual({ alg: 'ES256', kid: 'ABC123DEFG', typ: 'JWT' });
  expect(payload).toEqual({ iss: 'an-issuer', aud: 'appstoreconnect-v1', iat: seconds - 60, exp: seconds + 900 });
});

test('An individual key is signed with the subject user and no issuer', async () => {
  const { payload } = await verified(await tokenOf(openSigner({ issuerId: undefined })));
  expect(payload).toEqual({ sub: 'user', aud: 'appstoreconnect-v1', iat: seconds - 60, exp: seconds + 900 });
});

test('A scope is signed when there is one', async () => {
  const scope = ['GET /v1/apps', 'GET /v1/apps/1'];
  const { payload } = await verified(await tokenOf(openSigner({ scope })));
  expect(payload.scope).toEqual(scope);
});

test('A token lives less than the twenty minutes that Apple allows', async () => {
  const { exp = 0, iat = 0 } = (await verified(await tokenOf(openSigner()))).payload;
  expect(exp - iat).toBeLessThanOrEqual(1200);
});

test('The token goes in the authorization header and nowhere else', async () => {
  const credential = await openSigner().signer.credential('token');
  expect(credential.secretHeaders()).toEqual({ authorization: `Bearer ${credential.secret.reveal()}` });
  expect([credential.renewable, credential.isKey]).toEqual([true, true]);
});

test('The signature is the raw one of JWS, not that of OpenSSL', async () => {
  const [, , signature = ''] = (await tokenOf(openSigner())).split('.');
  expect(Buffer.from(signature, 'base64url')).toHaveLength(64);
});

test('Another key does not verify it', async () => {
  const jwt = await tokenOf(openSigner());
  await expect(jwtVerify(jwt, other.publicKey, { currentDate: new Date(noon) })).rejects.toThrow('signature');
});

test('A thousand concurrent calls use one token', async () => {
  const { signer } = openSigner();
  const credentials = await Promise.all(Array.from({ length: 1000 }, () => signer.credential('token')));
  expect(new Set(credentials.map(({ secret }) => secret.reveal())).size).toBe(1);
});

test('A token is carried for thirteen minutes, and ends two minutes after that', async () => {
  const opened = openSigner();
  const first = await tokenOf(opened);
  opened.clock.now = noon + 13 * 60_000 - 1;
  expect(await tokenOf(opened)).toBe(first);
  opened.clock.now = noon + 13 * 60_000;
  const second = await tokenOf(opened);
  expect(second).not.toBe(first);
  await expect(verified(first, noon + 14 * 60_000)).resolves.toBeDefined();
});

test('An invalidated token is not used again', async () => {
  const opened = openSigner();
  const credential = await opened.signer.credential('token');
  opened.signer.invalidate(credential);
  expect(await tokenOf(opened)).not.toBe(credential.secret.reveal());
});

test('Two accounts never use each other’s token', async () => {
  const [studio, games] = [openSigner({ sign: signedAs('STUDIO1234') }), openSigner({ sign: signedAs('GAMES12345') })];
  const tokens = await Promise.all(
    Array.from({ length: 200 }, async (_, at) => {
      const { protectedHeader } = await verified(await tokenOf(at % 2 === 0 ? studio : games));
      return `${at % 2} ${protectedHeader.kid}`;
    }),
  );
  expect(new Set(tokens)).toEqual(new Set(['0 STUDIO1234', '1 GAMES12345']));
});

describe('When the clock of the store differs', () => {
  const at = (difference: number): string => new Date(noon + difference).toUTCString();
  const issued = async (opened: ReturnType<typeof openSigner>, storeNow: number): Promise<number> =>
    (await verified(await tokenOf(opened), storeNow)).payload.iat ?? 0;

  test.each([90_000, -90_000, 3_600_000, -3_600_000, 2 * 86_400_000])(
    'by %i ms, the next token is signed in its time',
    async (difference) => {
      const opened = openSigner();
      opened.signer.invalidate(await opened.signer.credential('token'), at(difference));
      expect(await issued(opened, noon + difference)).toBe(seconds + difference / 1000 - 60);
    },
  );

  test('by a few seconds, it is ignored', async () => {
    const opened = openSigner();
    opened.signer.invalidate(await opened.signer.credential('token'), at(5000));
    expect(await issued(opened, noon)).toBe(seconds - 60);
  });

  test('and differs no longer, the next token is signed in our own time again', async () => {
    const opened = openSigner();
    opened.signer.invalidate(await opened.signer.credential('token'), at(3_600_000));
    opened.signer.invalidate(await opened.signer.credential('token'), at(0));
    expect(await issued(opened, noon)).toBe(seconds - 60);
  });

  test.each([undefined, '', 'soon', '0', 'NaN'])('but says so in no date (%j), our own clock is kept', async (date) => {
    const opened = openSigner();
    opened.signer.invalidate(await opened.signer.credential('token'), date);
    const { iat = 0 } = (await verified(await tokenOf(opened), noon)).payload;
    expect(iat).toBe(seconds - 60);
  });

  test('a corrected token is carried as long as any other', async () => {
    const opened = openSigner();
    opened.signer.invalidate(await opened.signer.credential('token'), at(-3_600_000));
    const first = await tokenOf(opened);
    opened.clock.now += 13 * 60_000 - 1;
    expect(await tokenOf(opened)).toBe(first);
  });
});
