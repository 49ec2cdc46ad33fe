// What leaves the relay with a success: a store that echoes must not carry our token back, nor a cut answer pass for whole.
import { type Readable, Transform } from 'node:stream';
import type { Secret } from '../core/secret.ts';
import { connectionLost } from '../transport/transportErrors.ts';

const STAR = 0x2a;
/** Shorter ones are no secrets, and would blot out the answer's own letters. */
const SHORTEST = 8;

const ENDS = new Set([0x7d, 0x5d]); // } and ]

/**
 * The same for a body that streams. It holds back as many bytes as a secret could straddle, and breaks the answer off
 * when a JSON document ends before its last bracket: a chunked answer that is cut on a closing connection looks whole to HTTP.
 */
export function maskStream(body: Readable, secrets: readonly Secret[]): Readable {
  const guarded = makeGuard(secrets);
  // whoever reads it hears of an error; unheard, it would end the worker
  guarded.on('error', () => undefined).once('close', () => body.destroy());
  body.once('error', (error) => guarded.destroy(error));
  return body.pipe(guarded);
}

/** Blots a secret out, byte for byte, so that the length stays what the headers say. Copies only where it finds one. */
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

function makeGuard(secrets: readonly Secret[]): Transform {
  const overlap = Math.max(1, ...secrets.map((secret) => Buffer.byteLength(secret.reveal()))) - 1;
  let held: Buffer = Buffer.alloc(0);
  let last: number | undefined;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const bytes = maskBytes(held.length > 0 ? Buffer.concat([held, chunk]) : chunk, secrets);
      const ready = Math.max(0, bytes.length - overlap);
      held = bytes.subarray(ready);
      last = lastByte(bytes, last);
      done(null, bytes.subarray(0, ready));
    },
    flush(done) {
      if (!ENDS.has(last ?? 0)) return done(connectionLost('NO_LAST_BRACKET'));
      done(null, held);
    },
  });
}

function lastByte(bytes: Buffer, before: number | undefined): number | undefined {
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    const byte = bytes[at] as number;
    if (byte > 0x20) return byte;
  }
  return before;
}
