// Request signing: sends a request with the account's credential; if the store rejects it, once more with a new one.

import { isRead } from '../../connector/core/repeats.ts';
import type { Credential } from '../auth/authenticator.ts';
import { within } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { attempt, type MaybePromise } from '../core/maybePromise.ts';
import { asWriteFailure } from '../core/retryAdvice.ts';
import { type AuditedChange, SIMULATOR_HEADER } from '../core/types.ts';
import type { StoreRequest } from '../transport/storeRequest.ts';
import { discardBody, type StoreResponse } from '../transport/storeResponse.ts';
import { clientFor, hostOf } from './accounts.ts';
import { auditChange } from './auditLog.ts';
import type { StoreCall } from './callStore.ts';
import { decompressed } from './decompress.ts';
import { pollTargetsOf, senderFor } from './pollTargets.ts';
import { CALLS_SPENT } from './stopReason.ts';
import type { AsyncCall } from './storeDefinition.ts';

/** The response to a request, and what it was sent with. */
interface SentCall {
  /** Absent if the store requires none. */
  readonly credential?: Credential | undefined;
  readonly sent: StoreResponse;
  /** Audit record, if the request can change something. */
  readonly change?: AuditedChange | undefined;
}

/** `ours`: the store rejected the account's own credential. */
export interface AuthenticatedCall extends SentCall {
  readonly ours: boolean;
}

/** A rejected credential is invalidated. A streamed body cannot be sent twice. */
export async function sendAuthenticated(step: StoreCall, outgoing: StoreRequest): Promise<AuthenticatedCall> {
  const { account, valid, line } = step;
  const first = await sendOnce(step, outgoing);
  const { credential, sent } = first;
  if (!credential || !isOurs(step, first)) return { ours: false, ...first };
  account.signer.invalidate(credential, sent.headers.date);
  if (account.signer.skew() !== 0) line.clockSkewSeconds = Math.round(account.signer.skew() / 1000);
  if (valid.bytes) return { ours: true, ...first };
  discardBody(sent);
  const second = await sendOnce(step, outgoing);
  return { ours: isOurs(step, second), ...second };
}

async function sendOnce(step: StoreCall, outgoing: StoreRequest): Promise<SentCall> {
  const { operation, account, deadline, line } = step;
  const isSpent = (): boolean => step.made !== undefined && step.made.calls >= step.made.most;
  if (isSpent()) throw new Failure('too_many_calls', CALLS_SPENT);
  const reads = isRead(operation);
  const signing = credentialFor(step);
  const credential = signing instanceof Promise ? await signing : signing;
  const secretHeaders = allSecretHeaders(outgoing, credential);
  let change: AuditedChange | undefined;
  const count = (): void => {
    line.attempts += 1;
    if (step.made) step.made.calls += 1;
    if (!reads) change ??= auditChange(line, operation, step.valid, outgoing.path);
  };
  const buffersLong = reads && step.isReadWhole !== true && operation.responds.format !== 'binary';
  const signed: StoreRequest = { buffersLong, ...outgoing, secretHeaders };
  const { send } = clientFor(account, hostOf(operation, step.valid.query));
  const first = await send(signed, { deadline, safe: reads, count, isSpent, sender: senderFor(step) });
  const failed = reads ? pass : inDoubt;
  const coming = attempt(() => resultOf(step, first, () => pollTargetsOf(step, signed, count)), failed);
  const given = coming instanceof Promise ? await coming : coming;
  const unpacking = attempt(() => decompressed(operation, given), failed);
  const sent = unpacking instanceof Promise ? await unpacking : unpacking;
  line.storeStatus = sent.status;
  if (change) change.status = sent.status;
  if (sent.headers[SIMULATOR_HEADER] === 'true') line.simulated = true;
  return { credential, sent, change };
}

function allSecretHeaders({ secretHeaders: own }: StoreRequest, credential: Credential | undefined) {
  if (credential === undefined) return own ?? noHeaders;
  return own ? () => ({ ...own(), ...credential.secretHeaders() }) : credential.secretHeaders;
}

/** The response, or the result that the store announces in it. */
function resultOf(
  { operation, account, deadline }: StoreCall,
  first: StoreResponse,
  places: () => AsyncCall['places'],
): MaybePromise<StoreResponse> {
  const { asyncOperation } = account.definition;
  if (!asyncOperation?.isPending(first)) return first;
  const { pollDelay } = account;
  return asyncOperation.result(first, { places: places(), deadline, pollDelay, reads: isRead(operation) });
}

function credentialFor({ operation, account, valid, deadline }: StoreCall): MaybePromise<Credential | undefined> {
  const { authorization = 'token' } = operation;
  if (authorization === 'none') return undefined;
  const given = typeof authorization === 'object' ? valid.header[authorization.given] : undefined;
  return within(deadline, account.signer.credential(authorization === 'jwt' ? 'jwt' : 'token', given));
}

/** Whether the store rejected the account's own credential, not a token or cookies from the client. */
function isOurs({ operation, account }: StoreCall, { credential, sent }: SentCall): boolean {
  return credential?.renewable === true && account.definition.isCredentialRefusal(operation, sent);
}

function noHeaders() {
  return {};
}

function pass(thrown: unknown): never {
  throw thrown;
}

/** The store accepted the write, although its result could not be read. */
function inDoubt(thrown: unknown): never {
  return pass(asWriteFailure(thrown));
}
