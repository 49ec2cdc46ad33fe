// Failures of hosts outside the stores' APIs. They name the host alone: the path and the query of an address may hold a signature.
import { type ErrorCode, Failure } from '../core/errors.ts';

/** Who gave the address of a file. */
export type FileOwner = 'store' | 'caller';

/** The 4xx statuses that are worth a retry; every other one means that the URL is wrong. */
const passing = [408, 425, 429];

const found: Readonly<Partial<Record<ErrorCode, string>>> = {
  store_unreachable: 'could not be reached, or closed the connection too early',
  store_timeout: 'did not answer in time',
  store_invalid_answer: 'sent a response that is not valid HTTP',
};

const advice: Readonly<Record<FileOwner, string>> = {
  store: 'Try again later.',
  caller: 'Check the address of the file, and that its host is on the public internet and in service.',
};

/**
 * The failure of a request to the host of a file, in place of that of the HTTP client, which speaks of the store. Code,
 * status, headers and cause stay. Every other failure, such as one of the client of the relay, is returned unchanged.
 */
export function hostFailure(thrown: unknown, host: string, whose: FileOwner): unknown {
  if (!(thrown instanceof Failure)) return thrown;
  const { code, status, details, headers, cause } = thrown;
  const isUnknown = code === 'outcome_unknown';
  const why = found[isUnknown ? 'store_unreachable' : code];
  if (why === undefined) return thrown;
  const finding = `The file host ${host} ${why}.`;
  return new Failure(code, isUnknown ? finding : `${finding} ${advice[whose]}`, {
    ...{ status, headers, cause },
    details: details.map((each) => (each.code in found ? { ...each, message: finding } : each)),
  });
}

/** The failure for a response that is no file. A URL from the client is a client error; one from a store is not. */
export function statusFailure(
  { status, hasLength }: { readonly status: number; readonly hasLength: boolean },
  method: 'GET' | 'PUT',
  host: string,
  whose: FileOwner,
): Failure {
  const isWrong = whose === 'caller' && status >= 400 && status < 500 && !passing.includes(status);
  const done = method === 'GET' ? 'read' : 'written';
  return new Failure(
    isWrong ? 'invalid_request' : 'store_unreachable',
    `The file could not be ${done}: its host ${host} answered ${status}${hasLength ? '' : ' without a length'}.`,
  );
}
