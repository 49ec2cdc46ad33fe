// Sends the parts of a file to the addresses that Apple gave for them, each read from its source as it is sent.
import { pause } from '../../core/deadline.ts';
import { Failure } from '../../core/errors.ts';
import type { SourceReader } from '../../transport/sourceFile.ts';
import { discardBody } from '../../transport/storeResponse.ts';
import type { RecipeContext } from '../../workflow/storeApi.ts';
import { parseUploadParts, type UploadPart } from './uploadParts.ts';

export interface FileParts {
  readonly context: RecipeContext;
  /** The upload operations of the reservation, as Apple returns them. */
  readonly readOperations: () => Promise<unknown>;
  readonly size: number;
  readonly source: SourceReader;
  /** How many parts earlier slices have sent. */
  readonly sent: number;
  /** Called after each part. */
  readonly keep: (sent: number, of: number, bytes: number) => Promise<void>;
}

/** How often a part is sent before the upload fails. */
const TRIES = 4;
/** An address that expires sooner than this is not used, in milliseconds. */
const TOO_LATE = 60_000;

/** Returns the number of parts. The addresses are read again in each slice: they are signed, so they are not kept. */
export async function sendFileParts(file: FileParts): Promise<number> {
  const { context, readOperations, size, sent, keep } = file;
  const read = async (): Promise<readonly UploadPart[]> => parseUploadParts(await readOperations(), size);
  let parts = await read();
  for (let at = sent; at < parts.length; at += 1) {
    for (let tries = 1; ; tries += 1) {
      const part = parts[at] as UploadPart;
      try {
        refuseExpired(part, context.now());
        await sendPart(file, part);
        break;
      } catch (thrown) {
        if (!isWorthAnother(context, thrown) || tries >= TRIES) throw named(thrown, at + 1, parts.length);
        await pause(context.deadline, context.store().account.pollDelay(tries));
        parts = await read();
      }
    }
    const { offset, length } = parts[at] as UploadPart;
    await keep(at + 1, parts.length, offset + length);
  }
  return parts.length;
}

/** A part may be sent again: it replaces what has arrived of it. */
async function sendPart({ context, source }: FileParts, { url, offset, length, headers }: UploadPart): Promise<void> {
  let failure: unknown;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield* source.read(offset, length);
    } catch (thrown) {
      failure = thrown;
      throw thrown;
    }
  }
  const { files, deadline } = context;
  const outgoing = { ...headers, 'content-length': String(length) };
  try {
    discardBody(await files.ofStore(url, { method: 'PUT', headers: outgoing, body: bytes(), deadline }));
  } catch (thrown) {
    throw failure ?? thrown; // that of the source, which broke the upload
  }
}

function refuseExpired({ expires }: UploadPart, now: number): void {
  if (expires !== undefined && expires < now + TOO_LATE)
    throw new Failure(
      'store_refused',
      'The addresses that Apple gave for the file have expired. Begin the upload again.',
      {
        status: 409,
        details: [{ code: 'expired', message: 'The upload was not finished in time.' }],
      },
    );
}

/** Not if the caller's file is the cause, nor at the end of the slice. */
function isWorthAnother({ deadline }: RecipeContext, thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.code !== 'invalid_request' && !deadline.reason();
}

function named(thrown: unknown, part: number, parts: number): unknown {
  if (!(thrown instanceof Failure)) return thrown;
  const { code, message, status, details, headers, cause } = thrown;
  return new Failure(code === 'outcome_unknown' ? 'store_unreachable' : code, `Part ${part} of ${parts}: ${message}`, {
    ...(code !== 'outcome_unknown' && { status }),
    details,
    headers,
    cause,
  });
}
