// One structured log line per call. It contains query keys, never values, and no text from a client or a store.
import type { Operation } from '../../connector/core/operation.ts';
import type { Failure } from './errors.ts';
import type { LogEntry, RelayRequest } from './types.ts';

export function startLogEntry(operation: Operation, call: RelayRequest): LogEntry {
  return {
    operation: operation.id,
    correlationId: call.id,
    query: [...new Set(call.query.keys())].map((key) => (operation.names.query.includes(key) ? key : '(unknown)')),
    ...(call.traceparent && { traceparent: call.traceparent }),
    attempts: 0,
  };
}

/** Adds the code of a failure to the log line of its call, and the cause if there is one. */
export function logFailure(line: LogEntry, failure: Failure): Failure {
  const cause = describeCause(failure);
  Object.assign(line, { code: failure.code, ...(cause && { cause }) });
  return failure;
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
