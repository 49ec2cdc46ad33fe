// One structured log line per call. It contains query keys, never values, and no text from a client or a store.
import type { Operation } from '../../connector/core/operation.ts';
import type { Failure } from './errors.ts';
import type { LogEntry, RelayRequest } from './types.ts';

export function startLogEntry(operation: Operation, call: RelayRequest): LogEntry {
  const { id: correlationId, traceparent } = call;
  const query = queryNames(operation, call.query);
  return traceparent
    ? { operation: operation.id, correlationId, query, traceparent, attempts: 0 }
    : { operation: operation.id, correlationId, query, attempts: 0 };
}

/** Adds the code of a failure to the log line of its call, and the cause if there is one. */
export function logFailure(line: LogEntry, failure: Failure): Failure {
  const cause = describeCause(failure);
  Object.assign(line, { code: failure.code, ...(cause && { cause }) });
  return failure;
}

/** Each declared name once, and `(unknown)` for each other name. */
function queryNames({ names }: Operation, query: URLSearchParams): string[] {
  if (query.size === 0) return [];
  return [...new Set(query.keys())].map((name) => (names.query.includes(name) ? name : '(unknown)'));
}

/** Type and location of a foreign error; its message may contain input values, so it is not logged. */
export function describeCause({ cause }: Failure): string | undefined {
  if (cause === undefined || typeof cause === 'string') return cause;
  if (!(cause instanceof Error)) return typeof cause;
  const place = cause.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  const { code } = cause as NodeJS.ErrnoException;
  return `${cause.name}${typeof code === 'string' ? ` ${code}` : ''}${place ? ` ${place.trim()}` : ''}`;
}

export function logLevelOf(status: number): 'info' | 'warn' | 'error' {
  return status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info';
}
