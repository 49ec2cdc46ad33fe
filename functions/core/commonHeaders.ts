// The headers of every response of the relay.
import { type LogEntry, type RelayResponse, SIMULATOR_HEADER } from './types.ts';

/** The response with the correlation ID of its call, never stored by a cache, and marked if a simulator answered. */
export function withCommonHeaders({ status, headers: own, body }: RelayResponse, line: LogEntry): RelayResponse {
  const { simulated, correlationId } = line;
  const common = {
    'x-correlation-id': correlationId,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(simulated && { [SIMULATOR_HEADER]: 'true' }),
  };
  return { status, headers: Object.assign({}, own, common), body };
}
