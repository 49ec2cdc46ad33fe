// Reads the keys of an account, validates them, and creates their authenticators.
import { createHash } from 'node:crypto';
import type { Authenticator } from '../auth/authenticator.ts';
import { signWithKey } from '../auth/jwt.ts';
import { createRotatingAuthenticator } from '../auth/keyRotation.ts';
import { type OpenVaultKey, signWithVault } from '../auth/keyVaultSigner.ts';
import { type ExpectedKey, readKey } from '../auth/privateKey.ts';
import type { OpenTokenSource } from '../auth/tokenSource.ts';
import type { AccountConfig, KeyConfig } from '../config/config.ts';
import type { Time } from '../core/time.ts';
import { expectedKeyOf } from '../pipeline/expectedKey.ts';
import type { AuthenticatorContext, StoreDefinition, StoreDefinitions } from '../pipeline/storeDefinition.ts';
import type { StoreClient } from '../transport/storeClient.ts';

/** The clocks, the callback for a switch to the other key, and where tokens come from. */
type KeyEnvironment = Time & { readonly warn: (sentence: string) => void; readonly openTokens: OpenTokenSource };

/** Creates the authenticator of a key, or the fault in the key. */
type KeyRead = ((context: AuthenticatorContext) => Authenticator) | string;

export interface KeysRead {
  readonly current: KeyRead;
  readonly next: KeyRead;
}

export interface KeyReport {
  readonly problem?: string | undefined;
  readonly warning?: string | undefined;
}

export function readAccountKeys(
  { store, key, nextKey }: AccountConfig,
  stores: StoreDefinitions,
  open: OpenVaultKey,
): KeysRead {
  const read = (one: KeyConfig): KeyRead => readOne(one, stores[store], expectedKeyOf(store, stores), open);
  return { current: read(key), next: nextKey ? read(nextKey) : '' };
}

/** Which key is right depends on the kind: nothing is said about a key of an unknown one. */
export function keyReportOf({ problems, warnings, wrongKind }: AccountConfig, { current, next }: KeysRead): KeyReport {
  if (wrongKind) return { problem: problems.join('; ') };
  const joined = (sentences: readonly string[], key: KeyRead): string | undefined =>
    [...sentences, typeof key === 'string' ? key : ''].filter(Boolean).join('; ') || undefined;
  return { problem: joined(problems, current), warning: joined(warnings, next) };
}

/** With a next key, falls back to the other key when the store refuses one. */
export function authenticatorOf(
  account: AccountConfig,
  keys: KeysRead,
  environment: KeyEnvironment,
  client: StoreClient,
): Authenticator | undefined {
  const { store, name, nextKey, warnings, fields } = account;
  if (typeof keys.current === 'string') return undefined;
  const contextOf = (key: KeyConfig): AuthenticatorContext => ({
    ...{ fields, client, time: environment },
    tokens: (identity) => environment.openTokens([store, client.origin, keyIdentity(key), ...identity]),
  });
  const current = keys.current(contextOf(account.key));
  if (!nextKey || typeof keys.next === 'string' || warnings.length > 0) return current;
  const next = keys.next(contextOf(nextKey));
  const report = (which: string): void =>
    environment.warn(`${store} account ${name}: the store refused its key; the ${which} one is in use now`);
  return createRotatingAuthenticator(current, next, report);
}

/** Identifies a key without revealing it: its private half has far too many bits to be found by its digest. */
export function keyIdentity({ id, privateKey, vaultKey }: KeyConfig): string {
  const text = JSON.stringify([id, privateKey?.reveal(), vaultKey]);
  return createHash('sha256').update(text).digest('hex');
}

function readOne(
  { id, privateKey, vaultKey, setting }: KeyConfig,
  definition: StoreDefinition,
  expected: ExpectedKey | undefined,
  open: OpenVaultKey,
): KeyRead {
  if (definition.algorithm === 'bearer') {
    if (!privateKey) return ''; // config validation reports a missing key
    return (context) => definition.createAuthenticator({ id, secret: privateKey }, context);
  }
  const { algorithm, namesKeyId, createAuthenticator } = definition;
  const keyId = namesKeyId ? id : undefined;
  if (vaultKey) {
    const sign = signWithVault(vaultKey, algorithm, keyId, open);
    return (context) => createAuthenticator({ id, sign }, context);
  }
  if (!privateKey || !expected) return '';
  const read = readKey(privateKey.reveal(), expected);
  if ('problem' in read) return `${setting} ${read.problem}`;
  const sign = signWithKey(read.key, algorithm, keyId);
  return (context) => createAuthenticator({ id, sign }, context);
}
