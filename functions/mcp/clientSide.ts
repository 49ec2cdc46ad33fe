// What the client of a message can do beside reading the result: show the progress of a job, and ask a person.
import type { ServerContext } from '@modelcontextprotocol/server';
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { RelayRequest } from '../core/types.ts';
import { type Approval, approvalOf } from './approval.ts';

export interface ClientSide {
  /** Absent if the client did not ask for progress. */
  readonly onProgress?: RelayRequest['onProgress'];
  /** Whether the client asks a person when a result requires it. */
  readonly canAsk: boolean;
  readonly approval?: Approval | undefined;
}

/** In the `_meta` of each request of 2026-07-28. Older revisions say it once, in a session, which this server has not. */
export const CAPABILITIES = 'io.modelcontextprotocol/clientCapabilities';
/** The protocol demands that progress increases with each notification, also while a job waits. */
const SMALLEST_STEP = 0.001;
/** Progress when a file is sent: while the store processes it, the progress increases further, and not beyond 100. */
const SENT = 99;

export function clientSide({ mcpReq }: ServerContext): ClientSide {
  const onProgress = progressOf(mcpReq);
  return {
    ...(onProgress && { onProgress }),
    canAsk: canAsk((mcpReq.envelope as JsonObject | undefined)?.[CAPABILITIES]),
    approval: approvalOf(mcpReq.inputResponses, mcpReq.requestState()),
  };
}

/** A client that declares elicitation without a mode has the mode `form`. */
export function canAsk(capabilities: unknown): boolean {
  const elicitation = isJsonObject(capabilities) ? capabilities.elicitation : undefined;
  return isJsonObject(elicitation) && (elicitation.form !== undefined || elicitation.url === undefined);
}

function progressOf({ _meta, notify }: ServerContext['mcpReq']): RelayRequest['onProgress'] {
  const progressToken = _meta?.progressToken;
  if (progressToken === undefined) return undefined;
  let progress = -SMALLEST_STEP;
  return ({ percent = 0, sentence }) => {
    progress = Math.max((percent * SENT) / 100, progress + SMALLEST_STEP);
    const params = { progressToken, progress, total: 100, message: sentence };
    // a client that has disconnected gets no progress; the job continues
    void notify({ method: 'notifications/progress', params }).catch(() => undefined);
  };
}
