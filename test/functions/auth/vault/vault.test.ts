// Signing with a key in Key Vault, through the genuine SDK: what the vault is asked, and what is said when it refuses.
import { inspect } from 'node:util';
import { jwtVerify } from 'jose';
import { type OpenVaultKey, signWithVault } from '../../../../functions/auth/keyVaultSigner.ts';
import { closeLater } from '../../../support/cleanup.ts';
import { failureOf } from '../../../support/failures.ts';
import { makeKeys } from '../../../support/keys.ts';
import { IDENTITY_TOKEN, openVault } from './fake.ts';

const open = closeLater();
const { ec, rsa } = makeKeys();
function address(name: string): string {
  return `https://a-vault.vault.azure.net/keys/${name}`;
}
const now = Math.floor(Date.now() / 1000);
const claims = { iss: 'an-issuer', iat: now - 60, exp: now + 900 };

async function start() {
  const vault = await open(openVault({ 'apple-key': ec.privateKey, 'samsung-key': rsa.privateKey }));
  return {
    vault,
    signApple: signWithVault(address('apple-key'), 'ES256', 'ABC123DEFG', vault.open),
    signSamsung: signWithVault(address('samsung-key'), 'RS256', undefined, vault.open),
  };
}

test('A JWT of Apple is signed in the vault, and verified with its public key', async () => {
  const { signApple } = await start();
  const { payload, protectedHeader } = await jwtVerify(await signApple(claims), ec.publicKey);
  expect([payload, protectedHeader]).toEqual([claims, { alg: 'ES256', typ: 'JWT', kid: 'ABC123DEFG' }]);
});

test('A JWT of Samsung is signed in the vault, and verified with its public key', async () => {
  const { signSamsung } = await start();
  const { payload, protectedHeader } = await jwtVerify(await signSamsung(claims), rsa.publicKey);
  expect([payload, protectedHeader]).toEqual([claims, { alg: 'RS256', typ: 'JWT' }]);
});

test('Every signature is valid, whatever leading zeros its numbers have', async () => {
  const { signApple } = await start();
  for (let at = 0; at < 50; at += 1) {
    const jwt = await signApple({ ...claims, jti: String(at) });
    await expect(jwtVerify(jwt, ec.publicKey)).resolves.toBeDefined();
  }
});

test('The first signature answers the challenge and reads the key; the next ones only sign', async () => {
  const { vault, signApple } = await start();
  await signApple(claims);
  const first = [...vault.asked];
  await signApple(claims);
  expect(first).toEqual(['challenge apple-key', 'get apple-key', 'sign apple-key']);
  expect(vault.asked.slice(first.length)).toEqual(['sign apple-key']);
});

test('An identity that may sign but not read the key still signs', async () => {
  const { vault, signApple } = await start();
  vault.refuse('get', { status: 403 });
  await expect(jwtVerify(await signApple(claims), ec.publicKey)).resolves.toBeDefined();
});

test('A key URL with a version uses that version', async () => {
  const { vault } = await start();
  const version = 'f'.repeat(32);
  const sign = signWithVault(`${address('apple-key')}/${version}`, 'ES256', 'ABC123DEFG', vault.open);
  await expect(jwtVerify(await sign(claims), ec.publicKey)).resolves.toBeDefined();
});

describe('A vault that', () => {
  test.each([429, 500, 503])('answers %i is reported as one to try again', async (status) => {
    const { vault, signApple } = await start();
    vault.refuse('sign', { status, headers: { 'retry-after': '3' } });
    const failure = await failureOf(signApple(claims));
    expect([failure.code, failure.status, failure.headers]).toEqual([
      'store_unreachable',
      502,
      { 'retry-after': '60' },
    ]);
    expect(failure.message).toMatch(/Key Vault is busy/);
  });

  test.each([400, 401, 403, 404])('answers %i is reported as one that an administrator has to open', async (status) => {
    const { vault, signApple } = await start();
    vault.refuse('sign', { status });
    const failure = await failureOf(signApple(claims));
    expect([failure.code, failure.status]).toEqual(['not_configured', 503]);
    expect(failure.message).toMatch(/administrator.*address of the key.*identity/);
  });

  test('does not have the key causes an error that says so', async () => {
    const { vault } = await start();
    const failure = await failureOf(signWithVault(address('another'), 'ES256', 'A', vault.open)(claims));
    expect(failure.code).toBe('not_configured');
  });

  test('does not respond causes a timeout', async () => {
    const { vault } = await start();
    vault.refuse('sign', { status: 0 });
    const timeouts: unknown[] = [];
    const withTimeout: OpenVaultKey = async (at) => {
      const opened = await vault.open(at);
      const signData: typeof opened.signData = (algorithm, data, { abortSignal }) => {
        timeouts.push(abortSignal);
        return opened.signData(algorithm, data, { abortSignal: AbortSignal.timeout(100) }); // the test waits less
      };
      return { signData };
    };
    const failure = await failureOf(signWithVault(address('apple-key'), 'ES256', 'A', withTimeout)(claims));
    expect(failure.code).toBe('store_unreachable');
    expect(timeouts).toEqual([expect.any(AbortSignal)]);
  });

  test('recovers is used again', async () => {
    const { vault, signApple } = await start();
    vault.refuse('sign', { status: 503 });
    await failureOf(signApple(claims));
    vault.mend();
    await expect(jwtVerify(await signApple(claims), ec.publicKey)).resolves.toBeDefined();
  });

  test('refuses shows nothing of the identity or of what was to be signed', async () => {
    const { vault, signApple } = await start();
    vault.refuse('sign', { status: 403 });
    const { message, details, headers } = await failureOf(signApple({ ...claims, iss: 'planted-issuer' }));
    const shown = inspect([message, details, headers], { depth: null });
    expect(shown).not.toMatch(new RegExp(`planted|${IDENTITY_TOKEN}|127\\.0\\.0\\.1|a-vault`));
  });
});

test('A missing identity is reported as one that an administrator must assign', async () => {
  const nobody: OpenVaultKey = () => Promise.reject(new Error('No identity on this machine'));
  const failure = await failureOf(signWithVault(address('apple-key'), 'ES256', 'A', nobody)(claims));
  expect([failure.code, failure.message.includes('No identity')]).toEqual(['not_configured', false]);
});

test('An identity that is assigned later is used then: a failure is not cached', async () => {
  const { vault } = await start();
  let openings = 0;
  const late: OpenVaultKey = (at) => {
    openings += 1;
    return openings === 1 ? Promise.reject(new Error('No identity yet')) : vault.open(at);
  };
  const sign = signWithVault(address('apple-key'), 'ES256', 'A', late);
  await failureOf(sign(claims));
  await expect(jwtVerify(await sign(claims), ec.publicKey)).resolves.toBeDefined();
  expect(openings).toBe(2);
});
