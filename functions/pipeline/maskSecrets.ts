// Response guard (redaction): masks our credentials if the store echoes them, and fails truncated JSON bodies.
import type { Secret } from '../core/secret.ts';

const STAR = 0x2a;
/** Shorter values are not secrets; masking them would corrupt the response. */
const SHORTEST = 8;

/** Masks each secret with '*' in place, so Content-Length stays valid. Copies the bytes only if it finds one. */
export function maskBytes(bytes: Buffer, secrets: readonly Secret[]): Buffer {
  let blotted: Buffer | undefined;
  for (const secret of secrets) {
    const sought = Buffer.from(secret.reveal());
    if (sought.length < SHORTEST) continue;
    for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + sought.length)) {
      blotted ??= Buffer.from(bytes);
      blotted.fill(STAR, at, at + sought.length);
    }
  }
  return blotted ?? bytes;
}
