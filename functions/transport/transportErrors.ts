// Converts transport errors of Node.js, undici and zlib to Failures. No other file inspects these errors.
import { Failure } from '../core/errors.ts';

/** Code of an error of the adapter if no byte of the request was sent: it may be retried whatever it does. */
export const NOT_SENT = 'NOT_SENT';

/** Code of an error of the adapter if a response had begun. */
export const BEGUN = 'BEGUN';

const NO_HTTP = /^HTTPParserError$|^HPE_|HEADERS_OVERFLOW/;
/** Of a response that has not begun: two lengths that differ. Else its body is truncated. */
const NO_LENGTH = /CONTENT_LENGTH_MISMATCH/;
/** All zlib errors except a missing end. Source: zlib's manual, error codes. */
const NO_GZIP = /^Z_(?!BUF_ERROR)/;
const NOT_HTTP = 'The store sent a response that is not valid HTTP. Try again later.';
const CUT = 'broken off';

/** The failure of a request without a complete response. `error` is the rejection of the adapter. */
export function unreachable(error: unknown): Failure {
  const fault = error instanceof Error ? error.cause : undefined;
  if (fault instanceof Failure) return fault;
  const code = codeOf(fault);
  if (NO_LENGTH.test(code) && !hasCode(error, BEGUN)) return invalid(NOT_HTTP, code);
  return failureOf(
    code,
    'Could not reach the store, or the connection closed before the response completed. Try again later.',
    code,
  );
}

/**
 * The failure of a streamed response that ended early. A Failure, such as that of the deadline, is returned unchanged.
 */
export function connectionLost(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const code = typeof error === 'string' ? error : codeOf(error);
  return failureOf(
    code,
    'The store closed the connection before its response completed. Try again later.',
    `${CUT}: ${code}`,
  );
}

/** Whether no byte of the request was sent. `error` is the rejection of the adapter. */
export function isNotSent(error: unknown): boolean {
  return hasCode(error, NOT_SENT);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Whether a response started and ended early: a read may be retried. */
export function isConnectionLost(thrown: unknown): boolean {
  return thrown instanceof Failure && typeof thrown.cause === 'string' && thrown.cause.startsWith(CUT);
}

/** The code of an error. Its message is never used, since it may contain text from a store. */
function codeOf(fault: unknown): string {
  const { code, name, data } = (fault ?? {}) as Readonly<Record<'code' | 'name' | 'data', unknown>>;
  // when a connection closes within a response, undici's parser throws an error without data and, in 7.30.2, without a
  // code; a keep-alive connection ends with UND_ERR_SOCKET
  if (name === 'HTTPParserError' && data === '') return 'END_OF_CONNECTION';
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'unknown';
}

function invalid(message: string, cause: string): Failure {
  return new Failure('store_invalid_answer', message, { cause });
}

function failureOf(code: string, message: string, cause: string): Failure {
  if (NO_HTTP.test(code)) return invalid(NOT_HTTP, cause);
  if (NO_GZIP.test(code))
    return invalid('The store sent a response that cannot be decompressed. Try again later.', cause);
  return new Failure('store_unreachable', message, { cause });
}
