// The headers of every response of the relay.
import { type LogEntry, type RelayResponse, SIMULATOR_HEADER } from './types.ts';

/** The response with the correlation ID of its call, never stored by a cache, and marked if a simulator answered. */
export function withCommonHeaders({ status, headers: own, body }: RelayResponse, line: LogEntry): RelayResponse {
  const { simulated, correlationId } = line;
  const headers: Record<string, string> = { ...own };
  if (simulated) headers[SIMULATOR_HEADER] = 'true';
  headers['x-correlation-id'] = correlationId;
  headers['cache-control'] = 'no-store';
  headers['x-content-type-options'] = 'nosniff';
  return { status, headers, body };
}
