// Jobs as the recipes see them: starts one, and shows those of a caller.
import { randomUUID } from 'node:crypto';
import { isRead } from '../../connector/core/repeats.ts';
import { startDeadline } from '../core/deadline.ts';
import { asFailure, Failure } from '../core/errors.ts';
import { openPart } from '../core/heldMemory.ts';
import { createLastReads } from '../core/lastReads.ts';
import { noteOwnChange } from '../core/ownChange.ts';
import { afterPartialWrite } from '../core/retryAdvice.ts';
import { jsonResponse, type RelayResponse } from '../core/types.ts';
import type { Jobs } from '../workflow/jobRun.ts';
import { inputOf, type Recipe, type RecipeContext } from '../workflow/storeApi.ts';
import { countStart } from './jobBounds.ts';
import { type JobRecord, newJobId, ownerOf } from './jobRecord.ts';
import { runJobSlice, type SliceEnd } from './jobSlice.ts';
import type { JobParts } from './jobStore.ts';
import { jobTitle } from './jobTitle.ts';
import { jobView, notDoneYet, resultAddress } from './jobView.ts';
import { JOB_LEASE } from './openJobRun.ts';
import { cancelOwn, findOwn, listOwn, retryOwn } from './ownJobs.ts';
import { createStartTurns, type StartTurns } from './startTurns.ts';

/** Time before the deadline of a call that is kept for its response, in milliseconds. */
const RESPOND = 3_000;
const lost: SliceEnd = { is: 'lost' };

interface StartParts extends JobParts {
  readonly turns: StartTurns;
}

export function createJobs(parts: JobParts, elapsed: () => number): Jobs {
  const turns = createStartTurns();
  const lists = createLastReads<RelayResponse>(elapsed, { fresh: 0 });
  return {
    start: (context, recipe) => start({ ...parts, turns }, context, recipe),
    alone: (context, claim, work) => {
      const { account } = context.store();
      return parts.alone(claim, context.deadline, (deadline) =>
        work({ ...context, deadline, store: () => context.storeFor(account, deadline) }),
      );
    },
    list: (context) => listOwn(parts, context),
    listSoon: (context) => lists(ownerOf(context), () => listOwn(parts, context)),
    read: async (context) => {
      const { id, record } = await findOwn(parts, context);
      return jsonResponse(200, jobView(id, record));
    },
    result: async (context) => {
      const { id, record } = await findOwn(parts, context, context.call.keyDigest === undefined);
      if (!record.result) return notDoneYet(id, record, context.call.self);
      const { status, headers, body } = await parts.store().readResult(id, record.result);
      return { status, headers, body: Buffer.from(body) };
    },
    cancel: (context) => cancelOwn(parts, context),
    retry: (context) => retryOwn(parts, context),
  };
}

async function start(parts: StartParts, context: RecipeContext, recipe: Recipe): Promise<RelayResponse> {
  const store = parts.store();
  const { account } = context.store();
  const isAwaited = inputOf<boolean>(context, 'wait') !== false;
  const owner = ownerOf(context);
  const id = newJobId(owner);
  const record = newRecord(parts, context, isAwaited);
  const notStarted = async (thrown: unknown): Promise<never> => {
    await store.counts.change(owner, { open: -1, kept: -1, created: record.created }).catch(() => undefined);
    const failure = asFailure(thrown);
    if (failure.code !== 'too_many_calls') throw thrown;
    const { status, headers, message } = failure;
    throw new Failure('too_many_calls', `No job was started, and nothing was sent to the store. ${message}`, {
      status,
      headers,
    });
  };
  const etag = await parts.turns(owner, context.deadline, async () => {
    await countStart(parts, owner);
    return store.insert(id, record).catch(notStarted);
  });
  if (etag === undefined) throw new Error('A job has this ID');
  const message = { job: id, correlationId: context.call.id };
  // for a call that waits the message is for the case that this instance dies
  await parts
    .queue()
    .send(message, isAwaited ? { delay: JOB_LEASE } : {})
    .catch(async (thrown: unknown) => {
      await store.remove(id);
      return notStarted(thrown);
    });
  const accepted = (now: JobRecord): RelayResponse => {
    if (!isRead(context.operation)) noteOwnChange(context.line); // a repeat of the call gets the same job
    return notDoneYet(id, now, resultAddress(context, id));
  };
  if (!isAwaited) return accepted(record);
  context.deadline.stay();
  const deadline = startDeadline(Math.max(0, context.deadline.left() - RESPOND));
  openPart(deadline, context.deadline);
  const { line, call } = context;
  const { onProgress } = call;
  const [changes, held] = [() => line.changes ?? 0, { id, record, etag }];
  try {
    const ended = await runJobSlice({ store, held, deadline, isAwaited, now: parts.now, changes, onProgress }, (job) =>
      recipe({ ...context, job, deadline, store: () => context.storeFor(account, deadline) }),
    ).catch(() => lost); // its record cannot be written: the first message continues the job
    if (ended.is === 'ended' && ended.failure)
      throw changes() > 0 ? afterPartialWrite(ended.failure, context.operation) : ended.failure;
    if (ended.is === 'ended') return ended.answered;
    // the first message comes when the lease is over, if this one cannot be sent
    if (ended.is === 'later')
      await parts
        .queue()
        .send(message, { delay: ended.delay })
        .catch(() => undefined);
    return accepted(ended.is === 'later' ? ended.record : record);
  } finally {
    deadline.end();
  }
}

function newRecord({ now }: JobParts, { operation, policy, call, valid }: RecipeContext, isLeased: boolean): JobRecord {
  const { bytes: _, ...inputs } = valid;
  const created = now();
  return {
    operation: operation.id,
    title: jobTitle(operation, valid),
    caller: policy.caller,
    correlationId: call.id,
    self: new URL(new URL(call.self).pathname, call.self).href,
    inputs,
    created,
    updated: created,
    state: isLeased ? 'running' : 'waiting',
    ...(isLeased && { lease: { of: randomUUID(), until: created + JOB_LEASE } }),
    saved: {},
    steps: [],
    progress: { sentence: 'It has not begun yet.' },
    idle: 0,
    changes: 0,
    claims: [],
  };
}
