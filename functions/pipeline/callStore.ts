// One store request: build, sign, send, map the response.
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Deadline } from '../core/deadline.ts';
import type { LogEntry, RelayRequest, RelayResponse } from '../core/types.ts';
import { clientFor, hostOf, type UsableAccount } from './accounts.ts';
import { auditMade } from './auditLog.ts';
import { buildRequest } from './buildRequest.ts';
import { mapResponse } from './mapResponse.ts';
import type { OwnAddress } from './rewriteNextLink.ts';
import { sendAuthenticated } from './sendAuthenticated.ts';
import type { ValidatedRequest } from './validate.ts';

/** Context of one store request. */
export interface StoreCall {
  readonly operation: StoreOperation;
  readonly account: UsableAccount;
  readonly valid: ValidatedRequest;
  readonly call: RelayRequest;
  readonly deadline: Deadline;
  readonly line: LogEntry;
  /** Counts the requests of a paginated list, retries included, up to the most that it may make. */
  readonly made?: { calls: number; readonly most: number };
  /** The code that calls buffers the response and coerces its types. */
  readonly isReadWhole?: boolean;
  /** Base of the next-page link, if this page is returned to the client. */
  readonly here?: OwnAddress;
}

export async function callStore(step: StoreCall): Promise<RelayResponse> {
  const { operation, account, valid, call, line, here, deadline, isReadWhole } = step;
  const { definition } = account;
  const gzip = definition.mayCompress && !operation.pages?.linked && !operation.accept && acceptsGzip(call);
  const outgoing = buildRequest(operation, valid, gzip, definition);
  const { credential, sent, change, ours } = await sendAuthenticated(step, outgoing);
  const secrets = credential ? [credential.secret, ...outgoing.secrets] : outgoing.secrets;
  const id = operation.responseIdFrom && valid.path[operation.responseIdFrom];
  const onCoerced = (places: readonly string[]): void => {
    line.retyped = places;
  };
  const address = `${clientFor(account, hostOf(operation, valid.query)).origin}${outgoing.path}`;
  const includes = valid.query.include !== undefined;
  const answered = await mapResponse({
    operation,
    definition,
    sent,
    secrets,
    deadline,
    id,
    here,
    shorten: here && call.shorten,
    acceptsGzip: gzip,
    ours,
    onCoerced,
    address,
    includes,
    isReadWhole,
    account,
  });
  auditMade(change, answered);
  if (operation.revokesToken && credential) account.signer.invalidate(credential);
  return answered;
}

function acceptsGzip(call: RelayRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(call.header('accept-encoding') ?? '');
}
