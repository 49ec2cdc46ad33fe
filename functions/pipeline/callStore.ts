// One store request: build, sign, send, map the response.
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Credential } from '../auth/authenticator.ts';
import { DEFAULT_CALLER } from '../config/callers.ts';
import { type Deadline, within } from '../core/deadline.ts';
import { asWriteFailure, isRead } from '../core/retryAdvice.ts';
import {
  type AuditedChange,
  type LogEntry,
  type RelayRequest,
  type RelayResponse,
  SIMULATOR_HEADER,
} from '../core/types.ts';
import type { LimiterKey } from '../transport/concurrencyLimiter.ts';
import type { StoreClient } from '../transport/storeClient.ts';
import type { StoreRequest } from '../transport/storeRequest.ts';
import { discardBody, type StoreResponse } from '../transport/undiciAdapter.ts';
import type { UsableAccount } from './accounts.ts';
import { type PollTarget, pollUntilDone } from './asyncOperation.ts';
import { auditChange, auditMade } from './auditLog.ts';
import { buildRequest } from './buildRequest.ts';
import { decompressed } from './decompress.ts';
import { senderOf } from './limiterKey.ts';
import { mapResponse } from './mapResponse.ts';
import type { OwnAddress } from './rewriteNextLink.ts';
import type { ValidatedRequest } from './validate.ts';
import { mayCompress } from './validateResponse.ts';

/** Context of one store request. */
export interface StoreCall {
  readonly operation: StoreOperation;
  readonly account: UsableAccount;
  readonly valid: ValidatedRequest;
  readonly call: RelayRequest;
  readonly deadline: Deadline;
  readonly line: LogEntry;
  /** Counts the requests of a paginated list. */
  readonly made?: { calls: number };
  /** The code that calls buffers the response and coerces its types. */
  readonly isReadWhole?: boolean;
  /** Base of the next-page link, if this page is returned to the client. */
  readonly here?: OwnAddress;
}

interface SentCall {
  /** Absent if the store requires none. */
  readonly credential?: Credential | undefined;
  readonly sent: StoreResponse;
  /** Audit record, if the request can change something. */
  readonly change?: AuditedChange | undefined;
}

/** Signs and sends. If the store rejects our credential, it is invalidated and the request retried once with a new one. */
export async function callStore(step: StoreCall): Promise<RelayResponse> {
  const { operation, account, valid, call, line, here, deadline, isReadWhole } = step;
  const gzip = mayCompress[operation.store] && !operation.pages?.linked && !operation.accept && acceptsGzip(call);
  const outgoing = buildRequest(operation, valid, gzip);
  let tried = await authenticateAndSend(step, outgoing);
  if (tried.credential && isOurs(operation, tried)) {
    account.signer.invalidate(tried.credential, tried.sent.headers.date);
    if (account.signer.skew() !== 0) line.clockSkewSeconds = Math.round(account.signer.skew() / 1000);
    if (!valid.bytes) {
      discardBody(tried.sent);
      tried = await authenticateAndSend(step, outgoing);
    }
  }
  const { credential, sent } = tried;
  const secrets = [...(credential ? [credential.secret] : []), ...outgoing.secrets];
  const id = operation.responseIdFrom && valid.path[operation.responseIdFrom];
  const ours = isOurs(operation, tried);
  const heard = (places: readonly string[]): void => {
    line.retyped = places;
  };
  const address = `${account.ways[operation.host ?? 'api'].origin}${outgoing.path}`;
  const includes = valid.query.include !== undefined;
  const about = { id, here, acceptsGzip: gzip, ours, heard, address, includes, isReadWhole };
  const answered = await mapResponse({ operation, sent, secrets, deadline, ...about });
  auditMade(tried.change, answered);
  if (operation.revokesToken && credential) account.signer.invalidate(credential);
  return answered;
}

function acceptsGzip(call: RelayRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(call.header('accept-encoding') ?? '');
}

async function authenticateAndSend(step: StoreCall, outgoing: StoreRequest): Promise<SentCall> {
  const { operation, account, deadline, line } = step;
  const { host = 'api' } = operation;
  const reads = isRead(operation);
  const credential = await credentialFor(step);
  const secretHeaders = () => ({ ...outgoing.secretHeaders?.(), ...credential?.secretHeaders() });
  let change: AuditedChange | undefined;
  const count = (): void => {
    line.attempts += 1;
    if (step.made) step.made.calls += 1;
    if (!reads) change ??= auditChange(line, operation, step.valid, outgoing.path);
  };
  const signed: StoreRequest = { ...outgoing, secretHeaders };
  const first = await account.ways[host].send(signed, { deadline, safe: reads, count, sender: senderFor(step) });
  const comesLater = operation.store === 'samsung' && first.status === 303;
  const waiting = () => ({ places: placesFor(step, signed, count), deadline, patience: account.patience, reads });
  const given = comesLater ? await pollUntilDone(first, waiting()).catch(reads ? pass : inDoubt) : first;
  const sent = await decompressed(operation, given).catch(reads ? pass : inDoubt);
  line.storeStatus = sent.status;
  if (change) change.status = sent.status;
  if (sent.headers[SIMULATOR_HEADER] === 'true') line.simulated = true;
  return { credential, sent, change };
}

/** Whether the rejected credential is ours, not a token or cookies from the client (without AUTH_REQUIRE of Samsung's gateway). */
function isOurs(operation: StoreOperation, tried: SentCall): boolean {
  return (
    isRefusal(operation, tried) &&
    tried.credential?.renewable === true &&
    (operation.bodyEncoding !== 'cookies' || /AUTH_REQUIRE/.test(tried.sent.start.toString('latin1')))
  );
}

async function credentialFor({ operation, account, valid, deadline }: StoreCall): Promise<Credential | undefined> {
  const { authorization = 'token' } = operation;
  if (authorization === 'none') return undefined;
  const given = typeof authorization === 'object' ? valid.header[authorization.given] : undefined;
  return within(deadline, account.signer.credential(authorization === 'jwt' ? 'jwt' : 'token', given));
}

function senderFor({ operation, call: { keyDigest }, line: { caller = DEFAULT_CALLER } }: StoreCall): LimiterKey {
  return senderOf(caller, keyDigest, operation.id);
}

/** Poll targets of an asynchronous operation; the result of an upload is polled like any other. */
function placesFor(step: StoreCall, outgoing: StoreRequest, count: () => void) {
  const { operation, account, deadline } = step;
  const { ways } = account;
  const sender = senderFor(step);
  const headers = { ...outgoing.headers, 'content-type': 'application/json' };
  const { secretHeaders = () => ({}) } = outgoing;
  const placeOn = ({ origin, send }: StoreClient): PollTarget => ({
    origin,
    get: (path) =>
      send({ method: 'GET', path, headers, secretHeaders, secrets: [] }, { deadline, safe: true, count, sender }),
  });
  return [placeOn(ways[operation.host ?? 'api']), placeOn(ways.api)] as const;
}

function pass(thrown: unknown): never {
  throw thrown;
}

/** The store accepted the write, although its result could not be read. */
function inDoubt(thrown: unknown): never {
  return pass(asWriteFailure(thrown));
}

/** A store rejects a credential with 401; Samsung rejects a JWT with 422, and with 500 if its signature is wrong. */
function isRefusal({ authorization }: StoreOperation, { sent: { status, start } }: SentCall): boolean {
  return (
    status === 401 ||
    (authorization === 'jwt' &&
      (status === 422 || (status === 500 && /invalid signature/.test(start.toString('latin1')))))
  );
}
