// Response guard: masks our credentials if the store echoes them, and fails truncated JSON bodies.
import type { ByteStage } from '../core/byteStage.ts';
import type { Secret } from '../core/secret.ts';
import { connectionLost } from '../transport/transportErrors.ts';

const STAR = 0x2a;
/** Shorter values are not secrets; masking them would corrupt the response. */
const SHORTEST = 8;

const ENDS = new Set([0x7d, 0x5d]); // } and ]

/**
 * Masks a streamed body. It holds back as many bytes as a secret could span, and fails if a JSON document ends before its
 * last bracket: HTTP cannot detect a chunked response that is truncated when the connection closes.
 */
export function maskStage(secrets: readonly Secret[]): ByteStage {
  const overlap = Math.max(1, ...secrets.map((secret) => Buffer.byteLength(secret.reveal()))) - 1;
  let held: Buffer = Buffer.alloc(0);
  let last: number | undefined;
  return {
    take: (chunk) => {
      const bytes = maskBytes(held.length > 0 ? Buffer.concat([held, chunk]) : chunk, secrets);
      const ready = Math.max(0, bytes.length - overlap);
      held = bytes.subarray(ready);
      last = lastByte(bytes, last);
      return bytes.subarray(0, ready);
    },
    end: () => {
      if (!ENDS.has(last ?? 0)) throw connectionLost('NO_LAST_BRACKET');
      return held;
    },
  };
}

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

function lastByte(bytes: Buffer, before: number | undefined): number | undefined {
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    const byte = bytes[at] as number;
    if (byte > 0x20) return byte;
  }
  return before;
}
