// Seals secrets at rest: AES-256-GCM, bound to the entity that holds them.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Secret } from '../core/secret.ts';

/** HKDF info: another purpose (auth/checkpointKey.ts) derives other keys from the same setting. */
const PURPOSE = 'store-relay sealed state v1';
const SALT = 24;
const TAG = 16;

export interface Sealer {
  /** Base64url text. `bound` says where it is kept: sealed text that is moved elsewhere cannot be opened. */
  readonly seal: (text: string, bound: readonly string[]) => string;
  /** undefined if it was changed, moved, or sealed with a key that is not known any more. */
  readonly open: (sealed: string, bound: readonly string[]) => string | undefined;
}

/**
 * Seals with the first key (`RELAY__STATE_KEY`) and opens with any (`RELAY__STATE_KEY_NEXT`); undefined without a key.
 * Each text has a key and a nonce of its own, derived from the setting and a random salt of 24 bytes (HKDF with SHA-256,
 * RFC 5869), so that the bound on random nonces (2^32 texts, NIST SP 800-38D, 8.3) is not one on the relay. Node's own
 * cipher and not a compact JWE: that binds only its header, which would repeat the entity's key in each value.
 */
export function createSealer(keys: readonly (Secret | undefined)[]): Sealer | undefined {
  const given = keys.filter((key) => key !== undefined);
  const [first] = given;
  if (!first) return undefined;
  return {
    seal: (text, bound) => {
      const salt = randomBytes(SALT);
      const { key, iv } = derive(first, salt);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(joined(bound));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([salt, body, cipher.getAuthTag()]).toString('base64url');
    },
    open: (sealed, bound) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < SALT + TAG) return undefined;
      for (const key of given) {
        const text = openWith(key, bytes, joined(bound));
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}

function openWith(secret: Secret, bytes: Buffer, bound: Buffer): string | undefined {
  const { key, iv } = derive(secret, bytes.subarray(0, SALT));
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG }).setAAD(bound);
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  try {
    const body = decipher.update(bytes.subarray(SALT, bytes.length - TAG));
    return Buffer.concat([body, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function derive(secret: Secret, salt: Buffer): { key: Buffer; iv: Buffer } {
  const made = Buffer.from(hkdfSync('sha256', secret.reveal(), salt, PURPOSE, 44));
  return { key: made.subarray(0, 32), iv: made.subarray(32) };
}

/** Length-prefixed, so that no two lists of texts are the same bytes. */
function joined(texts: readonly string[]): Buffer {
  return Buffer.concat(
    texts.flatMap((text) => {
      const bytes = Buffer.from(text, 'utf16le');
      return [Buffer.from(`${bytes.length}:`), bytes];
    }),
  );
}
