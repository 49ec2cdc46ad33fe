// One structured line per call. It names query keys, never values, and no text that a caller or a store wrote.
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

/** Of a foreign error only its kind and place are told: its message may hold what it was given. */
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
