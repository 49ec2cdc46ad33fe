// A success that was judged, as it goes on to the caller: without our secrets, and with the link to its next page.
import type { Readable, Transform } from 'node:stream';
import type { RelayResponse } from '../core/types.ts';
import type { StoreResponse } from '../transport/undiciAdapter.ts';
import type { ResponseContext } from './mapResponse.ts';
import { maskBytes, maskStream } from './maskSecrets.ts';
import { pickHeaders, successHeaders } from './responseHeaders.ts';
import { nextLinkRewriter, rewriteNextLink } from './rewriteNextLink.ts';
import { declaresTypes, retyping } from './streamedTypes.ts';
import { includingNothing } from './typedResponse.ts';

/** What the store sent, with the declared types where it was read whole. */
export type CheckedResponse = StoreResponse & Pick<RelayResponse, 'leftOut'>;

export function forwardBody(answering: ResponseContext, judged: CheckedResponse): RelayResponse {
  const { status, headers, leftOut } = judged;
  const body = guarded(judged, answering);
  const packed = ownGzip(judged, body, answering);
  const { 'content-length': told, ...shown } = pickHeaders(headers, successHeaders);
  const length = packed ? String(packed.length) : lengthOf(answering, body, told);
  return {
    status,
    headers: {
      ...shown,
      ...(packed && { 'content-encoding': 'gzip' }),
      ...(length && { 'content-length': length }),
      'content-type': 'application/json',
    },
    body: packed ?? body,
    ...(leftOut !== undefined && { leftOut }),
  };
}

export function addsIncluded({ operation, includes }: ResponseContext): boolean {
  return includes === true && operation.responds.properties?.included !== undefined;
}

/** Without secrets, and with the link to the next page. A body in which nothing is changed stays the same buffer. */
function guarded({ body }: StoreResponse, answering: ResponseContext): NonNullable<RelayResponse['body']> {
  const { secrets, here } = answering;
  if (Buffer.isBuffer(body)) return here ? rewriteNextLink(maskBytes(body, secrets), here) : maskBytes(body, secrets);
  const changes = [
    ...(changesTypes(answering) ? [retyping(answering.operation.responds)] : []),
    ...(addsIncluded(answering) ? [includingNothing()] : []),
    ...(here ? [nextLinkRewriter(here)] : []),
  ];
  return changes.reduce(piped, maskStream(body, secrets));
}

/**
 * The store's own gzip, for a caller who can read it, where the answer is what was in it. It is searched, too: the name and
 * the comment of a gzip are plain text.
 */
function ownGzip(
  { packed, body }: StoreResponse,
  going: RelayResponse['body'],
  { acceptsGzip, secrets }: ResponseContext,
) {
  return acceptsGzip && packed && going === body && maskBytes(packed, secrets) === packed ? packed : undefined;
}

/** A body that becomes another on its way has another length. */
function lengthOf(
  answering: ResponseContext,
  body: RelayResponse['body'],
  told: string | undefined,
): string | undefined {
  if (Buffer.isBuffer(body)) return answering.here ? String(body.length) : told;
  return answering.here || addsIncluded(answering) || changesTypes(answering) ? undefined : told;
}

/** Whoever reads the answer whole gives it the declared types itself. */
function changesTypes({ operation, isReadWhole }: ResponseContext): boolean {
  return isReadWhole !== true && declaresTypes(operation.responds);
}

/** One stream into another; whichever ends early ends both. */
function piped(from: Readable, into: Transform): Readable {
  // whoever reads it hears of an error; unheard, it would end the worker
  into.on('error', () => undefined).once('close', () => from.destroy());
  from.once('error', (error) => into.destroy(error));
  return from.pipe(into);
}
