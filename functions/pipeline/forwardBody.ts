// Forwards the body of a validated response: masks our secrets and rewrites the next-page link.
import { isRead } from '../../connector/core/repeats.ts';
import { boundStream, changedStream } from '../core/byteStage.ts';
import type { RelayResponse } from '../core/types.ts';
import { BUFFER_LIMIT, type StoreResponse } from '../transport/storeResponse.ts';
import { connectionLost } from '../transport/transportErrors.ts';
import type { LinkRanges } from './listMembers.ts';
import type { ResponseContext } from './mapResponse.ts';
import { maskBytes } from './maskSecrets.ts';
import { declaredLength, errorHeaders, pickHeaders } from './responseHeaders.ts';
import { rewriteNextLink } from './rewriteNextLink.ts';
import { responseStage } from './streamedResponse.ts';
import { readWholeUpTo } from './validateResponse.ts';

/** The store's response; if it was buffered, with the declared types and the positions of its links. */
export type CheckedResponse = StoreResponse & Pick<RelayResponse, 'leftOut'> & { readonly links?: LinkRanges };

export function forwardBody(answering: ResponseContext, judged: CheckedResponse): RelayResponse {
  const { status, headers, leftOut } = judged;
  const body = guarded(judged, answering);
  const packed = ownGzip(judged, body, answering);
  const shown = pickHeaders(headers, errorHeaders, answering.definition.rateLimitHeader);
  if (packed) shown['content-encoding'] = 'gzip';
  const length = packed ? String(packed.length) : lengthOf(answering, body, declaredLength(headers));
  if (length !== undefined) shown['content-length'] = length;
  shown['content-type'] = 'application/json';
  const forwarded = { status, headers: shown, body: packed ?? bounded(body, answering) };
  return leftOut === undefined ? forwarded : { ...forwarded, leftOut };
}

export function addsIncluded({ operation, includes }: ResponseContext): boolean {
  return includes === true && operation.responds.properties?.included !== undefined;
}

/** What is usually a stream is one for its reader if it was buffered, too: its memory counts until it was read. */
function bounded(body: NonNullable<RelayResponse['body']>, answering: ResponseContext) {
  const { operation, definition, id, isReadWhole, deadline } = answering;
  if (!Buffer.isBuffer(body) || body.length <= BUFFER_LIMIT || isReadWhole === true) return body;
  const isStream = readWholeUpTo(definition.buffersReads, isRead(operation), id !== undefined) === 0;
  return isStream ? boundStream(body, deadline) : body;
}

/** Masks secrets and rewrites the next-page link. An unchanged body stays the same buffer. */
function guarded({ body, links }: CheckedResponse, answering: ResponseContext): NonNullable<RelayResponse['body']> {
  const { secrets, here } = answering;
  if (Buffer.isBuffer(body)) {
    const masked = maskBytes(body, secrets);
    return here ? rewriteNextLink(masked, here, links) : masked;
  }
  const stage = responseStage({
    secrets,
    responds: changesTypes(answering) ? answering.operation.responds : undefined,
    includes: addsIncluded(answering),
    here,
  });
  return changedStream(body, stage, () => connectionLost('CLOSED'));
}

/**
 * The store's own gzip, if the client accepts it and the content is unchanged. It is checked for secrets too: the name
 * and the comment in a gzip header are plain text.
 */
function ownGzip(
  { packed, body }: StoreResponse,
  going: RelayResponse['body'],
  { acceptsGzip, secrets }: ResponseContext,
) {
  return acceptsGzip && packed && going === body && maskBytes(packed, secrets) === packed ? packed : undefined;
}

/** The content length; unknown for a body that is changed while streaming. */
function lengthOf(
  answering: ResponseContext,
  body: RelayResponse['body'],
  declared: string | undefined,
): string | undefined {
  if (Buffer.isBuffer(body)) return answering.here ? String(body.length) : declared;
  return answering.here || addsIncluded(answering) || changesTypes(answering) ? undefined : declared;
}

/** Whether types are coerced here; code that buffers the response does it itself. */
function changesTypes({ operation: { responds }, isReadWhole }: ResponseContext): boolean {
  return isReadWhole !== true && (responds.properties ?? responds.items) !== undefined;
}
