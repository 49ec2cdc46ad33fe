// Key rotation: when the store rejects the key in use, the account's other key takes over without downtime.
import { Failure } from '../core/errors.ts';
import type { Authenticator, Credential } from './authenticator.ts';

/** `switched` is called each time the key in use changes. */
export function createRotatingAuthenticator(
  current: Authenticator,
  next: Authenticator,
  switched: (key: 'current' | 'next') => void,
): Authenticator {
  let active = current;
  const owners = new WeakMap<Credential, Authenticator>();
  const leave = (refused: Authenticator): void => {
    if (active !== refused) return; // another call has switched already
    active = refused === current ? next : current;
    switched(active === next ? 'next' : 'current');
  };
  const signWith = (signer: Authenticator, ...how: Parameters<Authenticator['credential']>) => {
    const own = (credential: Credential): Credential => {
      owners.set(credential, signer);
      return credential;
    };
    const credential = signer.credential(...how);
    return credential instanceof Promise ? credential.then(own) : own(credential);
  };
  const signWithOther = async (
    refused: Authenticator,
    error: unknown,
    ...how: Parameters<Authenticator['credential']>
  ): Promise<Credential> => {
    if (!isRefused(error)) throw error;
    leave(refused);
    return signWith(active, ...how);
  };
  return {
    credential: (...how) => {
      const first = active;
      const signed = signWith(first, ...how);
      return signed instanceof Promise ? signed.catch((error) => signWithOther(first, error, ...how)) : signed;
    },
    invalidate: (credential, date) => {
      const owner = owners.get(credential) ?? active;
      const explained = owner.invalidate(credential, date);
      if (credential.isKey && !explained) leave(owner);
      return explained;
    },
    skew: () => active.skew(),
    tokenInfo: () => active.tokenInfo?.(),
    revoke: async (deadline) => {
      // both run to completion, even if one fails
      const ended = await Promise.allSettled([current, next].map(async (signer) => signer.revoke?.(deadline)));
      for (const each of ended) if (each.status === 'rejected') throw each.reason;
      return ended.some((each) => each.status === 'fulfilled' && each.value === true);
    },
  };
}

/** Whether the store rejected the key, or Key Vault does not sign with it. */
function isRefused(error: unknown): boolean {
  return error instanceof Failure && (error.code === 'credentials_refused' || error.code === 'not_configured');
}
