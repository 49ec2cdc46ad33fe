// Reads public keys as their issuers hand them out.
import { createPublicKey } from 'node:crypto';
import { tidyKeyText } from './keyText.ts';

const KEY_LINES = /-----(?:BEGIN|END) PUBLIC KEY-----/g;

/**
 * A public RSA key in SubjectPublicKeyInfo form, as PEM. It may be given as PEM or as the base64 between its lines, which
 * Samsung's sample for Java uses. undefined if it is something else, a private key included.
 */
export function readPublicKey(given: string): string | undefined {
  const base64 = tidyKeyText(given).replace(KEY_LINES, '').replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]{100,2000}={0,2}$/.test(base64)) return undefined;
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'rsa' ? key.export({ format: 'pem', type: 'spki' }).toString() : undefined;
  } catch {
    return undefined;
  }
}
