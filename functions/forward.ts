// The pipe: validate, authorise, and then the round trip to the store. It always resolves to an answer.
import type { Operation, RecipeName } from '../connector/operation.ts';
import type { Store } from '../connector/stores.ts';
import { type Account, pickAccount, type UsableAccount } from './accounts.ts';
import type { Recognise } from './caller.ts';
import { refuseUnreadable } from './continuation.ts';
import type { Recipe } from './cook.ts';
import { type Deadline, startDeadline, within } from './deadline.ts';
import { asFailure, Failure, failureAnswer } from './errors.ts';
import { openKitchen, type Stove } from './kitchen.ts';
import { describeCause, levelOf, startLine } from './log.ts';
import { type Answer, type Call, type Line, SIMULATOR_HEADER } from './message.ts';
import { type Step, toStore } from './roundtrip.ts';
import type { Validate } from './validate.ts';
import { walk } from './walk.ts';

export interface Parts {
  readonly validate: Validate;
  readonly recognise: Recognise;
  readonly accounts: readonly Account[];
  readonly recipes: Readonly<Record<RecipeName, Recipe>>;
  readonly stove: Stove;
  readonly deadlineMilliseconds: number;
}

export type Forward = (operation: Operation, call: Call) => Promise<Answer>;

/** The deadline holds until the last byte: a body that streams keeps it running. */
const endWith = (answered: Answer, deadline: Deadline): void => {
  if (answered.body && !(answered.body instanceof Uint8Array)) answered.body.once('close', deadline.end);
  else deadline.end();
};

/** The store was not asked yet: a deadline that ends here is the caller's own. */
const asSlowCaller = (thrown: unknown): never => {
  if (!(thrown instanceof Failure && thrown.code === 'store_timeout')) throw thrown;
  throw new Failure('invalid_request', 'The body of the call did not arrive in time.', { status: 408 });
};

const run = async (parts: Parts, operation: Operation, call: Call, deadline: Deadline, line: Line): Promise<Answer> => {
  const valid = await within(deadline, parts.validate(operation, call)).catch(asSlowCaller);
  const policy = parts.recognise(call);
  line.caller = policy.caller;
  policy.authorise(operation);
  const pick = (store: Store): UsableAccount => {
    const account = pickAccount(parts.accounts, policy, store, valid.account);
    line.account = account.name;
    if (account.simulated) line.simulated = true;
    return account;
  };
  if (operation.recipe) {
    const accounts = policy.reachable(parts.accounts);
    // the line becomes that of the operation which does the work, as if it had been called itself
    const pass = (inner: Operation, given: Call): Promise<Answer> => {
      Object.assign(line, startLine(inner, given), { through: operation.id });
      return run(parts, inner, given, deadline, line);
    };
    const cookPick = (): UsableAccount => pick(operation.store ?? 'apple');
    const order = { operation, valid, call, deadline, line, accounts, pick: cookPick, pass, policy };
    return parts.recipes[operation.recipe](openKitchen(parts.stove, order));
  }
  return answerOf({ operation, account: pick(operation.store), valid, call, deadline, line });
};

/** One page of a list, or all of them, or whatever else the store answers. */
const answerOf = async (step: Step): Promise<Answer> => {
  const { operation, valid, call } = step;
  const { pages } = operation;
  if (!pages) return toStore(step);
  refuseUnreadable(pages, valid.query[pages.input]);
  if (valid.query.all === true) return walk(step, pages);
  return toStore(pages.linked ? { ...step, here: { self: new URL(call.self), pages } } : step);
};

export const makeForward =
  (parts: Parts): Forward =>
  async (operation, call) => {
    const started = performance.now();
    const line = startLine(operation, call);
    if (parts.accounts.some(({ store, simulated }) => simulated && store === operation.store)) line.simulated = true;
    const deadline = startDeadline(parts.deadlineMilliseconds, call.signal);
    let answered: Answer;
    try {
      answered = await run(parts, operation, call, deadline, line);
    } catch (thrown) {
      const failure = asFailure(thrown);
      const cause = describeCause(failure);
      Object.assign(line, { code: failure.code, ...(cause && { cause }) });
      answered = failureAnswer(failure);
    }
    endWith(answered, deadline);
    Object.assign(line, { status: answered.status, milliseconds: Math.round(performance.now() - started) });
    call.log(levelOf(answered.status), line);
    if (!operation.page) parts.stove.journal?.note(line);
    return {
      ...answered,
      headers: {
        ...answered.headers,
        ...(line.simulated && { [SIMULATOR_HEADER]: 'true' }),
        'x-correlation-id': call.id,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    };
  };
