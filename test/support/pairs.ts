// Two signers of one account, and a store whose accepted keys the test controls.

import type { Authenticator, Credential } from '../../functions/auth/authenticator.ts';
import { createRotatingAuthenticator } from '../../functions/auth/keyRotation.ts';
import { Failure } from '../../functions/core/errors.ts';
import { secret } from '../../functions/core/secret.ts';

export type Name = 'current' | 'next';

interface SignerFaults {
  /** Signers whose token exchange the store refuses. */
  readonly refusesToSign: Set<Name>;
  /** Signers that cannot sign. */
  readonly forbidden: Set<Name>;
  /** Signers whose token exchange does not reach the store. */
  readonly breaks: Set<Name>;
  /** Signers whose refusal is caused by the clock. */
  readonly explains: Set<Name>;
}

/** A signer whose credentials contain its name: `current-1`. */
function openSigner(name: Name, isKey: boolean, { refusesToSign, forbidden, breaks, explains }: SignerFaults) {
  const forgotten: (string | undefined)[] = [];
  let made = 0;
  const sign = async (): Promise<Credential> => {
    await new Promise((resolve) => setImmediate(resolve));
    if (refusesToSign.has(name)) throw new Failure('credentials_refused', `The exchange refused ${name}.`);
    if (forbidden.has(name)) throw new Failure('not_configured', `Key Vault does not sign with ${name}.`);
    if (breaks.has(name)) throw new Failure('store_unreachable', 'The store could not be reached.');
    made += 1;
    const value = secret(`${name}-${made}`);
    return { secretHeaders: () => ({ authorization: value.reveal() }), secret: value, renewable: true, isKey };
  };
  const signer: Authenticator = {
    credential: sign,
    invalidate: (credential, date) => {
      forgotten.push(`${credential.secret.reveal()}${date ? ` ${date}` : ''}`);
      return explains.has(name);
    },
    skew: () => (name === 'current' ? 1 : 2),
  };
  return { signer, forgotten, made: () => made };
}

/** `isKey`: the store refuses the key (Apple); otherwise a token that was exchanged for the key (Samsung). */
export function openPair({ isKey = true } = {}) {
  const faults: SignerFaults = {
    refusesToSign: new Set(),
    forbidden: new Set(),
    breaks: new Set(),
    explains: new Set(),
  };
  const switches: Name[] = [];
  const current = openSigner('current', isKey, faults);
  const next = openSigner('next', isKey, faults);
  const signer = createRotatingAuthenticator(current.signer, next.signer, (key) => switches.push(key));
  const signed = async (): Promise<string> => (await signer.credential('token')).secret.reveal();
  return { signer, signed, switches, current, next, ...faults };
}
