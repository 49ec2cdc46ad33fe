// Reads the keys of an account, validates them, and creates their signers.
import type { Store } from '../../connector/core/stores.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { type SignClaims, signWithKey } from '../auth/jwt.ts';
import { createRotatingAuthenticator } from '../auth/keyRotation.ts';
import { type OpenVaultKey, signWithVault } from '../auth/keyVaultSigner.ts';
import { type Algorithm, readKey } from '../auth/privateKey.ts';
import type { AccountConfig, KeyConfig } from '../config/config.ts';
import type { Time } from '../core/time.ts';
import type { StoreClient } from '../transport/storeClient.ts';
import { createAppleAuthenticator } from './apple/auth.ts';
import { createSamsungAuthenticator } from './samsung/auth.ts';
import { createTokenExchange } from './samsung/tokenExchange.ts';

/** The clocks, and the callback for a switch to the other key. */
type Outside = Time & { readonly warn: (sentence: string) => void };

/** The signer for a key, or the fault in it. */
type KeyRead = SignClaims | string;

export interface KeysRead {
  readonly current: KeyRead;
  readonly next: KeyRead;
}

export const storeAlgorithms: Readonly<Record<Store, Algorithm>> = { apple: 'ES256', samsung: 'RS256' };

export interface KeyReport {
  readonly problem?: string | undefined;
  readonly warning?: string | undefined;
}

/** The query of a scope may contain commas: an entry begins with its HTTP method. */
const SCOPE_ENTRIES = /,\s*(?=[A-Z]+ \/)/;

export function readAccountKeys({ store, key, nextKey }: AccountConfig, open: OpenVaultKey): KeysRead {
  return { current: readOne(key, store, open), next: nextKey ? readOne(nextKey, store, open) : '' };
}

export function keyReportOf({ problems, warnings }: AccountConfig, { current, next }: KeysRead): KeyReport {
  const joined = (sentences: readonly string[], key: KeyRead): string | undefined =>
    [...sentences, typeof key === 'string' ? key : ''].filter(Boolean).join('; ') || undefined;
  return { problem: joined(problems, current), warning: joined(warnings, next) };
}

/** With a next key, falls back to the other key when the store refuses one. */
export function authenticatorOf(
  account: AccountConfig,
  keys: KeysRead,
  outside: Outside,
  way: StoreClient,
): Authenticator | undefined {
  const { store, name, key, nextKey, warnings } = account;
  if (typeof keys.current === 'string') return undefined;
  const current = signerWith(account, key, keys.current, way, outside);
  if (!nextKey || typeof keys.next === 'string' || warnings.length > 0) return current;
  const next = signerWith(account, nextKey, keys.next, way, outside);
  const tell = (which: string): void =>
    outside.warn(`${store} account ${name}: the store refused its key; the ${which} one is in use now`);
  return createRotatingAuthenticator(current, next, tell);
}

function readOne(config: KeyConfig, store: Store, open: OpenVaultKey): KeyRead {
  const keyId = store === 'apple' ? config.id : undefined;
  const algorithm = storeAlgorithms[store];
  if (config.vaultKey) return signWithVault(config.vaultKey, algorithm, keyId, open);
  if (!config.privateKey) return ''; // config validation reports a missing key
  const read = readKey(config.privateKey.reveal(), algorithm);
  return 'problem' in read ? `${config.setting} ${read.problem}` : signWithKey(read.key, algorithm, keyId);
}

function signerWith(
  config: AccountConfig,
  key: KeyConfig,
  sign: SignClaims,
  way: StoreClient,
  time: Time,
): Authenticator {
  const { store, issuerId, scopes } = config;
  if (store === 'apple')
    return createAppleAuthenticator(
      { issuerId, sign, scope: scopes?.split(SCOPE_ENTRIES).map((entry) => entry.trim()) },
      time,
    );
  return createSamsungAuthenticator(
    { serviceAccountId: key.id, sign, scopes: words(scopes ?? 'publishing,gss') },
    createTokenExchange(way),
    time,
  );
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
