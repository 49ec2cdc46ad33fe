// Idempotent writes: a repeat of the same call gets the stored outcome of the first, or waits for it.

import { isJsonObject } from '../../connector/core/json.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { isRead } from '../../connector/core/repeats.ts';
import { asSlowCaller, within } from '../core/deadline.ts';
import { asFailure, errorResponse, Failure } from '../core/errors.ts';
import { unknownOutcome, withVerifyHint } from '../core/retryAdvice.ts';
import { REPLAYED_HEADER, type RelayRequest, type RelayResponse } from '../core/types.ts';
import { type IdempotencyKey, idempotencyKeyOf, type PeekedFile } from './idempotencyKey.ts';
import type { Claim, OutcomeStore, Settle, StoredOutcome } from './idempotencyStore.ts';
import { type IdempotentCall, type IdempotentInputs, inputsOf } from './idempotentInputs.ts';
import type { ValidatedRequest } from './validate.ts';

/** Runs `make` once for all recognized repeats of a call. */
export function runOnce(
  outcomes: OutcomeStore,
  asked: IdempotentCall,
  make: (valid: ValidatedRequest) => Promise<RelayResponse>,
): Promise<RelayResponse> {
  const { operation, valid, call } = asked;
  if (isRead(operation) || operation.delegates || valid.query.dryRun === true) return make(valid);
  if (isJsonObject(valid.body) && valid.body.dryRun === true) return make(valid);
  const identity = idempotencyKeyOf(call);
  return identity ? runIdentified(outcomes, asked, identity, make) : make(valid);
}

async function runIdentified(
  outcomes: OutcomeStore,
  asked: IdempotentCall,
  identity: IdempotencyKey,
  make: (valid: ValidatedRequest) => Promise<RelayResponse>,
): Promise<RelayResponse> {
  const { call, policy, deadline } = asked;
  const digest = await outcomes.digest();
  const inputs = await within(deadline, inputsOf(asked, digest)).catch(asSlowCaller);
  if (inputs.reads) return make(inputs.valid);
  const owner = digest([policy.caller, call.keyDigest?.toString('hex') ?? '']);
  const key = digest(identity.chosen ? identity.texts : [...identity.texts, inputs.digest]);
  for (;;) {
    const claim = await outcomes.claim(owner, key, inputs.digest);
    if (claim.is === 'first') return first(asked, inputs, make, claim.settle);
    if (claim.inputs !== inputs.digest) throw otherInputs();
    if (claim.is === 'kept') return replayed(asked, inputs, claim.outcome);
    await firstEnds(asked, claim);
  }
}

/** Waits for the first call; throws if its outcome will not be known in time. */
async function firstEnds(
  { operation, deadline }: IdempotentCall,
  claim: Exclude<Claim, { is: 'first' | 'kept' }>,
): Promise<void> {
  if (claim.is === 'lost') throw lost(operation);
  await within(deadline, claim.ended).catch((thrown: unknown) => {
    throw stillPending(operation, thrown);
  });
}

/** Runs the first call. It continues when its client disconnects, since a repeat may need the outcome. */
async function first(
  { operation, call, deadline, line }: IdempotentCall,
  { valid, file }: IdempotentInputs,
  make: (valid: ValidatedRequest) => Promise<RelayResponse>,
  settle: Settle,
): Promise<RelayResponse> {
  deadline.stay();
  // an outcome that changed nothing may be retried, so it is not stored
  const keep = async (answered: RelayResponse): Promise<void> =>
    settle((line.changes ?? 0) > 0 ? outcomeOf(operation, answered, file?.digest()) : undefined);
  try {
    const answered = await make(valid);
    await keep(answered);
    return answered;
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (!file || !isShort(file, call)) {
      await keep(errorResponse(failure));
      throw thrown;
    }
    await settle(undefined);
    throw failure.code === 'outcome_unknown' ? cutFile(failure) : thrown;
  }
}

/** 422, as in the IETF draft on Idempotency-Key. */
function otherInputs(): Failure {
  return new Failure(
    'idempotency_key_reused',
    'This Idempotency-Key, or this action of the run, has been used with other inputs in the last ten minutes. Nothing was sent. Give each call a key of its own.',
  );
}

async function replayed(
  { operation, deadline, line }: IdempotentCall,
  { file }: IdempotentInputs,
  outcome: StoredOutcome,
): Promise<RelayResponse> {
  line.replayed = true;
  if (file) await within(deadline, readToEnd(file.bytes));
  if (file && outcome.file !== undefined && file.digest() !== outcome.file) throw otherInputs();
  const { status, headers, body, withheld } = outcome;
  const message = { ...headers, [REPLAYED_HEADER]: 'true' };
  if (!withheld) return { status, headers: message, body };
  const why = withheld === 'secret' ? 'it holds a secret' : 'it was too long';
  throw new Failure(
    'already_done',
    `${operation.summary} was made by an earlier call of this action, and answered with ${status}. The answer is not kept, since ${why}. To make it once more, give another Idempotency-Key.`,
    { headers: { [REPLAYED_HEADER]: 'true' } },
  );
}

function stillPending(operation: Operation, thrown: unknown): unknown {
  if (thrown instanceof Failure && thrown.code === 'caller_gone') return thrown;
  const message = 'The first call of this action is still in progress.';
  return withVerifyHint(unknownOutcome(message, [{ code: 'in_progress', message }]), operation);
}

function lost(operation: Operation): unknown {
  const message = 'An earlier call of this action began and was never finished: the relay stopped within it.';
  return withVerifyHint(unknownOutcome(message, [{ code: 'lost', message }]), operation);
}

function outcomeOf(
  operation: Operation,
  { status, headers, body }: RelayResponse,
  file: string | undefined,
): StoredOutcome {
  const common = { status, headers, file };
  if (operation.access === 'credential' && status < 300) return { ...common, body: undefined, withheld: 'secret' };
  // responses to writes are buffered; one that streams is larger than any stored outcome
  if (body !== undefined && !(body instanceof Uint8Array)) return { ...common, body: undefined, withheld: 'size' };
  return { ...common, body: body && Buffer.from(body) };
}

/** Whether the file is shorter than its declared length, so that the store does not have the whole file. */
function isShort(file: PeekedFile, call: RelayRequest): boolean {
  return file.passed() < Number(call.header('content-length') ?? Number.NaN);
}

function cutFile(cause: Failure): Failure {
  return new Failure(
    'store_unreachable',
    'The file was not sent completely: the call ended early, or the connection to the store broke. Nothing was uploaded. Try again.',
    { cause },
  );
}

async function readToEnd(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes);
}
