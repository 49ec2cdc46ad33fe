// A message or an answer that broke on its way, as the one error of the relay: the only place that reads what Node, undici and zlib throw of a store.
import { Failure } from '../core/errors.ts';

const NO_HTTP = /^HTTPParserError$|^HPE_|HEADERS_OVERFLOW/;
/** In the head of an answer: two lengths. Of a body that had begun: it is cut. */
const NO_LENGTH = /CONTENT_LENGTH_MISMATCH/;
/** Of zlib all but the end that is missing. Source: zlib's manual, error codes. */
const NO_GZIP = /^Z_(?!BUF_ERROR)/;
const NOT_HTTP = 'The store sent an answer that is not valid HTTP. Try again later.';
const BEGUN = 'broken off';

/** Of a message without an answer, or with one that was held and is not whole. `error` is what the adapter rejected with. */
export function unreachable(error: unknown): Failure {
  const fault = error instanceof Error ? error.cause : undefined;
  if (fault instanceof Failure) return fault;
  const code = codeOf(fault);
  if (NO_LENGTH.test(code)) return invalid(NOT_HTTP, code);
  return failureOf(
    code,
    'Could not reach the store, or the connection closed before the response completed. Try again later.',
    code,
  );
}

/**
 * Of an answer that streams and broke before its end, whatever noticed it; a Failure, such as that of the deadline, stays
 * as it is.
 */
export function connectionLost(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const code = typeof error === 'string' ? error : codeOf(error);
  return failureOf(code, 'The store broke off its answer. Try again later.', `${BEGUN}: ${code}`);
}

/** Whether an answer had begun, and broke: a read may be made again. */
export function isConnectionLost(thrown: unknown): boolean {
  return thrown instanceof Failure && typeof thrown.cause === 'string' && thrown.cause.startsWith(BEGUN);
}

/** Never its message: that may hold what a store wrote. */
function codeOf(fault: unknown): string {
  const { code, name, data } = (fault ?? {}) as Readonly<Record<'code' | 'name' | 'data', unknown>>;
  // a connection that ends within an answer is to the parser of undici an error without the bytes that it is about, and
  // in 7.30.2 without a code; one that is kept ends with UND_ERR_SOCKET
  if (name === 'HTTPParserError' && data === '') return 'END_OF_CONNECTION';
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'unknown';
}

function invalid(message: string, cause: string): Failure {
  return new Failure('store_invalid_answer', message, { cause });
}

function failureOf(code: string, message: string, cause: string): Failure {
  if (NO_HTTP.test(code)) return invalid(NOT_HTTP, cause);
  if (NO_GZIP.test(code)) return invalid('The store sent an answer that cannot be unzipped. Try again later.', cause);
  return new Failure('store_unreachable', message, { cause });
}
