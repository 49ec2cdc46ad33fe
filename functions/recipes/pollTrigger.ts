// Returns the items that are new since the checkpoint that the flow sends; the recipe of every polling trigger.

import { holdingOf } from '../core/heldMemory.ts';
import type { LogEntry } from '../core/types.ts';
import { encodeCheckpoint, readCheckpoint, scopeOf } from '../triggers/checkpoint.ts';
import { type ResponseStyle, responseStyles } from '../triggers/responseStyle.ts';
import type { PollContext, PollSource } from '../workflow/pollSource.ts';
import { workflowsOf } from '../workflow/relayStore.ts';
import type { Recipe, RecipeContext } from '../workflow/storeApi.ts';
import { inputOf } from '../workflow/storeApi.ts';

/** Inputs that are not part of the checkpoint's scope. */
const BESIDES = new Set(['state', 'dialect', 'account']);

/** Page limits of one poll: with an authenticated checkpoint, and with any other or none. */
const MOST_PAGES = 50;
const MOST_PAGES_UNPROVEN = 4;

/** How the log names a poll without a usable checkpoint. `begins` is deprecated. */
const INITIAL = { triggerState: 'initial', begins: 'first' } satisfies Partial<LogEntry>;
const RESET = { triggerState: 'reset', begins: 'anew' } satisfies Partial<LogEntry>;

/** Bytes of memory per byte of a cached response. */
const OBJECTS = 3;

export const pollTrigger: Recipe = async (context) => {
  const { operation, valid, call, line } = context;
  const { poll: pollSource, accepts, interval } = await sourceOf(context);
  const base = pollContextOf(context);
  const inputs = Object.fromEntries(Object.entries(valid.query).filter(([name]) => !BESIDES.has(name)));
  const { name } = base.account;
  const keys = base.account.stateKeys();
  const mark = scopeOf(operation.id, name, inputs);
  const given = inputOf<string>(context, 'state') ?? '';
  const { past, proven = false } = readCheckpoint(given, mark, keys) ?? {};
  const goesOn = past !== undefined && accepts(past, base);
  const pollContext = { ...base, pages: proven && goesOn ? MOST_PAGES : MOST_PAGES_UNPROVEN };
  if (goesOn && !proven) line.stateUnproven = true;
  // an error would stop the flow permanently; a reset recovers, and the log entry says why no items were reported
  if (!goesOn) Object.assign(line, given === '' ? INITIAL : RESET);
  const result = await pollSource(pollContext, goesOn ? past : undefined);
  // an unauthenticated checkpoint must not become authenticated, and then allow full-length reads, before it is settled
  const isSettled = proven || !goesOn || (result.settled ?? !result.more);
  const poll = {
    result,
    next: encodeCheckpoint(mark, result.checkpoint, keys, isSettled),
    self: call.self,
    interval,
  };
  return responseStyles[inputOf<ResponseStyle>(context, 'dialect') ?? 'items'](poll);
};

/** What the trigger watches. */
async function sourceOf({ operation: { id, store, trigger }, stores }: RecipeContext): Promise<PollSource> {
  const source = store && trigger && (await workflowsOf(stores, store)).pollSources?.[trigger.watches];
  if (!source) throw new Error(`${id} watches nothing`);
  return source;
}

function pollContextOf(context: RecipeContext): Omit<PollContext, 'pages'> {
  const { account, call, listAll, page, stream } = context.store();
  const { operation, deadline, share, now } = context;
  const holding = holdingOf(deadline);
  let size = 0;
  /** Of the data read, a poll keeps only reported items and its checkpoint. */
  const countBytes = (bytes: number): void => {
    size += bytes;
    holding.settle();
    holding.keep(size * OBJECTS);
  };
  return {
    account,
    call,
    listAll,
    page,
    stream,
    share: (question, read) => share(account, JSON.stringify([operation.id, ...question]), deadline, read, countBytes),
    input: (name) => inputOf(context, name),
    deadline,
    now: now(),
  };
}
