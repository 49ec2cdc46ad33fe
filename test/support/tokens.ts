// Signs tokens for the simulator with node:crypto only: the simulator verifies with jose, which must not verify its own output.
import { sign } from 'node:crypto';
import type { Sandbox } from '../../scripts/simulator/simulator.ts';

/** Differences from a valid token; undefined removes the field. */
export interface TokenChanges {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** A PEM to sign with instead of the account's key. */
  readonly key?: string;
}

/** The prefix of an account's settings: the default account's, or that of the one named GAMES. */
export type TokenAccount = '' | 'GAMES__';

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function jwt(header: object, claims: object, key: string): string {
  const signed = `${encoded(header)}.${encoded(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

export function appleToken({ settings }: Sandbox, changes: TokenChanges = {}, account: TokenAccount = ''): string {
  const issuer = settings[`APPLE__${account}ISSUER_ID`];
  const identity = issuer ? { iss: issuer } : { sub: 'user' };
  return jwt(
    { alg: 'ES256', typ: 'JWT', kid: settings[`APPLE__${account}KEY_ID`], ...changes.header },
    { ...identity, aud: 'appstoreconnect-v1', iat: seconds(), exp: seconds() + 900, ...changes.claims },
    changes.key ?? settings[`APPLE__${account}PRIVATE_KEY`] ?? '',
  );
}

export function samsungJwt({ settings }: Sandbox, changes: TokenChanges = {}, account: TokenAccount = ''): string {
  return jwt(
    { alg: 'RS256', typ: 'JWT', ...changes.header },
    {
      iss: settings[`SAMSUNG__${account}SERVICE_ACCOUNT_ID`],
      scopes: ['gss'],
      iat: seconds(),
      exp: seconds() + 900,
      ...changes.claims,
    },
    changes.key ?? settings[`SAMSUNG__${account}PRIVATE_KEY`] ?? '',
  );
}
